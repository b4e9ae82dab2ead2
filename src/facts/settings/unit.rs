//! Settings in sections: `Environment=` of a unit.

use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::Kind;
use crate::read::ini::Ini;
use crate::read::unit::{Word, words};

/// Adds the settings of a file of sections.
pub(super) fn settings(text: &str, ini: &Ini, kind: Kind, out: &mut Vec<Setting>) {
    if kind != Kind::Systemd {
        return;
    }
    let is_docker = text.to_ascii_lowercase().contains("docker");
    let place = if is_docker { Place::Engine } else { Place::Daemon };
    for entry in &ini.entries {
        if matches!(entry.key.of(text), "Environment" | "DefaultEnvironment" | "ManagerEnvironment") {
            out.extend(words(text, entry.value).iter().filter_map(|word| setting(text, word, place)));
        }
    }
}

fn setting(text: &str, word: &Word, place: Place) -> Option<Setting> {
    let (name, value) = word.meant.split_once('=')?;
    if name.is_empty() || name.contains(char::is_whitespace) {
        return None;
    }
    let inner = word.inner();
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
