//! What a helper of GOAUTH prints: URLs and the headers for them; runs none.

use std::collections::BTreeMap;

/// The headers for each URL.
pub(super) type Answers = BTreeMap<String, Vec<(String, String)>>;

/// What a helper said: URLs, one a line, an empty line, headers, an empty line, and so on
/// (`cmd/go/internal/auth.parseUserAuth`). Nothing if a part of it is not so. URLs are looked at less closely than
/// `net/url` does.
pub(super) fn parse_helper(output: &str) -> Option<Answers> {
    let mut answers = Answers::new();
    let mut rest = output;
    while !rest.is_empty() {
        let mut urls = Vec::new();
        loop {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            if line.is_empty() {
                break;
            }
            urls.push(request_uri(line)?);
        }
        let mut headers = Vec::new();
        loop {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(": ")?;
            let value = value.trim();
            if name.is_empty()
                || !name.bytes().all(is_token)
                || value.bytes().any(|byte| is_control(byte) && byte != b'\t')
            {
                return None;
            }
            headers.push((canonical(name), value.to_owned()));
        }
        for url in urls {
            answers.insert(url, headers.clone());
        }
    }
    Some(answers)
}

fn is_control(byte: u8) -> bool {
    byte < b' ' || byte == 0x7f
}

/// What the name of a header may consist of (`cmd/go/internal/auth.isTokenTable`).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// A header's name with a capital after each dash (`net/textproto.CanonicalMIMEHeaderKey`).
fn canonical(name: &str) -> String {
    let mut after_dash = true;
    let mut out = String::with_capacity(name.len());
    for ch in name.chars() {
        out.push(if after_dash { ch.to_ascii_uppercase() } else { ch.to_ascii_lowercase() });
        after_dash = ch == '-';
    }
    out
}

/// A URL that can stand in a request, its scheme in lower case; none if `net/url.ParseRequestURI` refuses it.
fn request_uri(line: &str) -> Option<String> {
    if line.bytes().any(is_control) {
        return None;
    }
    if line.starts_with('/') || line == "*" {
        return Some(line.to_owned());
    }
    let (scheme, rest) = line.split_once(':')?;
    let letter = scheme.starts_with(|ch: char| ch.is_ascii_alphabetic());
    if !letter || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
        return None;
    }
    if let Some(authority) = rest.strip_prefix("//") {
        let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        if host.contains([' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}']) {
            return None;
        }
    }
    Some(format!("{}:{rest}", scheme.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::parse_helper;

    /// Rows of `cmd/go/internal/auth/userauth_test.go`.
    #[test]
    fn reads_helpers_as_go_does() {
        let two = "https://example.com\n\nAuthorization: Basic a\nauthorization: Basic b\n\nhttps://hello.com\n\nDATA:  T \n\n";
        let answers = parse_helper(two).unwrap();
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            answers["https://example.com"],
            [header("Authorization", "Basic a"), header("Authorization", "Basic b")]
        );
        assert_eq!(answers.len(), 2);
        for text in [
            "https://example.com\nAuthorization: Basic a\n\n",
            "Authorization: Basic a\n\n",
            "https://example.com\n",
            "https://example.com\n\n",
            "https://example.com\n\nAuthorization: Basic a\nhttps://hello.com\n\nData: x\n\n",
            "https://example.com/\n Authorization: Basic a\n",
            "https://example.com\n\nAuthorization: Basic a\n Authorization: Basic b\n\n",
        ] {
            assert_eq!(parse_helper(text), None, "{text}");
        }
        assert!(parse_helper("").is_some());
    }
}
