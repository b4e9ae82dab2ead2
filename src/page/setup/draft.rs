//! Text in a field on its way to an answer: how it is split, refused and put right.

use crate::ask::{Answers, Kind, Question, QuestionId};
use crate::door::Refusal;

/// What stands in a field, and why it is no answer if it isn't.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// The text, as typed.
    pub(crate) text: String,
    /// Why it is not taken.
    pub(crate) refused: Option<Refused>,
}

/// A refusal and the place of the refused value in a list, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refused {
    /// The refusal.
    pub(crate) refusal: Refusal,
    /// Which value, where there are several.
    pub(crate) place: Option<usize>,
}

/// What parts the values of a list, beside line breaks: whatever people use for it.
const SEPARATORS: [char; 7] = ['\n', '\r', ',', ';', '，', '；', '、'];

/// The values that a text stands for.
pub(crate) fn values(kind: Kind, typed: &str) -> Vec<String> {
    match kind {
        Kind::List => {
            typed.split(SEPARATORS).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
        }
        _ => vec![typed.to_owned()],
    }
}

/// The text of a field that holds these values.
pub(crate) fn text(values: &[String]) -> String {
    values.join("\n")
}

/// Takes a text as an answer, or leaves the answers as they are; either way the field keeps the text.
pub(crate) fn take(answers: &mut Answers, id: QuestionId, typed: String) -> Draft {
    let question = id.question();
    let values = values(question.kind, &typed);
    let refused = (question.set)(answers, &values).err().map(|refusal| Refused {
        refusal,
        place: (values.len() > 1).then(|| first_refused(question, answers, &values)).flatten().map(|i| i + 1),
    });
    Draft { text: typed, refused }
}

/// The text with the refused value replaced by what was probably meant.
pub(crate) fn put_right(answers: &Answers, id: QuestionId, draft: &Draft) -> Option<String> {
    let instead = draft.refused.as_ref()?.refusal.instead.clone()?;
    let question = id.question();
    let mut values = values(question.kind, &draft.text);
    let place = first_refused(question, answers, &values)?;
    values[place] = instead;
    Some(text(&values))
}

fn first_refused(question: &Question, answers: &Answers, values: &[String]) -> Option<usize> {
    let mut scratch = answers.clone();
    values.iter().position(|value| (question.set)(&mut scratch, std::slice::from_ref(value)).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_whatever_people_use() {
        assert_eq!(
            values(Kind::List, " a.example，b.example; c.example\r\n\n、d.example "),
            ["a.example", "b.example", "c.example", "d.example"]
        );
        assert_eq!(values(Kind::Text, "a, b"), ["a, b"]);
    }

    #[test]
    fn a_refused_text_stays_in_the_field_and_out_of_the_answers() {
        let mut answers = Answers::default();
        let draft = take(&mut answers, QuestionId::Proxy, "http://me:secret@proxy:3128".into());
        assert_eq!(draft.text, "http://me:secret@proxy:3128");
        assert_eq!(answers, Answers::default());
        assert_eq!(put_right(&answers, QuestionId::Proxy, &draft).as_deref(), Some("http://proxy:3128"));
    }

    #[test]
    fn only_the_refused_value_of_a_list_is_replaced() {
        let mut answers = Answers::default();
        let draft = take(&mut answers, QuestionId::NoProxy, "a.example, *.b.example".into());
        assert_eq!(draft.refused.as_ref().unwrap().place, Some(2));
        assert_eq!(put_right(&answers, QuestionId::NoProxy, &draft).as_deref(), Some("a.example\nb.example"));
    }
}
