//! The words by which programs tell what went wrong, in one pass over each line.

use super::address::host_and_port;
use super::{behind, is_word_start};
use crate::base::Span;
use crate::facts::Trouble;

/// What went wrong in a line.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The words.
    pub words: Span,
    /// What they mean.
    pub trouble: Trouble,
    /// The host that the connection went to, or that was looked up.
    pub peer: Option<String>,
    /// Whether it was on the way to the forward proxy.
    pub on_way_to_proxy: bool,
}

/// Phrases in small letters, each beginning at a word's start, and what they mean; by their first byte.
const PHRASES: &[(&str, Trouble)] = &[
    ("0% [connecting to ", Trouble::Timeout),
    ("0% [waiting for headers", Trouble::Timeout),
    ("authenticationrequired", Trouble::ProxyLogin),
    ("authorizedonly", Trouble::ProxyRefuses),
    ("broken pipe", Trouble::Reset),
    ("cause=407", Trouble::ProxyLogin),
    ("connect tunnel failed", Trouble::ProxyRefuses),
    ("certificate signed by unknown authority", Trouble::UnknownAuthority),
    ("certificate verify failed", Trouble::UnknownAuthority),
    ("certificate_verify_failed", Trouble::UnknownAuthority),
    ("certificate verification failed", Trouble::UnknownAuthority),
    ("certificate is not trusted", Trouble::UnknownAuthority),
    ("certificate may have been revoked", Trouble::UnknownAuthority),
    ("authrequired", Trouble::ProxyLogin),
    ("authenticationrequired", Trouble::ProxyLogin),
    ("certificate has been revoked", Trouble::UnknownAuthority),
    ("certificate is revoked", Trouble::UnknownAuthority),
    ("certificate is not standards compliant", Trouble::UnknownAuthority),
    ("certificate issuer has been marked as not trusted", Trouble::UnknownAuthority),
    ("certificate is valid for", Trouble::WrongName),
    ("cannot validate certificate for", Trouble::WrongName),
    ("certificate relies on legacy common name", Trouble::WrongName),
    ("certificate is not valid for any names", Trouble::WrongName),
    ("certificate has expired", Trouble::Expired),
    ("cert_has_expired", Trouble::Expired),
    ("could not resolve host", Trouble::NoSuchHost),
    ("couldn't resolve host", Trouble::NoSuchHost),
    ("couldn't connect to server", Trouble::Refused),
    ("could not resolve '", Trouble::NoSuchHost),
    ("could not resolve proxy", Trouble::NoSuchHost),
    ("couldn't resolve proxy", Trouble::NoSuchHost),
    ("connection refused", Trouble::Refused),
    ("could not connect to server", Trouble::Refused),
    ("connection reset", Trouble::Reset),
    ("connection closed by", Trouble::Reset),
    ("connection was reset", Trouble::Reset),
    ("connection aborted", Trouble::Reset),
    ("client network socket disconnected", Trouble::Reset),
    ("connection timed out", Trouble::Timeout),
    ("connect timed out", Trouble::Timeout),
    ("connect timeout error", Trouble::Timeout),
    ("context deadline exceeded", Trouble::Timeout),
    ("client.timeout exceeded", Trouble::Timeout),
    ("can't assign requested address", Trouble::NoRoute),
    ("cannot assign requested address", Trouble::NoRoute),
    ("connectex:", Trouble::Timeout),
    ("connecttimeouterror", Trouble::Timeout),
    ("depth_zero_self_signed_cert", Trouble::UnknownAuthority),
    ("enotfound", Trouble::NoSuchHost),
    ("eai_again", Trouble::NameServer),
    ("econnrefused", Trouble::Refused),
    ("enetunreach", Trouble::NoRoute),
    ("ehostunreach", Trouble::NoRoute),
    ("econnreset", Trouble::Reset),
    ("etimedout", Trouble::Timeout),
    ("esockettimedout", Trouble::Timeout),
    ("eof", Trouble::Eof),
    ("exceeded the timeout", Trouble::Timeout),
    ("error setting certificate verify locations", Trouble::UnknownAuthority),
    ("from proxy after connect", Trouble::ProxyRefuses),
    ("first record does not look like a tls handshake", Trouble::NotTls),
    ("failed to establish a socket connection to proxies", Trouble::Refused),
    ("forcibly closed", Trouble::Reset),
    ("failed to load system roots", Trouble::UnknownAuthority),
    ("getaddrinfow:", Trouble::NoSuchHost),
    ("goaway", Trouble::Reset),
    ("gnutls recv error", Trouble::Reset),
    ("gnutls_handshake() failed", Trouble::Reset),
    ("http code 407", Trouble::ProxyLogin),
    ("host is unreachable", Trouble::NoRoute),
    ("host unreachable", Trouble::NoRoute),
    ("host is down", Trouble::NoRoute),
    ("issued by an authority that is not trusted", Trouble::UnknownAuthority),
    ("i/o timeout", Trouble::Timeout),
    ("i/o time out", Trouble::Timeout),
    ("no alternative certificate subject name", Trouble::WrongName),
    ("no such host", Trouble::NoSuchHost),
    ("name or service not known", Trouble::NoSuchHost),
    ("nodename nor servname provided", Trouble::NoSuchHost),
    ("no address associated with hostname", Trouble::NoSuchHost),
    ("name does not resolve", Trouble::NoSuchHost),
    ("no servers could be reached", Trouble::NameServer),
    ("no route to host", Trouble::NoRoute),
    ("network is unreachable", Trouble::NoRoute),
    ("network timed out", Trouble::Timeout),
    ("newconnectionerror", Trouble::Timeout),
    ("oversized record received", Trouble::NotTls),
    ("osstatus -26276", Trouble::UnknownAuthority),
    ("operation timed out", Trouble::Timeout),
    ("proxy authentication required", Trouble::ProxyLogin),
    ("proxy-authenticate", Trouble::ProxyLogin),
    ("proxy tunnel request to proxy", Trouble::ProxyRefuses),
    ("packet length too long", Trouble::NotTls),
    ("problem with the ssl ca cert", Trouble::UnknownAuthority),
    ("response 407", Trouble::ProxyLogin),
    ("returned error: 407", Trouble::ProxyLogin),
    ("rpc failed", Trouble::Reset),
    ("remote end hung up unexpectedly", Trouble::Reset),
    ("read timed out", Trouble::Timeout),
    ("request canceled while waiting for connection", Trouble::Timeout),
    ("status code '407'", Trouble::ProxyLogin),
    ("status code 407", Trouble::ProxyLogin),
    ("statuscode=407", Trouble::ProxyLogin),
    ("self signed certificate", Trouble::UnknownAuthority),
    ("self-signed certificate", Trouble::UnknownAuthority),
    ("self_signed_cert", Trouble::UnknownAuthority),
    ("sec_e_untrusted_root", Trouble::UnknownAuthority),
    ("ssl certificate problem", Trouble::UnknownAuthority),
    ("server gave http response to https client", Trouble::NotTls),
    ("server misbehaving", Trouble::NameServer),
    ("server unreachable", Trouble::NoRoute),
    ("server is unreachable", Trouble::NoRoute),
    ("stream error: stream id", Trouble::Reset),
    ("server sent goaway", Trouble::Reset),
    ("ssl_error_syscall", Trouble::Reset),
    ("socket hang up", Trouble::Reset),
    ("socket is not connected", Trouble::Reset),
    ("software caused connection abort", Trouble::Reset),
    ("tunneling socket could not be established", Trouble::ProxyRefuses),
    ("tls handshake timeout", Trouble::TlsTimeout),
    ("temporary failure resolving", Trouble::NoSuchHost),
    ("temporary failure in name resolution", Trouble::NoSuchHost),
    ("target machine actively refused", Trouble::Refused),
    ("timed out", Trouble::Timeout),
    ("transport endpoint is not connected", Trouble::Reset),
    ("timeout awaiting response headers", Trouble::Timeout),
    ("temporary error (try again later)", Trouble::Timeout),
    ("unable to check revocation", Trouble::UnknownAuthority),
    ("unable to get local issuer certificate", Trouble::UnknownAuthority),
    ("unable to get issuer certificate", Trouble::UnknownAuthority),
    ("unable_to_get_issuer_cert", Trouble::UnknownAuthority),
    ("unable to verify the first certificate", Trouble::UnknownAuthority),
    ("unable_to_verify_leaf_signature", Trouble::UnknownAuthority),
    ("unknown certificate authority", Trouble::UnknownAuthority),
    ("unknown ca", Trouble::UnknownAuthority),
    ("unreachable network", Trouble::NoRoute),
    ("unreachable host", Trouble::NoRoute),
    ("unexpected eof", Trouble::Eof),
    ("wrong version number", Trouble::NotTls),
    ("wsarecv:", Trouble::Reset),
    ("wsasend:", Trouble::Reset),
    ("积极拒绝", Trouble::Refused),
];

