//! The rules as a house: every bad example raises exactly its rule, every good one nothing, texts fit in both languages.

use std::collections::BTreeSet;

use goproxy_wizard::diagnose::{apply, diagnose};
use goproxy_wizard::plan::Reason;
use goproxy_wizard::rules::{Rule, docs, rules};
use goproxy_wizard::text::{Both, Lang};

#[test]
fn bad_examples_raise_exactly_their_rule() {
    let mut wrong = Vec::new();
    for (rule, doc) in docs() {
        assert!(
            !doc.bad.is_empty() && !doc.good.is_empty() && !doc.sources.is_empty(),
            "{} lacks something",
            rule.code
        );
        for kind in [true, false] {
            for bad in doc.bad {
                let report = diagnose(bad.text, kind.then_some(bad.kind));
                let raised: BTreeSet<_> = report.findings.iter().map(|it| it.rule.code).collect();
                if raised != BTreeSet::from([rule.code]) {
                    wrong.push(format!("{}: raised {raised:?} as {:?} by {:?}", rule.code, report.kinds, bad.text));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn good_examples_are_silent() {
    let mut wrong = Vec::new();
    for (rule, doc) in docs() {
        for kind in [true, false] {
            for good in doc.good {
                let report = diagnose(good.text, kind.then_some(good.kind));
                for it in &report.findings {
                    let what = it.finding.what.of(Lang::En);
                    wrong.push(format!(
                        "{}: {} finds {what:?} as {:?} in {:?}",
                        rule.code, it.rule.code, report.kinds, good.text
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn fixes_mend_what_they_are_for() {
    for (rule, doc) in docs() {
        for bad in doc.bad {
            let report = diagnose(bad.text, Some(bad.kind));
            for fix in report.findings.iter().filter_map(|it| it.finding.fix.as_ref()) {
                let mended = apply(bad.text, &fix.edits).unwrap_or_else(|| panic!("{}: edits overlap", rule.code));
                let left = diagnose(&mended, Some(bad.kind)).findings.len();
                assert!(left < report.findings.len(), "{}: nothing is better in {mended:?}", rule.code);
            }
        }
    }
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut seen = BTreeSet::new();
    for rule in rules() {
        let digits = rule.code.strip_prefix("GP").unwrap_or_default();
        assert!(digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
        assert!(rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()), "{}", rule.name);
        assert!(seen.insert(rule.code) && seen.insert(rule.name), "{} {} is there twice", rule.code, rule.name);
    }
    assert_eq!(rules().count(), docs().count());
}

fn gaps(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn fits(text: Both, whose: &Rule) {
    assert_eq!(gaps(text.en), gaps(text.zh), "{}", whose.code);
    for one in [text.en, text.zh] {
        assert_eq!(one.matches('`').count() % 2, 0, "{}: a backtick is open in {one:?}", whose.code);
        assert!(!one.contains("  "), "{}: {one:?}", whose.code);
    }
}

#[test]
fn texts_fit_in_both_languages() {
    for (rule, doc) in docs() {
        fits(rule.title, rule);
        fits(doc.about, rule);
        for bad in doc.bad {
            for it in diagnose(bad.text, Some(bad.kind)).findings {
                let finding = &it.finding;
                for lang in Lang::ALL {
                    for (part, text) in [("what", &finding.what), ("why", &finding.why), ("todo", &finding.todo)] {
                        let said = text.of(lang);
                        assert!(!said.is_empty(), "{} says no {part}", rule.code);
                        assert_eq!(said.matches('`').count() % 2, 0, "{}: a backtick is open in {said:?}", rule.code);
                    }
                }
                for text in [&finding.what, &finding.why, &finding.todo] {
                    assert_ne!(text.of(Lang::En), text.of(Lang::ZhCn), "{} is not translated", rule.code);
                }
            }
        }
    }
}

#[test]
fn reasons_name_rules_that_there_are() {
    for reason in Reason::ALL {
        if let Some(code) = reason.rule() {
            assert!(rules().any(|rule| rule.code == code), "{} names {code}", reason.key());
        }
    }
}
