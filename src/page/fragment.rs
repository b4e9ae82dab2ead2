//! The fragment of the page's address as a whole: which view it names, and what of it is each view's own. Pure text.
//!
//! `v=1&have=…&lang=zh-CN&show=…` is Set up; `…&view=explain&…` is Explain, whose own keys follow that one.

use crate::ask::link;
use crate::text::{Lang, Msg};

use super::notice::Notice;

/// The keys that all views share, beside the answers.
pub(crate) const LANG: &str = "lang";

/// What parts the answers from Explain's own.
const EXPLAIN: &str = "view=explain";

/// A view of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// Questions and files.
    Setup,
    /// What go does, request by request.
    Explain,
}

impl View {
    /// Every view, in the order in which they are offered.
    pub(crate) const ALL: [View; 2] = [View::Setup, View::Explain];

    /// The view that a fragment names; `static/boot.js` decides the same way.
    pub(crate) fn of(fragment: &str) -> Self {
        let is_explain = link::pairs(fragment).any(|pair| pair == ("view", "explain"));
        if is_explain { View::Explain } else { View::Setup }
    }

    /// The id of the view's container in `index.html`.
    pub(crate) const fn container(self) -> &'static str {
        match self {
            View::Setup => "app",
            View::Explain => "explain",
        }
    }

    /// The name in the catalogues, after `page.view-`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            View::Setup => "setup",
            View::Explain => "explain",
        }
    }
}

/// The fragment's two parts: what is about the answers, and what is Explain's own.
pub(crate) fn parts(fragment: &str) -> (&str, &str) {
    let fragment = fragment.trim_start_matches('#');
    match View::of(fragment) {
        View::Setup => (fragment, ""),
        View::Explain => fragment.split_once(EXPLAIN).unwrap_or((fragment, "")),
    }
}

/// The fragment of Explain with these answers, as [`link::write`] has them, and these own pairs, which begin with `&` if
/// there are any.
pub(crate) fn explain(answers: &str, own: &str) -> String {
    format!("{answers}&{EXPLAIN}{own}")
}

/// A fragment's part about the answers, with the language that a person chose.
pub(crate) fn with_lang(mut answers: String, lang: Option<Lang>) -> String {
    if let Some(lang) = lang {
        answers.extend(["&", LANG, "=", lang.tag()]);
    }
    answers
}

/// What stands under one of the page's own keys; a value that is not known is said.
pub(crate) fn own<T>(
    fragment: &str,
    key: &str,
    known: impl Fn(&str) -> Option<T>,
    notices: &mut Vec<Notice>,
) -> Option<T> {
    let (_, value) = link::pairs(fragment).find(|(found, _)| *found == key)?;
    let found = known(value);
    if found.is_none() {
        notices.push(Notice { about: None, msg: Msg::new("link.unknown").with("key", format!("{key}={value}")) });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_its_view_and_parts() {
        assert_eq!(View::of("#v=1&have=china"), View::Setup);
        assert_eq!(parts("#v=1&have=china"), ("v=1&have=china", ""));
        let fragment = explain("v=1&lang=en", "&path=a.example/b");
        assert_eq!(View::of(&fragment), View::Explain);
        assert_eq!(parts(&fragment), ("v=1&lang=en&", "&path=a.example/b"));
    }

    #[test]
    fn a_value_that_looks_like_the_key_is_not_it() {
        assert_eq!(View::of("#v=1&package=view=explain"), View::Setup);
    }
}
