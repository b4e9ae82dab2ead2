//! What is made of a built page when all its files are there: the list by which it works offline, and the single file.
//! Knows files by their names and `index.html` by its tags, no view and no question.

mod files;
mod hash;
mod offline;
mod single;
mod tag;

pub use files::{Files, Flaw};
pub use offline::worker;
pub use single::single;
