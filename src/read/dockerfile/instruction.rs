//! One instruction: flags, pairs, commands, words.

use super::{Dockerfile, Flag, Instruction, Pair, Stage};
use crate::base::Span;
use crate::read::shell::{self, Shell, Word};

/// Adds an instruction to a file.
pub(super) fn add(
    text: &str,
    file: &mut Dockerfile,
    (escape, shell): (char, Shell),
    name_at: Span,
    at: Span,
    body: Option<Span>,
) {
    let name = name_at.of(text).to_ascii_uppercase();
    let rest_text = &text[name_at.end..at.end];
    let rest = Span::new(at.end - rest_text.trim_start().len(), at.end);
    let words = words(text, rest, escape);
    let count = words.iter().take_while(|word| word.value.starts_with("--") && word.value.len() > 2).count();
    let flags: Vec<Flag> = words[..count].iter().map(flag).collect();
    let words = &words[count..];
    let behind = words.first().map_or(Span::at(at.end), |first| Span::new(first.at.start, at.end));
    let mut it = Instruction {
        name,
        at,
        rest,
        flags,
        stage: file.stages.len().checked_sub(1),
        pairs: Vec::new(),
        commands: Vec::new(),
        words: words.iter().map(|word| word.at).collect(),
        body,
    };
    match it.name.as_str() {
        "ENV" | "LABEL" => it.pairs = pairs(text, words, at.end),
        "ARG" => it.pairs = words.iter().filter_map(|word| pair(text, word)).collect(),
        "RUN" | "CMD" | "ENTRYPOINT" => it.commands = commands(text, behind, body, escape, shell),
        "SHELL" => it.commands = list(text, behind),
        "FROM" => {
            it.stage = Some(file.stages.len());
            let image = words.first().map_or_else(String::new, |word| word.value.clone());
            let name = match words {
                [_, as_word, name, ..] if as_word.value.eq_ignore_ascii_case("as") => {
                    Some(name.value.to_ascii_lowercase())
                }
                _ => None,
            };
            file.stages.push(Stage { from: file.instructions.len(), image, name });
        }
        _ => {}
    }
    file.instructions.push(it);
}

/// The shell that reads what the next `RUN` says.
pub(super) fn shell_behind(last: Option<&Instruction>, shell: Shell) -> Shell {
    let Some(last) = last else { return shell };
    let name = last.commands.first().map(|it| it.word(0).to_ascii_lowercase()).unwrap_or_default();
    match last.name.as_str() {
        "SHELL" if name.contains("powershell") || name.contains("pwsh") => Shell::PowerShell,
        "SHELL" if name.starts_with("cmd") => Shell::Cmd,
        "FROM" | "SHELL" => Shell::Posix,
        _ => shell,
    }
}

/// The words, as a shell would part them; operators do not end them.
fn words(text: &str, rest: Span, escape: char) -> Vec<Word> {
    shell::words(text, rest, escape)
}

fn flag(word: &Word) -> Flag {
    let bare = word.value.trim_start_matches('-');
    let (name, value) = bare.split_once('=').unwrap_or((bare, ""));
    Flag { at: word.at, name: name.to_owned(), value: value.to_owned() }
}

/// `NAME=value NAME=value`, or the old `NAME value` with all the rest as its value.
fn pairs(text: &str, words: &[Word], end: usize) -> Vec<Pair> {
    let Some((first, others)) = words.split_first() else { return Vec::new() };
    if first.at.of(text).contains('=') {
        return words.iter().filter_map(|word| pair(text, word)).collect();
    }
    let Some((value, last)) = others.first().zip(others.last()) else { return Vec::new() };
    let whole = Span::new(value.at.start, last.at.end.min(end));
    let (at, quote) = unquoted(text, whole);
    let meant = others.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
    vec![Pair { name: first.at, value: Some(at), meant, quote }]
}

fn pair(text: &str, word: &Word) -> Option<Pair> {
    let raw = word.at.of(text);
    let Some(sign) = raw.find('=') else {
        let is_name = raw.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        return is_name.then(|| Pair { name: word.at, value: None, meant: String::new(), quote: None });
    };
    let name = Span::new(word.at.start, word.at.start + sign);
    let (value, quote) = unquoted(text, Span::new(name.end + 1, word.at.end));
    let meant = word.value.split_once('=').map_or("", |(_, value)| value).to_owned();
    Some(Pair { name, value: Some(value), meant, quote })
}

fn unquoted(text: &str, at: Span) -> (Span, Option<char>) {
    let raw = at.of(text);
    for quote in ['"', '\''] {
        let Some(rest) = raw.strip_prefix(quote) else { continue };
        let inner = rest.strip_suffix(quote).unwrap_or(rest);
        if inner.contains(quote) {
            break;
        }
        return (Span::new(at.start + 1, at.start + 1 + inner.len()), Some(quote));
    }
    (at, None)
}

/// What is run: in shell form, in the form of a list, and in a here-document.
fn commands(text: &str, rest: Span, body: Option<Span>, escape: char, shell: Shell) -> Vec<shell::Command> {
    let said = rest.of(text);
    let mut out = if said.starts_with('[') { list(text, rest) } else { shell::instruction(text, rest, shell, escape) };
    if let Some(body) = body {
        out.extend(shell::script(text, body, shell));
    }
    out
}

/// `["go", "env"]`, as one command.
fn list(text: &str, rest: Span) -> Vec<shell::Command> {
    let said = rest.of(text);
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(open) = said[from..].find('"').map(|at| from + at) {
        let Some(length) = said[open + 1..].find('"') else { break };
        let at = Span::new(rest.start + open, rest.start + open + length + 2);
        words.push(Word { at, value: said[open + 1..open + 1 + length].to_owned(), quote: Some('"') });
        from = open + length + 2;
    }
    let Some((first, last)) = words.first().zip(words.last()) else { return Vec::new() };
    let at = first.at.to(last.at);
    vec![shell::Command { at, prompt: None, shell: Shell::Posix, words, comment: None, body: None }]
}
