//! Answers in the page's address: readable, versioned, without secrets; knows no browser.
//!
//! `v=1&have=china,private&private=git.corp.example&…`: only what differs from the defaults, in the order of the
//! questions. A list is parted by commas; everything that could part or end something is percent-encoded in UTF-8.
//! `preset=NAME` stands for that preset's answers; what follows changes them.

use super::{Answers, Kind, PRESETS, Preset, QUESTIONS, Question};
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
    let mut out = format!("v={VERSION}");
    if let Some(preset) = PRESETS.iter().find(|preset| preset.answers() == *answers) {
        return format!("{out}&preset={}", preset.name);
    }
    let default = Answers::default();
    for question in QUESTIONS {
        let texts = (question.get)(answers);
        if texts != (question.get)(&default) {
            let items: Vec<_> = texts.iter().map(|text| encode(text)).collect();
            out.extend(["&", question.name, "=", &items.join(",")]);
        }
    }
    out
}

/// The answers of a link, and what of it could not be restored. Never fails: what is unknown keeps its default. Keys in
/// `others` are somebody else's.
pub fn read(text: &str, others: &[&str]) -> (Answers, Vec<Remark>) {
    let mut remarks = Vec::new();
    let mut answers = Answers::default();
    if let Some((_, name)) = pairs(text).find(|(key, _)| *key == "preset") {
        match Preset::named(name) {
            Some(preset) => answers = preset.answers(),
            None => remarks.push(remark("preset", Msg::new("link.preset").with("name", decode(name)))),
        }
    }
    let kept: Vec<_> = pairs(text).filter(|(key, _)| *key != "preset" && !others.contains(key)).collect();
    if let Some((_, version)) = kept.iter().find(|(key, version)| *key == "v" && *version != VERSION) {
        remarks.push(remark("v", Msg::new("link.version").with("version", decode(version))));
    }
    apply_pairs(&mut answers, kept.into_iter().filter(|(key, _)| *key != "v"), &mut remarks);
    (answers, remarks)
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
            out.push(remark(key, Msg::new("link.unknown").with("key", decode(key))));
            continue;
        };
        if let Err(refusal) = (question.set)(answers, &texts(question, value)) {
            out.push(remark(key, refusal.msg));
        }
    }
}

fn texts(question: &Question, value: &str) -> Vec<String> {
    match question.kind {
        Kind::Many(_) | Kind::List if value.is_empty() => Vec::new(),
        Kind::Many(_) | Kind::List => value.split(',').map(decode).collect(),
        Kind::One(_) | Kind::Text => vec![decode(value)],
    }
}

fn remark(key: &str, msg: Msg) -> Remark {
    Remark { key: key.to_owned(), msg }
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
    use crate::ask::{Have, Set};

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
    fn what_is_unknown_is_said_and_passed_over() {
        let (answers, remarks) = read("v=7&colour=red&preset=x&proxy=http://u:p%40@h:1&mirror=cn&lang=en", &["lang"]);
        assert_eq!(answers, Answers::default());
        let keys: Vec<_> = remarks.iter().map(|remark| remark.key.as_str()).collect();
        assert_eq!(keys, ["preset", "v", "colour", "proxy", "mirror"]);
        assert!(!format!("{remarks:?}").contains("p@"));
    }
}
