//! IP addresses and networks as Go reads and compares them (`net/netip`, `net`); resolves no name.

use super::quote::quote;
use super::release::{Change, Release};

/// An address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// Of four bytes.
    V4([u8; 4]),
    /// Of sixteen bytes, with a zone, which is mostly empty.
    V6([u8; 16], String),
}

impl Address {
    /// `netip.ParseAddr`: no leading zeros in `1.2.3.4`, a zone behind `%`.
    pub fn parse(text: &str, release: Release) -> Option<Self> {
        Address::explain(text, release).ok()
    }

    /// `net.ParseIP`: the same, but no zone.
    pub fn parse_plain(text: &str, release: Release) -> Option<Self> {
        Address::parse(text, release).filter(|address| !matches!(address, Address::V6(_, zone) if !zone.is_empty()))
    }

    /// `netip.ParseAddr` with its words about what is wrong.
    pub fn explain(text: &str, release: Release) -> Result<Self, String> {
        let wrong = |why: &Wrong<'_>| {
            let at = if why.at.is_empty() { String::new() } else { format!(" (at {})", quote(why.at)) };
            format!("ParseAddr({}): {}{at}", quote(text), why.message)
        };
        match text.bytes().find(|byte| b".:%".contains(byte)) {
            Some(b'.') => parse_v4(text).map(Address::V4),
            Some(b':') => parse_v6(text, release),
            Some(_) => Err(Wrong::new("missing IPv6 address")),
            None => Err(Wrong::new("unable to parse IP")),
        }
        .map_err(|why| wrong(&why))
    }

    /// Whether it is written as four bytes.
    pub fn is_v4(&self) -> bool {
        matches!(self, Address::V4(_))
    }

    /// The same, with `::ffff:1.2.3.4` as `1.2.3.4`, and without a zone (`net.IP.To4`).
    #[must_use]
    pub fn unmapped(&self) -> Address {
        match self {
            Address::V6([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d], _) => Address::V4([*a, *b, *c, *d]),
            Address::V6(bytes, _) => Address::V6(*bytes, String::new()),
            Address::V4(bytes) => Address::V4(*bytes),
        }
    }

    /// `net.IP.IsLoopback`: `127.0.0.0/8` or `::1`.
    pub fn is_loopback(&self) -> bool {
        match self.unmapped() {
            Address::V4(bytes) => bytes[0] == 127,
            Address::V6(bytes, _) => u128::from_be_bytes(bytes) == 1,
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Address::V4(bytes) => bytes,
            Address::V6(bytes, _) => bytes,
        }
    }
}

/// What is wrong, and where if that is said.
struct Wrong<'a> {
    message: &'static str,
    at: &'a str,
}

impl<'a> Wrong<'a> {
    fn new(message: &'static str) -> Self {
        Wrong { message, at: "" }
    }

    fn at(message: &'static str, at: &'a str) -> Self {
        Wrong { message, at }
    }
}

/// `netip.parseIPv4`.
fn parse_v4(text: &str) -> Result<[u8; 4], Wrong<'_>> {
    let mut out = [0; 4];
    let (mut value, mut digits, mut field) = (0_u16, 0, 0);
    let bytes = text.as_bytes();
    for (place, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                if digits == 1 && value == 0 {
                    return Err(Wrong::new("IPv4 field has octet with leading zero"));
                }
                value = value * 10 + u16::from(byte - b'0');
                digits += 1;
                if value > 255 {
                    return Err(Wrong::new("IPv4 field has value >255"));
                }
            }
            b'.' => {
                if place == 0 || place + 1 == bytes.len() || bytes[place - 1] == b'.' {
                    return Err(Wrong::at("IPv4 field must have at least one digit", &text[place..]));
                }
                if field == 3 {
                    return Err(Wrong::new("IPv4 address too long"));
                }
                out[field] = u8::try_from(value).unwrap_or_default();
                field += 1;
                (value, digits) = (0, 0);
            }
            _ => return Err(Wrong::at("unexpected character", &text[place..])),
        }
    }
    if field < 3 {
        return Err(Wrong::new("IPv4 address too short"));
    }
    out[3] = u8::try_from(value).unwrap_or_default();
    Ok(out)
}

