//! Real failures that people had: their cause comes first, with the kind of text told and with it detected; correct
//! configurations are silent. `make corpus` prints what is missed.

use std::fs;

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::read::Kind;
use serde_json::Value;

fn cases(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
}

/// The causes that are found in a case, most probable first.
fn causes(case: &Value, tells_kind: bool) -> Vec<&'static str> {
    let kind = Kind::named(case["kind"].as_str().unwrap()).filter(|_| tells_kind);
    let report = diagnose(case["input"].as_str().unwrap(), kind);
    report.findings.iter().map(|it| it.rule.cause.name()).collect()
}

#[test]
fn the_cause_comes_first() {
    let cases = cases("failures.json");
    for tells_kind in [true, false] {
        let place = |case: &Value| causes(case, tells_kind).iter().position(|it| Some(*it) == case["cause"].as_str());
        let places: Vec<_> = cases.iter().map(place).collect();
        let missed = |below: usize| {
            let far = cases.iter().zip(&places).filter(|(_, place)| place.is_none_or(|place| place >= below));
            far.map(|(case, _)| case["id"].to_string()).collect::<Vec<_>>()
        };
        let (first, three) = (missed(1), missed(3));
        assert!(first.len() * 100 <= cases.len() * 5, "not first: {first:?}");
        assert!(three.len() * 100 <= cases.len(), "not among the first three: {three:?}");
    }
}

#[test]
fn correct_configurations_are_silent() {
    for case in cases("negatives.json") {
        for tells_kind in [true, false] {
            assert_eq!(causes(&case, tells_kind), Vec::<&str>::new(), "{}", case["id"]);
        }
    }
}
