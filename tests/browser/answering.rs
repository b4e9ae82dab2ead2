//! What a person answers, and what the page makes of it.

use goproxy_wizard::ask::{Answers, PRESETS};
use goproxy_wizard::text::Lang;
use serde_json::json;

use crate::visit::{answers, visit};

#[test]
fn each_preset_shows_the_core_s_files_and_its_link() {
    visit("presets", "en-US", "", |visit| async {
        visit.expect_files(&Answers::default()).await;
        for preset in PRESETS.iter().rev() {
            visit.click(&format!("[data-preset={}]", preset.name)).await;
            visit.expect_files(&preset.answers()).await;
            let pressed = format!(
                "return document.querySelector('[data-preset={}]').getAttribute('aria-pressed') === 'true'",
                preset.name
            );
            visit.wait("the pressed button", &pressed).await;
            visit.expect_link(&preset.answers()).await;
        }
        visit
    });
}

#[test]
fn typing_changes_the_files_at_once() {
    visit("typing", "en-US", "#v=1&preset=private-vcs", |visit| async {
        visit.type_into("#field-private", "git.corp.example\u{E007}github.com/acme, gitlab.com/team").await;
        let expected = answers("preset=private-vcs&private=git.corp.example,github.com/acme,gitlab.com/team");
        visit.expect_files(&expected).await;
        visit.expect_link(&expected).await;
        visit
    });
}

#[test]
fn a_typed_password_stays_in_its_field() {
    visit("secrets", "en-US", "#v=1&preset=forward-proxy", |visit| async {
        visit.type_into("#field-proxy", "http://wile:coyote@proxy.acme.example:3128").await;
        visit
            .wait(
                "the refusal",
                "return document.querySelector('#field-proxy').getAttribute('aria-invalid') === 'true'",
            )
            .await;
        let said = visit.browser.script("return document.querySelector('#error-proxy').textContent").await;
        assert!(said.as_str().unwrap().contains("http://proxy.acme.example:3128"), "{said}");
        let kept = visit.browser.script("return document.querySelector('#field-proxy').value").await;
        assert_eq!(kept, "http://wile:coyote@proxy.acme.example:3128", "what was typed is lost");
        let elsewhere = "return JSON.stringify([location.href, JSON.stringify(history.state), Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, [...document.querySelectorAll('[data-artifact]')].map(e => e.textContent)])";
        let elsewhere = visit.browser.script(elsewhere).await;
        assert!(!elsewhere.as_str().unwrap().contains("coyote"), "{elsewhere}");
        visit.click("#error-proxy button").await;
        visit.expect_files(&answers("preset=forward-proxy&proxy=http://proxy.acme.example:3128")).await;
        visit
    });
}

#[test]
fn choices_are_named_in_both_languages() {
    const LINK: &str = "#v=1&have=china,forward-proxy,private,module-proxy&serves=private";
    for lang in Lang::ALL {
        visit("names", lang.tag(), &format!("{LINK}&lang={}", lang.tag()), |visit| async {
            visit.unfold().await;
            let empty = "return [...document.querySelectorAll('label.choice')].filter(l => !l.innerText.trim()).map(l => l.querySelector('input').value)";
            assert_eq!(visit.browser.script(empty).await, json!([]));
            visit
        });
    }
}
