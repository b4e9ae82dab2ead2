//! Answers as a JSON object: `{"v": 1, "preset": "china-mirror", "have": ["china", "private"], "forks": true}`.
//!
//! Keys are the names of questions; a value is a text, a list of texts, or true and false for yes and no. `preset` says
//! which answers to start from, `v` the version of the names.

use super::{Answers, Fault, Ground, Kind, Preset, Question, link};
use crate::jsonc::{self, Dialect, Tree, Value, read};
use crate::text::Msg;

/// The answers as a file: those that differ from the ground, which is named.
pub fn write_answers(ground: &Ground, answers: &Answers) -> String {
    let mut members = vec![("v", Tree::Number(1))];
    if let Some(name) = &ground.name {
        members.push(("preset", Tree::text(name.as_str())));
    }
    members.extend(link::changed(ground, answers).map(|(it, texts)| (it.name, value_tree(it, &texts))));
    Tree::object(members).print()
}

/// The answers of a file that starts from this ground, or everything that is wrong with it. What is fixed stays.
pub fn read_answers(ground: &Ground, text: &str) -> Result<Answers, Vec<Fault>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value = read(text, Dialect::Plain).map_err(|mistake| vec![Fault::of_mistake(text, mistake)])?;
    let jsonc::Kind::Object(members) = &value.kind else {
        return Err(vec![fault("", &value, Msg::new("answers.object"))]);
    };
    let mut answers = ground.answers.clone();
    let mut faults = Vec::new();
    if let Some(member) = members.iter().find(|member| member.name == "preset") {
        let name = text_of(&member.value).unwrap_or_default();
        match Preset::named(name) {
            Some(preset) => answers = ground.start(preset),
            None if ground.name.as_deref() == Some(name) => {}
            None => faults.push(fault("preset", &member.value, unknown_preset(name))),
        }
    }
    for member in members {
        let (name, value) = (&*member.name, &member.value);
        let msg = match name {
            "preset" => None,
            "v" => version(value, text),
            _ => answer(&mut answers, name, value),
        };
        faults.extend(msg.map(|msg| fault(name, value, msg)));
    }
    if faults.is_empty() { Ok(ground.hold(answers)) } else { Err(faults) }
}

/// What is said of a preset that isn't there, with those that are.
pub fn unknown_preset(name: &str) -> Msg {
    let names: Vec<_> = super::PRESETS.iter().map(|preset| preset.name).collect();
    Msg::new("answers.preset").with("name", name).with("names", names.join(", "))
}

/// The texts of a value: a text, several, or yes and no.
pub fn texts(value: &Value<'_>) -> Option<Vec<String>> {
    match &value.kind {
        jsonc::Kind::Text(text) => Some(vec![text.to_string()]),
        jsonc::Kind::Bool(yes) => Some(vec![if *yes { "yes" } else { "no" }.to_owned()]),
        jsonc::Kind::Array(items) => items.iter().map(|item| text_of(item).map(str::to_owned)).collect(),
        _ => None,
    }
}

/// The value that has these texts, as the question is answered.
pub fn value_tree(question: &Question, texts: &[String]) -> Tree {
    match question.kind {
        Kind::Many(_) | Kind::List => Tree::texts(texts),
        Kind::One(_) | Kind::Text => Tree::text(texts.first().map_or("", String::as_str)),
    }
}

fn text_of<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match &value.kind {
        jsonc::Kind::Text(text) => Some(text),
        _ => None,
    }
}

fn fault(path: &str, value: &Value<'_>, msg: Msg) -> Fault {
    Fault { path: path.to_owned(), at: value.span.start, msg }
}

fn version(value: &Value<'_>, file: &str) -> Option<Msg> {
    let said = text_of(value).unwrap_or_else(|| value.span.of(file));
    (said != link::VERSION).then(|| Msg::new("answers.version").with("version", said).with("known", link::VERSION))
}

fn answer(answers: &mut Answers, name: &str, value: &Value<'_>) -> Option<Msg> {
    let Some(question) = Question::named(name) else {
        return Some(Msg::new("answers.unknown").with("key", name));
    };
    match texts(value) {
        None => Some(Msg::new("answers.kind").with("key", name)),
        Some(texts) => (question.set)(answers, &texts).err().map(|refusal| refusal.msg.under(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{Have, PRESETS, QuestionId, Set};

    fn keys(text: &str) -> Vec<(String, String)> {
        let faults = read_answers(&Ground::default(), text).unwrap_err();
        faults.into_iter().map(|fault| (fault.path, fault.msg.key().to_owned())).collect()
    }

    #[test]
    fn reads_back_what_it_writes() {
        let ground = Ground::default();
        for preset in PRESETS {
            let text = write_answers(&ground, &preset.answers());
            assert_eq!(read_answers(&ground, &text), Ok(preset.answers()), "{text}");
        }
    }

    #[test]
    fn what_is_fixed_stays_fixed() {
        let own = Answers { have: Set::of(&[Have::Private]), ..Answers::default() };
        let ground = Ground { name: Some("acme".into()), answers: own.clone(), fixed: vec![QuestionId::Have] };
        let text = write_answers(&ground, &own);
        assert_eq!(text, "{\n  \"v\": 1,\n  \"preset\": \"acme\"\n}\n");
        assert_eq!(read_answers(&ground, "{\"preset\": \"acme\", \"have\": [\"china\"]}").unwrap().have, own.have);
    }

    #[test]
    fn says_all_that_is_wrong() {
        let text = r#"{"v": "2", "colour": "red", "go": 1.27, "proxy": "http://wile:coyote@proxy:1", "preset": "x"}"#;
        let expected = [
            ("preset", "answers.preset"),
            ("v", "answers.version"),
            ("colour", "answers.unknown"),
            ("go", "answers.kind"),
            ("proxy", "refuse.address-secret"),
        ];
        assert_eq!(keys(text), expected.map(|(path, key)| (path.to_owned(), key.to_owned())));
        assert_eq!(keys("[]")[0].1, "answers.object");
        assert_eq!(keys("{")[0].1, "merge.unclosed");
    }
}
