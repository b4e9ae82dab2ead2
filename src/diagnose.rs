//! From a paste to what is wrong with it: cover, read, judge, mend.

mod answers;
mod diff;
mod environment;
mod mend;
mod onward;
mod plain;
mod report;

pub use diff::{Block, Differ, blocks};
pub use mend::{apply, keeps, mend, together};
pub use onward::Onward;
pub use plain::{Plain, plain};
pub use report::{Judged, Report, diagnose};
