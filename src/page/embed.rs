//! The page in a frame of another page: what the frame's address says of it, whom it talks to, and what they say. Pure;
//! the frame itself is the browser's.

mod frame;
mod heard;
mod host;
mod said;

pub(crate) use frame::{Frame, common, framed, renewed};
pub(crate) use heard::{Heard, KEYS, LONGEST, Set};
pub(crate) use host::may_embed;
pub(crate) use said::{Field, Said};

/// The key that every message has, with the version of this protocol.
pub(crate) const MARK: &str = "goproxy-wizard";
/// The version: a message of another one means nothing here.
pub(crate) const VERSION: f64 = 1.0;
