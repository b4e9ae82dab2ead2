//! What is shown without a network instead of a page that was never opened: `offline.html`.

use maud::html;

use super::words::words;
use super::{Page, Site, both};

/// The page, in every language at once. `static/sw.js` shows it at any address and puts the site's root before its links.
pub fn offline(site: &Site) -> Page {
    both::page(site, "offline.html", "Offline", Some("./"), |lang| {
        let words = words(lang);
        html! {
            h1 { (words.offline) }
            p { (words.offline_about) }
            p { a href={ "./#lang=" (lang.tag()) } { (words.start) } }
        }
    })
}
