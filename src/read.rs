//! Readers of what people paste: a text becomes a document with places. They refuse nothing, keep every byte's place and
//! know nothing of what a setting means.

mod detect;
pub mod dockerfile;
mod file_name;
pub mod ini;
pub mod json;
mod kind;
pub mod lines;
mod part;
pub mod shell;
pub mod tree;
pub mod unit;
pub mod variable;
pub mod yaml;

pub use detect::detect;
pub use file_name::kind_of_file;
pub use kind::Kind;
pub use part::{Part, parts};
