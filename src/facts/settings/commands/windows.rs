//! Settings in cmd.exe and PowerShell, and `set NAME=value` where it has another meaning.

use super::Collector;
use super::assignment::{self, Assignment};
use crate::base::Span;
use crate::facts::{How, Place};
use crate::read::shell::{Command, Word};
use crate::read::variable::is_name;

/// `set NAME=value` and `setx` of cmd.exe.
pub(super) fn cmd(it: &mut Collector, command: &Command) -> bool {
    if setx(it, command) {
        return true;
    }
    if !command.word(0).eq_ignore_ascii_case("set") {
        return false;
    }
    // `set` takes the rest of its line as it is, quotes and blanks included.
    let Some(first) = command.words.get(1) else { return true };
    let line =
        it.text[first.at.start..].find(['\r', '\n', '&', '|', '>']).map_or(it.text.len(), |at| first.at.start + at);
    let end = line.max(command.at.end.min(it.text.len()));
    if let Some(found) = rest_of_set(it.text, Span::new(first.at.start, end)) {
        it.add(How::CmdSet, command.at, found);
    }
    true
}

fn rest_of_set(text: &str, at: Span) -> Option<Assignment> {
    let raw = at.of(text);
    let (inner, quote) = match raw.strip_prefix('"').and_then(|rest| rest.rfind('"').map(|end| &rest[..end])) {
        Some(inner) => (Span::new(at.start + 1, at.start + 1 + inner.len()), Some('"')),
        None => (at, None),
    };
    let (name, value) = inner.of(text).split_once('=')?;
    let name_at = Span::new(inner.start, inner.start + name.len());
    let value_at = Span::new(name_at.end + 1, inner.end);
    is_name(name.trim()).then(|| Assignment {
        name: name.trim().to_owned(),
        value: value.to_owned(),
        name_at,
        value_at,
        quote,
    })
}

/// `setx NAME value`.
fn setx(it: &mut Collector, command: &Command) -> bool {
    if !command.word(0).eq_ignore_ascii_case("setx") {
        return false;
    }
    let words: Vec<&Word> = command.words[1..].iter().filter(|word| !word.value.starts_with('/')).collect();
    if let [name, value, ..] = words.as_slice() {
        let found = assignment::pair(it.text, name, value);
        it.add(How::Export, command.at, found);
    }
    true
}

/// `set NAME=value`, `set export NAME=value` and `setx` in a text that is not known to be of cmd.exe.
pub(super) fn set_in_posix(it: &mut Collector, command: &Command) -> bool {
    if setx(it, command) {
        return true;
    }
    if command.word(0) != "set" {
        return false;
    }
    for word in &command.words[1..] {
        if let Some(found) = assignment::of(it.text, word) {
            it.add(How::CmdSet, command.at, found);
        }
    }
    true
}

/// `$env:NAME = "value"`, `[Environment]::SetEnvironmentVariable`, `Remove-Item Env:NAME`.
pub(super) fn powershell(it: &mut Collector, command: &Command) -> bool {
    let words = command.words.as_slice();
    let first = words[0].value.as_str();
    if setx(it, command) {
        return true;
    }
    if first.eq_ignore_ascii_case("set") {
        return set_in_posix(it, command);
    }
    if let Some((name, name_at, rest)) = env_variable(it.text, &words[0]) {
        variable(it, command, name, name_at, rest);
        return true;
    }
    let lower = first.to_ascii_lowercase();
    if lower.ends_with("environment]::setenvironmentvariable") {
        if let [_, name, value, scope @ ..] = words {
            let found = assignment::pair(it.text, name, value);
            let how = match value.value.as_str() {
                "$null" => How::Unset,
                _ => How::Export,
            };
            let _ = scope;
            it.add_at(how, Place::Shell, command.at, found);
        }
        return true;
    }
    if matches!(lower.as_str(), "remove-item" | "ri" | "rm") {
        for word in &words[1..] {
            if let Some(name) = strip_drive(&word.value).filter(|name| is_name(name)) {
                let start = word.at.end - name.len();
                let found = Assignment {
                    name: name.to_owned(),
                    value: String::new(),
                    name_at: Span::new(start, word.at.end),
                    value_at: Span::at(word.at.end),
                    quote: None,
                };
                it.add(How::Unset, command.at, found);
            }
        }
        return true;
    }
    if lower == "set-item" {
        let plain: Vec<&Word> = words[1..].iter().filter(|word| !word.value.starts_with('-')).collect();
        if let [name, value, ..] = plain.as_slice()
            && let Some(bare) = strip_drive(&name.value)
        {
            let mut found = assignment::pair(it.text, name, value);
            found.name_at = Span::new(name.at.end.saturating_sub(bare.len()), name.at.end);
            bare.clone_into(&mut found.name);
            it.add(How::Export, command.at, found);
        }
        return true;
    }
    false
}

fn strip_drive(word: &str) -> Option<&str> {
    let drive = word.get(..4).filter(|it| it.eq_ignore_ascii_case("env:"))?;
    Some(word[drive.len()..].trim_start_matches(['\\', '/']))
}

/// The variable of `$env:NAME…`, its place, and what stands behind it in the same word.
fn env_variable<'a>(text: &'a str, word: &Word) -> Option<(&'a str, Span, Span)> {
    let raw = word.at.of(text);
    let lead = if raw.starts_with("${") { 2 } else { 1 };
    let drive = raw.get(lead..lead + 4)?;
    if !raw.starts_with('$') || !drive.eq_ignore_ascii_case("env:") {
        return None;
    }
    let start = lead + 4;
    let length = raw[start..].find(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '_')).unwrap_or(raw.len() - start);
    let name_at = Span::new(word.at.start + start, word.at.start + start + length);
    let end = name_at.end + usize::from(lead == 2 && text[name_at.end..].starts_with('}'));
    (length > 0).then(|| (name_at.of(text), name_at, Span::new(end, word.at.end)))
}

/// What `$env:NAME` is set to: behind `=` in its word, or in the words that follow.
fn variable(it: &mut Collector, command: &Command, name: &str, name_at: Span, rest: Span) {
    let text = it.text;
    let end = command.at.end;
    let behind = Span::new(rest.start, end).of(text);
    let blanks = behind.len() - behind.trim_start().len();
    let Some(value) = behind.trim_start().strip_prefix('=') else { return };
    let start = rest.start + blanks + 1 + (value.len() - value.trim_start().len());
    let whole = Span::new(start.min(end), end);
    let (value_at, quote) = assignment::unquoted(text, whole);
    let last = command.words.last().filter(|word| word.at == whole);
    let value = last.map_or_else(|| value_at.of(text).to_owned(), |word| word.value.clone());
    let how = if value.is_empty() || value == "$null" { How::Unset } else { How::Export };
    it.add(how, command.at, Assignment { name: name.to_owned(), value, name_at, value_at, quote });
}
