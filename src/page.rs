//! The page: shows what the core decided; nothing in the core knows it. Each view is a program of its own, in a container
//! of its own; what they share lies beside this file.

mod announcer;
mod arrival;
mod brand;
mod browser;
mod command;
mod copy_button;
mod desk;
mod embed;
mod embedding;
pub mod explain;
pub mod fix;
mod fragment;
mod icon;
mod languages;
mod list;
mod newer;
mod notice;
mod notices;
mod org;
mod saying;
pub mod setup;
mod speech;
mod text_page;
mod theme;
mod top;
mod words;
