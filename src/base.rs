//! Text that is safe to print, and places in texts; knows nothing of Go, questions or files.

mod clean;
mod lines;
mod span;

pub use clean::{Clean, Unclean};
pub use lines::{Lines, Place};
pub use span::Span;