/// `netip.parseIPv6`.
fn parse_v6(text: &str, release: Release) -> Result<Address, Wrong<'_>> {
    let (mut rest, zone) = match text.split_once('%') {
        Some((_, "")) => return Err(Wrong::new("zone must be a non-empty string")),
        Some((rest, zone)) => (rest, zone),
        None => (text, ""),
    };
    let mut out: Vec<u8> = Vec::with_capacity(16);
    let mut gap = None;
    if let Some(behind) = rest.strip_prefix("::") {
        gap = Some(0);
        rest = behind;
        if rest.is_empty() {
            return Ok(Address::V6([0; 16], zone.to_owned()));
        }
    }
    while out.len() < 16 {
        let (group, digits) = group(rest, release)?;
        if rest[digits..].starts_with('.') {
            if gap.is_none() && out.len() != 12 {
                let message = "embedded IPv4 address must replace the final 2 fields of the address";
                return Err(Wrong::at(message, rest));
            }
            if out.len() + 4 > 16 {
                let message = "too many hex fields to fit an embedded IPv4 at the end of the address";
                return Err(Wrong::at(message, rest));
            }
            out.extend(parse_v4(rest)?);
            rest = "";
            break;
        }
        out.extend(group.to_be_bytes());
        rest = &rest[digits..];
        if rest.is_empty() {
            break;
        }
        let Some(behind) = rest.strip_prefix(':') else {
            return Err(Wrong::at("unexpected character, want colon", rest));
        };
        if behind.is_empty() {
            return Err(Wrong::at("colon must be followed by more characters", rest));
        }
        rest = behind;
        if let Some(behind) = rest.strip_prefix(':') {
            if gap.is_some() {
                return Err(Wrong::at("multiple :: in address", rest));
            }
            gap = Some(out.len());
            rest = behind;
            if rest.is_empty() {
                break;
            }
        }
    }
    if !rest.is_empty() {
        return Err(Wrong::at("trailing garbage after address", rest));
    }
    match gap {
        None if out.len() < 16 => return Err(Wrong::new("address string too short")),
        Some(_) if out.len() == 16 => return Err(Wrong::new("the :: must expand to at least one field of zeros")),
        Some(gap) => {
            out.splice(gap..gap, std::iter::repeat_n(0, 16 - out.len()));
        }
        None => {}
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&out);
    Ok(Address::V6(bytes, zone.to_owned()))
}

/// The hex digits at the beginning: their value and how many.
fn group(rest: &str, release: Release) -> Result<(u16, usize), Wrong<'_>> {
    let mut value = 0_u32;
    let mut digits = 0;
    while let Some(digit) = rest.as_bytes().get(digits).and_then(|byte| char::from(*byte).to_digit(16)) {
        value = (value << 4) + digit;
        if digits > 3 && release.has(Change::FourDigitsInGroup) {
            return Err(Wrong::at("each group must have 4 or less digits", rest));
        }
        if value > 0xffff {
            return Err(Wrong::at("IPv6 field has value >=2^16", rest));
        }
        digits += 1;
    }
    if digits == 0 {
        return Err(Wrong::at("each colon-separated field must have at least one digit", rest));
    }
    Ok((u16::try_from(value).unwrap_or_default(), digits))
}

/// A network, `10.0.0.0/8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// Four or sixteen bytes, the host's bits cleared.
    bytes: Vec<u8>,
    /// How many bits of them count.
    length: usize,
}

