//! Secrets in what people paste are replaced before anything else sees them; knows nothing of what the text is for.

mod address;
mod again;
mod command;
mod cover;
mod key_block;
mod named;
mod reference;
mod shown;
mod value;

pub use address::mask;
pub use cover::{Covered, cover};
