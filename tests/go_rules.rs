//! The leaf rules of the model against real go: every recorded case, release by release, without go.

use std::collections::BTreeMap;
use std::{env, fs};

use goproxy_wizard::go::address::Address;
use goproxy_wizard::go::quote::quote;
use goproxy_wizard::go::{
    CgiRefusal, Failure, ForwardRules, InvalidVersion, Release, Url, idna, module_path, path, path_escape, pattern,
    pseudo_version, semver,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The recording, one case a line: rule, arguments, answer; where releases differ, the answers by the first release line
/// that gave each. `scripts/record-rules` writes it, and others for `GO_RULES`.
const RECORDING: &str = "tests/recordings/rules.jsonl";

fn answer(rule: &str, a: &str, b: &str, release: Release) -> Value {
    match rule {
        "exempt" => {
            let variables = [("HTTP_PROXY", "http://f"), ("HTTPS_PROXY", "http://f"), ("NO_PROXY", a)];
            forward(&variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into(), b, release)
                .map_or_else(Value::String, |proxy| json!(i32::from(proxy.is_empty())))
        }
        "forward" => {
            let variables = a.split('\n').filter_map(|variable| variable.split_once('='));
            let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            json!(forward(&variables, b, release).unwrap_or_else(|words| format!("error: {words}")))
        }
        "covers" => json!(i32::from(pattern::matching(a, b).is_some())),
        "match" => json!(pattern::matches(a, b).map(i32::from)),
        "url" => match Url::parse(a, release) {
            Ok(url) => json!([
                unless(a, url.to_string()),
                quote(&url.host),
                quote(&url.path),
                url.request_uri(),
                unless(&url.to_string(), url.redacted())
            ]),
            Err(words) => json!(words),
        },
        "resolve" => match (Url::parse(a, release), Url::parse(b, release)) {
            (Ok(base), Ok(reference)) => json!(base.resolve(&reference).to_string()),
            _ => Value::Null,
        },
        "join" => json!(Url::parse(a, release).map(|url| url.join_path_like_web_join(b).to_string()).ok()),
        "path-escape" => json!(path_escape(a)),
        "quote" => json!(quote(a)),
        "clean" => json!(path::clean(a)),
        "path-join" => json!(path::join(&[a, b])),
        "address" => json!(Address::parse(a, release).map(|address| [address.is_v4(), address.is_loopback()])),
        "to-ascii" => json!(idna::to_ascii(a)),
        "semver" if !semver::is_valid(a) => {
            let rest =
                [semver::major(a), &semver::major_minor(a), semver::build(a), &pseudo_version::canonical_version(a)];
            json!(semver::canonical(a) + &rest.concat())
        }
        "semver" => json!([
            semver::canonical(a),
            semver::major(a),
            semver::major_minor(a),
            semver::prerelease(a),
            semver::build(a),
            pseudo_version::canonical_version(a)
        ]),
        "compare" => json!(semver::compare(a, b) as i8),
        "pseudo" if !pseudo_version::is_pseudo(a) => json!(pseudo_version::base(a).unwrap_err().to_string()),
        "pseudo" => json!([
            said(pseudo_version::time(a)),
            said(pseudo_version::revision(a)),
            said(pseudo_version::base(a).map(Option::unwrap_or_default))
        ]),
        "path" => json!(told(module_path::check_path(a).map(|()| String::new()))),
        "import-path" => json!(told(module_path::check_import_path(a).map(|()| String::new()))),
        "check" => json!(told(module_path::check(a, b).map(|()| String::new()))),
        "escape" => json!([told(module_path::escape_path(a)), told(module_path::escape_version(b))]),
        "split" => {
            let (prefix, major, fits) = module_path::split_path_version(a);
            json!([prefix, major, fits, said(module_path::check_path_major(b, major).map(|()| ""))])
        }
        _ => panic!("no rule {rule}"),
    }
}

/// The proxy's URL, empty if there is none, or what go says.
fn forward(variables: &BTreeMap<String, String>, url: &str, release: Release) -> Result<String, String> {
    let url = Url::parse(url, release).map_err(|_| "no URL")?;
    let rules = ForwardRules::new(variables, release);
    let proxy = rules.proxy_for(&url).map_err(|CgiRefusal| CgiRefusal::TEXT)?;
    Ok(proxy.map(|proxy| proxy.url.to_string()).unwrap_or_default())
}

/// Nothing where it was seen already.
fn unless(seen: &str, now: String) -> String {
    if seen == now { String::new() } else { now }
}

fn said(result: Result<impl Into<String>, InvalidVersion>) -> String {
    result.map_or_else(|invalid| format!("error: {invalid}"), Into::into)
}

fn told(result: Result<String, Failure>) -> String {
    result.unwrap_or_else(|failure| format!("error: {}", failure.text))
}

#[test]
fn every_recorded_case_is_answered_as_by_go() {
    let recording = fs::read_to_string(env::var("GO_RULES").as_deref().unwrap_or(RECORDING)).unwrap();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in recording.lines() {
        let mut parts: Vec<Value> = serde_json::from_str(line).unwrap();
        let answers: BTreeMap<u8, Value> = match parts.pop() {
            Some(Value::Object(answers)) => {
                answers.into_iter().map(|(minor, said)| (minor.parse().unwrap(), said)).collect()
            }
            said => [(Release::KNOWN[0].minor, said.unwrap())].into(),
        };
        let case: Vec<String> = serde_json::from_value(parts.into()).unwrap();
        let argument = |place: usize| case.get(place).map_or("", String::as_str);
        *counts.entry(case[0].clone()).or_default() += 1;
        for release in Release::KNOWN {
            let said = answers.range(..=release.minor).next_back().unwrap().1;
            let ours = answer(&case[0], argument(1), argument(2), release);
            if ours != *said {
                wrong.push(format!("{case:?}, go {release}: {said}, not {ours}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    for (rule, least) in [("exempt", 1500), ("covers", 1000), ("match", 400), ("url", 1000), ("forward", 300)] {
        assert!(counts[rule] >= least, "only {} cases of {rule}", counts[rule]);
    }
}

/// Every rule that [`answer`] knows.
const RULES: [&str; 21] = [
    "exempt",
    "forward",
    "covers",
    "match",
    "url",
    "resolve",
    "join",
    "path-escape",
    "quote",
    "clean",
    "path-join",
    "address",
    "to-ascii",
    "semver",
    "compare",
    "pseudo",
    "path",
    "import-path",
    "check",
    "escape",
    "split",
];

/// Anything, and what looks like something.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        r"[a-cA-C0-9./:@%\[\]?#*,^!=\\ ~+\-é中\n]{0,40}",
        r"(https?:/{0,3}|)([a-z%:0-9]{0,6}@|)[\[\]a-f0-9:.%é]{0,24}(/[!-~]{0,12}|)",
        r"v?[0-9]{1,3}(\.[0-9]{1,3}){0,3}(-[0a-z.]{0,6}[0-9]{14}-[0-9a-f]{0,12}|)(\+[a-z.]{0,8}|)",
        r"(HTTP|HTTPS|http|https|NO|no)_(PROXY|proxy)=[!-~]{0,30}\nREQUEST_METHOD=x?",
    ]
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_rule_panics_or_runs_for_ever(a in text(), b in text(), release in prop::sample::select(&Release::KNOWN[..])) {
        for rule in RULES {
            answer(rule, &a, &b, release);
        }
    }

    /// What go wrote, it reads again as the same, bytes that are no UTF-8 included.
    #[test]
    fn urls_survive_writing(text in text()) {
        if let Ok(url) = Url::parse(&text, Release::NEWEST) {
            let again = Url::parse(&url.to_string(), Release::NEWEST);
            prop_assert_eq!(again.map(|url| (url.host, url.path, url.raw_query, url.fragment)),
                Ok((url.host, url.path, url.raw_query, url.fragment)));
        }
    }
}
