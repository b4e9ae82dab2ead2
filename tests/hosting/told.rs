//! Hosts that can't be started here: what they are told is what the others say.

use std::collections::BTreeMap;

use goproxy_wizard::web::{FOREVER, headers, headers_file, is_hashed};
use regex::Regex;
use serde_json::Value;

use crate::nginx::ours;
use crate::site::FILES;

/// The headers of a file by the rules that match it; where two say the same header, the host would join them.
fn said<'a>(rules: &[(Regex, Vec<(&'a str, &'a str)>)], path: &str) -> BTreeMap<&'a str, &'a str> {
    let mut out = BTreeMap::new();
    for (name, value) in rules.iter().filter(|(rule, _)| rule.is_match(&format!("/{path}"))).flat_map(|(_, it)| it) {
        assert_eq!(out.insert(*name, *value), None, "{path}: {name} is said twice");
    }
    out
}

/// What every host has to say, but for what these have of themselves: files are asked for again, and only embed.js may be
/// read by other hosts.
fn expected(path: &str) -> BTreeMap<&'static str, String> {
    let all = headers(path).into_iter();
    all.filter(|(name, value)| match *name {
        "Cache-Control" => is_hashed(path),
        "Cross-Origin-Resource-Policy" => value == "cross-origin",
        _ => true,
    })
    .collect()
}

fn holds(rules: &[(Regex, Vec<(&str, &str)>)]) {
    for path in FILES {
        let expected = expected(path);
        let expected: BTreeMap<_, _> = expected.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(said(rules, path), expected, "{path}");
    }
}

#[test]
fn headers_for_hosts_that_read_them_from_a_file() {
    let text = headers_file(FILES.iter().copied());
    let mut rules: Vec<(Regex, Vec<_>)> = Vec::new();
    for line in text.lines() {
        // Cloudflare reads no longer line.
        assert!(line.len() < 2000, "{line}");
        if let Some(header) = line.strip_prefix("  ") {
            rules.last_mut().unwrap().1.push(header.split_once(": ").unwrap());
            continue;
        }
        // A star ends a rule, and nothing else in it has a meaning.
        assert!(line.starts_with('/') && !line.trim_end_matches('*').contains(['*', ':']), "{line}");
        let pattern = regex::escape(line).replace(r"\*", ".*");
        rules.push((Regex::new(&format!("^{pattern}$")).unwrap(), Vec::new()));
    }
    holds(&rules);
    assert_eq!(text.matches(FOREVER).count(), FILES.iter().filter(|path| is_hashed(path)).count());
}

#[test]
fn headers_for_vercel() {
    let config: Value = serde_json::from_str(&ours("hosting/vercel.json")).unwrap();
    let text = |value: &'_ Value| value.as_str().unwrap().to_owned();
    let rules: Vec<_> = config["headers"].as_array().unwrap().iter().collect();
    let rules: Vec<_> = rules
        .into_iter()
        .map(|rule| {
            let headers = rule["headers"].as_array().unwrap().iter();
            let headers = headers.map(|it| (it["key"].as_str().unwrap(), it["value"].as_str().unwrap())).collect();
            (Regex::new(&format!("^{}$", text(&rule["source"]))).unwrap(), headers)
        })
        .collect();
    holds(&rules);
    // Without the slash the links of a text page would lead elsewhere.
    assert_eq!(config["trailingSlash"], true);
}

#[test]
fn pages_of_github_and_gitlab_know_their_path() {
    let github: Value = serde_yaml_ng::from_str(&ours(".github/workflows/pages.yml")).unwrap();
    let steps = github["jobs"]["build"]["steps"].as_array().unwrap();
    let build = steps.iter().find(|step| step["run"] == "make dist").expect("a step that builds");
    assert_eq!(build["env"]["SITE_ROOT"], "${{ steps.pages.outputs.base_path }}/");
    // Nothing is granted but where it is needed.
    assert_eq!(github["permissions"], serde_json::json!({}));
    assert_eq!(github["jobs"]["build"]["permissions"], serde_json::json!({ "contents": "read", "pages": "read" }));
    assert_eq!(github["jobs"]["publish"]["permissions"], serde_json::json!({ "id-token": "write", "pages": "write" }));

    let gitlab: Value = serde_yaml_ng::from_str(&ours("hosting/gitlab-pages.yml")).unwrap();
    let script = gitlab["pages"]["script"].as_array().unwrap();
    let root = script.iter().filter_map(Value::as_str).find(|line| line.contains("SITE_ROOT")).expect("a path");
    for (url, expected) in [
        ("https://group.gitlab.example/tools/go", "/tools/go/"),
        ("https://go-1a2b3c.gitlab.example", "/"),
        ("http://pages.corp.example/go/", "/go/"),
    ] {
        let mut shell = std::process::Command::new("sh");
        let shell = shell.args(["-c", &format!("{root}; printf %s \"$SITE_ROOT\"")]).env("CI_PAGES_URL", url);
        assert_eq!(String::from_utf8(shell.output().unwrap().stdout).unwrap(), expected, "{url}");
    }
}
