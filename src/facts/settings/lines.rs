//! Settings in lines that are no commands: env files, what `go env` prints, what people say in a comment.

use super::commands::assignment::unquoted;
use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::lines::lines;
use crate::read::shell::{Command, Word, prompt};
use crate::read::variable::{is_go, is_name};
use crate::read::{Kind, Part};

/// Adds the settings of a part that is read line by line; lines of its commands are left out.
pub(super) fn settings(text: &str, part: Part, commands: &[Command], out: &mut Vec<Setting>) {
    let mut commands = commands.iter().peekable();
    let mut asked = Asked::default();
    for line in lines(text, part.span) {
        while commands.peek().is_some_and(|it| it.at.end <= line.start) {
            commands.next();
        }
        if let Some(command) = commands.peek().filter(|it| it.at.start < line.end) {
            asked = Asked::of(command);
            continue;
        }
        if prompt(line.of(text)).is_some() {
            asked = Asked::default();
            continue;
        }
        if line.of(text).trim().is_empty() {
            // An empty line may be the answer: the variable is empty.
            if line.end < part.span.end && asked.is_of_go() {
                out.extend(asked.next().and_then(|name| asked.answer(text, line, name)));
            }
            continue;
        }
        if let Some(unit) = asked.unit.filter(|_| line.of(text).trim_start().starts_with("Environment=")) {
            environment(text, line, unit, out);
            continue;
        }
        if let Some(name) = asked.next() {
            if let Some(found) = asked.answer(text, line, name) {
                out.push(found);
                continue;
            }
            asked = Asked::default();
        }
        out.extend(read(text, line, part.kind).or_else(|| told(text, line)));
    }
}

/// What the last command asks for; the lines that follow answer.
#[derive(Default)]
struct Asked<'a> {
    names: &'a [Word],
    is_go_env: bool,
    /// The daemon whose unit `systemctl show` shows.
    unit: Option<Place>,
}

impl<'a> Asked<'a> {
    /// `go env A B`, `echo $A`, `printenv A`, `systemctl show docker`.
    fn of(command: &'a Command) -> Self {
        let words = command.words.as_slice();
        let start =
            words.windows(2).position(|two| matches!(two[0].value.as_str(), "go" | "go.exe") && two[1].value == "env");
        if let Some(names) = start.map(|at| &words[at + 2..]) {
            let is_asking = !names.is_empty() && names.iter().all(|name| is_name(&name.value));
            return if is_asking { Self { names, is_go_env: true, unit: None } } else { Self::default() };
        }
        if words.iter().any(|word| word.value == "systemctl") && words.iter().any(|word| word.value == "show") {
            let is_docker = words.iter().any(|word| matches!(word.value.as_str(), "docker" | "docker.service"));
            return Self { unit: Some(if is_docker { Place::Engine } else { Place::Daemon }), ..Self::default() };
        }
        let is_asking = matches!(command.word(0), "echo" | "printenv") && words.len() == 2;
        let names = if is_asking { &words[1..] } else { &[] };
        let is_one = names.first().is_some_and(|word| {
            is_name(variable(&word.value)) && (command.word(0) == "printenv" || word.value.starts_with(['$', '%']))
        });
        Self { names: if is_one { names } else { &[] }, ..Self::default() }
    }

    const fn is_of_go(&self) -> bool {
        self.is_go_env
    }

    fn next(&mut self) -> Option<&'a Word> {
        let (first, rest) = self.names.split_first()?;
        self.names = rest;
        Some(first)
    }

    /// The value that stands alone on a line.
    fn answer(&self, text: &str, line: Span, name: &Word) -> Option<Setting> {
        // A remark may stand behind it.
        let end = line.of(text).find(" #").map_or(line.end, |at| line.start + at);
        let (value_at, quote) = unquoted(text, trimmed(text, Span::new(line.start, end)));
        let value = value_at.of(text);
        if value.contains(' ') || value.ends_with(':') || value.starts_with('#') || assigned(value).is_some() {
            return None;
        }
        Some(Setting {
            name: variable(&name.value).to_owned(),
            value: value.to_owned(),
            how: if self.is_go_env { How::GoEnvPrint } else { How::Line },
            place: Place::Shell,
            at: if value_at.is_empty() { name.at } else { value_at },
            name_at: name.at,
            value_at,
            quote,
            is_remark: false,
        })
    }
}

/// `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%` without what marks it.
fn variable(word: &str) -> &str {
    let bare = word.trim_start_matches(['$', '{', '%']).trim_end_matches(['}', '%']);
    bare.strip_prefix("env:").unwrap_or(bare)
}

