//! Cases of our own, made after what people report: the cause comes first, correct text stays silent. `null` as a cause
//! means that nothing may be found.

use std::fs;
use std::path::Path;

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::read::Kind;
use serde_json::Value;

#[test]
fn causes_come_first_and_correct_text_is_silent() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for path in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in &cases {
            let text = case["input"].as_str().unwrap();
            let kind = Kind::named(case["kind"].as_str().unwrap()).unwrap();
            let report = diagnose(text, Some(kind));
            let first = report.findings.first().map(|it| it.rule.cause.name());
            if first != case["cause"].as_str() {
                let codes: Vec<_> = report.findings.iter().map(|it| (it.rule.code, it.finding.weight)).collect();
                wrong.push(format!(
                    "{}: wants {}, got {first:?} of {codes:?}:\n{text}\n",
                    path.display(),
                    case["cause"]
                ));
            }
            seen += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen > 100, "only {seen} cases were found");
}
