//! `rules`: the list, and what is written about one.

use goproxy_wizard::rules::{docs, rules};
use serde_json::Value;

use super::{fails, run};

#[test]
fn lists_every_rule() {
    for lang in ["en", "zh-CN"] {
        let out = String::from_utf8(run(&["rules", "--lang", lang], "").stdout).unwrap();
        let codes: Vec<_> = out.lines().map(|line| line.split(' ').next().unwrap()).collect();
        assert!(codes.is_sorted());
        assert_eq!(codes.len(), rules().count());
    }
    let listed: Value = serde_json::from_slice(&run(&["rules", "--format", "json"], "").stdout).unwrap();
    for (it, line) in listed["rules"].as_array().unwrap().iter().zip(1..) {
        for key in ["code", "name", "cause", "title"] {
            assert!(!it[key].as_str().unwrap().is_empty(), "{line}: {key}");
        }
    }
}

#[test]
fn tells_all_about_one() {
    let by_code: Value = serde_json::from_slice(&run(&["rules", "gp001", "--format", "json"], "").stdout).unwrap();
    let by_name: Value =
        serde_json::from_slice(&run(&["rules", "direct-first", "--format", "json"], "").stdout).unwrap();
    assert_eq!(by_code, by_name);
    for (rule, doc) in docs() {
        let out = run(&["rules", rule.code, "--lang", "zh-CN"], "");
        assert!(out.status.success());
        let said = String::from_utf8(out.stdout).unwrap();
        assert!(said.starts_with(&format!("{} {}\n{}\n", rule.code, rule.name, rule.title.zh)), "{said}");
        assert!(said.contains(doc.about.zh), "{:?} is not in {said:?}", doc.about.zh);
        assert!(doc.sources.iter().all(|it| said.contains(it.url)), "{said}");
        for line in doc.bad.iter().chain(doc.good).flat_map(|it| it.text.lines()) {
            assert!(said.contains(format!("    {line}").trim_end()), "{said}");
        }
        assert!(!doc.bad.is_empty() && said.contains("  → "), "{said}");
    }
}

#[test]
fn names_those_that_are_near() {
    fails(&["rules", "direct-firs"], "", "GP001 (direct-first)");
    fails(&["rules", "GP00"], "", "There is no rule `GP00`");
}
