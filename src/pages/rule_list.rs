//! The list of the rules.

use maud::html;

use super::Page;
use super::frame::{Frame, Site, root, way};
use super::prose::rich;
use super::words::words;
use crate::rules::rules;
use crate::text::Lang;

/// The list.
pub(super) fn page(site: &Site, lang: Lang) -> Page {
    let words = words(lang);
    let root = root("rules", lang);
    let mut all: Vec<_> = rules().collect();
    all.sort_by_key(|rule| rule.code);
    let body = html! {
        h1 { (words.rules) }
        p { (words.rules_about) }
        table {
            thead { tr { th scope="col" { (words.code) } th scope="col" { (words.finds) } th scope="col" { (words.cause) } } }
            tbody {
                @for rule in all {
                    tr {
                        td { a href={ (root) (way(&format!("rules/{}", rule.code), lang)) } translate="no" { (rule.code) } }
                        td { (rich(rule.title.of(lang))) }
                        td { (rich(rule.cause.meaning().of(lang))) }
                    }
                }
            }
        }
    };
    let frame = Frame { folder: "rules", title: words.rules.to_owned(), about: words.rules_about.to_owned() };
    frame.page(site, lang, &body)
}
