//! Merging into random JSON files, compared with a merge of `serde_json` values; and into anything at all.

use std::sync::LazyLock;

use goproxy_wizard::ask::link;
use goproxy_wizard::files::{How, files};
use goproxy_wizard::merge::merge;
use goproxy_wizard::plan::Plan;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::hostile;

/// Every file that is merged, with whether its reader takes comments.
static OURS: LazyLock<Vec<(String, bool)>> = LazyLock::new(ours);

fn ours() -> Vec<(String, bool)> {
    let links = [
        "have=china,forward-proxy,inspection",
        "have=forward-proxy&editor=remote&private=git.corp.example",
        "have=air-gap",
        "have=forward-proxy,private&engine=rootless&proxy-login=ntlm",
    ];
    let all = links.iter().flat_map(|text| files(&Plan::of(&link::read(text, &[]).0)));
    let merged = all.filter_map(|file| match file.place.how {
        How::Merge { comments } => Some((file.text(), comments)),
        _ => None,
    });
    merged.collect()
}

/// Members of a file that is there already: names of ours, of others and hostile ones, some of them twice.
fn members() -> impl Strategy<Value = Vec<(String, Value)>> {
    prop::collection::vec((key(), value()), 0..6)
}

fn key() -> impl Strategy<Value = String> {
    let known =
        vec!["proxies", "default", "http-proxy", "go.toolsEnvVars", "GOPROXY", "http.proxy", "http.noProxy", "dns"];
    prop_oneof![3 => prop::sample::select(known).prop_map(str::to_owned), 1 => hostile::clean().prop_map(|it| it.to_string())]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        hostile::clean().prop_map(|text| json!(text.as_str())),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key(), inner, 0..4).prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

