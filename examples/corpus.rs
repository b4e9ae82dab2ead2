//! Holds `diagnose` to real failures: `corpus FILE…`, each a JSON list of cases as in `tests/corpus`; prints what is not
//! found first, what is reported although it is right, and the score.

use std::process::ExitCode;

use goproxy_wizard::diagnose::{Judged, diagnose};
use goproxy_wizard::read::Kind;
use goproxy_wizard::rules::{Confidence, Decider};
use goproxy_wizard::text::Lang;
use serde_json::Value;

/// How many cases there are, and in how many the cause came first and among the first three.
#[derive(Default)]
struct Score {
    cases: usize,
    first: usize,
    in_three: usize,
    correct: usize,
    silent: usize,
    /// The cases that their text alone can't decide.
    open: Vec<String>,
}

fn main() -> ExitCode {
    let mut score = Score::default();
    let mut is_loud = false;
    let mut tells_kind = true;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--all" => is_loud = true,
            "--detect" => tells_kind = false,
            path => file(path, is_loud, tells_kind, &mut score),
        }
    }
    println!(
        "cause first {}/{}, in the first three {}/{}; correct and silent {}/{}",
        score.first, score.cases, score.in_three, score.cases, score.silent, score.correct
    );
    println!("not decided by their text alone: {}", score.open.len());
    score.open.iter().for_each(|it| println!("{it}"));
    ExitCode::SUCCESS
}

/// A case whose text leaves it open: what it may be, and what is asked back.
fn open(case: &Value, causes: &[&str], first: &Judged, asked: Option<&Decider>) -> String {
    let asked = asked.map_or_else(
        || format!("    does this help? {}", first.finding.todo.of(Lang::En)),
        |it| format!("    {}\n    {}", it.command, it.reading.of(Lang::En)),
    );
    format!("{} {}\n{asked}", case["id"].as_str().unwrap_or_default(), causes.join(" or "))
}

fn file(path: &str, is_loud: bool, tells_kind: bool, score: &mut Score) {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
    for case in &cases {
        let input = case["input"].as_str().unwrap_or_default();
        let kind = case["kind"].as_str().and_then(Kind::named).filter(|_| tells_kind);
        let report = diagnose(input, kind);
        let mut found = Vec::new();
        for it in &report.findings {
            if !found.contains(&it.rule.cause.name()) {
                found.push(it.rule.cause.name());
            }
        }
        let expected = case["cause"].as_str();
        let is_good = match expected {
            Some(cause) => {
                score.cases += 1;
                let place = report.findings.iter().position(|it| it.rule.cause.name() == cause);
                score.first += usize::from(place == Some(0));
                score.in_three += usize::from(place.is_some_and(|place| place < 3));
                place == Some(0)
            }
            None => {
                score.correct += 1;
                score.silent += usize::from(report.findings.is_empty());
                report.findings.is_empty()
            }
        };
        if let Some(first) = report.findings.first().filter(|it| it.finding.confidence < Confidence::High) {
            let asked = report.findings.iter().take(3).find_map(|it| it.finding.decide.as_ref());
            score.open.push(open(case, &found, first, asked));
        }
        if is_good && !is_loud {
            continue;
        }
        println!("{} {} wants {}, got {found:?}", case["id"], case["kind"], expected.unwrap_or("silence"));
        for it in report.findings.iter().take(4) {
            println!("    {} {} {}", it.rule.code, it.finding.weight, it.finding.what.of(Lang::En));
        }
        println!("{}\n", input.lines().map(|line| format!("  | {line}")).collect::<Vec<_>>().join("\n"));
    }
}
