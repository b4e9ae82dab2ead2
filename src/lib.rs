//! goproxy-wizard: from what a person says about their network to files that make `go` work there.

pub mod ask;
pub mod base;
pub mod bundle;
#[cfg(feature = "cli")]
pub mod cli;
pub mod data;
pub mod diagnose;
pub mod door;
pub mod explain;
pub mod facts;
pub mod files;
pub mod go;
pub mod guide;
pub mod house;
pub mod jsonc;
pub mod merge;
pub mod plan;
pub mod read;
pub mod rules;
pub mod secret;
pub mod text;
pub mod web;
pub mod write;

#[cfg(feature = "pages")]
pub mod built;
#[cfg(feature = "page")]
pub mod page;
#[cfg(feature = "pages")]
pub mod pages;
#[cfg(feature = "serve")]
pub mod serve;
