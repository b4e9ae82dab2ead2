//! The files that an organisation offers, by target or group.

use super::part::{Part, Reader, name_schema};
use crate::files::Only;
use crate::jsonc::{Tree, Value};
use crate::text::Msg;

/// The name of a kind of file, or of a group of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileName(pub &'static str);

impl Part for FileName {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(value, "house.list")?;
        let no = || Msg::new("house.file").with("names", Only::names().collect::<Vec<_>>().join(", "));
        Only::names().find(|name| *name == text).map(Self).or_else(|| reader.no(value.span.start, no()))
    }

    fn tree(&self) -> Tree {
        Tree::text(self.0)
    }

    fn schema() -> Tree {
        let mut all: Vec<_> = Only::names().collect();
        all.sort_unstable();
        all.dedup();
        name_schema(all)
    }
}
