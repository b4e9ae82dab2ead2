//! Tells commands from what they print.

use super::scan::Scanner;
use super::{Command, Shell, is_known, prompt};
use crate::base::Span;
use crate::read::lines::lines;

/// How lines without a prompt are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As commands, unless they look printed.
    Script,
    /// As printed, unless they surely are commands.
    Terminal,
}

/// The commands of a part. Where some lines have prompts, those without are taken as a terminal's.
pub(super) fn read(text: &str, part: Span, shell: Shell, reading: Reading) -> Vec<Command> {
    let lines: Vec<Span> = lines(text, part).collect();
    let has_prompts = lines.iter().any(|line| prompted(line.of(text)).is_some());
    let reading = if has_prompts { Reading::Terminal } else { reading };
    let mut out = Vec::new();
    let mut scanner = Scanner::new(text, part, shell);
    for (index, line) in lines.iter().enumerate() {
        if line.start < scanner.place() || line.is_empty() {
            continue;
        }
        let whole = line.of(text);
        let next = lines.get(index + 1).map_or("", |it| it.of(text));
        let found = prompted(whole).or_else(|| root(whole, next, reading));
        if let Some(found) = found {
            scanner.speak(found.shell.unwrap_or(shell));
            scanner.seek(line.start + found.command);
            scanner.line(Some(Span::new(line.start + found.start, line.start + found.end)), &mut out);
            continue;
        }
        let previous = index.checked_sub(1).map_or("", |it| lines[it].of(text));
        if is_command(whole, shell, reading) && !is_printed_setting(whole, [previous, next], reading, has_prompts) {
            scanner.speak(own_shell(whole).unwrap_or(shell));
            scanner.seek(line.start);
            scanner.line(None, &mut out);
        }
    }
    out
}

fn prompted(line: &str) -> Option<super::Prompt> {
    prompt(line).filter(|it| it.command < line.len())
}

/// `# ` is a prompt of root where a command stands behind it and what it printed below; else it begins a comment.
fn root(line: &str, next: &str, reading: Reading) -> Option<super::Prompt> {
    const PROSE: &[&str] = &[
        "a", "the", "is", "are", "was", "works", "behind", "only", "our", "own", "not", "but", "and", "with", "on",
        "of",
    ];
    let rest = line.strip_prefix("# ")?;
    let next = next.trim();
    let is_plain = reading == Reading::Terminal
        && is_command(rest, Shell::Posix, Reading::Terminal)
        && !rest.split_whitespace().any(|word| PROSE.contains(&word) || word.ends_with([',', ';', '.']));
    let prints = !next.is_empty() && !next.starts_with('#') && !is_command(next, Shell::Posix, Reading::Terminal);
    let shell = None;
    (is_plain && prints && looks_printed(next)).then_some(super::Prompt { start: 0, end: 1, command: 2, shell })
}

/// Whether it is one of the lines that `go env` prints on Windows, which look like commands.
fn is_printed_setting(line: &str, around: [&str; 2], reading: Reading, has_prompts: bool) -> bool {
    let is_set = |line: &str| {
        // go prints no quotes there.
        let printed = |(_, value): &(&str, &str)| !value.starts_with('"');
        let name = line
            .trim()
            .strip_prefix("set ")
            .and_then(|rest| rest.split_once('='))
            .filter(printed)
            .map(|(name, _)| name);
        name.is_some_and(|name| {
            name.starts_with("GO") || name.starts_with("CGO_") || matches!(name, "CC" | "CXX" | "AR")
        })
    };
    reading == Reading::Terminal && is_set(line) && (has_prompts || around.iter().any(|it| is_set(it)))
}

/// The shell that alone has such lines.
fn own_shell(line: &str) -> Option<Shell> {
    let line = line.trim_start();
    let starts = ["$env:", "${env:", "[Environment]::", "[System.Environment]::"];
    let head = line.get(..24).unwrap_or(line).to_ascii_lowercase();
    starts.iter().any(|start| head.starts_with(&start.to_ascii_lowercase())).then_some(Shell::PowerShell)
}

