//! Random answers to all questions, given as a person gives them: through each question's own `set`.

use goproxy_wizard::ask::{Answers, Kind, QUESTIONS, Question, QuestionId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::typed;

/// Answers to all questions, the moot ones included.
pub(super) fn answers() -> impl Strategy<Value = Answers> {
    let all: Vec<_> = QUESTIONS.iter().map(texts).collect();
    all.prop_map(|all| {
        let mut answers = Answers::default();
        for (question, texts) in QUESTIONS.iter().zip(all) {
            let taken = (question.set)(&mut answers, &texts);
            assert!(taken.is_ok(), "{}: {texts:?}: {taken:?}", question.name);
        }
        answers
    })
}

pub(super) fn texts(question: &'static Question) -> BoxedStrategy<Vec<String>> {
    let owned = |texts: Vec<&'static str>| texts.into_iter().map(str::to_owned).collect();
    match question.kind {
        Kind::One(names) => select(names).prop_map(|name| vec![name.to_owned()]).boxed(),
        Kind::Many(names) => subsequence(names, 0..=names.len()).prop_map(owned).boxed(),
        Kind::Text => typed_text(question.id).prop_map(|text| vec![text]).boxed(),
        Kind::List => vec(typed_text(question.id), 0..6).boxed(),
    }
}

fn typed_text(id: QuestionId) -> BoxedStrategy<String> {
    match id {
        QuestionId::Package => typed::package_path().boxed(),
        QuestionId::Proxy => typed::forward_proxy().boxed(),
        QuestionId::NoProxy => typed::no_proxy_entry().boxed(),
        QuestionId::Ca => typed::repo_path().boxed(),
        QuestionId::FileTree => typed::machine_path().boxed(),
        QuestionId::ModuleProxy => typed::module_proxy().boxed(),
        QuestionId::Private => typed::module_pattern().boxed(),
        QuestionId::Go => typed::go_version().boxed(),
        QuestionId::Registry => typed::image_prefix().boxed(),
        other => unreachable!("a new typed question wants a strategy: {other:?}"),
    }
}
