//! Values that their names call secrets: `password: …`, `TOKEN=…`, `--token …`, `Authorization: …`, netrc's `password …`.

use super::reference::is_reference;
use super::value::{Reach, Value, looks_secret, value};
use crate::base::Span;

/// What the name of a secret ends with, in small letters.
const ENDS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "token",
    "secret",
    "apikey",
    "api_key",
    "api-key",
    "accesskey",
    "access_key",
    "access-key",
    "secretkey",
    "secret_key",
    "secret-key",
    "privatekey",
    "private_key",
    "private-key",
    "_pat",
    "_pwd",
    "-pwd",
    "_pass",
    "-pass",
    "signature",
    "_auth",
    "oauth2-bearer",
];
/// Words before what an `Authorization` header hands over.
const SCHEMES: &[&str] = &["basic", "bearer", "token", "digest", "negotiate", "ntlm", "apikey"];

/// What is longer and no secret is not read again.
const LONG: usize = 1024;

/// A name and what stands around it.
struct Named<'t> {
    text: &'t str,
    /// The name, without hyphens before it.
    at: Span,
    name: &'t str,
    /// The hyphens before it.
    hyphens: usize,
    /// What the line has before it.
    before: &'t str,
    /// The word before it, if only blanks are between.
    word_before: &'t str,
}

/// Where such values stand.
pub(super) fn named(text: &str, out: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let (mut at, mut line) = (0, 0);
    let mut word_before = Span::at(0);
    // Behind the last `machine` or `login`, as a netrc has them.
    let mut netrc = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| is_inner(byte)).count();
        if length == 0 {
            if bytes[at] == b'\n' {
                line = at + 1;
            }
            at += 1;
            continue;
        }
        let mut start = at;
        at += length;
        // The letter of an escape is none of the name.
        if start > line && bytes[start - 1] == b'\\' && matches!(bytes[start], b'n' | b't' | b'r') {
            start += 1;
        }
        let hyphens = bytes[start..at].iter().take_while(|byte| **byte == b'-').count();
        let name = Span::new(start + hyphens, at);
        if matches!(name.of(text), "machine" | "login") {
            netrc = at;
        }
        let lower = name.of(text).to_ascii_lowercase();
        let between = Span::new(word_before.end, start).of(text);
        let is_near =
            word_before.start >= line && !between.is_empty() && between.bytes().all(|b| matches!(b, b' ' | b'\t'));
        let it = Named {
            text,
            at: name,
            name: &lower,
            hyphens,
            before: Span::new(line, start).of(text),
            word_before: if is_near { word_before.of(text) } else { "" },
        };
        word_before = Span::new(start, at);
        if let Some(end) = it.value(netrc > 0 && is_one_word(Span::new(netrc, start).of(text)), out) {
            at = end.max(at);
        }
    }
}

/// Whether there is just one word, as between `login` and `password`.
fn is_one_word(between: &str) -> bool {
    if between.len() > 256 {
        return false;
    }
    let parted = ["\\n", "\\r", "\\t"].iter().find_map(|escape| between.strip_suffix(escape)).unwrap_or(between);
    let mut words = parted.split_ascii_whitespace();
    let is_name = words.next().is_some_and(|word| !matches!(word, "and" | "or" | "&"));
    is_name && words.next().is_none() && (parted.len() < between.len() || between.ends_with([' ', '\t', '\n']))
}

