//! The page for addresses at which there is nothing: `404.html`, which a host shows at any depth.

use maud::{DOCTYPE, html};

use super::words::words;
use super::{Page, Site};
use crate::text::Lang;
use crate::web::TEXT_PAGE;

/// The page, in every language at once. Links and styles that are relative would depend on the address that is wrong: it
/// has them only where the site's root is known, and else leads up a folder at a time.
pub fn missing(site: &Site) -> Page {
    let root = site.root.as_deref();
    let html = html! {
        (DOCTYPE)
        html lang=(Lang::En.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(TEXT_PAGE);
                meta name="referrer" content="no-referrer";
                title { "404 · goproxy-wizard" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                @for style in site.styles.iter().filter(|_| root.is_some()) {
                    link rel="stylesheet" href={ (root.unwrap_or_default()) (style) };
                }
            }
            body class="text-page" {
                main {
                    @for lang in Lang::ALL {
                        @let words = words(lang);
                        section lang=(lang.tag()) {
                            h1 { (words.missing) }
                            @if let Some(root) = root {
                                p { (words.missing_about) }
                                p { a href={ (root) "#lang=" (lang.tag()) } { (words.start) } }
                            } @else {
                                p { (words.missing_about) " " (words.upwards) }
                                ul {
                                    li { a href="./" { (words.here) } }
                                    li { a href="../" { (words.above) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    Page { path: "404.html".to_owned(), html: html.into_string() }
}
