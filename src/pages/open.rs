//! The link that opens an example in the page's view Fix: the example is in the link itself.

use crate::ask::link::encode;
use crate::rules::Example;
use crate::text::Lang;

/// The address from the site's root.
pub(super) fn open(example: &Example, lang: Lang) -> String {
    format!("#lang={}&view=fix&kind={}&paste={}", lang.tag(), example.kind.name(), encode(example.text))
}