/// The members as a file: on one line or on many, with line ends and a byte-order mark of either kind.
fn file(members: &[(String, Value)], many_lines: bool, crlf: bool, bom: bool) -> String {
    let (gap, indent) = if many_lines { ("\n", "\t") } else { ("", "") };
    let member = |(key, value): &(String, Value)| {
        let value = if many_lines { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
        format!("{indent}{}:{}", json!(key), value.unwrap())
    };
    let body = members.iter().map(member).collect::<Vec<_>>().join(&format!(",{gap}"));
    let text = format!("{}{{{gap}{body}{gap}}}\n", if bom { "\u{feff}" } else { "" });
    if crlf { text.replace('\n', "\r\n") } else { text }
}

/// The merged value, or `None` where something else than an object stands in the way.
fn merged(there: &Map<String, Value>, ours: &Map<String, Value>) -> Option<Map<String, Value>> {
    let mut out = there.clone();
    for (key, value) in ours {
        let new = match (there.get(key), value) {
            (Some(Value::Object(there)), Value::Object(ours)) => Value::Object(merged(there, ours)?),
            (Some(_), Value::Object(_)) => return None,
            _ => value.clone(),
        };
        out.insert(key.clone(), new);
    }
    Some(out)
}

fn object(text: &str) -> Map<String, Value> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// A remark at the end of every line, numbered; no string of `serde_json` runs over a line end.
fn with_remarks(file: &str) -> String {
    let lines: Vec<_> = file.lines().enumerate().map(|(i, line)| format!("{line} // remark {i}.")).collect();
    lines.join("\n")
}

/// The file without its numbered remarks, and their numbers in order.
fn without_remarks(file: &str) -> (String, Vec<usize>) {
    let mut numbers = Vec::new();
    let mut plain = String::new();
    for line in file.lines() {
        let remark = line.rsplit_once("// remark ").filter(|(_, end)| end.ends_with('.'));
        numbers.extend(remark.and_then(|(_, end)| end.trim_end_matches('.').parse::<usize>().ok()));
        plain.extend([remark.map_or(line, |(start, _)| start), "\n"]);
    }
    (plain, numbers)
}

/// The file without commas before closing brackets, those in texts aside.
fn without_trailing_commas(file: &str) -> String {
    let mut out = String::new();
    let (mut in_text, mut is_escaped) = (false, false);
    for ch in file.chars() {
        if !in_text && matches!(ch, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        in_text ^= ch == '"' && !is_escaped;
        is_escaped = in_text && ch == '\\' && !is_escaped;
        out.push(ch);
    }
    out
}

/// The order of what was there stays; in a file of several lines of which nothing had to change, so does every byte up
/// to the last bracket.
fn check_untouched(there: &str, ours: &str, got: &str) {
    let before = object(there);
    let after = object(got);
    assert!(before.keys().eq(after.keys().take(before.len())), "{got}");
    let is_long = there.trim().lines().count() > 1;
    if is_long && !object(ours).keys().any(|key| before.contains_key(key)) {
        let start = there.trim_end().trim_end_matches('}').trim_end();
        assert!(got.starts_with(start), "{there}\nbecame\n{got}");
    }
}

/// Whether a strict reader takes the text for an object; `None` where readers differ.
fn is_object(text: &str) -> Option<bool> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let differs = text.contains("\\u") || text.contains("e4") || text.trim().is_empty();
    (!differs).then(|| serde_json::from_str::<Map<String, Value>>(text).is_ok())
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn other_keys_stay_and_twice_is_once(
        members in members(), many_lines: bool, crlf: bool, bom: bool, pick in any::<prop::sample::Index>()
    ) {
        let (ours, comments) = pick.get(&OURS);
        let there = file(&members, many_lines, crlf, bom);
        let got = merge(&there, ours, *comments);
        match merged(&object(&there), &object(ours)) {
            None => prop_assert!(got.is_err_and(|no| no.msg.key() == "merge.value-kind"), "{}", &there),
            Some(expected) => {
                let got = got.unwrap();
                prop_assert_eq!(object(&got), expected, "{}", &got);
                prop_assert_eq!(got.starts_with('\u{feff}'), bom);
                prop_assert!(!crlf || !got.replace("\r\n", "").contains('\n'), "{:?}", &got);
                check_untouched(&there, ours, &got);
                prop_assert_eq!(merge(&got, ours, *comments), Ok(got));
            }
        }
    }

    #[test]
    fn remarks_and_trailing_commas_stay(
        members in members(), trailing: bool, pick in any::<prop::sample::Index>()
    ) {
        let all: Vec<_> = OURS.iter().filter(|(_, comments)| *comments).collect();
        let (ours, comments) = pick.get(&all);
        let plain = file(&members, true, false, false);
        let comma = if trailing && !members.is_empty() { ",\n}" } else { "\n}" };
        let there = with_remarks(&(plain.trim_end().strip_suffix("\n}").unwrap().to_owned() + comma));
        if let Some(expected) = merged(&object(&plain), &object(ours)) {
            let got = merge(&there, ours, *comments).unwrap();
            let (read, numbers) = without_remarks(&got);
            prop_assert_eq!(object(&without_trailing_commas(&read)), expected, "{}", &got);
            if !object(ours).keys().any(|key| object(&plain).contains_key(key)) {
                prop_assert_eq!(numbers, (0..there.lines().count()).collect::<Vec<_>>(), "{}", &got);
            }
            prop_assert_eq!(merge(&got, ours, *comments), Ok(got));
        }
    }

    #[test]
    fn anything_can_be_pasted(text in soup()) {
        for (ours, comments) in &*OURS {
            if let Err(no) = merge(&text, ours, *comments) {
                prop_assert!(no.line >= 1 && no.column >= 1 && no.line <= text.matches('\n').count() + 1);
            }
            let Some(expected) = is_object(&text) else { continue };
            let plain = merge(&text, ours, false);
            let is_taken = plain.as_ref().map_or_else(|no| no.msg.key() == "merge.value-kind", |_| true);
            prop_assert_eq!(is_taken, expected, "{:?}", &plain);
            if let Ok(got) = plain {
                object(&got);
            }
        }
    }
}

/// Parts of JSON and of what is nearly JSON, parted by blanks.
const PARTS: &str = "{ } [ ] : , \" \"a\" \"proxies\" \"go.toolsEnvVars\" {} \\ \\u12 \\ud800 // /* */ \n \r\n \t 1 -1 01 1. 1e400 \
    0x1 true null nul NaN 'a' é \u{feff} \u{0} \u{2028} \u{a0} \u{b} \u{c} \"a\":1 \"proxies\":{} {\"proxies\":{\"default\":1}}";

fn part() -> impl Strategy<Value = String> {
    let parts: Vec<&str> = PARTS.split(' ').chain([" "]).collect();
    prop_oneof![8 => prop::sample::select(parts).prop_map(str::to_owned), 1 => any::<String>()]
}

/// Something like JSON: parts of it in a row, or a whole file with a part put in somewhere.
fn soup() -> impl Strategy<Value = String> {
    let row = prop::collection::vec(part(), 0..20).prop_map(|parts| parts.concat());
    let spoiled = (members(), part(), any::<prop::sample::Index>()).prop_map(|(members, part, place)| {
        let mut text: Vec<char> = file(&members, true, false, false).chars().collect();
        let at = place.index(text.len() + 1);
        text.splice(at..at, part.chars());
        text.into_iter().collect()
    });
    prop_oneof![1 => row, 3 => spoiled]
}
