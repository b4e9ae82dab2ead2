//! What a text is, from the look of its lines.

use super::Kind;

/// The kind that the most telling lines speak for.
pub fn detect(text: &str) -> Kind {
    super::part::main_kind(text)
}
