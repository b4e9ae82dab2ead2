//! Covers the secrets of a whole text, byte for byte: places in the covered text are places in the text itself.

use super::{address, again, command, key_block, named, shown};
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
/// secrets, logins of commands, private keys; and what was found so, wherever else it stands. What makes a password go
/// wrong (its punctuation, its `%` escapes) is kept; references such as `${{ secrets.X }}` or `$TOKEN` are no secrets.
pub fn cover(text: &str) -> Covered {
    let mut out = once(text);
    // What is covered can show more: a name that was taken for a value, a value behind it.
    for _ in 0..ROUNDS {
        let more = once(&out.text);
        if more.text == out.text {
            break;
        }
        out.secrets.extend(more.secrets);
        out = Covered { text: more.text, secrets: merged(out.secrets) };
    }
    out
}

/// How often a text is looked at again, at most.
const ROUNDS: usize = 8;

fn once(text: &str) -> Covered {
    let mut found = address::passwords(text);
    shown::shown(text, &mut found);
    named::named(text, &mut found);
    command::logins(text, &mut found);
    key_block::key_blocks(text, &mut found);
    // Each for itself: a password in an address is looked for even where the whole line is covered.
    let mut all = found.clone();
    again::again(text, &found, &mut all);
    let secrets = merged(all);
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

/// In order, apart from each other, none empty.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// As many bytes. Punctuation, escapes and white space are kept; a number stays one.
fn stand_in(secret: &str, out: &mut Vec<u8>) {
    let bytes = secret.as_bytes();
    let letter = if bytes.iter().all(u8::is_ascii_digit) { b'0' } else { b'x' };
    let is_hex = |from: usize, count: usize| {
        bytes.get(from..from + count).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'%' if is_hex(i + 1, 2) => {
                out.extend_from_slice(b"%78");
                i += 3;
            }
            b'\\' if bytes.get(i + 1) == Some(&b'u') && is_hex(i + 2, 4) => {
                out.extend_from_slice(b"\\u0078");
                i += 6;
            }
            b'\\' if bytes.get(i + 1).is_some_and(|next| b"nrtbf".contains(next)) => {
                out.extend_from_slice(&bytes[i..i + 2]);
                i += 2;
            }
            byte => {
                out.push(if byte.is_ascii_punctuation() || byte.is_ascii_whitespace() { byte } else { letter });
                i += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cover;

    #[test]
    fn places_stay_and_secrets_go() {
        for (text, covered) in [
            // Addresses.
            ("export HTTPS_PROXY=http://me:s3cret@proxy:3128", "export HTTPS_PROXY=http://me:xxxxxx@proxy:3128"),
            ("http://me:p%40\u{df}#w@proxy:3128/", "http://me:x%78xx#x@proxy:3128/"),
            ("HTTP_PROXY='http://me:a b@p:1' x", "HTTP_PROXY='http://me:x x@p:1' x"),
            ("https_proxy=me:pw1@proxy:3128", "https_proxy=me:xxx@proxy:3128"),
            ("\"https-proxy\": \"me:pw1@proxy:3128\"", "\"https-proxy\": \"me:xxx@proxy:3128\""),
            ("https://0123456789abcdef0123@github.com/a", "https://xxxxxxxxxxxxxxxxxxxx@github.com/a"),
            ("https://a:b@c,https://d:e@f", "https://a:x@c,https://d:x@f"),
            // Tokens that show their kind.
            ("git clone ghp_0123456789abcdef", "git clone ghp_xxxxxxxxxxxxxxxx"),
            ("a glpat-0123456789abc_-x.", "a glpat-xxxxxxxxxxxxx_-x."),
            ("AKIA0123456789ABCDEF", "AKIAxxxxxxxxxxxxxxxx"),
            ("eyJhbGciOiJIUzI1.eyJzdWIi.c2ln", "eyJxxxxxxxxxxxxx.xxxxxxxx.xxxx"),
            // Names.
            ("GITHUB_TOKEN=abc go build", "GITHUB_TOKEN=xxx go build"),
            ("export NPM_TOKEN='a b'", "export NPM_TOKEN='x x'"),
            ("ENV GIT_TOKEN abc", "ENV GIT_TOKEN xxx"),
            ("set -gx GIT_TOKEN abc", "set -gx GIT_TOKEN xxx"),
            ("$env:GIT_TOKEN = \"abc\"", "$env:GIT_TOKEN = \"xxx\""),
            ("setx GIT_TOKEN abc", "setx GIT_TOKEN xxx"),
            (
                "[Environment]::SetEnvironmentVariable(\"GIT_TOKEN\", \"abc\", \"User\")",
                "[Environment]::SetEnvironmentVariable(\"GIT_TOKEN\", \"xxx\", \"User\")",
            ),
            ("docker build --build-arg GIT_TOKEN=abc .", "docker build --build-arg GIT_TOKEN=xxx ."),
            // A name in a block that is covered as a whole has a value of its own, which may stand elsewhere.
            (
                "password: |\nhttp_proxy=me:s3cretA@proxy:3128\n\necho s3cretA",
                "password: |\nxxxx_xxxxx=xx:xxxxxxx@xxxxx:xxxx\n\necho xxxxxxx",
            ),
            ("  password: correct horse # b", "  password: xxxxxxx xxxxx # b"),
            ("{\"password\":\"a\\\"b\",\"user\":\"me\"}", "{\"password\":\"x\\\"x\",\"user\":\"me\"}"),
            ("{\\\"password\\\":\\\"abc\\\"}", "{\\\"password\\\":\\\"xxx\\\"}"),
            ("{\"password\": 123456}", "{\"password\": 000000}"),
            ("with: {token: abc, x: y}", "with: {token: xxx, x: y}"),
            ("private_key: |\n  abc123\n", "private_key: |\n  xxxxxx\n"),
            ("//r.example/:_authToken=abc", "//r.example/:_authToken=xxx"),
            ("\"auth\": \"bWU6c2VjcmV0\"", "\"auth\": \"xxxxxxxxxxxx\""),
            ("helm --password abc", "helm --password xxx"),
            ("https://a/?token=abc&x=1", "https://a/?token=xxx&x=1"),
            ("machine a login me password abc", "machine a login me password xxx"),
            ("machine a\nlogin me\npassword abc\n", "machine a\nlogin me\npassword xxx\n"),
            ("printf \"machine a\\nlogin me\\npassword abc\\n\"", "printf \"machine a\\nlogin me\\npassword xxx\\n\""),
            // Headers.
            ("> Proxy-Authorization: Basic bWU6cHc=", "> Proxy-Authorization: Basic xxxxxxx="),
            ("curl -H \"Authorization: token abc\" a", "curl -H \"Authorization: token xxx\" a"),
            ("-H 'PRIVATE-TOKEN: abc' https://a", "-H 'PRIVATE-TOKEN: xxx' https://a"),
            ("http.extraheader=AUTHORIZATION: basic YWJj", "http.extraheader=AUTHORIZATION: basic xxxx"),
            ("< Set-Cookie: sid=abc; Path=/", "< Set-Cookie: sid=xxx; Path=/"),
            // Commands and blocks.
            ("curl -u me:abc https://a", "curl -u me:xxx https://a"),
            ("docker login -u me -p abc r", "docker login -u me -p xxx r"),
            (
                "-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nxxx=\n-----END PRIVATE KEY-----",
            ),
            // Elsewhere.
            ("TOKEN=hunter2 x\necho hunter2 hunter22", "TOKEN=xxxxxxx x\necho xxxxxxx hunter22"),
        ] {
            let it = cover(text);
            assert_eq!(it.text, covered);
            assert_eq!(it.text.len(), text.len());
            assert!(!it.secrets.is_empty());
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "https://${{ secrets.PAT }}:x@github.com",
            "https://u:$TOKEN@host",
            "git@github.com:a/b.git",
            "https://goproxy.cn,direct",
            "http://user:<password>@proxy:3128",
            "GOSUMDB='sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'",
            "github.com/a/b v0.0.0-20210126001904-0893ad18168e h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "permissions:\n  id-token: write\n  contents: read",
            "token: ${{ secrets.GITHUB_TOKEN }}",
            "secrets: inherit",
            "RUN --mount=type=secret,id=netrc,target=/root/.netrc go mod download",
            "docker build --secret id=netrc,src=$HOME/.netrc .",
            "docker build --secret=id=token,env=GITHUB_TOKEN .",
            "secret-envs: |\n  token=GITHUB_TOKEN",
            "failed to fetch oauth token: unexpected status: 401 Unauthorized",
            "failed to fetch anonymous token: Get \"https://auth.docker.io/token?service=r\": dial tcp",
            "fatal: could not read Password for 'https://x@github.com': terminal prompts disabled",
            "machine github.com login x password ${TOKEN}",
            "Password: ",
            "password authentication failed",
            "secret: |\n  netrc=machine github.com login x password ${{ secrets.PAT }}\n",
            "printf 'machine a login %s password %s\\n' \"$USER\" \"$TOKEN\"",
            "once login and password are known",
            "a password takes any word; machine starts an entry, a password makes it whole",
            "url.\"https://${TOKEN}:x-oauth-basic@github.com/\".insteadOf",
            "--- PASS: TestA (0.00s)",
            "FROM ghcr.io/acme/token:1.2.3",
            "GITHUB_TOKEN= go mod download",
            "TOKEN=$(cat /run/secrets/token) go mod download",
            "www-authenticate: Basic realm=\"proxy\"",
            "WWW-Authenticate: Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\"",
            "persist-credentials: false",
            "GOPRIVATE=github.com/acme/token",
            "npm_config_https_proxy=http://proxy:3128",
            "go env GOAUTH: netrc",
            "docker login -u me --password-stdin < token.txt",
            "secrets:\n  netrc:\n    file: ~/.netrc",
            "unexpected token: expected identifier",
            "proxy: a:b",
            "https://a.example/x?y=z@b",
        ] {
            assert_eq!(cover(text).text, text);
        }
    }
}
