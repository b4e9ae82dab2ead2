//! Values of flags: booleans, numbers, Go versions, words in quotes; knows no flag.

use super::quote::quote as quoted;
use super::subcommand::Takes;
use super::{Release, gover};

/// A boolean as go reads it (`strconv.ParseBool`).
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "1" | "t" | "T" | "TRUE" | "true" | "True" => Some(true),
        "0" | "f" | "F" | "FALSE" | "false" | "False" => Some(false),
        _ => None,
    }
}

/// Whether a flag takes the value, and why not.
pub(super) fn check(takes: Takes, value: &str, release: Release) -> Result<(), String> {
    let parse_error = || Err("parse error".to_owned());
    match takes {
        Takes::Boolean if boolean(value).is_none() => parse_error(),
        Takes::BooleanOrAuto if !matches!(value, "" | "auto") && boolean(value).is_none() => {
            Err("value is neither 'auto' nor a valid bool".to_owned())
        }
        Takes::Number => number(value).map_or_else(parse_error, |_| Ok(())),
        Takes::GoVersion if !value.is_empty() && !gover::is_go_line(value) => {
            Err(format!("expecting a Go version like {}", quoted(&release.to_string())))
        }
        Takes::GoVersion if gover::compare(value, &release.to_string()).is_gt() => {
            Err(format!("maximum supported Go version is {release}"))
        }
        Takes::PerPackage => {
            let value = value.trim();
            let flags = match value.find('=') {
                _ if value.is_empty() || value.starts_with('-') => value,
                None => return Err("missing =<value> in <pattern>=<value>".to_owned()),
                Some(0) => return Err("missing <pattern> in <pattern>=<value>".to_owned()),
                Some(at) => match value.chars().next() {
                    Some(quote @ ('\'' | '"')) => {
                        return Err(format!("parameter may not start with quote character {quote}"));
                    }
                    _ => &value[at + 1..],
                },
            };
            split_quoted(flags).map(|_| ())
        }
        Takes::Folder => Err("-C flag must be first flag on command line".to_owned()),
        _ => Ok(()),
    }
}

/// A whole number with the prefixes of Go's language (`strconv.ParseInt` with base 0), without `_`.
fn number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text).to_ascii_lowercase();
    let (digits, base) = match digits.get(..2) {
        Some("0x") => (&digits[2..], 16),
        Some("0b") => (&digits[2..], 2),
        Some("0o") => (&digits[2..], 8),
        Some(_) if digits.starts_with('0') => (&digits[1..], 8),
        _ => (digits.as_str(), 10),
    };
    if digits.starts_with(['+', '-']) { None } else { i64::from_str_radix(digits, base).ok() }
}

/// Words between blanks, tabs and line ends, some in single or double quotes (`cmd/internal/quoted.Split`).
///
/// # Errors
/// A quote that is not closed.
pub fn split_quoted(text: &str) -> Result<Vec<&str>, String> {
    const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];
    let mut words = Vec::new();
    let mut rest = text.trim_start_matches(BLANKS);
    while let Some(first) = rest.chars().next() {
        if matches!(first, '"' | '\'') {
            let Some((word, after)) = rest[1..].split_once(first) else {
                return Err(format!("unterminated {first} string"));
            };
            words.push(word);
            rest = after;
        } else {
            let (word, after) = rest.split_at(rest.find(BLANKS).unwrap_or(rest.len()));
            words.push(word);
            rest = after;
        }
        rest = rest.trim_start_matches(BLANKS);
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::split_quoted;

    /// Rows of `cmd/internal/quoted/quoted_test.go`.
    #[test]
    fn splits_as_go_does() {
        for (text, want) in [
            (" \t\n\r x ", Ok(vec!["x"])),
            ("a b", Ok(vec!["a", "b"])),
            ("'a b'c\"d e\"", Ok(vec!["a b", "c\"d", "e\""])),
            ("'a", Err("unterminated ' string".to_owned())),
            ("\"\"", Ok(vec![""])),
        ] {
            assert_eq!(split_quoted(text), want);
        }
    }
}
