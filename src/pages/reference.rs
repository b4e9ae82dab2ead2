//! The quick reference: symptoms with their first check and their fix, then the checks and how to read them.

use maud::{Markup, html};

use super::Page;
use super::frame::{Frame, Site, root, way};
use super::prose::rich;
use super::words::words;
use crate::guide::{CHECKS, Check, Symptom, Where, rule};
use crate::text::Lang;

/// The quick reference.
pub(super) fn page(site: &Site, lang: Lang) -> Page {
    let words = words(lang);
    let root = root("reference", lang);
    let body = html! {
        h1 { (words.reference) }
        p { (words.reference_about) }
        p { a href={ (root) "#lang=" (lang.tag()) "&view=fix" } { (words.paste_hint) } }
        @for place in Where::ALL {
            section {
                h2 { (rich(place.name().of(lang))) }
                table {
                    thead { tr {
                        th scope="col" { (words.symptom) }
                        th scope="col" { (words.first_check) }
                        th scope="col" { (words.fix_column) }
                        th scope="col" { (words.more) }
                    } }
                    tbody { @for it in place.symptoms() { (row(it, lang, &root)) } }
                }
            }
        }
        h2 { (words.checks) }
        p { (words.checks_about) }
        @for it in CHECKS { (check(it, lang)) }
    };
    let about = words.reference_about.to_owned();
    Frame { folder: "reference", title: words.reference.to_owned(), about }.page(site, lang, &body)
}

fn row(it: &Symptom, lang: Lang, root: &str) -> Markup {
    let checked = CHECKS.iter().find(|check| check.id == it.check);
    html! {
        tr {
            td { (rich(it.seen.of(lang))) }
            td { @if let Some(check) = checked { a href={ "#" (check.id) } { (rich(check.asks.of(lang))) } } }
            td { (rich(it.helps.of(lang))) }
            td { @for name in it.rules { @if let Some(rule) = rule(name) {
                a href={ (root) (way(&format!("rules/{}", rule.code), lang)) } translate="no" { (rule.code) } " "
            } } }
        }
    }
}

fn check(it: &Check, lang: Lang) -> Markup {
    let words = words(lang);
    html! {
        section id=(it.id) class="check" {
            h3 { (rich(it.asks.of(lang))) }
            pre tabindex="0" { code translate="no" { (it.command) } }
            dl {
                dt { (words.good_answer) }
                dd { pre tabindex="0" { code translate="no" { (it.good) } } p { (rich(it.good_means.of(lang))) } }
                dt { (words.bad_answer) }
                dd { pre tabindex="0" { code translate="no" { (it.bad) } } p { (rich(it.bad_means.of(lang))) } }
            }
        }
    }
}
