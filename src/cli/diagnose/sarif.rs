//! Findings as SARIF 2.1.0, for places that show them beside code.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::Looked;
use crate::base::Span;
use crate::base::{Lines, Place};
use crate::diagnose::{Judged, plain};
use crate::rules::{Doc, Fix, Rule, docs};
use crate::text::Lang;

/// The schema of the format.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// All findings in all texts, with what there is to know about every rule.
pub(super) fn sarif(all: &[Looked], lang: Lang) -> Value {
    let lines: Vec<_> = all.iter().map(|it| Lines::of(&it.report.covered.text)).collect();
    let rules: Vec<_> = docs().collect();
    let number = |rule: &Rule| rules.iter().position(|(other, _)| other.code == rule.code);
    let results: Vec<_> =
        super::ranked(all).map(|(i, judged)| result(&all[i], &lines[i], judged, number(judged.rule), lang)).collect();
    let rules: Vec<_> = rules.iter().map(|(rule, doc)| one_rule(rule, doc, lang)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": lang.tag(),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// §3.49: a rule. What it says on its own page is below `rules/CODE/` of the page's site.
fn one_rule(rule: &Rule, doc: &Doc, lang: Lang) -> Value {
    let about = doc.about.of(lang);
    let links: Vec<_> = doc.sources.iter().map(|it| format!("- [{}]({})", it.title, it.url)).collect();
    let addresses: Vec<_> = doc.sources.iter().map(|it| format!("{}: {}", it.title, it.url)).collect();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": words(rule.title.of(lang)),
        "fullDescription": words(rule.cause.meaning().of(lang)),
        "help": {
            "text": text(&format!("{about}\n\n{}", addresses.join("\n"))),
            "markdown": markdown(&format!("{about}\n\n{}", links.join("\n"))),
        },
        "helpUri": doc.sources.first().map(|it| it.url),
        "properties": { "cause": rule.cause.name(), "page": format!("rules/{}/", rule.code), "tags": ["go", "proxy"] },
    })
}

/// §3.27: a result.
fn result(looked: &Looked, lines: &Lines, judged: &Judged, number: Option<usize>, lang: Lang) -> Value {
    let finding = &judged.finding;
    let mut said = vec![finding.what.of(lang), finding.why.of(lang), finding.todo.of(lang)];
    if let Some(decider) = &finding.decide {
        let code = if decider.command.is_empty() { String::new() } else { format!("`{}`: ", decider.command) };
        said.push(format!("{code}{}", decider.reading.of(lang)));
    }
    let file = artifact(looked);
    let mut out = json!({
        "ruleId": judged.rule.code,
        "ruleIndex": number.map_or(-1, |number| i64::try_from(number).unwrap_or(-1)),
        "level": finding.severity.name(),
        "rank": f64::from(finding.weight),
        "message": { "text": text(&said.join("\n")), "markdown": markdown(&said.join("\n\n")) },
        "locations": [{ "physicalLocation": { "artifactLocation": file, "region": region(lines, finding.at) } }],
        "properties": { "cause": judged.rule.cause.name(), "confidence": finding.confidence.name() },
    });
    if let Some(fix) = finding.fix.as_ref().and_then(|it| one_fix(looked, lines, it, lang)) {
        out["fixes"] = json!([fix]);
    }
    out
}

/// §3.55: a fix; none where a secret would have to be named.
fn one_fix(looked: &Looked, lines: &Lines, fix: &Fix, lang: Lang) -> Option<Value> {
    let covered = &looked.report.covered;
    let edits = plain(&covered.text, &fix.edits, &covered.secrets);
    if edits.is_empty() || edits.iter().any(|edit| edit.is_covered) {
        return None;
    }
    let replacements: Vec<_> = edits
        .iter()
        .map(|edit| {
            let mut out = Map::new();
            out.insert("deletedRegion".to_owned(), region(lines, edit.at));
            if !edit.text.is_empty() {
                out.insert("insertedContent".to_owned(), json!({ "text": edit.text }));
            }
            Value::Object(out)
        })
        .collect();
    Some(json!({
        "description": words(&fix.title.of(lang)),
        "artifactChanges": [{ "artifactLocation": artifact(looked), "replacements": replacements }],
        "properties": { "care": fix.care.name() },
    }))
}

/// §3.30: a region; its end is behind its last character.
fn region(lines: &Lines, at: Span) -> Value {
    let Place { line, column } = lines.place(at.start);
    let end = lines.place(at.end.max(at.start));
    json!({ "startLine": line, "startColumn": column, "endLine": end.line, "endColumn": end.column })
}

/// §3.4: where a file is; relative to the folder where the program runs.
fn artifact(looked: &Looked) -> Value {
    let name = looked.input.name.replace('\\', "/");
    let name = name.strip_prefix("./").unwrap_or(&name);
    match name {
        "-" => json!({ "uri": "stdin" }),
        _ if name.starts_with('/') => json!({ "uri": format!("file://{}", escaped(name)) }),
        // A Windows drive.
        _ if name.as_bytes().get(1) == Some(&b':') => json!({ "uri": format!("file:///{}", escaped(name)) }),
        _ => json!({ "uri": escaped(name), "uriBaseId": "%SRCROOT%" }),
    }
}

/// A path as a part of a URI (RFC 3986, §3.3).
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn words(said: &str) -> Value {
    json!({ "text": text(said), "markdown": markdown(said) })
}

/// §3.11.5: braces are doubled. Plain text has no code; quotes stand in for its marks.
fn text(said: &str) -> String {
    markdown(said).replace('`', "\"")
}

fn markdown(said: &str) -> String {
    said.replace('{', "{{").replace('}', "}}")
}
