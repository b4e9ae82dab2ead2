//! Secrets in what people paste are replaced before anything else sees them; knows nothing of what the text is for.

mod address;
mod cover;

pub use address::mask;
pub use cover::{Covered, cover};
