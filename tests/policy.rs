//! The policy is said in one place: whatever repeats it says the same.
#![cfg(feature = "pages")]

use std::fs;
use std::path::Path;

use goproxy_wizard::pages::{Site, missing, pages};
use goproxy_wizard::web::{PAGE, TEXT_PAGE};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The tag that says a policy to hosts which send no headers.
fn tag(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

#[test]
fn the_page_carries_its_policy_before_anything_that_it_rules() {
    let html = read("index.html");
    let place = html.find(&tag(PAGE)).expect("index.html does not have the page's policy");
    for later in ["<title>", "<link", "<script", "<style"] {
        assert!(html.find(later).is_none_or(|it| place < it), "{later} comes before the policy");
    }
    assert_eq!(html.matches("Content-Security-Policy").count(), 1);
}

#[test]
fn the_text_pages_carry_theirs() {
    let site = Site::default();
    for page in pages(&site).into_iter().chain([missing(&site)]) {
        let before = page.html.split("<title>").next().unwrap();
        assert!(before.contains(&tag(TEXT_PAGE)), "{}", page.path);
    }
}

#[test]
fn a_meta_says_only_what_it_may() {
    // CSP Level 3, § 3.3.
    for policy in [PAGE, TEXT_PAGE] {
        assert!(!["frame-ancestors", "sandbox", "report-uri"].iter().any(|it| policy.contains(it)), "{policy}");
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe-inline"), "{policy}");
        assert!(!policy.contains("http") && !policy.contains('*'), "{policy} lets another host in");
    }
}

#[test]
fn the_readme_tells_hosts_the_same() {
    assert!(read("README.md").contains(&format!("`{PAGE}`")));
}
