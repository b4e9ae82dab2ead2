//! Words of go.mod and go.work: quoted ones, versions and their ranges, folders; knows no directive.

use super::{InvalidVersion, Release};

/// What a word says, or what is wrong with it.
pub(super) type Checked<T> = Result<T, String>;

/// A version, or two between brackets, and what follows (`golang.org/x/mod/modfile.parseVersionInterval`).
pub(super) fn retracted(arguments: &[String]) -> Checked<((String, String), &[String])> {
    let quoted = |word: &str| {
        unquoted(word).map_err(|why| format!("retract: {}", InvalidVersion::new(word, why.trim_start_matches(QUOTED))))
    };
    let (first, rest) = match arguments.split_first() {
        None => return Err("expected '[' or version".to_owned()),
        Some((first, _)) if first == "(" => return Err("expected '[' or version".to_owned()),
        Some((first, rest)) if first != "[" => {
            let version = quoted(first)?;
            return Ok(((version.clone(), version), rest));
        }
        Some((_, rest)) => rest.split_first().ok_or("expected version after '['")?,
    };
    let low = quoted(first)?;
    let rest = rest.strip_prefix(&[",".to_owned()]).ok_or("expected ',' after version")?;
    let (last, rest) = rest.split_first().ok_or("expected version after ','")?;
    let high = quoted(last)?;
    let rest = rest.strip_prefix(&["]".to_owned()]).ok_or("expected ']' after version")?;
    Ok(((low, high), rest))
}

/// A dependency's go line that says too much: the language that it begins with (`laxGoVersionRE`).
pub(super) fn lax_go_version(text: &str) -> Option<String> {
    let text = text.strip_prefix('v').unwrap_or(text);
    let digits = |text: &str| text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len());
    let (major, rest) = text.split_at(digits(text));
    let rest = rest.strip_prefix('.')?;
    // A zero stands alone.
    let (minor, rest) = rest.split_at(if rest.starts_with('0') { 1 } else { digits(rest) });
    let fits = !major.is_empty() && !major.starts_with('0') && !minor.is_empty();
    let ends = rest.chars().next().is_some_and(|ch| !ch.is_ascii_digit());
    (fits && ends && !rest.contains('\n')).then(|| format!("{major}.{minor}"))
}

/// Whether a replacement is a folder, on any system (`golang.org/x/mod/modfile.IsDirectoryPath`).
pub(super) fn is_folder(path: &str, release: Release) -> bool {
    let bytes = path.as_bytes();
    (release.minor >= 22 && matches!(path, "." | ".."))
        || ["./", "../", "/", ".\\", "..\\", "\\"].iter().any(|start| path.starts_with(start))
        || bytes.len() >= 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':'
}

/// In front of what is wrong with a quoted word.
pub(super) const QUOTED: &str = "invalid quoted string: ";

/// A word, without its quotes if it has some (`golang.org/x/mod/modfile.parseString`).
pub(super) fn unquoted(word: &str) -> Checked<String> {
    match word.strip_prefix('"') {
        Some(rest) => unescaped(rest).ok_or_else(|| format!("{QUOTED}invalid syntax")),
        None if word.contains(['"', '\'', '`']) => Err(format!("{QUOTED}unquoted string cannot contain quote")),
        None => Ok(word.to_owned()),
    }
}

/// What stands before the closing quote (`strconv.Unquote`); bytes above 127 that are written as such are taken as
/// characters.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = text.strip_suffix('"')?.chars();
    while let Some(ch) = chars.next() {
        if ch == '"' || ch == '\n' {
            return None;
        }
        if ch != '\\' {
            out.push(ch);
            continue;
        }
        let (length, radix) = match chars.next()? {
            'a' => (0, 7),
            'b' => (0, 8),
            'f' => (0, 12),
            'n' => (0, 10),
            'r' => (0, 13),
            't' => (0, 9),
            'v' => (0, 11),
            '\\' => (0, u32::from('\\')),
            '"' => (0, u32::from('"')),
            'x' => (2, 16),
            'u' => (4, 16),
            'U' => (8, 16),
            digit @ '0'..='7' => {
                let rest: String = [Some(digit), chars.next(), chars.next()].into_iter().collect::<Option<_>>()?;
                let code = u32::from_str_radix(&rest, 8).ok().filter(|code| *code < 256)?;
                out.push(char::from_u32(code)?);
                continue;
            }
            _ => return None,
        };
        let code = if length == 0 {
            radix
        } else {
            let digits: String = (0..length).map(|_| chars.next()).collect::<Option<_>>()?;
            u32::from_str_radix(&digits, radix).ok().filter(|_| !digits.starts_with('+'))?
        };
        out.push(char::from_u32(code)?);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{lax_go_version, unquoted};

    /// Rows of `strconv/quote_test.go`; what `go mod edit -json` says of a module path.
    #[test]
    fn unquotes_as_go_does() {
        for (word, want) in [
            ("plain", Some("plain")),
            (r#""\a\b\f\n\r\t\v\\\"""#, Some("\x07\x08\x0c\n\r\t\x0b\\\"")),
            (r#""\x41\101\u263a\U0001f600""#, Some("AA☺😀")),
            (r#""a"#, None),
            (r#""\'""#, None),
            (r#""\x4""#, None),
            (r#""\400""#, None),
            (r#""a"b""#, None),
            ("`a`", None),
            ("a'b", None),
        ] {
            assert_eq!(unquoted(word).ok().as_deref(), want, "{word}");
        }
    }

    /// Rows of `golang.org/x/mod/modfile/rule_test.go`.
    #[test]
    fn a_dependency_may_say_too_much_of_its_go() {
        for (text, want) in [
            ("v1.2.3", Some("1.2")),
            ("1.2.3-pre", Some("1.2")),
            ("1.99x", Some("1.99")),
            ("1.2", None),
            ("abc", None),
            ("01.2.3", None),
        ] {
            assert_eq!(lax_go_version(text).as_deref(), want, "{text}");
        }
    }
}
