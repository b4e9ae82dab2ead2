//! The page for addresses at which there is nothing: `404.html`, which a host shows at any depth.

use maud::html;

use super::words::words;
use super::{Page, Site, both};

/// The page, in every language at once. Links and styles that are relative would depend on the address that is wrong: it
/// has them only where the site's root is known, and else leads up a folder at a time.
pub fn missing(site: &Site) -> Page {
    let root = site.root.as_deref();
    both::page(site, "404.html", "404", root, |lang| {
        let words = words(lang);
        html! {
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
    })
}
