//! Answers from a JSON object: `{"preset": "china-mirror", "have": ["china", "private"], "private": ["git.corp.example"]}`.
//!
//! Keys are the names of questions; a value is a text, a list of texts, or true and false for yes and no. `preset` says
//! which answers to start from, `v` the version of the names.

use serde_json::{Map, Value};

use super::Failure;
use crate::ask::{Answers, Preset, Question, link};
use crate::text::Msg;

/// The answers, or the key that is wrong and why.
pub(super) fn parse(text: &str) -> Result<Answers, Failure> {
    let object: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
        Failure::Usage(Msg::new("cli.not-json").with("line", error.line()).with("column", error.column()))
    })?;
    let mut answers = match object.get("preset") {
        None => Answers::default(),
        Some(name) => preset(name.as_str().unwrap_or_default())?.answers(),
    };
    for (key, value) in &object {
        match key.as_str() {
            "preset" => {}
            "v" => version(value)?,
            _ => answer(&mut answers, key, value)?,
        }
    }
    Ok(answers)
}

/// The preset of that name, or a list of those that there are.
pub(super) fn preset(name: &str) -> Result<&'static Preset, Failure> {
    Preset::named(name).ok_or_else(|| {
        let names: Vec<_> = crate::ask::PRESETS.iter().map(|preset| preset.name).collect();
        Failure::Usage(Msg::new("cli.preset").with("name", name).with("names", names.join(", ")))
    })
}

fn version(value: &Value) -> Result<(), Failure> {
    let said = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if said == link::VERSION {
        return Ok(());
    }
    Err(Failure::Usage(Msg::new("cli.version").with("version", said).with("known", link::VERSION)))
}

fn answer(answers: &mut Answers, key: &str, value: &Value) -> Result<(), Failure> {
    let Some(question) = Question::named(key) else {
        return Err(Failure::Usage(Msg::new("cli.unknown-key").with("key", key)));
    };
    let Some(texts) = texts(value) else {
        return Err(Failure::Usage(Msg::new("cli.value-kind").with("key", key)));
    };
    (question.set)(answers, &texts).map_err(|refusal| Failure::Usage(refusal.msg.under(key)))
}

fn texts(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Bool(yes) => Some(vec![if *yes { "yes" } else { "no" }.to_owned()]),
        Value::Array(items) => items.iter().map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}
