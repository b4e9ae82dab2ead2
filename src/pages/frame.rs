//! What every page has around it: head, top line, the switch of languages, foot.

use maud::{DOCTYPE, Markup, html};

use super::Page;
use super::icon::ICON;
use super::words::words;
use crate::text::Lang;
use crate::web::TEXT_PAGE;

/// The built site that the pages stand in.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The style sheets' paths from the site's root.
    pub styles: Vec<String>,
    /// The path of the site's root on its host, `/` or `/tools/go/`, where it is known when the site is built.
    pub root: Option<String>,
}

/// What a page is.
pub(super) struct Frame<'a> {
    /// Its folder, in English, from the site's root: `rules/GP001`.
    pub(super) folder: &'a str,
    /// Its title, without marks of code.
    pub(super) title: String,
    /// What it says, in one sentence.
    pub(super) about: String,
}

/// The folder of a page in a language.
fn folder(of: &str, lang: Lang) -> String {
    match lang {
        Lang::En => of.to_owned(),
        Lang::ZhCn => format!("zh/{of}"),
    }
}

/// The way from a page's folder to the site's root: `../../`.
pub(super) fn root(of: &str, lang: Lang) -> String {
    "../".repeat(folder(of, lang).split('/').count())
}

/// The way to a page in the same language, from the root: `zh/rules/`.
pub(super) fn way(to: &str, lang: Lang) -> String {
    folder(to, lang) + "/"
}

impl Frame<'_> {
    /// The page with this body.
    pub(super) fn page(&self, site: &Site, lang: Lang, body: &Markup) -> Page {
        let root = root(self.folder, lang);
        let words = words(lang);
        let other = |lang: Lang| format!("{root}{}", way(self.folder, lang));
        let html = html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(TEXT_PAGE);
                    meta name="referrer" content="no-referrer";
                    link rel="icon" href=(ICON);
                    title { (self.title) " · goproxy-wizard" }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="description" content=(self.about);
                    @for one in Lang::ALL {
                        link rel="alternate" hreflang=(one.tag()) href=(other(one));
                    }
                    @for style in &site.styles {
                        link rel="stylesheet" href={ (root) (style) };
                    }
                }
                body class="text-page" {
                    header class="text-top" {
                        nav aria-label=(words.site) {
                            a class="home" href={ (root) "#lang=" (lang.tag()) } translate="no" { "goproxy-wizard" }
                            a href={ (root) "#lang=" (lang.tag()) "&view=fix" } { (words.fix) }
                            a href={ (root) (way("rules", lang)) } { (words.rules) }
                            a href={ (root) (way("reference", lang)) } { (words.reference) }
                        }
                        nav aria-label=(words.languages) {
                            @for one in Lang::ALL {
                                a href=(other(one)) lang=(one.tag()) hreflang=(one.tag()) aria-current=[(one == lang).then_some("true")] {
                                    (one.name())
                                }
                            }
                        }
                    }
                    main { (body) }
                }
            }
        };
        Page { path: format!("{}/index.html", folder(self.folder, lang)), html: html.into_string() }
    }
}
