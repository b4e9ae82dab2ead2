//! The view in its address: the answers as the other views have them, and behind them an example, if one is shown. What
//! a person pastes never gets there. Pure text.
//!
//! `…&view=fix&kind=dockerfile&paste=FROM%20golang…`: the pages about rules lead here with their examples.

use std::rc::Rc;

use crate::ask::link;
use crate::page::fragment::{self, View, own, with_lang};
use crate::page::notice::Notice;
use crate::read::Kind;
use crate::text::Lang;

/// A text that an address brings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Example {
    /// What it is, if that is told.
    pub(crate) kind: Option<Kind>,
    /// The text.
    pub(crate) text: String,
}

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrival {
    /// Whether it is this view's.
    pub(crate) is_here: bool,
    /// What it says about the answers, for the other views.
    pub(crate) answers: Rc<str>,
    /// The language, if the address names one.
    pub(crate) lang: Option<Lang>,
    /// The text, if it brings one.
    pub(crate) example: Option<Rc<Example>>,
    /// What could not be restored.
    pub(crate) notices: Vec<Notice>,
}

/// The fragment, without `#`.
pub(crate) fn write(answers: &str, lang: Option<Lang>, example: Option<&Example>) -> String {
    let mut pairs = String::new();
    if let Some(example) = example {
        if let Some(kind) = example.kind {
            pairs.extend(["&kind=", kind.name()]);
        }
        pairs.extend(["&paste=", &link::encode(&example.text)]);
    }
    View::Fix.fragment(&with_lang(answers.to_owned(), lang), &pairs)
}

/// What a fragment leads to.
pub(crate) fn read(fragment: &str) -> Arrival {
    let (common, shown) = fragment::parts(fragment);
    let mut notices = Vec::new();
    let lang = own(fragment, fragment::LANG, Lang::from_tag, &mut notices);
    let is_here = View::of(fragment) == View::Fix;
    let mut example = None;
    if is_here {
        let kind = own(shown, "kind", Kind::named, &mut notices);
        let text = own(shown, "paste", |raw| Some(link::decode(raw)), &mut notices);
        example = text.filter(|text| !text.is_empty()).map(|text| Rc::new(Example { kind, text }));
    }
    Arrival { is_here, answers: answers(common).into(), lang, example, notices }
}

/// The pairs about the answers as they stand: the views that know them read them. What may hold a password goes no
/// further.
fn answers(common: &str) -> String {
    let pairs = link::pairs(common).filter(|(key, value)| *key != fragment::LANG && !link::decode(value).contains('@'));
    let pairs: Vec<_> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
    if pairs.is_empty() { format!("v={}", link::VERSION) } else { pairs.join("&") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_back_what_it_writes() {
        let example = Example { kind: Some(Kind::Daemon), text: "{ \"a\": \"b&view=explain#%\n字\" }".to_owned() };
        for example in [None, Some(example)] {
            let fragment = write("v=1&preset=private-vcs", Some(Lang::ZhCn), example.as_ref());
            let arrival = read(&format!("#{fragment}"));
            assert_eq!((arrival.is_here, &*arrival.answers), (true, "v=1&preset=private-vcs"), "{fragment}");
            assert_eq!((arrival.lang, arrival.example.as_deref()), (Some(Lang::ZhCn), example.as_ref()));
            assert!(arrival.notices.is_empty());
        }
    }

    #[test]
    fn takes_links_without_answers() {
        let arrival = read("#lang=en&view=fix&kind=shell&paste=export%20GOPROXY=off");
        assert_eq!((&*arrival.answers, arrival.lang), ("v=1", Some(Lang::En)));
        assert_eq!(arrival.example.unwrap().text, "export GOPROXY=off");
        let elsewhere = read("#v=1&have=china");
        assert!(!elsewhere.is_here && elsewhere.example.is_none());
    }

    #[test]
    fn says_what_it_does_not_know_and_drops_what_may_be_secret() {
        let arrival = read("#v=1&proxy=http://me:coyote%40proxy:1&view=fix&kind=poem");
        assert_eq!((arrival.notices.len(), &*arrival.answers), (1, "v=1"));
    }
}
