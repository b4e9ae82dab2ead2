//! The version of the format, of which there is one.

use super::part::{Part, Reader};
use crate::jsonc::{Kind, Tree, Value};
use crate::text::Msg;

/// The version that this code reads and writes.
const THIS: u32 = 1;

/// What is said of a newer one.
pub(super) const NEWER: &str = "house.newer";

/// The version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version;

impl Part for Version {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let written = reader.written(value.span);
        let number = written.parse::<u32>().ok().filter(|_| value.kind == Kind::Number);
        match number {
            Some(THIS) => Some(Self),
            Some(later) if later > THIS => reader.no(value.span.start, Msg::new(NEWER).with("version", later)),
            _ => reader.no(value.span.start, Msg::new("house.version")),
        }
    }

    fn tree(&self) -> Tree {
        Tree::Number(THIS)
    }

    fn schema() -> Tree {
        Tree::object([("const", Tree::Number(THIS))])
    }
}