/// What `systemctl show` prints: `Environment=A=b C=d`.
fn environment(text: &str, line: Span, place: Place, out: &mut Vec<Setting>) {
    let said = line.of(text);
    let Some(sign) = said.find('=') else { return };
    let start = line.start + sign + 1;
    let mut from = start;
    for word in text[start..line.end].split(' ') {
        let at = Span::new(from, from + word.len());
        from = at.end + 1;
        let Some((name, _)) = word.split_once('=').filter(|(name, _)| is_name(name)) else { continue };
        let name_at = Span::new(at.start, at.start + name.len());
        let value_at = Span::new(name_at.end + 1, at.end);
        let (name, value) = (name.to_owned(), value_at.of(text).to_owned());
        out.push(Setting { name, value, how: How::Unit, place, at, name_at, value_at, quote: None, is_remark: false });
    }
}

/// `NAME=value` in any of its forms.
fn read(text: &str, line: Span, kind: Kind) -> Option<Setting> {
    let whole = trimmed(text, line);
    let said = whole.of(text);
    let bare = said.trim_start_matches(['#', '/', ';', '>', '-', '*']).trim_start();
    let is_remark = is_comment(said);
    let mut at = Span::new(whole.end - bare.len(), whole.end);
    let mut how = printed(kind);
    if let Some((rest, given)) = leads(at.of(text)) {
        at.start = at.end - rest.len();
        how = given;
    }
    let is_json = at.of(text).starts_with('"');
    at.start += usize::from(is_json);
    let (name, sign) = if is_json { member(at.of(text))? } else { split(at.of(text), kind)? };
    if kind != Kind::EnvFile && !is_like_variable(name) {
        return None;
    }
    let name_at = Span::new(at.start, at.start + name.len());
    let value = trimmed(text, Span::new((name_at.end + sign).min(at.end), at.end));
    let (value_at, quote) = if is_json { quoted(text, value)? } else { value_of(text, value, kind) };
    // `go env` quotes its values; without quotes it is a line of a file, or what somebody typed.
    if how == How::Line && kind != Kind::EnvFile && quote.is_some() && is_go(name) {
        how = How::GoEnvPrint;
    }
    if how == How::GoEnvPrint && !is_go(name) {
        how = How::Line;
    }
    let meant = value_at.of(text).to_owned();
    let place = if how == How::DockerEnv { Place::BuildStep(None) } else { Place::Shell };
    Some(Setting { name: name.to_owned(), value: meant, how, place, at, name_at, value_at, quote, is_remark })
}

/// `… GOPROXY=value …` in a comment.
fn told(text: &str, line: Span) -> Option<Setting> {
    let said = line.of(text);
    if !is_comment(said.trim_start()) {
        return None;
    }
    let (start, name) = said.match_indices('=').find_map(|(sign, _)| {
        let inner = said[..sign].bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        let start = sign - inner.count();
        let is_apart = said[..start].ends_with([' ', '\t', '(', '"', '\'', '`', ':', ',']);
        (is_apart && is_listed(&said[start..sign].to_ascii_uppercase())).then(|| (start, &said[start..sign]))
    })?;
    let name_at = Span::new(line.start + start, line.start + start + name.len());
    let rest = Span::new(name_at.end + 1, line.end);
    let (value_at, quote) = quoted(text, rest).unwrap_or_else(|| {
        let behind = rest.of(text);
        let end = behind.find([' ', '\t', '"', '\'', '`', ')', ';', '\u{ff0c}']).unwrap_or(behind.len());
        (Span::new(rest.start, rest.start + behind[..end].trim_end_matches([',', '.', ':']).len()), None)
    });
    let (name, value) = (name.to_owned(), value_at.of(text).to_owned());
    let at = name_at.to(value_at);
    Some(Setting { name, value, how: How::Line, place: Place::Shell, at, name_at, value_at, quote, is_remark: true })
}

fn is_comment(line: &str) -> bool {
    line.starts_with('#') || line.starts_with("//") || line.starts_with(';')
}

/// What stands between the quote that begins here and the next one.
fn quoted(text: &str, at: Span) -> Option<(Span, Option<char>)> {
    let said = at.of(text);
    let quote = said.chars().next().filter(|ch| matches!(ch, '"' | '\''))?;
    let length = said[1..].find(quote)?;
    Some((Span::new(at.start + 1, at.start + 1 + length), Some(quote)))
}

