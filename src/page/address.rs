//! The page in its address: answers, a chosen language, a chosen file. Pure text; the browser is elsewhere.

use super::notice::Notice;
use crate::ask::{Answers, Question, link};
use crate::files::FILES;
use crate::text::{Lang, Msg};

/// The keys that are the page's own.
const LANG: &str = "lang";
const SHOW: &str = "show";

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrival {
    /// The answers.
    pub(crate) answers: Answers,
    /// The language, if the address names one.
    pub(crate) lang: Option<Lang>,
    /// The kind of file, if the address names one.
    pub(crate) open: Option<&'static str>,
    /// What could not be restored.
    pub(crate) notices: Vec<Notice>,
}

/// The fragment for these answers, without `#`.
pub(crate) fn write(answers: &Answers, lang: Option<Lang>, open: Option<&str>) -> String {
    let mut out = link::write(answers);
    for (key, value) in [(LANG, lang.map(Lang::tag)), (SHOW, open)] {
        if let Some(value) = value {
            out.extend(["&", key, "=", value]);
        }
    }
    out
}

/// What a fragment leads to; what it doesn't say is as at the first visit.
pub(crate) fn read(fragment: &str) -> Arrival {
    let (answers, remarks) = link::read(fragment, &[LANG, SHOW]);
    let mut notices: Vec<_> = remarks
        .into_iter()
        .map(|remark| Notice { about: Question::named(&remark.key).map(|question| question.id), msg: remark.msg })
        .collect();
    let mut own = |key: &str, known: &dyn Fn(&str) -> bool| {
        let (_, value) = link::pairs(fragment).find(|(found, _)| *found == key)?;
        if !known(value) {
            notices.push(Notice { about: None, msg: Msg::new("link.unknown").with("key", format!("{key}={value}")) });
        }
        Some(value)
    };
    let lang = own(LANG, &|tag| Lang::from_tag(tag).is_some()).and_then(Lang::from_tag);
    let file = |name: &str| FILES.iter().map(|kind| kind.target).find(|target| *target == name);
    let open = own(SHOW, &|name| file(name).is_some()).and_then(file);
    Arrival { answers, lang, open, notices }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{Have, Set};

    #[test]
    fn reads_back_what_it_writes() {
        let answers = Answers { have: Set::of(&[Have::Private]), ..Answers::default() };
        for (lang, open) in [(None, None), (Some(Lang::ZhCn), Some("dockerfile")), (Some(Lang::En), None)] {
            let arrival = read(&format!("#{}", write(&answers, lang, open)));
            assert_eq!(arrival, Arrival { answers: answers.clone(), lang, open, notices: vec![] });
        }
    }

    #[test]
    fn an_empty_address_is_the_first_visit() {
        assert_eq!(read(""), Arrival { answers: Answers::default(), lang: None, open: None, notices: vec![] });
    }

    #[test]
    fn says_what_it_does_not_know() {
        let arrival = read("#v=1&lang=xx&show=nothing&colour=red");
        assert_eq!((arrival.lang, arrival.open, arrival.notices.len()), (None, None, 3));
    }
}
