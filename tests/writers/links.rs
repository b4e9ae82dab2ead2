//! Links: what is written is read back, and whatever is pasted is read without a panic.

use goproxy_wizard::ask::{Answers, QUESTIONS, link};
use goproxy_wizard::text::{Catalogue, Lang};
use proptest::prelude::*;

use super::answers::answers;
use super::{hostile, typed};

/// Something like a link, from its own parts.
fn soup() -> impl Strategy<Value = String> {
    let names: Vec<&str> = QUESTIONS.iter().map(|question| question.name).chain(["v", "preset", "lang", ""]).collect();
    let part = prop_oneof![
        prop::sample::select(names).prop_map(str::to_owned),
        prop::sample::select(vec![
            "&",
            "=",
            ",",
            "%",
            "%4",
            "%zz",
            "%00",
            "%C3",
            "#",
            "v=1",
            "v=2",
            "é",
            "private-vcs"
        ])
        .prop_map(str::to_owned),
        typed::anything(),
    ];
    prop::collection::vec(part, 0..20).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn answers_are_read_back(answers in answers()) {
        let text = link::write(&answers);
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>`#".contains(&byte)), "{}", &text);
        let (read, remarks) = link::read(&text, &[]);
        prop_assert_eq!(remarks, vec![], "{}", &text);
        prop_assert_eq!(read, answers, "{}", &text);
        prop_assert_eq!(link::read(&format!("#{text}&lang=en"), &["lang"]).1, vec![]);
    }

    #[test]
    fn answers_are_taken_again_as_they_were_kept(answers in answers()) {
        let mut again = Answers::default();
        for question in QUESTIONS {
            prop_assert_eq!((question.set)(&mut again, &(question.get)(&answers)), Ok(()), "{}", question.name);
        }
        prop_assert_eq!(again, answers);
    }

    #[test]
    fn anything_is_read(text in soup()) {
        let words = Catalogue::of(Lang::En);
        for remark in link::read(&text, &["lang"]).1 {
            prop_assert!(words.has(remark.msg.key()), "{}", remark.msg.key());
        }
    }

    #[test]
    fn text_survives_its_encoding(text: String) {
        prop_assert_eq!(link::decode(&link::encode(&text)), text);
    }
}
