//! A secret that was found in one place is a secret wherever it stands.

use crate::base::Span;

/// Shorter ones, and words without digits or signs, could be anything.
const LEAST: usize = 6;
/// Longer ones are not looked for.
const MOST: usize = 128;
/// How many with the same beginning are looked for.
const ALIKE: usize = 4;

/// Finds the other places of these secrets, where they stand as whole words.
pub(super) fn again(text: &str, secrets: &[Span], out: &mut Vec<Span>) {
    let words = secrets.iter().flat_map(|span| span.of(text).split_ascii_whitespace());
    // Marks behind a word belong to the text around it.
    let mut wanted: Vec<&str> =
        words.map(|it| it.trim_end_matches([':', ';', ','])).filter(|it| is_telling(it)).collect();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return;
    }
    let bytes = text.as_bytes();
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let mut at = 0;
    while at + LEAST <= bytes.len() {
        let Some(start) = bytes.get(at..at + LEAST).filter(|_| at == 0 || !is_word(bytes.get(at - 1))) else {
            at += 1;
            continue;
        };
        let first = wanted.partition_point(|it| &it.as_bytes()[..LEAST] < start);
        let alike = wanted[first..].iter().take(ALIKE).take_while(|it| &it.as_bytes()[..LEAST] == start);
        // The longest: they are sorted.
        let found =
            alike.filter(|it| bytes[at..].starts_with(it.as_bytes()) && !is_word(bytes.get(at + it.len()))).last();
        if let Some(found) = found {
            out.push(Span::new(at, at + found.len()));
        }
        at += found.map_or(1, |it| it.len());
    }
}

fn is_telling(secret: &str) -> bool {
    (LEAST..=MOST).contains(&secret.len())
        && secret.starts_with(|ch: char| ch.is_ascii_alphanumeric())
        && secret.bytes().any(|byte| byte.is_ascii_alphanumeric())
        && secret.bytes().any(|byte| !byte.is_ascii_lowercase())
}
