//! What holds of any text whatever that is pasted: places lie in it, parts lie apart, edits touch nothing else.

use goproxy_wizard::base::Span;
use goproxy_wizard::diagnose::{apply, diagnose};
use goproxy_wizard::facts::{Case, Content};
use goproxy_wizard::read::Kind;
use goproxy_wizard::read::shell::Command;
use goproxy_wizard::read::tree::{Node, Value};
use goproxy_wizard::rules::{Edit, Run};
use goproxy_wizard::text::Lang;

/// Diagnoses a text and panics at what must not be.
pub(crate) fn check(text: &str, kind: Option<Kind>) {
    let report = diagnose(text, kind);
    let covered = report.covered.text.as_str();
    assert_eq!(covered.len(), text.len(), "the cover is as long as the text");
    let mut done = 0;
    for secret in &report.covered.secrets {
        inside(*secret, text, "a secret");
        assert!(secret.start >= done, "secrets lie apart");
        assert_eq!(covered.get(done..secret.start), text.get(done..secret.start), "only secrets are covered");
        done = secret.end;
    }
    assert_eq!(covered.get(done..), text.get(done..), "only secrets are covered");

    case(&Case::of(covered, kind));
    for it in &report.findings {
        let finding = &it.finding;
        inside(finding.at, text, it.rule.code);
        for said in [&finding.what, &finding.why, &finding.todo] {
            assert!(!said.of(Lang::En).is_empty() && !said.of(Lang::ZhCn).is_empty(), "{} says nothing", it.rule.code);
        }
        if let Some(fix) = &finding.fix {
            edits(text, &fix.edits, it.rule.code);
        }
    }
}

fn inside(at: Span, text: &str, whose: &str) {
    assert!(text.get(at.start..at.end).is_some(), "{whose}: {at:?} is no place in {} bytes", text.len());
}

fn case(case: &Case) {
    let text = case.text;
    let mut done = 0;
    for document in &case.documents {
        let span = document.span();
        inside(span, text, document.kind().name());
        assert!(span.start >= done, "parts lie apart");
        done = span.end;
        let within = |at: Span, what: &str| {
            inside(at, text, what);
            assert!(span.contains(at), "{what} {at:?} lies in its part {span:?}");
        };
        match &document.content {
            Content::Dockerfile(file) => {
                for it in &file.instructions {
                    within(it.at, "an instruction");
                    within(it.rest, "what stands behind its name");
                    it.words.iter().for_each(|at| within(*at, "a word"));
                    it.pairs.iter().for_each(|pair| within(pair.name.to(pair.value.unwrap_or(pair.name)), "a pair"));
                    it.flags.iter().for_each(|flag| within(flag.at, "a flag"));
                    commands(&it.commands, &within);
                }
            }
            Content::Json(Some(root), _) | Content::Yaml(Some(root)) => node(root, &within),
            Content::Ini(ini) => {
                ini.sections.iter().for_each(|at| within(*at, "a section"));
                ini.entries.iter().flat_map(|it| [it.at, it.key, it.value]).for_each(|at| within(at, "an entry"));
            }
            Content::Commands(found) => commands(found, &within),
            Content::Json(None, _) | Content::Yaml(None) | Content::Lines => {}
        }
        commands(&document.scripts, &within);
    }
    for setting in &case.settings {
        for at in [setting.at, setting.name_at, setting.value_at] {
            inside(at, text, &setting.name);
        }
    }
    for failure in &case.failures {
        for at in [failure.at, failure.words] {
            inside(at, text, "a failure");
        }
    }
}

fn commands(commands: &[Command], within: &impl Fn(Span, &str)) {
    for command in commands {
        within(command.at, "a command");
        assert!(!command.words.is_empty(), "a command has words");
        let mut done = command.at.start;
        for word in &command.words {
            within(word.at, "a word of a command");
            assert!(word.at.start >= done && !word.at.is_empty(), "words follow each other");
            done = word.at.end;
        }
        assert_eq!(done, command.at.end, "a command ends with its last word");
        [command.prompt, command.comment, command.body]
            .into_iter()
            .flatten()
            .for_each(|at| within(at, "beside a command"));
    }
}

fn node(at: &Node, within: &impl Fn(Span, &str)) {
    within(at.at, "a node");
    match &at.value {
        Value::Map(pairs) => pairs.iter().for_each(|pair| {
            within(pair.key_at, "a key");
            node(&pair.node, within);
        }),
        Value::List(items) => items.iter().for_each(|item| node(item, within)),
        Value::Text { .. } => {}
    }
}

/// The edits of a fix go together, and what lies between them stays as it is.
fn edits(text: &str, edits: &[Edit], whose: &str) {
    let mended = apply(text, edits).unwrap_or_else(|| panic!("{whose}: the edits don't fit"));
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    let mut rest = mended.as_str();
    let mut done = 0;
    for edit in edits {
        let kept = &text[done..edit.at.start];
        let after = rest.strip_prefix(kept).unwrap_or_else(|| panic!("{whose}: what is not edited changed"));
        let length = |run: &Run| match run {
            Run::New(new) => new.len(),
            Run::Keep(at) => at.of(text).len(),
        };
        let new: usize = edit.with.iter().map(length).sum();
        rest = &after[new..];
        done = edit.at.end;
    }
    assert_eq!(rest, &text[done..], "{whose}: the end changed");
}