/// Which phrases begin with a byte: from one place up to another.
static BY_FIRST: [(usize, usize); 256] = {
    let mut out = [(0, 0); 256];
    let mut at = 0;
    while at < PHRASES.len() {
        let first = PHRASES[at].0.as_bytes()[0] as usize;
        if out[first].1 == 0 {
            out[first].0 = at;
        }
        at += 1;
        out[first].1 = at;
    }
    out
};

/// How telling a trouble is: of several in a line the most telling one counts.
fn rank(trouble: Trouble) -> u8 {
    match trouble {
        Trouble::ProxyLogin => 0,
        Trouble::ProxyRefuses => 1,
        Trouble::UnknownAuthority | Trouble::WrongName | Trouble::Expired => 2,
        Trouble::NotTls => 3,
        Trouble::TlsTimeout => 4,
        Trouble::NoSuchHost | Trouble::NameServer => 5,
        Trouble::Refused => 6,
        Trouble::NoRoute => 7,
        Trouble::Reset => 8,
        Trouble::Timeout => 9,
        Trouble::Status(_) => 10,
        Trouble::Eof => 11,
    }
}

/// What went wrong in a line, if anything.
pub(super) fn find(text: &str, line: Span) -> Option<Found> {
    let phrase = phrase(line.of(text)).map(|(at, trouble)| (at.shifted(line.start), trouble));
    let (words, trouble) = match (phrase, status(text, line)) {
        (Some(one), Some(other)) if rank(other.1) < rank(one.1) => other,
        (one, other) => one.or(other)?,
    };
    let line_text = line.of(text);
    let is_proxy_dial = behind(text, line, "proxyconnect ").is_some()
        || behind(text, line, "socks connect ").is_some()
        || behind(text, line, "error connecting to proxy").is_some()
        || behind(text, line, "resolve proxy").is_some()
        || line_text.contains("proxies: [\"PROXY");
    let peer = peer(text, line).or_else(|| before(text, line, words));
    let is_lookup = behind(text, line, "lookup ").is_some();
    let trouble = match trouble {
        Trouble::Refused | Trouble::Timeout | Trouble::NoRoute if is_lookup => Trouble::NameServer,
        other => other,
    };
    Some(Found { words, trouble, peer, on_way_to_proxy: is_proxy_dial })
}

