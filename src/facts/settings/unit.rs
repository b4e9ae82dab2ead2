//! Settings in sections: `Environment=` of a unit.

use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::Kind;
use crate::read::ini::Ini;

/// Adds the settings of a file of sections.
pub(super) fn settings(text: &str, ini: &Ini, kind: Kind, out: &mut Vec<Setting>) {
    if kind != Kind::Systemd {
        return;
    }
    let is_docker = text.to_ascii_lowercase().contains("docker");
    let place = if is_docker { Place::Engine } else { Place::Daemon };
    for entry in &ini.entries {
        if matches!(entry.key.of(text), "Environment" | "DefaultEnvironment" | "ManagerEnvironment") {
            words(text, entry.value).iter().filter_map(|word| setting(text, word, place)).for_each(|it| out.push(it));
        }
    }
}

/// A word of a unit's value: its place, quotes included, and what it means.
struct Word {
    at: Span,
    meant: String,
    quote: Option<char>,
}

fn setting(text: &str, word: &Word, place: Place) -> Option<Setting> {
    let (name, value) = word.meant.split_once('=')?;
    if name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let inner = if word.quote.is_some() { Span::new(word.at.start + 1, word.at.end - 1) } else { word.at };
    let sign = inner.start + inner.of(text).find('=')?;
    let mut value_at = Span::new(sign + 1, inner.end);
    let mut quote = word.quote;
    let written = value_at.of(text);
    if let Some(mark @ ('"' | '\'')) = written.chars().next().filter(|_| quote.is_none())
        && written.len() > 1
        && written.ends_with(mark)
    {
        value_at = Span::new(value_at.start + 1, value_at.end - 1);
        quote = Some(mark);
    }
    Some(Setting {
        name: name.to_owned(),
        value: value.replace("%%", "%"),
        how: How::Unit,
        place,
        at: word.at,
        name_at: Span::new(inner.start, sign),
        value_at,
        quote,
        is_remark: false,
    })
}

/// The words of a value: blanks part them, quotes hold them together, a backslash takes the next byte as it is. The
/// letters of escapes such as `\n` stay.
fn words(text: &str, value: Span) -> Vec<Word> {
    let mut out = Vec::new();
    let mut word: Option<Word> = None;
    let mut open: Option<char> = None;
    let mut chars = value.of(text).char_indices().peekable();
    while let Some((offset, ch)) = chars.next() {
        let (at, end) = (value.start + offset, value.start + offset + ch.len_utf8());
        if open.is_none() && (ch.is_ascii_whitespace() || (ch == '\\' && is_line_end(&mut chars))) {
            out.extend(word.take());
            continue;
        }
        let is_first = word.is_none();
        let it = word.get_or_insert(Word { at: Span::new(at, end), meant: String::new(), quote: None });
        it.at.end = end;
        match ch {
            _ if open == Some(ch) => {
                open = None;
                if it.quote.is_some() && chars.peek().is_some_and(|(_, next)| !next.is_ascii_whitespace()) {
                    it.quote = None;
                }
            }
            '"' | '\'' if open.is_none() => {
                open = Some(ch);
                it.quote = is_first.then_some(ch);
            }
            '\\' => {
                if let Some((_, next)) = chars.next() {
                    it.at.end = end + next.len_utf8();
                    if next.is_ascii_alphanumeric() {
                        it.meant.push('\\');
                    }
                    it.meant.push(next);
                }
            }
            _ => it.meant.push(ch),
        }
    }
    // A quote that is never closed: systemd passes over the line; what was meant can still be read.
    if let Some(it) = word.as_mut().filter(|_| open.is_some()) {
        it.quote = None;
    }
    out.extend(word);
    out
}

fn is_line_end(chars: &mut std::iter::Peekable<impl Iterator<Item = (usize, char)>>) -> bool {
    chars.peek().is_some_and(|(_, next)| matches!(next, '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_assignments_as_systemd_does() {
        for (value, expected) in [
            (r#""A=b c" 'D=e' F=g"#, vec![("A", "b c", "b c"), ("D", "e", "e"), ("F", "g", "g")]),
            (r#"A="b c""#, vec![("A", "b c", "b c")]),
            ("A=b c", vec![("A", "b", "b")]),
            ("A=b \\\n  C=d", vec![("A", "b", "b"), ("C", "d", "d")]),
            ("A=p%%40q", vec![("A", "p%40q", "p%%40q")]),
            (r#""A=b"#, vec![("\"A", "b", "b")]),
        ] {
            let text = format!("[Service]\nEnvironment={value}\n");
            let ini = crate::read::ini::read(&text, Span::new(0, text.len()));
            let mut out = Vec::new();
            settings(&text, &ini, Kind::Systemd, &mut out);
            let found: Vec<_> =
                out.iter().map(|it| (it.name_at.of(&text), it.value.as_str(), it.value_at.of(&text))).collect();
            assert_eq!(found, expected, "{value}");
        }
    }
}
