//! Pages that need no script: one for each rule, their list, and the quick reference, in every language.

mod both;
mod cases;
mod frame;
mod icon;
mod missing;
mod offline;
mod open;
mod prose;
mod reference;
mod rule;
mod rule_list;
mod words;

pub use frame::Site;
pub use missing::missing;
pub use offline::offline;

use crate::rules::docs;
use crate::text::Lang;

/// A page: its path below the site's root, with `index.html`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// As in `zh/rules/GP001/index.html`.
    pub path: String,
    /// The HTML document.
    pub html: String,
}

/// Every page.
pub fn pages(site: &Site) -> Vec<Page> {
    let mut out = Vec::new();
    let cases = cases::Cases::find();
    for lang in Lang::ALL {
        out.push(rule_list::page(site, lang));
        out.push(reference::page(site, lang));
        out.extend(docs().map(|(rule, doc)| rule::page(site, lang, rule, doc, cases.of(rule.code))));
    }
    out
}
