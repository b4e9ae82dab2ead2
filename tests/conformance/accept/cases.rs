//! The answers whose files are judged: every situation as it is, with every choice that it offers, and with values that
//! formats give a meaning. The same at each run.

use goproxy_wizard::ask::{Answers, Kind, QUESTIONS, Question, QuestionId, link};
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::Depth;
use crate::{answers, hostile, situations};

/// So many entries make a list very long; BuildKit still takes a line with them.
const LONG: usize = 400;

/// Answers, and what they are called in failures.
pub(crate) struct Case {
    /// How they came about, and as a link.
    pub(crate) name: String,
    /// The answers.
    pub(crate) answers: Answers,
    /// Whether a situation is given as it is.
    pub(crate) is_plain: bool,
}

impl Case {
    fn new(how: &str, answers: Answers) -> Self {
        Self { name: format!("{how}: {}", link::write(&answers)), answers, is_plain: false }
    }
}

/// All of them; the plain ones come first.
pub(crate) fn all(depth: Depth) -> Vec<Case> {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(hostile::config(), rng);
    let (rounds, at_random) = if depth == Depth::Full { (8, 256) } else { (1, 48) };
    let mut out = Vec::new();
    for (_, answers) in situations::all() {
        out.push(Case { is_plain: true, ..Case::new("as it is", wide(answers.clone())) });
        out.push(Case { is_plain: true, ..Case::new("as it is", answers) });
    }
    for (_, answers) in situations::all() {
        let answers = wide(answers);
        out.push(Case::new("long lists", with_long_lists(&answers)));
        for _ in 0..rounds {
            out.push(Case::new("hostile values", with_hostile_values(&answers, &mut runner)));
        }
        if depth == Depth::Full {
            out.extend(with_each_choice(&answers).map(|answers| Case::new("another choice", answers)));
        }
    }
    for _ in 0..at_random {
        out.push(Case::new("at random", value(&answers::answers(), &mut runner)));
    }
    out
}

fn value<S: Strategy>(strategy: &S, runner: &mut TestRunner) -> S::Value {
    strategy.new_tree(runner).expect("the strategy refuses little").current()
}

fn set(answers: &mut Answers, question: &Question, texts: &[String]) {
    let taken = (question.set)(answers, texts);
    assert!(taken.is_ok(), "{}: {texts:?}: {taken:?}", question.name);
}

/// With everything wanted that one can want; what the network has and lacks stays.
fn wide(mut answers: Answers) -> Answers {
    for question in QUESTIONS {
        if let (Kind::Many(names), false) =
            (question.kind, matches!(question.id, QuestionId::Have | QuestionId::Blocked))
        {
            set(&mut answers, question, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        }
    }
    answers
}

/// The typed questions that matter here.
fn typed(answers: &Answers) -> impl Iterator<Item = &'static Question> + use<> {
    let answers = answers.clone();
    QUESTIONS.iter().filter(move |it| matches!(it.kind, Kind::Text | Kind::List) && (it.asked)(&answers))
}

fn with_hostile_values(base: &Answers, runner: &mut TestRunner) -> Answers {
    let mut out = base.clone();
    for question in typed(base) {
        set(&mut out, question, &value(&answers::texts(question), runner));
    }
    out
}

fn with_long_lists(base: &Answers) -> Answers {
    let mut out = base.clone();
    for question in typed(base).filter(|it| matches!(it.kind, Kind::List)) {
        let names: Vec<_> = (0..LONG).map(|i| format!("host-{i}.{}.corp.example", question.name)).collect();
        set(&mut out, question, &names);
    }
    out
}

/// One answer changed, for each question with choices and each of its choices.
fn with_each_choice(base: &Answers) -> impl Iterator<Item = Answers> {
    QUESTIONS.iter().filter(|it| (it.asked)(base)).flat_map(|question| {
        let names = if let Kind::One(names) = question.kind { names } else { &[] };
        names.iter().map(|name| {
            let mut out = base.clone();
            set(&mut out, question, &[(*name).to_owned()]);
            out
        })
    })
}
