//! Answers in the page's address: readable, versioned, without secrets; knows no browser.
//!
//! `v=1&have=china,private&private=git.corp.example&…`: only what differs from the defaults, in the order of the
//! questions. A list is parted by commas; everything that could part or end something is percent-encoded in UTF-8.
//! `preset=NAME` stands for that preset's answers, a situation's or an organisation's; what follows changes them.

use super::{Answers, Ground, PRESETS, Preset, QUESTIONS, Question};
use crate::text::Msg;

/// The version of links that this code writes.
pub const VERSION: &str = "1";

/// Something in a link that could not be restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The key it is about.
    pub key: String,
    /// What to say.
    pub msg: Msg,
}

/// The pairs of a fragment or query: keys and raw values, in order.
pub fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.trim_start_matches('#')
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|p| p.split_once('=').unwrap_or((p, "")))
}

/// The answers as a link; a preset's own answers are written as its name.
pub fn write(answers: &Answers) -> String {
    write_from(&Ground::default(), answers)
}

/// The answers as a link that starts from this ground; only what differs from it follows.
pub fn write_from(ground: &Ground, answers: &Answers) -> String {
    let mut out = format!("v={VERSION}");
    if let Some(name) = &ground.name {
        out.extend(["&preset=", &encode(name)]);
    } else if let Some(preset) = PRESETS.iter().find(|preset| preset.answers() == *answers) {
        return format!("{out}&preset={}", preset.name);
    }
    for (question, texts) in changed(ground, answers) {
        let items: Vec<_> = texts.iter().map(|text| encode(text)).collect();
        out.extend(["&", question.name, "=", &items.join(",")]);
    }
    out
}

/// What differs from the ground: questions with their answers as texts, in their order.
pub fn changed(ground: &Ground, answers: &Answers) -> impl Iterator<Item = (&'static Question, Vec<String>)> {
    QUESTIONS.iter().filter_map(|question| {
        let texts = (question.get)(answers);
        (texts != (question.get)(&ground.answers)).then_some((question, texts))
    })
}

/// The answers of a link, and what of it could not be restored. Never fails: what is unknown keeps its default. Keys in
/// `others` are somebody else's.
pub fn read(text: &str, others: &[&str]) -> (Answers, Vec<Remark>) {
    read_from(&Ground::default(), text, others)
}

/// The same for a link that starts from this ground; what is fixed there stays, and that is said.
pub fn read_from(ground: &Ground, text: &str, others: &[&str]) -> (Answers, Vec<Remark>) {
    let mut remarks = Vec::new();
    let mut answers = ground.answers.clone();
    if let Some(name) = preset(text) {
        match Preset::named(&name) {
            Some(preset) => answers = ground.start(preset),
            None if ground.name.as_ref() == Some(&name) => {}
            None => remarks.push(remark("preset", Msg::new("link.preset").with("name", short(&name)))),
        }
    }
    let kept: Vec<_> = pairs(text).filter(|(key, _)| *key != "preset" && !others.contains(key)).collect();
    if let Some((_, version)) = kept.iter().find(|(key, version)| *key == "v" && *version != VERSION) {
        remarks.push(remark("v", Msg::new("link.version").with("version", short(&decode(version)))));
    }
    apply_pairs(&mut answers, kept.into_iter().filter(|(key, _)| *key != "v"), &mut remarks);
    let held = ground.hold(answers.clone());
    for (question, _) in changed(&Ground { answers: held.clone(), ..Ground::default() }, &answers) {
        remarks.push(remark(question.name, Msg::new("link.fixed")));
    }
    (held, remarks)
}

/// The preset that a link names.
pub fn preset(text: &str) -> Option<String> {
    pairs(text).find(|(key, _)| *key == "preset").map(|(_, name)| decode(name))
}

/// Changes answers by the pairs of a text without version and preset.
pub(super) fn apply(answers: &mut Answers, text: &str) -> Vec<Remark> {
    let mut remarks = Vec::new();
    apply_pairs(answers, pairs(text), &mut remarks);
    remarks
}

fn apply_pairs<'a>(answers: &mut Answers, pairs: impl Iterator<Item = (&'a str, &'a str)>, out: &mut Vec<Remark>) {
    for (key, value) in pairs {
        let Some(question) = Question::named(key) else {
            out.push(remark(key, Msg::new("link.unknown").with("key", short(&decode(key)))));
            continue;
        };
        if let Err(refusal) = (question.set)(answers, &texts(question, value)) {
            out.push(remark(key, refusal.msg));
        }
    }
}

fn texts(question: &Question, value: &str) -> Vec<String> {
    question.kind.split(value).into_iter().map(decode).collect()
}

fn remark(key: &str, msg: Msg) -> Remark {
    Remark { key: key.to_owned(), msg }
}

/// What is said of a foreign text: enough of it to know it again.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut out: String = text.chars().take(MOST).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// Percent-encodes what could part or end something; letters of other scripts stay readable only where browsers show
/// them so, hence everything beyond a small alphabet is encoded.
pub fn encode(text: &str) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/@*!'()$;".contains(&byte) {
            out.push(byte as char);
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Undoes [`encode`]; a stray `%` means itself, bytes that are no UTF-8 become U+FFFD.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = (bytes[i] == b'%').then(|| text.get(i + 1..i + 3)).flatten();
        let hex = hex.filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                i += 3;
            }
            None => {
                out.push(bytes[i]);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{Have, QuestionId, Set};

    #[test]
    fn a_preset_is_written_as_its_name() {
        for preset in PRESETS {
            assert_eq!(write(&preset.answers()), format!("v=1&preset={}", preset.name));
            assert_eq!(read(&format!("#v=1&preset={}", preset.name), &[]), (preset.answers(), vec![]));
        }
    }

    #[test]
    fn what_follows_a_preset_changes_it() {
        let (answers, remarks) = read("v=1&have=private&preset=forward-proxy", &[]);
        assert!(remarks.is_empty());
        assert_eq!(answers.have, Set::of(&[Have::Private]));
    }

    #[test]
    fn a_link_from_an_organisation_has_only_what_differs_from_it() {
        let own = Answers { have: Set::of(&[Have::ForwardProxy, Have::Private]), ..Answers::default() };
        let ground = Ground { name: Some("acme".into()), answers: own.clone(), fixed: vec![QuestionId::Have] };
        assert_eq!(write_from(&ground, &own), "v=1&preset=acme");
        assert_eq!(read_from(&ground, "#v=1&preset=acme", &[]), (own.clone(), vec![]));
        let changed = read_from(&ground, "v=1&preset=acme&go=1.25", &[]).0;
        assert_eq!(write_from(&ground, &changed), "v=1&preset=acme&go=1.25");
        for link in ["v=1&preset=acme&have=china", "v=1&preset=china-mirror"] {
            assert_eq!(read_from(&ground, link, &[]).0.have, own.have, "{link}");
        }
        let (_, remarks) = read_from(&ground, "v=1&preset=acme&have=china", &[]);
        assert_eq!(remarks, [remark("have", Msg::new("link.fixed"))]);
    }

    #[test]
    fn what_is_unknown_is_said_and_passed_over() {
        let (answers, remarks) = read("v=7&colour=red&preset=x&proxy=http://u:p%40@h:1&mirror=cn&lang=en", &["lang"]);
        assert_eq!(answers, Answers::default());
        let keys: Vec<_> = remarks.iter().map(|remark| remark.key.as_str()).collect();
        assert_eq!(keys, ["preset", "v", "colour", "proxy", "mirror"]);
        assert!(!format!("{remarks:?}").contains("p@"));
    }
}
