//! What is covered in a paste: every secret, everywhere, and nothing moves; in time that grows with the text alone.

use std::time::{Duration, Instant};

use goproxy_wizard::secret::cover;
use proptest::prelude::*;

/// Where a secret may stand; `@` is its place.
const FRAMES: &[&str] = &[
    "http://me:@@proxy.corp.example:3128",
    "HTTPS_PROXY=\"http://me:@@proxy:3128\"",
    "http_proxy=me:@@proxy:3128",
    "GOPROXY=https://me:@@a.example,https://b.example|direct",
    "https://oauth2:@@gitlab.corp.example/a.git",
    "GITHUB_TOKEN=@ go build",
    "export NPM_TOKEN='@'",
    "$env:API_KEY = \"@\"",
    "set -gx GIT_PASSWORD @",
    "ENV GITLAB_TOKEN @",
    "  password: @",
    "- token: \"@\"",
    "{\"auths\": {\"r.example\": {\"auth\": \"@\"}}}",
    "{\"client_secret\":\"@\",\"a\":1}",
    "with: {token: @, a: b}",
    "docker login -u me -p @ r.example",
    "docker login --password=@ r.example",
    "curl -u 'me:@' https://a.example",
    "curl -H 'PRIVATE-TOKEN: @' https://a.example",
    "> Authorization: Bearer @",
    "< set-cookie: session=@; Path=/",
    "machine a.example login me password @",
    "machine a.example\n  login me\n  password @\n",
    "https://a.example/x?access_token=@&b=c",
    "npm config set //r.example/:_authToken @",
    "-----BEGIN PRIVATE KEY-----\n@\n-----END PRIVATE KEY-----",
    "git clone https://a.example # ghp_@",
    "glpat-@",
];

/// Pieces of what people paste, and what is meant to confuse.
const PIECES: &[&str] = &[
    " ",
    "\n",
    "\r\n",
    "\t",
    "\"",
    "'",
    "\\",
    "\\n",
    "`",
    "$",
    "${",
    "}",
    "{",
    "(",
    ")",
    "[",
    "]",
    "%",
    "%4",
    "%40",
    "@",
    ":",
    "://",
    "https://",
    "http://u:",
    "=",
    "==",
    ":=",
    ",",
    "|",
    "&",
    ";",
    "#",
    "?",
    "/",
    "<",
    ">",
    "token",
    "TOKEN=",
    "password",
    "password: ",
    "--password ",
    "secret",
    "Authorization: ",
    "Basic ",
    "Bearer ",
    "machine a ",
    "login ",
    "curl -u ",
    "docker login -p",
    "proxy=",
    "cookie: a=",
    "\"auth\":",
    "-----BEGIN ",
    "PRIVATE KEY",
    "-----",
    "-----END ",
    "ghp_",
    "eyJ",
    "AKIA",
    "npm_",
    "sk-",
    "$env:",
    "ENV ",
    "set -gx ",
    "x",
    "é",
    "中",
    "😀",
    "\u{feff}",
    "0",
    "abc123",
    "id=",
    "***",
];

fn secret() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9]{11,30}[0-9][a-z]".prop_map(|it| format!("a1{it}"))
}

fn noise() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_moves_and_nothing_is_covered_twice(text in prop_oneof![noise(), any::<String>()]) {
        let covered = cover(&text);
        prop_assert_eq!(covered.text.len(), text.len());
        for (at, ch) in covered.text.char_indices().filter(|(_, ch)| !ch.is_ascii()) {
            prop_assert!(text[at..].starts_with(ch));
        }
        let mut done = 0;
        for span in &covered.secrets {
            prop_assert!(done <= span.start && span.start < span.end && text.get(span.start..span.end).is_some());
            prop_assert_eq!(&covered.text[done..span.start], &text[done..span.start]);
            done = span.end;
        }
        prop_assert_eq!(&covered.text[done..], &text[done..]);
        prop_assert_eq!(&cover(&covered.text).text, &covered.text);
    }

    #[test]
    fn no_secret_is_left(secret in secret(), frame in prop::sample::select(FRAMES), before in noise(), after in noise()) {
        let marked = frame.replace("@@", "\u{1}@").replacen('@', if frame.contains("@@") { "@" } else { "\u{1}" }, 1);
        let alone = marked.replace('\u{1}', &secret);
        // Whatever stands on other lines, and wherever else it is named.
        let text = format!("{}\n{alone}\n{}\necho {secret} {secret}, ({secret})\n", before.replace("-----BEGIN ", ""), after);
        let covered = cover(&text).text;
        prop_assert!(!covered.contains(&secret), "{covered}");
    }
}

#[test]
fn time_grows_with_the_text_alone() {
    for piece in PIECES.iter().copied().chain(FRAMES.iter().copied()).chain([
        "a",
        "token=",
        "token: ",
        "token:",
        "x:token=",
        "https://a:",
        "https://a:b@",
        "://",
        "login login -p ",
        "curl -u ",
        "password ",
        "\"token\":\"",
        "'",
        "proxy=a:",
        "cookie: a;",
        "eyJa.",
        "-----BEGIN PRIVATE KEY-----",
        "TOKEN=abcdef1 ",
        "TOKEN=aaaaaa1a ",
        "machine login password ",
        "$(",
        "${{",
        "authorization: a",
        "token=$(",
        "Authorization: Basic $A ",
        "proxy=",
        "bearer ",
        "token='$(",
        "a_password=%s",
        "https://$a:$b@",
        "-p ",
        "\\n",
    ]) {
        let text = piece.repeat((1 << 17) / piece.len());
        let start = Instant::now();
        let covered = cover(&text);
        assert_eq!(covered.text.len(), text.len());
        // Without optimisation, beside other tests; what is quadratic takes longer by far.
        assert!(start.elapsed() < Duration::from_secs(4), "{piece:?} took {:?}", start.elapsed());
    }
}
