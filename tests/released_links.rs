//! Links of every version that was released: each still stands for the same answers, and nothing of it is lost.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use goproxy_wizard::ask::{Answers, QUESTIONS, link};

/// The answers of a record: that version's defaults with what it says. A default that has changed since belongs here.
fn recorded(says: &BTreeMap<String, Vec<String>>) -> BTreeMap<&'static str, Vec<String>> {
    let defaults = Answers::default();
    let answer =
        |name: &str, get: fn(&Answers) -> Vec<String>| says.get(name).cloned().unwrap_or_else(|| get(&defaults));
    assert!(says.keys().all(|name| QUESTIONS.iter().any(|question| question.name == name)), "{says:?}");
    QUESTIONS.iter().map(|question| (question.name, answer(question.name, question.get))).collect()
}

#[test]
fn links_of_released_versions_mean_what_they_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released_links");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let text = fs::read_to_string(entry.path()).unwrap();
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
        for pair in lines.chunks(2) {
            let [fragment, says] = pair else { panic!("{pair:?} is no pair") };
            let (answers, remarks) = link::read(fragment, &[]);
            assert_eq!(remarks, [], "{fragment}");
            let got: BTreeMap<_, _> =
                QUESTIONS.iter().map(|question| (question.name, (question.get)(&answers))).collect();
            assert_eq!(got, recorded(&serde_json::from_str(says).unwrap()), "{fragment}");
            seen += 1;
        }
    }
    assert!(seen >= 15, "only {seen} links were found");
}

#[test]
fn a_link_of_a_later_version_is_understood_as_far_as_it_goes() {
    let (answers, remarks) = link::read("v=2&have=private&wormhole=yes&go=1.26&mirror=moon.example", &[]);
    assert_eq!(link::write(&answers), "v=1&have=private&go=1.26");
    let keys: Vec<_> = remarks.iter().map(|remark| remark.key.as_str()).collect();
    assert_eq!(keys, ["v", "wormhole", "mirror"]);
}
