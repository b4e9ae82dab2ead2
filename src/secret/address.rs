//! Secrets in what people paste are replaced before anything else sees them; what makes a value go wrong is kept.

use super::reference::is_reference;
use super::value::looks_secret;
use crate::base::Span;

/// Characters that change what an address means when they stand in a password as they are.
const SPECIAL: &[char] = &['@', '/', '#', '?', '%', '\\', '"', ' ', '<', '>', '^', '{', '}', '|', '`', ','];

/// A value with the passwords of all addresses in it replaced, and whether there were any. Entries are parted by commas
/// and bars, as in `GOPROXY`.
pub fn mask(value: &str) -> (String, bool) {
    let mut out = String::with_capacity(value.len());
    let mut found = false;
    let mut rest = value;
    loop {
        let at = end_of_entry(rest);
        let (entry, after) = rest.split_at(at);
        match secret(entry) {
            Some((from, to)) => {
                out.extend([&entry[..from], &stand_in(&entry[from..to]), &entry[to..]]);
                found = true;
            }
            None => out.push_str(entry),
        }
        let mut chars = after.chars();
        match chars.next() {
            Some(separator) => out.push(separator),
            None => return (out, found),
        }
        rest = chars.as_str();
    }
}

/// Where the passwords of all addresses with a scheme stand in a text.
pub(super) fn passwords(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut schemes = text.match_indices("://").map(|(at, _)| at).peekable();
    let mut done = 0;
    while let Some(at) = schemes.next() {
        let scheme = text[done..at].bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        let start = at - scheme;
        // The next address begins behind this one.
        let next = schemes.peek().copied().unwrap_or(text.len());
        let entry = &text[start..address_end(text, start, next)];
        if let Some((from, to)) = secret(entry) {
            out.push(Span::new(start + from, start + to));
        }
        if let Some((from, to)) = token(entry) {
            out.push(Span::new(start + from, start + to));
        }
        done = at + "://".len();
    }
    out.retain(|span| !is_reference(span.of(text)));
    out
}

/// Where an address ends: at the quote that it stands in, or else at white space or a quote.
fn address_end(text: &str, start: usize, limit: usize) -> usize {
    let quote = text[..start].chars().next_back().filter(|ch| matches!(ch, '"' | '\'' | '`'));
    let is_end = |ch: char| match quote {
        Some(quote) => ch == quote || matches!(ch, '\n' | '\r'),
        None => ch.is_ascii_whitespace() || matches!(ch, '"' | '\'' | '`'),
    };
    let limit = limit.max(start);
    text[start..limit].find(is_end).map_or(limit, |end| start + end)
}

/// A token instead of a name: `https://TOKEN@host`, `https://TOKEN:x-oauth-basic@host`.
fn token(entry: &str) -> Option<(usize, usize)> {
    let start = entry.find("://")? + 3;
    let rest = &entry[start..];
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let name = rest[..end].rsplit_once('@')?.0.split(':').next()?;
    (looks_secret(name, 20) && !name.contains('.')).then_some((start, start + name.len()))
}

/// Where an entry ends: at a separator, unless a login seems to go on behind it.
fn end_of_entry(text: &str) -> usize {
    let start = text.find("://").map_or(0, |at| at + 3);
    let mut from = 0;
    loop {
        let Some(at) = text[from..].find([',', '|']).map(|at| from + at) else { return text.len() };
        let before = text.get(start..at).unwrap_or_default();
        let after = text[at + 1..].split("://").next().unwrap_or_default();
        let is_open = before.split_once(':').is_some_and(|(_, port)| !port.bytes().all(|b| b.is_ascii_digit()));
        if before.contains('@') || !is_open || !after.contains('@') {
            return at;
        }
        from = at + 1;
    }
}

/// Where the password of an address stands.
fn secret(entry: &str) -> Option<(usize, usize)> {
    let start = entry.find("://").map_or(0, |at| at + 3);
    let rest = &entry[start..];
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let at = match rest[..end].rfind('@') {
        Some(at) => at,
        // A raw slash or its like in a password, unless what stands before it is a host with a port.
        None => {
            let is_port = rest[..end].split_once(':').is_none_or(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
            if is_port {
                return None;
            }
            rest.rfind('@')?
        }
    };
    let from = rest[..at].find(':')? + 1;
    (from < at).then_some((start + from, start + at))
}

/// What stands in for a password: as plain or as troublesome as it was.
fn stand_in(password: &str) -> String {
    if !password.contains(SPECIAL) {
        return "xxxxx".to_owned();
    }
    let mut out = String::new();
    let bytes = password.as_bytes();
    let mut chars = password.char_indices();
    while let Some((at, ch)) = chars.next() {
        let is_escape = ch == '%' && bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        if is_escape {
            out.push_str("%78");
            chars.next();
            chars.next();
        } else if SPECIAL.contains(&ch) {
            out.push(ch);
        } else if !out.ends_with('x') {
            out.push('x');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn passwords_are_replaced_and_their_trouble_is_kept() {
        for (value, masked) in [
            ("http://me:secret@proxy.corp.example:3128", "http://me:xxxxx@proxy.corp.example:3128"),
            ("me:secret@proxy:3128", "me:xxxxx@proxy:3128"),
            ("http://me:se%cret@proxy:3128", "http://me:x%x@proxy:3128"),
            ("http://me:se%40cret@proxy:3128", "http://me:x%78x@proxy:3128"),
            ("http://me:se/cr#et@proxy:3128", "http://me:x/x#x@proxy:3128"),
            ("http://me:a@b@proxy", "http://me:x@x@proxy"),
            ("https://me:a,b|c@proxy", "https://me:x,x|x@proxy"),
            (
                "https://u:pw@a.example/go,https://u:pw@b.example|direct",
                "https://u:xxxxx@a.example/go,https://u:xxxxx@b.example|direct",
            ),
        ] {
            assert_eq!(mask(value), (masked.to_owned(), true), "{value}");
        }
    }

    #[test]
    fn what_has_no_password_stays() {
        for value in
            ["https://proxy.golang.org,direct", "https://a.example:8443/x@y", "token@host", "off", "", "a:b,c:d|e"]
        {
            assert_eq!(mask(value), (value.to_owned(), false));
        }
    }
}