impl Named<'_> {
    /// Takes the value down, if it is a secret; says where to go on.
    fn value(&self, is_netrc: bool, out: &mut Vec<Span>) -> Option<usize> {
        let name = self.name;
        if name.ends_with("authorization") {
            return self.authorization(out);
        }
        if name.ends_with("cookie") && self.has_line_to_itself() {
            return self.cookies(out);
        }
        if name == "bearer" {
            let found = value(self.text, self.skip_blanks(self.at.end), Reach::Word);
            return self.take(found, looks_secret(found.at.of(self.text), 16), out);
        }
        if name.ends_with("proxy") {
            return self.login_without_scheme(out);
        }
        if (name == "password" || name == "passwd") && (is_netrc || self.is_alone()) {
            let start = self.skip_blanks(self.at.end);
            if start > self.at.end && !matches!(self.byte(start), Some(b'=' | b':')) {
                let found = value(self.text, start, Reach::Word);
                return self.take(found, is_netrc || self.is_last(found), out);
            }
        }
        if name == "auth" {
            let found = self.assigned().filter(|(found, ..)| found.is_quoted)?.0;
            let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_');
            let secret = found.at.of(self.text);
            return self.take(found, secret.len() >= 8 && secret.bytes().all(is_base64), out);
        }
        // `--secret id=…` names a secret of a build.
        if !(ENDS.iter().any(|end| name.ends_with(end)) || matches!(name, "pass" | "sig"))
            || (name == "pass" && self.at.of(self.text) != name)
            || (name == "secret" && self.hyphens > 0)
        {
            return None;
        }
        if let Some((found, is_sure)) = self.assigned() {
            let secret = found.at.of(self.text);
            let is_address = ["http://", "https://"].iter().any(|scheme| secret.starts_with(scheme));
            let opens = secret.starts_with(['{', '[', '(', '!']) && !found.is_quoted;
            return self.take(found, !is_address && !opens && (is_sure || looks_secret(secret, 6)), out);
        }
        self.handed(out)
    }

    /// What stands behind `=` or `:`, and whether it can be nothing but the value.
    fn assigned(&self) -> Option<(Value, bool)> {
        let quote = self.before.bytes().last().filter(|byte| matches!(byte, b'"' | b'\''));
        let mut at = self.at.end;
        let is_quoted = quote.is_some() && {
            let escape = usize::from(self.byte(at) == Some(b'\\'));
            let is_there = self.byte(at + escape) == quote;
            at += if is_there { escape + 1 } else { 0 };
            is_there
        };
        let sign = self.skip_blanks(at);
        // `${TOKEN:-…}` asks for it.
        let is_asked = self.before.ends_with("${");
        match self.byte(sign)? {
            b'=' if self.byte(sign + 1) != Some(b'=') && !is_asked => {
                let from = sign + 1 + usize::from(self.byte(sign + 1) == Some(b'>'));
                Some(self.behind_equals(from, sign > at, is_quoted))
            }
            b':' if self.byte(sign + 1) == Some(b'=') && !is_asked => {
                Some(self.behind_equals(sign + 2, true, is_quoted))
            }
            b':' if !is_asked && !self.before.ends_with('$') => self.behind_colon(sign + 1, is_quoted),
            _ => None,
        }
    }

    fn behind_equals(&self, from: usize, has_blanks: bool, is_quoted: bool) -> (Value, bool) {
        let start = self.skip_blanks(from);
        let reach = if self.before.ends_with(['?', '&']) { Reach::Query } else { Reach::Word };
        // `TOKEN= go build` empties it for one command.
        let is_emptied = start > from && !has_blanks && !is_quoted;
        (value(self.text, start, reach), !is_emptied)
    }

    fn behind_colon(&self, from: usize, is_quoted: bool) -> Option<(Value, bool)> {
        let start = self.skip_blanks(from);
        let next = self.byte(start);
        let is_quote = matches!(next, Some(b'"' | b'\'')) || (next == Some(b'\\') && is_quoted);
        // `token:1.2` is the tag of an image.
        if start == from && !is_quote {
            return None;
        }
        if matches!(next, Some(b'|' | b'>')) && self.has_line_to_itself() {
            return self.block(start);
        }
        if is_quoted || is_quote || self.has_line_to_itself() {
            let reach = match (is_quoted, self.has_line_to_itself()) {
                (true, _) => Reach::Item,
                (false, true) => Reach::Line,
                (false, false) => Reach::Word,
            };
            let is_sure = is_quoted || self.has_line_to_itself() || self.before.trim_end().ends_with(['{', ',']);
            return Some((value(self.text, start, reach), is_sure));
        }
        // A header in quotes, or an entry of `{a: b}`.
        let is_sure = self.before.ends_with(['"', '\'']) || self.before.trim_end().ends_with(['{', ',']);
        Some((value(self.text, start, Reach::Word), is_sure))
    }

    /// The line below `name: |`.
    fn block(&self, start: usize) -> Option<(Value, bool)> {
        let line = start + self.text[start..].find('\n')? + 1;
        let from = self.skip_blanks(line);
        Some((value(self.text, from, Reach::Line), false))
    }

    /// What stands behind a flag, or behind a name that `ENV`, `set -gx` and the like give a value.
    fn handed(&self, out: &mut Vec<Span>) -> Option<usize> {
        let is_flag = self.hyphens > 0 && (self.hyphens > 1 || self.name.len() > 4);
        let before = self.word_before;
        let is_set = ["ENV", "setx", "setenv", "-gx", "-x", "-Ux", "-xg", "-xU", "-gxU"].contains(&before);
        let quote = self.before.bytes().last().filter(|byte| matches!(byte, b'"' | b'\''));
        let is_argument = quote.is_some() && self.before.trim_end_matches(['"', '\'']).ends_with('(');
        let mut at = self.at.end;
        if is_argument && self.byte(at) == quote {
            at = self.skip_blanks(at + 1);
            if self.byte(at) != Some(b',') {
                return None;
            }
            at += 1;
        } else if !(is_flag || is_set || self.name == "_authtoken") || self.skip_blanks(at) == at {
            return None;
        }
        let found = value(self.text, self.skip_blanks(at), Reach::Word);
        let secret = found.at.of(self.text);
        self.take(found, !secret.starts_with('-') && !secret.starts_with("id="), out)
    }

    /// `Authorization: Basic …`, in a header, a flag or a file.
    fn authorization(&self, out: &mut Vec<Span>) -> Option<usize> {
        let mut at = self.at.end;
        at += self.text[at..].bytes().take_while(|byte| matches!(byte, b'"' | b'\'' | b'\\')).count();
        at = self.skip_blanks(at);
        if !matches!(self.byte(at), Some(b':' | b'=')) {
            return None;
        }
        at = self.skip_blanks(at + 1);
        at += self.text[at..].bytes().take_while(|byte| matches!(byte, b'"' | b'\'' | b'\\')).count();
        let first = value(self.text, at, Reach::Word);
        let scheme = first.at.of(self.text).to_ascii_lowercase();
        if scheme == "digest" {
            // Its parts are all about the password.
            let line = value(self.text, first.end, Reach::Line);
            return self.take(line, true, out);
        }
        if SCHEMES.contains(&scheme.as_str()) {
            return self.take(value(self.text, self.skip_blanks(first.end), Reach::Word), true, out);
        }
        self.take(first, looks_secret(first.at.of(self.text), 6), out)
    }

    /// The values of cookies.
    fn cookies(&self, out: &mut Vec<Span>) -> Option<usize> {
        let sign = self.skip_blanks(self.at.end);
        if self.byte(sign) != Some(b':') {
            return None;
        }
        let line = value(self.text, sign + 1, Reach::Line).at;
        let mut start = line.start;
        for pair in line.of(self.text).split(';') {
            let name = pair.split('=').next().unwrap_or_default();
            let is_about = ["path", "domain", "expires", "max-age", "samesite", "version"]
                .contains(&name.trim().to_ascii_lowercase().as_str());
            let secret = Span::new((start + name.len() + 1).min(start + pair.len()), start + pair.len());
            if !is_about && !is_reference(secret.of(self.text)) {
                out.push(secret);
            }
            start += pair.len() + 1;
        }
        Some(line.end)
    }

    /// `HTTPS_PROXY=me:secret@proxy:3128`.
    fn login_without_scheme(&self, out: &mut Vec<Span>) -> Option<usize> {
        let found = match self.assigned() {
            Some((found, _)) => found,
            None if self.hyphens > 0 => value(self.text, self.skip_blanks(self.at.end), Reach::Word),
            None => return None,
        };
        let login = found.at.of(self.text);
        if login.len() > LONG {
            return Some(found.end);
        }
        if login.contains("://") {
            return None;
        }
        let at = login.rfind('@')?;
        let colon = login[..at].find(':')?;
        let secret = Span::new(found.at.start + colon + 1, found.at.start + at);
        // What stands behind the host may have names of its own.
        self.take(Value { at: secret, end: secret.end, ..found }, true, out)
    }

    fn take(&self, found: Value, is_secret: bool, out: &mut Vec<Span>) -> Option<usize> {
        let secret = found.at.of(self.text);
        if !is_secret || found.at.is_empty() || is_reference(secret) {
            return (secret.len() > LONG).then_some(found.end);
        }
        out.push(found.at);
        // A short block of lines may name further ones, which may stand elsewhere, too.
        let is_block = secret.len() <= LONG && Span::new(self.at.end, found.end).of(self.text).contains('\n');
        Some(if is_block { found.at.start } else { found.end })
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn skip_blanks(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    /// Whether it begins its line, but for what lists, quotes, prompts and comments put there.
    fn has_line_to_itself(&self) -> bool {
        self.hyphens == 0 && self.before.len() <= 256 && self.before.bytes().all(|byte| b" \t-\"'><*#+".contains(&byte))
    }

    /// Whether it begins its line, in small letters, as in a netrc.
    fn is_alone(&self) -> bool {
        self.before.len() <= 256 && self.before.trim().is_empty() && self.at.of(self.text) == self.name
    }

    /// Whether nothing follows on the line.
    fn is_last(&self, found: Value) -> bool {
        matches!(self.byte(self.skip_blanks(found.end)), None | Some(b'\n' | b'\r'))
    }
}
