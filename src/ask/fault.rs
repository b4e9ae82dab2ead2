//! What is wrong in a file that a person gives, and where.

use crate::base::{Lines, Place};
use crate::jsonc::Mistake;
use crate::text::Msg;

/// Something wrong in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Which member, as `answers.proxy`; empty for the whole.
    pub path: String,
    /// Where, in bytes.
    pub at: usize,
    /// What, and what to do.
    pub msg: Msg,
}

impl Fault {
    /// The file is no JSON.
    pub fn of_mistake(text: &str, mistake: Mistake) -> Self {
        let Place { line, column } = Lines::of(text).place(mistake.at);
        let msg = Msg::new(mistake.kind.key()).with("line", line).with("column", column);
        Self { path: String::new(), at: mistake.at, msg }
    }
}
