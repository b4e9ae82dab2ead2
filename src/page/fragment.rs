//! The fragment of the page's address as a whole: which view it names, and what of it is each view's own. Pure text.
//!
//! `v=1&have=…&lang=zh-CN&show=…` is Set up; `…&view=explain&…` is Explain, `…&view=fix&…` is Fix, whose own keys follow
//! that one.

use crate::ask::link;
use crate::text::{Lang, Msg};

use super::notice::Notice;

/// The keys that all views share, beside the answers.
pub(crate) const LANG: &str = "lang";

/// A view of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// Questions and files.
    Setup,
    /// What go does, request by request.
    Explain,
    /// What is wrong with a paste.
    Fix,
}

impl View {
    /// Every view, in the order in which they are offered.
    pub(crate) const ALL: [View; 3] = [View::Setup, View::Explain, View::Fix];

    /// The view that a fragment names; `static/boot.js` decides the same way.
    pub(crate) fn of(fragment: &str) -> Self {
        named(fragment.trim_start_matches('#')).map_or(View::Setup, |(view, _)| view)
    }

    /// The id of the view's container in `index.html`.
    pub(crate) const fn container(self) -> &'static str {
        match self {
            View::Setup => "app",
            _ => self.name(),
        }
    }

    /// The name in addresses and, after `page.view-`, in the catalogues.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            View::Setup => "setup",
            View::Explain => "explain",
            View::Fix => "fix",
        }
    }

    /// The fragment of this view with these answers, as [`link::write`] has them, and these own pairs, which begin with
    /// `&` if there are any.
    pub(crate) fn fragment(self, answers: &str, own: &str) -> String {
        match self {
            View::Setup => format!("{answers}{own}"),
            _ => format!("{answers}&view={}{own}", self.name()),
        }
    }
}

/// The view that a fragment names, and where the naming pair ends the part about the answers.
fn named(fragment: &str) -> Option<(View, usize)> {
    let mut at = 0;
    for pair in fragment.split('&') {
        let name = pair.strip_prefix("view=");
        if let Some(view) = View::ALL[1..].iter().find(|view| name == Some(view.name())) {
            return Some((*view, at));
        }
        at += pair.len() + 1;
    }
    None
}

/// The fragment's two parts: what is about the answers, and what is the view's own.
pub(crate) fn parts(fragment: &str) -> (&str, &str) {
    let fragment = fragment.trim_start_matches('#');
    match named(fragment) {
        None => (fragment, ""),
        Some((view, at)) => (&fragment[..at], &fragment[at + "view=".len() + view.name().len()..]),
    }
}

/// The links of the top line in a view: its own address, and the others with these answers.
pub(crate) fn links(here: View, own: &str, answers: &str) -> [String; View::ALL.len()] {
    View::ALL.map(|view| if view == here { own.to_owned() } else { view.fragment(answers, "") })
}

/// A fragment's part about the answers, with the language that a person chose.
pub(crate) fn with_lang(mut answers: String, lang: Option<Lang>) -> String {
    if let Some(lang) = lang {
        answers.extend(["&", LANG, "=", lang.tag()]);
    }
    answers
}

/// The language that a fragment names.
pub(crate) fn lang(fragment: &str) -> Option<Lang> {
    own(fragment, LANG, Lang::from_tag, &mut Vec::new())
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
        notices.push(Notice {
            about: None,
            msg: Msg::new("link.unknown").with("key", link::short(&format!("{key}={value}"))),
        });
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
        for view in [View::Explain, View::Fix] {
            let fragment = view.fragment("v=1&lang=en", "&path=a.example/b");
            assert_eq!(View::of(&fragment), view);
            assert_eq!(parts(&fragment), ("v=1&lang=en&", "&path=a.example/b"));
        }
        assert_eq!(parts("#view=fix"), ("", ""));
        let own = View::Fix.fragment("v=1&have=china&lang=en", "&kind=shell");
        assert_eq!(links(View::Fix, &own, "v=1&lang=en"), ["v=1&lang=en", "v=1&lang=en&view=explain", own.as_str()]);
    }

    #[test]
    fn a_value_that_looks_like_the_key_is_not_it() {
        assert_eq!(View::of("#v=1&package=view=explain"), View::Setup);
        let fragment = "v=1&package=view=explain&view=fix&kind=shell";
        assert_eq!((View::of(fragment), parts(fragment).1), (View::Fix, "&kind=shell"));
    }
}