/// Whether a line without a prompt is a command.
pub fn is_command(line: &str, shell: Shell, reading: Reading) -> bool {
    let is_indented = line.starts_with([' ', '\t']);
    let line = line.trim();
    let first = line.split_whitespace().next().unwrap_or_default();
    if first.is_empty() || first.starts_with('#') {
        return false;
    }
    // What a remark behind it says was printed elsewhere.
    let line = line.find(" # ").map_or(line, |at| line[..at].trim_end());
    if own_shell(line).is_some() {
        return true;
    }
    if starts_with_assignment(first) {
        // `NAME=value` alone is a line of a file or of `go env`, unless a command follows.
        return reading == Reading::Script || prefixed(line).is_some_and(|rest| is_command(rest, shell, reading));
    }
    if is_indented && reading == Reading::Terminal && first == line {
        return false;
    }
    if matches!(first, "go" | "vgo" | "go.exe") {
        return is_go_command(line);
    }
    if is_known(first) {
        return !looks_printed(line);
    }
    reading == Reading::Script && is_name_of_command(first, shell) && !looks_printed(line)
}

/// What stands behind the assignments before a command.
fn prefixed(line: &str) -> Option<&str> {
    let mut rest = line;
    loop {
        let word = rest.split_whitespace().next()?;
        if !starts_with_assignment(word) {
            return Some(rest);
        }
        rest = rest[word.len()..].trim_start();
    }
}

fn starts_with_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        name.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '_')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

/// `go get x` is a command, `go: …`, `go get x: module …` and `go version go1.23.4 linux/amd64` are printed.
fn is_go_command(line: &str) -> bool {
    let mut words = line.split_whitespace().skip(1);
    let Some(second) = words.next() else { return false };
    if second.ends_with(':') {
        return false;
    }
    if second == "version"
        && words.clone().next().is_some_and(|word| word.starts_with("go1") || word.starts_with("devel"))
    {
        return false;
    }
    is_subcommand(second) && !words.take(4).any(|word| word.ends_with(':') && !word.contains('='))
}

fn is_subcommand(word: &str) -> bool {
    matches!(
        word,
        "bug"
            | "build"
            | "clean"
            | "doc"
            | "env"
            | "fix"
            | "fmt"
            | "generate"
            | "get"
            | "help"
            | "install"
            | "list"
            | "mod"
            | "run"
            | "telemetry"
            | "test"
            | "tool"
            | "version"
            | "vet"
            | "work"
    )
}

/// What a command's name may look like.
fn is_name_of_command(word: &str, shell: Shell) -> bool {
    let is_plain = word
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/' | b'~' | b'+'))
        && word.starts_with(|ch: char| ch.is_ascii_alphabetic() || matches!(ch, '.' | '/' | '~'));
    let is_capital = word.starts_with(|ch: char| ch.is_ascii_uppercase());
    match shell {
        Shell::PowerShell => is_plain && (!is_capital || word.contains('-')) || word.starts_with(['$', '&']),
        Shell::Cmd => is_plain || word.starts_with('@'),
        Shell::Posix | Shell::Fish => is_plain && !is_capital || matches!(word, "{" | "}" | "[" | "[["),
    }
}

/// Words that begin messages and no commands.
const PRINTED: &[&str] = &[
    "an",
    "bad",
    "build",
    "can't",
    "cannot",
    "connect",
    "connection",
    "context",
    "could",
    "dial",
    "downloaded",
    "downloading",
    "error",
    "extracting",
    "failed",
    "fatal",
    "finding",
    "found",
    "get",
    "invalid",
    "it",
    "lookup",
    "malformed",
    "missing",
    "module",
    "no",
    "not",
    "package",
    "panic",
    "parse",
    "parsing",
    "permission",
    "proxyconnect",
    "pulling",
    "reading",
    "remote",
    "server",
    "the",
    "there",
    "this",
    "trying",
    "unable",
    "unexpected",
    "unknown",
    "unrecognized",
    "using",
    "verifying",
    "waiting",
    "warning",
];

/// Words that come in messages and hardly in commands.
fn looks_printed(line: &str) -> bool {
    const SIGNS: &[&str] = &[
        ": no such host",
        ": i/o timeout",
        ": connection refused",
        "server misbehaving",
        "unrecognized import path",
        "exit status ",
        ": checksum mismatch",
        "404 Not Found",
        "410 Gone",
        "invalid GOSUMDB",
        "No such file or directory",
        "command not found",
        " response from daemon",
        "ermission denied",
    ];
    let first = line.split_whitespace().next().unwrap_or_default();
    first.ends_with(':')
        || first.contains("://")
        || line.split_whitespace().take(3).any(|word| word.eq_ignore_ascii_case("error:") || word == "FAILED")
        || PRINTED.contains(&first)
        || SIGNS.iter().any(|sign| line.contains(sign))
}