/// The most telling phrase of a line; of equals the first.
fn phrase(line: &str) -> Option<(Span, Trouble)> {
    let bytes = line.as_bytes();
    let mut best: Option<(Span, Trouble)> = None;
    for at in 0..bytes.len() {
        if !is_word_start(bytes, at) {
            continue;
        }
        let first = bytes[at].to_ascii_lowercase();
        let (from, to) = BY_FIRST[first as usize];
        for (words, trouble) in &PHRASES[from..to] {
            let words = words.as_bytes();
            if best.is_some_and(|(_, it)| rank(it) <= rank(*trouble)) {
                continue;
            }
            let end = at + words.len();
            let is_there = bytes.get(at..end).is_some_and(|it| it.eq_ignore_ascii_case(words));
            let is_whole = |end: usize| !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
            if is_there && (words.len() > 4 || is_whole(end)) {
                best = Some((Span::new(at, end), *trouble));
            }
        }
    }
    best
}

/// A status of HTTP, or a word of the forward proxy's in place of one.
fn status(text: &str, line: Span) -> Option<(Span, Trouble)> {
    after_address(text, line).or_else(|| told(text, line))
}

/// What stands behind an address: `reading URL: 404 Not Found`, `unexpected status (URL): 500`, `Get "URL": Forbidden`.
fn after_address(text: &str, line: Span) -> Option<(Span, Trouble)> {
    let whole = line.of(text);
    let mut from = 0;
    while let Some(at) = whole[from..].find("://").map(|it| from + it) {
        let rest = &whole[at + 3..];
        let length = rest.find(|ch: char| ch.is_whitespace() || matches!(ch, '"' | ')' | '\\')).unwrap_or(rest.len());
        from = at + 3 + length;
        let is_quoted = rest[length..].starts_with(['"', '\\']);
        let tail = rest[length..].trim_start_matches(['\\', '"', ')', ':', ' ', '\n', '\r', '\t']);
        let start = line.start + whole.len() - tail.len();
        if !rest[..length].ends_with(':') && !rest[length..].trim_start_matches(['\\', '"', ')']).starts_with(':') {
            continue;
        }
        let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
        let is_whole = tail[digits.len()..].chars().next().is_none_or(|ch| !ch.is_alphanumeric() && ch != '.');
        if digits.len() == 3 && is_whole {
            let code = digits.parse().ok().filter(|code| (203..600).contains(code))?;
            let trouble = if code == 407 { Trouble::ProxyLogin } else { Trouble::Status(code) };
            // `go -x` tells of every answer; 404 and 410 are what it expects there.
            let is_trace = whole.trim_start_matches(['#', ' ', '\t']).starts_with("get http") && tail.contains("s)");
            if is_trace && (code == 404 || code == 410) {
                continue;
            }
            return Some((Span::new(start, start + 3), trouble));
        }
        let verb = whole[..at].trim_end_matches(|ch: char| ch.is_ascii_alphanumeric());
        let verb = verb.trim_end_matches(['"', '\\']).trim_end();
        let is_asked = ["Get", "Head", "Post", "Put"].iter().any(|it| verb.ends_with(it));
        let phrase = tail.trim_end_matches(['"', '\\', ' ', '.', ')', '}', ',']);
        if is_asked && (is_quoted || rest[..length].ends_with(':')) && is_reason(phrase) {
            let trouble = if phrase.starts_with("Proxy Auth") { Trouble::ProxyLogin } else { Trouble::ProxyRefuses };
            return Some((Span::new(start, start + phrase.len()), trouble));
        }
    }
    None
}

