//! The pages that need no script: every link leads somewhere, every example opens as it is, nothing typed can break out.
#![cfg(feature = "pages")]

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use goproxy_wizard::guide::{CHECKS, Symptom, Where, rule};
use goproxy_wizard::pages::{Site, missing, pages};
use goproxy_wizard::rules::{docs, rules};

/// What stands in an attribute, everywhere.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    html.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// What leads to another host, or carries everything in itself.
fn is_outside(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("data:")
}

/// The path that a relative link of a page leads to, from the site's root.
fn target(page: &str, link: &str) -> PathBuf {
    let mut out = Path::new(page).parent().unwrap().to_path_buf();
    for part in Path::new(link).components() {
        match part {
            Component::ParentDir => assert!(out.pop(), "{link} in {page} leaves the site"),
            Component::Normal(name) => out.push(name),
            _ => {}
        }
    }
    out
}

#[test]
fn every_link_leads_to_a_page_of_the_site() {
    let all = pages(&Site { styles: vec!["app.css".to_owned()], root: None });
    let paths: BTreeSet<_> = all.iter().map(|page| PathBuf::from(&page.path)).collect();
    let mut seen = 0;
    for page in &all {
        let ids: BTreeSet<_> = attributes(&page.html, "id").into_iter().collect();
        for link in attributes(&page.html, "href").into_iter().filter(|link| !is_outside(link)) {
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let to = target(&page.path, path);
            let is_view = fragment.starts_with("lang=");
            let is_there = match path {
                "" => ids.contains(fragment),
                _ if is_view => to == Path::new(""),
                _ => to == Path::new("app.css") || paths.contains(&to.join("index.html")),
            };
            assert!(is_there, "{link} in {} leads nowhere", page.path);
            seen += 1;
        }
    }
    assert!(seen > 100);
}

#[test]
fn examples_open_as_they_are() {
    let all = pages(&Site::default());
    for (rule, doc) in docs() {
        let page = all.iter().find(|page| page.path == format!("rules/{}/index.html", rule.code)).unwrap();
        let opened: Vec<String> = attributes(&page.html, "href")
            .iter()
            .filter_map(|link| link.split("paste=").nth(1))
            .map(goproxy_wizard::ask::link::decode)
            .collect();
        let examples: Vec<_> = doc.bad.iter().chain(doc.good).map(|it| it.text).collect();
        assert_eq!(opened, examples, "{}", rule.code);
    }
}

#[test]
fn the_reference_names_rules_and_checks_that_there_are() {
    let symptoms: Vec<&Symptom> = Where::ALL.iter().flat_map(|it| it.symptoms()).collect();
    for it in &symptoms {
        assert!(CHECKS.iter().any(|check| check.id == it.check), "no check {}", it.check);
        assert!(!it.rules.is_empty(), "{} has no rule", it.seen.en);
        for name in it.rules {
            assert!(rule(name).is_some(), "no rule {name}");
        }
    }
    for check in CHECKS {
        assert!(symptoms.iter().any(|it| it.check == check.id), "nothing leads to {}", check.id);
    }
}

#[test]
fn pages_are_in_both_languages_and_run_nothing() {
    let all = pages(&Site::default());
    assert_eq!(all.len(), 2 * (rules().count() + 2));
    for page in &all {
        assert!(page.html.contains("default-src 'none'") && !page.html.contains("<script"), "{}", page.path);
        assert_eq!(page.path.starts_with("zh/"), page.html.contains("<html lang=\"zh-CN\">"), "{}", page.path);
    }
}

#[test]
fn the_page_for_wrong_addresses_holds_at_any_depth() {
    let styles = vec!["app.css".to_owned()];
    let unknown = missing(&Site { styles: styles.clone(), root: None }).html;
    let links = |html| attributes(html, "href").into_iter().filter(|link| !is_outside(link)).collect::<Vec<_>>();
    assert_eq!(links(&unknown), ["./", "../", "./", "../"]);
    let known = missing(&Site { styles, root: Some("/tools/go/".to_owned()) }).html;
    assert_eq!(links(&known), ["/tools/go/app.css", "/tools/go/#lang=en", "/tools/go/#lang=zh-CN"]);
    for html in [unknown, known] {
        assert!(html.contains("default-src 'none'") && !html.contains("<script") && html.contains("首页"));
    }
}

#[test]
fn no_page_makes_the_browser_look_for_an_icon() {
    let start = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).unwrap();
    let icon = start.lines().find(|line| line.contains("rel=\"icon\"")).unwrap().trim();
    let site = Site::default();
    for page in pages(&site).into_iter().chain([missing(&site)]) {
        assert!(page.html.contains(icon), "{}", page.path);
    }
}
