//! Comma-separated lists of patterns such as GOPRIVATE, held against module paths (`module.MatchPrefixPatterns`,
//! `path.Match`); knows no variable.

/// The first pattern of the list that covers the path, as written; it is held against as many elements of the path as it
/// has itself. Blanks count, a malformed pattern covers nothing.
pub fn matching<'a>(patterns: &'a str, path: &str) -> Option<&'a str> {
    patterns.split(',').find(|pattern| {
        let glob = pattern.strip_suffix('/').unwrap_or(pattern);
        let slashes = glob.matches('/').count();
        let prefix = match path.match_indices('/').nth(slashes) {
            Some((end, _)) => &path[..end],
            None if path.matches('/').count() < slashes => return false,
            None => path,
        };
        !glob.is_empty() && matches(glob, prefix).unwrap_or(false)
    })
}

/// `path.Match`: whether the pattern matches all of the name; nothing if go meets a mistake in the pattern.
pub fn matches(pattern: &str, name: &str) -> Option<bool> {
    let (mut pattern, mut name) = (pattern.as_bytes(), name.as_bytes());
    'chunks: while !pattern.is_empty() {
        let (star, chunk, rest) = next_chunk(pattern);
        pattern = rest;
        if star && chunk.is_empty() {
            return Some(!name.contains(&b'/'));
        }
        // The last chunk must reach the end of the name.
        let fits = |behind: &[u8]| behind.is_empty() || !rest.is_empty();
        match eat(chunk, name)? {
            Some(behind) if fits(behind) => {
                name = behind;
                continue;
            }
            _ => {}
        }
        if star {
            let run = name.iter().position(|byte| *byte == b'/').unwrap_or(name.len());
            for skipped in 1..=run {
                match eat(chunk, &name[skipped..])? {
                    Some(behind) if fits(behind) => {
                        name = behind;
                        continue 'chunks;
                    }
                    _ => {}
                }
            }
        }
        // No match; what is left of the pattern may still be wrong.
        while !pattern.is_empty() {
            let (_, chunk, rest) = next_chunk(pattern);
            pattern = rest;
            eat(chunk, b"")?;
        }
        return Some(false);
    }
    Some(name.is_empty())
}

/// Whether stars come first, what follows up to the next star, and the rest (`scanChunk`).
fn next_chunk(pattern: &[u8]) -> (bool, &[u8], &[u8]) {
    let stars = pattern.iter().take_while(|byte| **byte == b'*').count();
    let pattern = &pattern[stars..];
    let (mut in_class, mut place) = (false, 0);
    while let Some(byte) = pattern.get(place) {
        match byte {
            b'\\' if place + 1 < pattern.len() => place += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'*' if !in_class => break,
            _ => {}
        }
        place += 1;
    }
    let (chunk, rest) = pattern.split_at(place);
    (stars > 0, chunk, rest)
}

/// What the chunk leaves of the name, if it matches its beginning; the outer nothing is a mistake in the chunk
/// (`matchChunk`).
#[allow(clippy::option_option, reason = "a mistake is not the same as no match")]
fn eat<'a>(mut chunk: &[u8], name: &'a [u8]) -> Option<Option<&'a [u8]>> {
    let mut left = Some(name);
    while let Some((&first, rest)) = chunk.split_first() {
        left = left.filter(|left| !left.is_empty());
        match first {
            b'[' => {
                let letter = left.map(decode);
                let (hit, behind) = class(rest, letter.map_or(0, |(letter, _)| letter))?;
                chunk = behind;
                left = match (left, letter) {
                    (Some(left), Some((_, length))) if hit => Some(&left[length..]),
                    _ => None,
                };
            }
            b'?' => {
                left = left.filter(|left| left[0] != b'/').map(|left| &left[decode(left).1..]);
                chunk = rest;
            }
            _ => {
                let literal = if first == b'\\' { rest } else { chunk };
                let (byte, behind) = literal.split_first()?;
                left = left.filter(|left| left[0] == *byte).map(|left| &left[1..]);
                chunk = behind;
            }
        }
    }
    Some(left)
}

