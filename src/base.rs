//! Text that is safe to print; knows nothing of Go, questions or files.

mod clean;

pub use clean::{Clean, Unclean};
