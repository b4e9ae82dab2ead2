//! The page in its address: answers, a chosen language, a chosen file. Pure text; the browser is elsewhere.

use crate::ask::{Answers, Ground, Question, link};
use crate::files::FILES;
use crate::page::fragment::{self, View, own, with_lang};
use crate::page::notice::Notice;
use crate::text::Lang;

/// The file that was chosen.
const SHOW: &str = "show";

/// What an address leads to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Arrival {
    /// Whether it is this view's.
    pub(crate) is_here: bool,
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
pub(crate) fn write(ground: &Ground, answers: &Answers, lang: Option<Lang>, open: Option<&str>) -> String {
    let mut out = with_lang(link::write_from(ground, answers), lang);
    if let Some(open) = open {
        out.extend(["&", SHOW, "=", open]);
    }
    out
}

/// What a fragment leads to; what it doesn't say is as at the first visit.
pub(crate) fn read(ground: &Ground, fragment: &str) -> Arrival {
    let is_here = View::of(fragment) == View::Setup;
    let (fragment, _) = fragment::parts(fragment);
    let (answers, remarks) = link::read_from(ground, fragment, &[fragment::LANG, SHOW]);
    let mut notices: Vec<_> = remarks
        .into_iter()
        .map(|remark| Notice { about: Question::named(&remark.key).map(|question| question.id), msg: remark.msg })
        .collect();
    let lang = own(fragment, fragment::LANG, Lang::from_tag, &mut notices);
    let file = |name: &str| FILES.iter().map(|kind| kind.target).find(|target| *target == name);
    let open = own(fragment, SHOW, file, &mut notices);
    Arrival { is_here, answers, lang, open, notices }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{Have, Set};

    #[test]
    fn reads_back_what_it_writes() {
        let open_ground = Ground::default();
        let answers = Answers { have: Set::of(&[Have::Private]), ..Answers::default() };
        for (lang, open) in [(None, None), (Some(Lang::ZhCn), Some("dockerfile")), (Some(Lang::En), None)] {
            let arrival = read(&open_ground, &format!("#{}", write(&open_ground, &answers, lang, open)));
            assert_eq!(arrival, Arrival { is_here: true, answers: answers.clone(), lang, open, notices: vec![] });
        }
    }

    #[test]
    fn an_empty_address_is_the_first_visit() {
        let expected = Arrival { is_here: true, answers: Answers::default(), lang: None, open: None, notices: vec![] };
        assert_eq!(read(&Ground::default(), ""), expected);
    }

    #[test]
    fn says_what_it_does_not_know() {
        let arrival = read(&Ground::default(), "#v=1&lang=xx&show=nothing&colour=red");
        assert_eq!((arrival.lang, arrival.open, arrival.notices.len()), (None, None, 3));
    }
}