/// Whether it is the reason phrase of an answer to CONNECT.
fn is_reason(phrase: &str) -> bool {
    const REASONS: &[&str] = &[
        "Forbidden",
        "Tunnel ",
        "Bad Gateway",
        "Service Unavailable",
        "Gateway Timeout",
        "Gateway Time-out",
        "Bad Request",
        "Not Found",
        "Method Not Allowed",
        "Unauthorized",
        "Not Implemented",
        "Internal Server Error",
        "Access Denied",
        "Access denied",
        "Denied",
        "Blocked",
        "Host Not In Allowlist",
    ];
    REASONS.iter().any(|it| phrase.starts_with(it))
}

/// A status in words of its own: `The requested URL returned error: 403`, `HTTP response: 403`.
fn told(text: &str, line: Span) -> Option<(Span, Trouble)> {
    const LEADS: &[&str] = &[
        "returned error: ",
        "unexpected http response: ",
        "response status code: ",
        "unexpected status code ",
        "unexpected status: ",
        "status code ",
        "status code: ",
        "http error code: ",
        "http status ",
        "http error ",
        ": http ",
    ];
    let is_code = |it: &[u8]| {
        matches!(it[1], b'3'..=b'5') && it[0].is_ascii_whitespace() && it[2].is_ascii_digit() && it[3].is_ascii_digit()
    };
    if !line.of(text).as_bytes().windows(4).any(is_code) {
        return None;
    }
    // What the database answered, where the address is not shown.
    if line.of(text).contains("verifying ") {
        let gone = [": 410 Gone", ": 404 Not Found"].iter().find_map(|it| line.of(text).find(it));
        if let Some(at) = gone.map(|it| line.start + it + 2) {
            return Some((Span::new(at, at + 3), Trouble::Status(text[at..at + 3].parse().ok()?)));
        }
    }
    LEADS.iter().find_map(|lead| {
        let at = behind(text, line, lead)?;
        let code: u16 = text.get(at..at + 3)?.parse().ok().filter(|code| (300..600).contains(code))?;
        let trouble = if code == 407 { Trouble::ProxyLogin } else { Trouble::Status(code) };
        Some((Span::new(at, at + 3), trouble))
    })
}

/// The host that the connection went to or that was looked up.
fn peer(text: &str, line: Span) -> Option<String> {
    const LEADS: &[&str] = &[
        "lookup ",
        "dial tcp ",
        "dial tcp: address ",
        "error connecting to proxy http://",
        "failed to connect to ",
        "couldn't connect to server ",
        "could not connect to ",
        "connect to host ",
        "in connection to ",
        "connect to ",
        "connecting to ",
        "could not resolve host: ",
        "could not resolve hostname ",
        "could not resolve '",
        "could not resolve proxy: ",
        "resolving '",
        "enotfound ",
        "eai_again ",
        "econnrefused ",
        "etimedout ",
        "econnreset ",
        "enetunreach ",
        "proxies: [\"proxy ",
    ];
    LEADS.iter().find_map(|lead| {
        let at = behind(text, line, lead)?;
        let rest = &text[at..line.end];
        let word = &rest[..rest.find(|ch: char| ch.is_whitespace() || "\"',;()".contains(ch)).unwrap_or(rest.len())];
        let word = word.trim_end_matches([':', '.', '\\']);
        let (host, _) = host_and_port(word);
        let is_host =
            !host.is_empty() && host.chars().any(char::is_alphanumeric) && !matches!(host, "server" | "proxy" | "host");
        is_host.then(|| host.to_ascii_lowercase())
    })
}

/// The host that stands right before what went wrong: `sum.golang.org: i/o timeout`.
fn before(text: &str, line: Span, words: Span) -> Option<String> {
    const FILES: &[&str] =
        &["go", "mod", "sum", "json", "yml", "yaml", "toml", "sh", "txt", "conf", "exe", "service", "py", "rb", "js"];
    let lead = text[line.start..words.start].trim_end().strip_suffix(':')?;
    let word = lead.rsplit(|ch: char| ch.is_whitespace() || "\"'`(".contains(ch)).next()?;
    let is_name = word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let (name, end) = word.rsplit_once('.')?;
    let is_host = is_name && name.len() > 1 && end.len() > 1 && end.bytes().all(|b| b.is_ascii_alphabetic());
    (is_host && !FILES.contains(&end)).then(|| word.to_ascii_lowercase())
}
