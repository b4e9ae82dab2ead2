//! `rules`: the list of the rules, or what is written about one.

use std::fmt::Write;

use serde_json::{Value, json};

use super::args::{Format, Listed};
use super::{Failure, Outcome, print};
use crate::diagnose::diagnose;
use crate::rules::{Doc, Example, Rule, docs};
use crate::text::{Both, Lang, both};

/// Prints every rule in a line, or one in full.
pub(super) fn rules(asked: &Listed) -> Outcome {
    let lang = asked.lang;
    let Some(wanted) = &asked.code else {
        match asked.format {
            Format::Text => print(&list(lang)),
            Format::Json => {
                let rules: Vec<_> = by_code().into_iter().map(|rule| short(rule, lang)).collect();
                print(&format!("{:#}\n", json!({ "rules": rules })));
            }
        }
        return Ok(());
    };
    let is_it = |rule: &Rule| rule.code.eq_ignore_ascii_case(wanted) || rule.name.eq_ignore_ascii_case(wanted);
    let (rule, doc) = docs().find(|(rule, _)| is_it(rule)).ok_or_else(|| unknown(wanted))?;
    match asked.format {
        Format::Text => print(&text(rule, doc, lang)),
        Format::Json => print(&format!("{:#}\n", full(rule, doc, lang))),
    }
    Ok(())
}

fn by_code() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = docs().map(|(rule, _)| rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

fn list(lang: Lang) -> String {
    let width = docs().map(|(rule, _)| rule.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for rule in by_code() {
        let _ = writeln!(out, "{}  {:width$}  {}", rule.code, rule.name, rule.title.of(lang));
    }
    out
}

fn short(rule: &Rule, lang: Lang) -> Value {
    json!({ "code": rule.code, "name": rule.name, "cause": rule.cause.name(), "title": rule.title.of(lang) })
}

fn full(rule: &Rule, doc: &Doc, lang: Lang) -> Value {
    let examples =
        |of: &[Example]| -> Vec<_> { of.iter().map(|it| json!({ "kind": it.kind.name(), "text": it.text })).collect() };
    let mut out = short(rule, lang);
    out["meaning"] = rule.cause.meaning().of(lang).into();
    out["about"] = doc.about.of(lang).into();
    out["bad"] = examples(doc.bad).into();
    out["good"] = examples(doc.good).into();
    out["sources"] =
        doc.sources.iter().map(|it| json!({ "title": it.title, "url": it.url })).collect::<Vec<_>>().into();
    out
}

/// The rule as its page tells it.
fn text(rule: &Rule, doc: &Doc, lang: Lang) -> String {
    let said = |text: Both| text.of(lang);
    let mut out = format!("{} {}\n{}\n\n", rule.code, rule.name, said(rule.title));
    let _ = writeln!(out, "{}\n", said(doc.about));
    let cause = both("Cause: {name} ({meaning})", "原因：{name}（{meaning}）");
    let meaning = said(rule.cause.meaning());
    out.push_str(&said(cause).replace("{name}", rule.cause.name()).replace("{meaning}", meaning));
    out.push_str("\n\n");
    for bad in doc.bad {
        out.push_str(&example(said(both("What it finds", "它会发现")), bad, lang));
        let found = diagnose(bad.text, Some(bad.kind)).findings;
        if let Some(found) = found.iter().find(|it| it.rule.code == rule.code) {
            let _ = writeln!(out, "  → {}", found.finding.what.of(lang));
        }
        out.push('\n');
    }
    for good in doc.good {
        out.push_str(&example(said(both("Done right", "正确的写法")), good, lang));
        out.push('\n');
    }
    out.push_str(said(both("To read:\n", "参考：\n")));
    for source in doc.sources {
        let _ = writeln!(out, "  {}, {}", source.title, source.url);
    }
    out
}

fn example(label: &str, example: &Example, lang: Lang) -> String {
    let colon = both(":", "：").of(lang);
    let mut out = format!("{label} ({}){colon}\n", example.kind.name());
    for line in example.text.lines() {
        let _ = writeln!(out, "{}", format!("    {line}").trim_end());
    }
    out
}

/// Names the rules that may have been meant.
fn unknown(wanted: &str) -> Failure {
    let mut near: Vec<_> =
        docs().map(|(rule, _)| (distance(wanted, rule.code).min(distance(wanted, rule.name)), rule)).collect();
    near.sort_by_key(|(distance, rule)| (*distance, rule.code));
    let names: Vec<_> = near.iter().take(3).map(|(_, rule)| format!("{} ({})", rule.code, rule.name)).collect();
    let text = both(
        "There is no rule `{name}`. Near: {names}. `goproxy-wizard rules` lists them all.",
        "没有规则 `{name}`。相近的有：{names}。`goproxy-wizard rules` 会列出全部。",
    );
    Failure::Unusable(vec![text.with("name", wanted).with("names", names.join(", "))])
}

/// How many characters have to be put in, taken out or changed.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, from) in a.chars().take(64).enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, to) in b.chars().enumerate() {
            let changed = before + usize::from(from != to);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