impl Network {
    /// `net.ParseCIDR`.
    pub fn parse(text: &str, release: Release) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let address = Address::parse_plain(address, release)?;
        if length.is_empty() || !length.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let length: usize = length.parse().ok()?;
        if length > address.bytes().len() * 8 {
            return None;
        }
        let mut bytes = address.bytes().to_vec();
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte &= mask(length, place);
        }
        // A network inside ::ffff:0:0/96 is one of IPv4.
        if let Some(bytes) = bytes.strip_prefix(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]) {
            return Some(Network { bytes: bytes.to_vec(), length: length.saturating_sub(96) });
        }
        Some(Network { bytes, length })
    }

    /// `net.IPNet.Contains`.
    pub fn contains(&self, address: &Address) -> bool {
        let address = address.unmapped();
        let bytes = address.bytes();
        let same = |(place, (ours, theirs)): (usize, (&u8, &u8))| {
            let mask = mask(self.length, place);
            ours & mask == theirs & mask
        };
        bytes.len() == self.bytes.len() && self.bytes.iter().zip(bytes).enumerate().all(same)
    }
}

/// The byte at this place of a mask of so many bits.
fn mask(length: usize, place: usize) -> u8 {
    match length.saturating_sub(place * 8) {
        0 => 0,
        bits @ 1..=7 => 0xff << (8 - bits),
        _ => 0xff,
    }
}

/// Host and port; no result where go finds the text malformed or without a port (`net.SplitHostPort`).
pub fn split_host_port(text: &str) -> Option<(&str, &str)> {
    let (front, port) = text.rsplit_once(':')?;
    let host = match front.strip_prefix('[') {
        Some(inner) => inner.strip_suffix(']')?,
        None if front.contains(':') => return None,
        None => front,
    };
    if [host, port].iter().any(|part| part.contains(['[', ']'])) { None } else { Some((host, port)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts from `net/netip/netip_test.go` and go 1.27.
    #[test]
    fn says_what_is_wrong() {
        for (text, words) in [
            ("proxy", r#"ParseAddr("proxy"): unable to parse IP"#),
            ("a.b", r#"ParseAddr("a.b"): unexpected character (at "a.b")"#),
            ("01.2.3.4", r#"ParseAddr("01.2.3.4"): IPv4 field has octet with leading zero"#),
            ("1.2.3", r#"ParseAddr("1.2.3"): IPv4 address too short"#),
            ("1::2::3", r#"ParseAddr("1::2::3"): multiple :: in address (at ":3")"#),
            (
                "fe80::1cc0:3e8c:119f:c2e1%",
                r#"ParseAddr("fe80::1cc0:3e8c:119f:c2e1%"): zone must be a non-empty string"#,
            ),
        ] {
            assert_eq!(Address::explain(text, Release::NEWEST), Err(words.to_owned()));
        }
    }

    #[test]
    fn networks_hold_addresses() {
        let holds = |network: &str, address: &str| {
            let release = Release::NEWEST;
            Network::parse(network, release).unwrap().contains(&Address::parse(address, release).unwrap())
        };
        assert!(holds("10.1.2.3/8", "10.255.0.1"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("10.0.0.0/8", "::ffff:10.0.0.1"));
        assert!(holds("::ffff:10.0.0.0/104", "10.0.0.1"));
        assert!(holds("fd00::/8", "fd12::1"));
        assert!(!holds("::/0", "10.0.0.1"));
        assert!(holds("0.0.0.0/0", "10.0.0.1"));
        assert!(Network::parse("10.0.0.0/33", Release::NEWEST).is_none());
        assert!(Network::parse("10.0.0.0/+8", Release::NEWEST).is_none());
    }

    /// From `net/ip_test.go` (`splitJoinTests`, `splitFailureTests`).
    #[test]
    fn splits_as_go() {
        assert_eq!(split_host_port("www.google.com:80"), Some(("www.google.com", "80")));
        assert_eq!(split_host_port("[::1]:80"), Some(("::1", "80")));
        assert_eq!(split_host_port("[fe80::1%lo0]:"), Some(("fe80::1%lo0", "")));
        assert_eq!(split_host_port(":http"), Some(("", "http")));
        for text in [
            "<nil>",
            "[::1]",
            "::1",
            "[foo:bar]baz:1",
            "foo]:bar",
            "[foo]]:bar",
            "[[foo]:bar",
            "foo[bar]:1",
            "[foo]:[bar]",
        ] {
            assert_eq!(split_host_port(text), None, "{text}");
        }
    }
}
