//! What is around a page that says the same in every language at once, for addresses where no language is known.

use maud::{DOCTYPE, Markup, html};

use super::icon::ICON;
use super::{Page, Site};
use crate::text::Lang;
use crate::web::TEXT_PAGE;

/// A page at this path; `root` leads to the site's root, which has the styles, if that is known.
pub(super) fn page(site: &Site, path: &str, title: &str, root: Option<&str>, say: impl Fn(Lang) -> Markup) -> Page {
    let html = html! {
        (DOCTYPE)
        html lang=(Lang::En.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(TEXT_PAGE);
                meta name="referrer" content="no-referrer";
                link rel="icon" href=(ICON);
                title { (title) " · goproxy-wizard" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                @for style in site.styles.iter().filter(|_| root.is_some()) {
                    link rel="stylesheet" href={ (root.unwrap_or_default()) (style) };
                }
            }
            body class="text-page" {
                main {
                    @for lang in Lang::ALL {
                        section lang=(lang.tag()) { (say(lang)) }
                    }
                }
            }
        }
    };
    Page { path: path.to_owned(), html: html.into_string() }
}
