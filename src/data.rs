//! Facts of the outside world, each with its source and the day it was last checked.

pub mod actions;
pub mod forges;
pub mod images;
pub mod mirrors;
pub mod public_hosts;
pub mod public_owners;
pub mod public_proxies;
pub mod source;
mod stated;

pub use stated::{Date, Stated, stated};
