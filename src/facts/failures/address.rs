//! Addresses in a line of a message.

use crate::base::Span;
use crate::facts::Address;

/// An address and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Located {
    /// From its scheme to its end.
    pub at: Span,
    /// What it says.
    pub address: Address,
    /// Whether it is told to be a forward proxy's.
    pub is_proxy: bool,
}

/// The addresses of a line, in order.
pub(super) fn addresses(text: &str, line: Span) -> Vec<Located> {
    let mut out = Vec::new();
    let mut from = line.start;
    while let Some(found) = Span::new(from, line.end).of(text).find("://") {
        let middle = from + found;
        let before = &text[line.start..middle];
        let scheme = before.len() - before.trim_end_matches(|ch: char| ch.is_ascii_alphanumeric() || ch == '+').len();
        let start = middle - scheme;
        let rest = &text[middle + 3..line.end];
        let length = rest.find(ends).unwrap_or(rest.len());
        let address = rest[..length].trim_end_matches([':', '.', ',', ';', ')']);
        from = middle + 3 + length;
        if scheme == 0 || address.is_empty() {
            continue;
        }
        let lead = text[line.start..start].trim_end_matches(['"', '\'', '\\', ' ', '=']);
        let is_proxy = ["proxy", "to proxies: [", "fwd"].iter().any(|it| ends_with(lead, it));
        out.push(Located {
            at: Span::new(start, middle + 3 + address.len()),
            address: parse(&text[start..middle], address),
            is_proxy,
        });
    }
    out
}

/// Whether a text ends so, in any case; `words` in small letters.
fn ends_with(text: &str, words: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= words.len() && bytes[bytes.len() - words.len()..].eq_ignore_ascii_case(words.as_bytes())
}

fn ends(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '"' | '\'' | '`' | '<' | '>' | '\\' | ')')
}

fn parse(scheme: &str, rest: &str) -> Address {
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let authority = authority.split_once('?').map_or(authority, |it| it.0);
    let authority = authority.rsplit_once('@').map_or(authority, |it| it.1);
    let (host, port) = host_and_port(authority);
    Address { scheme: scheme.to_ascii_lowercase(), host: host.to_ascii_lowercase(), port, path: path.to_owned() }
}

/// A host and its port; an IPv6 address has brackets.
pub(super) fn host_and_port(text: &str) -> (&str, Option<u16>) {
    if let Some(rest) = text.strip_prefix('[') {
        let (host, tail) = rest.split_once(']').unwrap_or((rest, ""));
        return (host, tail.strip_prefix(':').and_then(|it| it.parse().ok()));
    }
    match text.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => (host, port.parse().ok()),
        _ => (text, None),
    }
}
