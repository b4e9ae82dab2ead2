//! Findings as JSON, most probable first.

use serde_json::{Value, json};

use super::Looked;
use crate::base::Lines;
use crate::diagnose::{Differ, Judged, plain};
use crate::rules::Fix;
use crate::text::Lang;

/// All findings in all texts.
pub(super) fn json(all: &[Looked], lang: Lang) -> Value {
    let lines: Vec<_> = all.iter().map(|it| Lines::of(&it.report.covered.text)).collect();
    let differs: Vec<_> = all.iter().map(|it| Differ::of(&it.report.covered.text)).collect();
    let one = |(i, judged): (usize, &Judged)| finding(&all[i], &lines[i], &differs[i], judged, lang);
    let findings: Vec<_> = super::ranked(all).map(one).collect();
    let mut out = json!({ "findings": findings });
    let changes: Vec<_> = all.iter().filter_map(|it| change(it, lang)).collect();
    if !changes.is_empty() {
        out["changed"] = changes.into();
    }
    out
}

/// What `--fix` did; the findings are those that are left.
fn change(looked: &Looked, lang: Lang) -> Option<Value> {
    let change = looked.change.as_ref()?;
    let fixes: Vec<_> = change
        .done
        .iter()
        .map(|it| json!({ "rule": it.rule.code, "title": it.finding.fix.as_ref().map(|fix| fix.title.of(lang)) }))
        .collect();
    let backup = change.backup.as_ref().map(|it| it.display().to_string());
    Some(json!({ "file": looked.input.name, "backup": backup, "fixes": fixes }))
}

fn finding(looked: &Looked, lines: &Lines, differ: &Differ, judged: &Judged, lang: Lang) -> Value {
    let finding = &judged.finding;
    let byte = |at| looked.input.byte(at);
    let (start, end) = (lines.place(finding.at.start), lines.place(finding.at.end));
    let kinds: Vec<_> = looked.report.kinds.iter().map(|kind| kind.name()).collect();
    let decide = finding.decide.as_ref();
    json!({
        "rule": judged.rule.code,
        "name": judged.rule.name,
        "cause": judged.rule.cause.name(),
        "severity": finding.severity.name(),
        "confidence": finding.confidence.name(),
        "file": looked.input.name,
        "kinds": kinds,
        "span": { "start": byte(finding.at.start), "end": byte(finding.at.end) },
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "what": finding.what.of(lang),
        "why": finding.why.of(lang),
        "todo": finding.todo.of(lang),
        "decide": decide.map(|it| json!({ "command": it.command, "reading": it.reading.of(lang) })),
        "fix": finding.fix.as_ref().map(|it| fix(looked, differ, it, lang)),
    })
}

fn fix(looked: &Looked, differ: &Differ, fix: &Fix, lang: Lang) -> Value {
    let covered = &looked.report.covered;
    let byte = |at| looked.input.byte(at);
    let edits: Vec<_> = plain(&covered.text, &fix.edits, &covered.secrets)
        .into_iter()
        .map(|it| {
            let mut edit = json!({ "start": byte(it.at.start), "end": byte(it.at.end), "text": it.text });
            if it.is_covered {
                // A secret moves: only `--fix` can put it there.
                edit["covered"] = json!(true);
            }
            edit
        })
        .collect();
    json!({
        "title": fix.title.of(lang),
        "care": fix.care.name(),
        "edits": edits,
        "diff": differ.unified(looked.input.shown(), &fix.edits),
    })
}