/// A value that ends with its quote, or before a comment.
fn value_of(text: &str, at: Span, kind: Kind) -> (Span, Option<char>) {
    let (value_at, quote) = unquoted(text, at);
    if quote.is_some() {
        return (value_at, quote);
    }
    // Words behind a quoted value: a comment, or what somebody says about it.
    if let Some((inner, quote)) = quoted(text, at)
        && text[inner.end + 1..at.end].starts_with([' ', ',', ';', '\t'])
    {
        return (inner, quote);
    }
    (first_word(text, value_at, kind), None)
}

/// `GOPROXY": "…"`, as `go env -json` prints it: the name, and how far behind it its value begins.
fn member(line: &str) -> Option<(&str, usize)> {
    let (name, rest) = line.split_once('"')?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start();
    (is_name(name) && value.starts_with('"')).then(|| (name, line.len() - name.len() - value.len()))
}

const fn printed(kind: Kind) -> How {
    match kind {
        Kind::GoEnv => How::GoEnvPrint,
        _ => How::Line,
    }
}

/// Words before a name: `set GOPROXY=…`, `export GOPROXY=…`, `ENV GOPROXY=…`.
fn leads(line: &str) -> Option<(&str, How)> {
    for (word, how) in [
        ("set ", How::GoEnvPrint),
        ("export ", How::Export),
        ("ENV ", How::DockerEnv),
        ("go env -w ", How::GoEnvWrite),
        ("go env ", How::GoEnvPrint),
        ("$env:", How::Export),
        // curl's trace: `* Uses proxy env variable no_proxy == '…'`.
        ("Uses proxy env variable ", How::Line),
    ] {
        if let Some(rest) = line.strip_prefix(word) {
            return Some((rest.trim_start(), how));
        }
    }
    None
}

/// In a log, only names in capitals and those of forward proxies are variables.
fn is_like_variable(name: &str) -> bool {
    let is_capital = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    is_capital || name.to_ascii_lowercase().ends_with("_proxy")
}

/// The name, and how far behind it its value begins.
fn split(line: &str, kind: Kind) -> Option<(&str, usize)> {
    if let Some(found) = assigned(line) {
        return Some(found);
    }
    if let Some((name, _)) = line.split_once(" == ").filter(|(name, _)| name.to_ascii_lowercase().ends_with("_proxy")) {
        return is_name(name).then_some((name, " == ".len()));
    }
    let length =
        line.bytes().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_').count();
    let (name, rest) = line.split_at(length);
    if !is_listed(name) {
        return None;
    }
    for sign in [" is set to ", " is ", ": ", ":\t", " = ", " := ", " ?= ", ":=", "?="] {
        if let Some(value) = rest.strip_prefix(sign) {
            let is_value = value.contains("://")
                || value.starts_with("direct")
                || value.starts_with("off")
                || kind == Kind::EnvFile;
            return is_value.then_some((name, sign.len()));
        }
    }
    None
}

/// `NAME=value` from the start of a line.
fn assigned(line: &str) -> Option<(&str, usize)> {
    let sign = line.find('=')?;
    let name = &line[..sign];
    (is_name(name) && name.len() > 1 && !line[sign + 1..].starts_with('=')).then_some((name, 1))
}

/// Variables that are looked for in prose.
fn is_listed(name: &str) -> bool {
    matches!(
        name,
        "GOPROXY"
            | "GOPRIVATE"
            | "GONOPROXY"
            | "GONOSUMDB"
            | "GOSUMDB"
            | "GOINSECURE"
            | "GOFLAGS"
            | "GOTOOLCHAIN"
            | "GO111MODULE"
            | "GOAUTH"
            | "GOVCS"
            | "HTTP_PROXY"
            | "HTTPS_PROXY"
            | "NO_PROXY"
            | "ALL_PROXY"
    )
}

fn trimmed(text: &str, at: Span) -> Span {
    let said = at.of(text);
    let start = at.start + (said.len() - said.trim_start().len());
    let end = at.start + said.trim_end().len();
    Span::new(start.min(end.max(at.start)), end.max(at.start))
}

/// A value without quotes ends before a comment, and in a log before white space.
fn first_word(text: &str, at: Span, kind: Kind) -> Span {
    let said = at.of(text);
    let end = said.find(" #").unwrap_or(said.len());
    let end = if kind == Kind::EnvFile { end } else { said[..end].find(" (").unwrap_or(end) };
    Span::new(at.start, at.start + said[..end].trim_end().len())
}
