//! `presets` and `questions`: what there is to choose from.

use serde_json::json;

use super::print;
use crate::ask::{Answers, Kind, PRESETS, QUESTIONS, Question, link};
use crate::text::Catalogue;

/// One preset a line: name, title, help.
pub(super) fn presets(words: &Catalogue, as_json: bool) {
    let title = |name: &str| words.get(&format!("preset.{name}")).to_owned();
    let help = |name: &str| words.get(&format!("preset.{name}.help")).to_owned();
    if as_json {
        let item = |name: &str, answers: &Answers| json!({ "id": name, "title": title(name), "help": help(name), "link": link::write(answers) });
        let items: Vec<_> = PRESETS.iter().map(|preset| item(preset.name, &preset.answers())).collect();
        print(&format!("{:#}\n", json!(items)));
        return;
    }
    for preset in PRESETS {
        print(&format!("{:<22}{}: {}\n", preset.name, title(preset.name), help(preset.name)));
    }
}

/// Every question with its answers and its default.
pub(super) fn questions(words: &Catalogue, as_json: bool) {
    if as_json {
        let items: Vec<_> = QUESTIONS.iter().map(|question| describe(question, words)).collect();
        print(&format!("{:#}\n", json!(items)));
        return;
    }
    for question in QUESTIONS {
        print(&format!("{}: {}\n", question.name, words.get(&format!("ask.{}", question.name))));
        print(&format!("    {}\n", words.get(&format!("ask.{}.help", question.name))));
        let choices = match question.kind {
            Kind::One(choices) | Kind::Many(choices) => choices.join(" | "),
            Kind::Text | Kind::List => String::from("…"),
        };
        let default = (question.get)(&Answers::default()).join(", ");
        print(&format!("    {} [{choices}] = {default}\n\n", kind(question)));
    }
}

fn describe(question: &Question, words: &Catalogue) -> serde_json::Value {
    let choices = match question.kind {
        Kind::One(choices) | Kind::Many(choices) => choices,
        Kind::Text | Kind::List => &[],
    };
    json!({
        "name": question.name,
        "kind": kind(question),
        "question": words.get(&format!("ask.{}", question.name)),
        "help": words.get(&format!("ask.{}.help", question.name)),
        "choices": choices,
        "default": (question.get)(&Answers::default()),
    })
}

fn kind(question: &Question) -> &'static str {
    match question.kind {
        Kind::One(_) => "one",
        Kind::Many(_) => "many",
        Kind::Text => "text",
        Kind::List => "list",
    }
}
