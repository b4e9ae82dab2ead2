//! Text that is safe to print, and places in texts; knows nothing of Go, questions or files.

mod clean;
mod span;

pub use clean::{Clean, Unclean};
pub use span::Span;
