//! A password that is typed into any field reaches neither an answer nor what is said about it.

use goproxy_wizard::ask::{Answers, Kind, QUESTIONS, Question};
use goproxy_wizard::door::Refusal;
use goproxy_wizard::text::{Catalogue, Lang};
use proptest::prelude::*;
use proptest::sample::select;

use super::hostile;

/// Not a part of anything else.
const SECRET: &str = "s3cr3t";

/// Addresses with a password, as people paste them.
fn typed() -> impl Strategy<Value = String> {
    let scheme =
        select(vec!["", "http://", "https://", "HTTPS://", "socks5://", "ftp://", "ssh://", "git+ssh://", "//"]);
    let login = select(vec![
        "u:s3cr3t@",
        "s3cr3t@",
        "u:s3cr3t/x@",
        "u:s3cr3t#@",
        "u:s3cr3t?@",
        "u:@s3cr3t@",
        "u:s3cr3t%40@",
        ":s3cr3t@",
        "u:x/s3cr3t@",
        "u:a b s3cr3t@",
        "u:é s3cr3t@",
        "u:a://s3cr3t@",
        "git@s3cr3t@",
    ]);
    let host = select(vec!["git.corp.example", "proxy", "10.0.0.1", "[::1]", ".corp.example", "*.corp.example"]);
    let port = select(vec!["", ":443", ":3128", ":0", ":x"]);
    let path = select(vec!["", "/", "/team", "/team/*", "//a", "/[a", "/a.git", "?q=1", "#f", "/@"]);
    (scheme, login, host, port, path)
        .prop_map(|(scheme, login, host, port, path)| format!("{scheme}{login}{host}{port}{path}"))
}

fn check(words: &[Catalogue], question: &Question, text: &str) {
    let mut answers = Answers::default();
    match (question.set)(&mut answers, &[text.to_owned()]) {
        // A file may be called `s3cr3t@proxy`; a password stands after a colon.
        Ok(()) => assert!(!text.contains(':'), "{}: took {text:?}", question.name),
        Err(no) => check_refusal(words, question, text, &no),
    }
}

fn check_refusal(words: &[Catalogue], question: &Question, text: &str, no: &Refusal) {
    let said: String = words.iter().map(|words| words.say(&no.msg)).collect();
    let told = format!("{said}{no:?}").to_lowercase();
    assert!(!told.contains(SECRET), "{}: {text:?} is answered with {no:?}", question.name);
}

#[test]
fn no_field_takes_or_repeats_a_password() {
    let words = Lang::ALL.map(Catalogue::of);
    let typed_in = || QUESTIONS.iter().filter(|question| matches!(question.kind, Kind::Text | Kind::List));
    let mut runner = proptest::test_runner::TestRunner::new(hostile::config());
    let check_all = |text: String| {
        typed_in().for_each(|question| check(&words, question, &text));
        Ok(())
    };
    runner.run(&typed(), check_all).unwrap();
}
