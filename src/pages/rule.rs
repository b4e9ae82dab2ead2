//! The page of a rule: what is wrong, an example and what is found in it, the same done right, sources.

use maud::{Markup, html};

use super::Page;
use super::frame::{Frame, Site, root};
use super::open::open;
use super::prose::{paragraphs, plain, rich};
use super::words::words;
use crate::diagnose::{apply, diagnose};
use crate::rules::{Doc, Example, Rule};
use crate::text::Lang;

/// The page of a rule; `cases` are threads in which somebody had it.
pub(super) fn page(site: &Site, lang: Lang, rule: &Rule, doc: &Doc, cases: &[String]) -> Page {
    let folder = format!("rules/{}", rule.code);
    let root = root(&folder, lang);
    let words = words(lang);
    let title = rule.title.of(lang);
    let body = html! {
        p class="crumb" { code translate="no" { (rule.code) } " · " span translate="no" { (rule.name) } }
        h1 { (rich(title)) }
        p class="cause" { strong { (words.cause) } " " code translate="no" { (rule.cause.name()) } " — " (rich(rule.cause.meaning().of(lang))) }
        h2 { (words.why) }
        (paragraphs(doc.about.of(lang)))
        h2 { (words.bad) }
        @for bad in doc.bad { (example(bad, lang, &root)) (found(bad, rule, lang)) }
        h2 { (words.good) }
        @for good in doc.good { (example(good, lang, &root)) }
        h2 { (words.sources) }
        ul { @for source in doc.sources { li { a href=(source.url) rel="noreferrer" { (source.title) } } } }
        @if !cases.is_empty() {
            h2 { (words.cases) }
            ul { @for case in cases { li { a href=(case) rel="noreferrer" translate="no" { (case.trim_start_matches("https://github.com/")) } } } }
        }
    };
    let about = plain(doc.about.of(lang)).split("\n\n").next().unwrap_or_default().to_owned();
    Frame { folder: &folder, title: format!("{} {}", rule.code, plain(title)), about }.page(site, lang, &body)
}

fn example(it: &Example, lang: Lang, root: &str) -> Markup {
    html! {
        figure {
            figcaption {
                span translate="no" { (it.kind.name()) }
                a href={ (root) (open(it, lang)) } { (words(lang).open) }
            }
            pre tabindex="0" { code translate="no" { (it.text) } }
        }
    }
}

/// What the page says of a bad example, and the example mended.
fn found(bad: &Example, rule: &Rule, lang: Lang) -> Markup {
    let report = diagnose(bad.text, Some(bad.kind));
    let own = report.findings.iter().filter(|it| it.rule.code == rule.code).map(|it| &it.finding);
    html! {
        @for finding in own {
            dl {
                dt { (words(lang).found) }
                dd { (rich(&finding.what.of(lang))) " " (rich(&finding.why.of(lang))) }
                dt { (words(lang).todo) }
                dd { (rich(&finding.todo.of(lang))) }
                @if let Some(mended) = finding.fix.as_ref().and_then(|fix| apply(&report.covered.text, &fix.edits)) {
                    dt { (words(lang).mended) }
                    dd { pre tabindex="0" { code translate="no" { (mended) } } }
                }
            }
        }
    }
}
