//! What a paste says, in terms that are the same for every format: settings, failures, commands. Judges nothing.

mod case;
mod document;
mod entries;
mod failure;
mod failures;
mod grams;
pub mod host;
pub mod no_proxy;
mod place;
mod proxy_address;
mod scripts;
mod setting;
mod settings;
mod sums;
mod whose;
mod workflow;

pub use case::Case;
pub use document::{Content, Document};
pub use entries::Entry;
pub use failure::{Address, Doing, Failure, ModuleAt, Trouble};
pub use place::Place;
pub use proxy_address::ProxyAddress;
pub use setting::{How, Setting, has_gap};
pub use sums::SumTrouble;
pub use whose::{Whose, whose};
pub use workflow::{Action, Step};