/// Whether a character is in a class, and what follows the class; the text begins behind its `[`.
fn class(text: &[u8], letter: u32) -> Option<(bool, &[u8])> {
    let (negated, mut rest) = match text.strip_prefix(b"^") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mut hit, mut ranges) = (false, 0);
    loop {
        if ranges > 0
            && let Some(behind) = rest.strip_prefix(b"]")
        {
            return Some((hit != negated, behind));
        }
        let (low, behind) = member(rest)?;
        let (high, behind) = match behind.strip_prefix(b"-") {
            Some(behind) => member(behind)?,
            None => (low, behind),
        };
        hit |= (low..=high).contains(&letter);
        rest = behind;
        ranges += 1;
    }
}

/// A member of a class and what follows, which is never nothing (`getEsc`).
fn member(text: &[u8]) -> Option<(u32, &[u8])> {
    if matches!(text.first(), None | Some(b'-' | b']')) {
        return None;
    }
    let text = text.strip_prefix(b"\\").unwrap_or(text);
    if text.is_empty() {
        return None;
    }
    let (letter, length) = decode(text);
    if letter == 0xfffd && length == 1 {
        return None;
    }
    Some((letter, &text[length..])).filter(|(_, rest)| !rest.is_empty())
}

/// The first character and its length; a byte that begins none is U+FFFD (`utf8.DecodeRune`). Not for an empty text.
fn decode(text: &[u8]) -> (u32, usize) {
    let decoded = |length: usize| {
        let letter = std::str::from_utf8(text.get(..length)?).ok()?.chars().next()?;
        Some((u32::from(letter), length))
    };
    (1..=4).find_map(decoded).unwrap_or((0xfffd, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `path/match_test.go`.
    #[test]
    fn matches_as_go() {
        for (pattern, name, result) in [
            ("abc", "abc", Some(true)),
            ("*c", "abc", Some(true)),
            ("a*/b", "a/c/b", Some(false)),
            ("a*b*c*d*e*/f", "axbxcxdxexxx/f", Some(true)),
            ("a*b?c*x", "abxbbxdbxebxczzy", Some(false)),
            ("ab[^e-g]", "abc", Some(true)),
            ("a\\*b", "ab", Some(false)),
            ("a???b", "a☺b", Some(false)),
            ("a[^a][^a][^a]b", "a☺b", Some(false)),
            ("a?b", "a/b", Some(false)),
            ("[\\]a]", "]", Some(true)),
            ("[\\-x]", "-", Some(true)),
            ("[]a]", "]", None),
            ("[a-]", "a", None),
            ("[x-]", "z", None),
            ("[a-b-c]", "a", None),
            ("[", "a", None),
            ("[^bc", "a", None),
            ("a[", "a", None),
            ("a[", "ab", None),
            ("a[", "x", None),
            ("a/b[", "x", None),
            ("*y", "yyy", Some(true)),
        ] {
            assert_eq!(matches(pattern, name), result, "{pattern} {name}");
        }
    }

    /// From `module_test.go` (`TestMatchPrefixPatterns`) and go 1.27.
    #[test]
    fn covers_as_go() {
        for (patterns, path, covering) in [
            ("", "rsc.io/quote", None),
            ("/", "rsc.io/quote", None),
            ("*/quote", "rsc.io/quote", Some("*/quote")),
            ("*/quo", "rsc.io/quote", None),
            ("*,a", "rsc.io/quote", Some("*")),
            ("a,*/quote/v2,*/quote/", "rsc.io/quote", Some("*/quote/")),
            ("rsc.io", "rsc.io/quote", Some("rsc.io")),
            ("a, rsc.io", "rsc.io/quote", None),
            ("rsc.io//", "rsc.io/quote", None),
            ("*.corp.example,corp.example", "corp.example/x", Some("corp.example")),
        ] {
            assert_eq!(matching(patterns, path), covering, "{patterns} {path}");
        }
    }
}
