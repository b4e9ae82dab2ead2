//! The texts of a language: built in, or fetched when they are first wanted.

use super::browser;
use super::words::Words;
use crate::text::{Catalogue, Lang};

/// The texts of a language, if they can be had.
pub(crate) async fn load(lang: Lang) -> Option<Words> {
    match lang {
        Lang::En => Some(Words::new(Catalogue::built_in())),
        Lang::ZhCn => {
            let text = browser::fetch(&format!("text/{}.txt", lang.tag())).await.ok()?;
            // A catalogue lives as long as the page.
            Some(Words::new(Catalogue::parse(lang, Box::leak(text.into_boxed_str()))))
        }
    }
}
