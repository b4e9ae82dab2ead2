//! Everyone reaches everything: by keyboard, in both languages, on a phone.

use goproxy_wizard::ask::Answers;
use goproxy_wizard::text::{Catalogue, Lang};

use crate::visit::{answers, visit};

#[test]
fn a_first_visit_follows_the_browser_s_language() {
    visit("chinese", "zh-CN", "", |visit| async {
        let words = Catalogue::of(Lang::ZhCn);
        visit.wait("Chinese", "return document.documentElement.lang === 'zh-CN'").await;
        let text = visit.browser.script("return document.body.innerText").await.as_str().unwrap().to_owned();
        for key in ["preset.china-mirror", "ask.have", "group.network", "page.copy"] {
            assert!(text.contains(words.get(key)), "{key} is not in Chinese");
        }
        let english = Catalogue::built_in();
        for key in ["ask.have", "ask.mirror", "group.network", "page.copy"] {
            assert!(!text.contains(english.get(key)), "{key} is still in English");
        }
        visit.expect_files(&Answers::default()).await;
        visit
    });
}

#[test]
fn the_language_can_be_changed_and_is_part_of_the_link() {
    visit("language", "en-US", "#v=1&preset=private-vcs", |visit| async {
        assert_eq!(visit.browser.script("return document.documentElement.lang").await, "en");
        let choose = "const s = document.querySelector('#language'); s.value = 'zh-CN'; s.dispatchEvent(new Event('change', { bubbles: true }))";
        visit.browser.script(choose).await;
        visit.wait("Chinese", "return document.documentElement.lang === 'zh-CN'").await;
        visit.expect_files(&answers("preset=private-vcs")).await;
        visit.wait("the language in the address", "return location.hash.includes('lang=zh-CN')").await;
        visit.browser.client.refresh().await.unwrap();
        visit.wait("Chinese after a reload", "return document.documentElement.lang === 'zh-CN'").await;
        visit
    });
}

#[test]
fn the_keyboard_is_enough() {
    const TAB: &str = "\u{E004}";
    const ENTER: &str = "\u{E007}";
    const DOWN: &str = "\u{E015}";
    const RIGHT: &str = "\u{E014}";
    visit("keyboard", "en-US", "", |visit| async {
        visit.clipboard().await;
        // The skip link, then the tabs of the files.
        visit.keys(TAB).await;
        visit.keys(ENTER).await;
        visit
            .wait("the files' heading to have the focus", "return document.activeElement.id === 'files-heading'")
            .await;
        let mut stops = 0;
        loop {
            visit.keys(TAB).await;
            stops += 1;
            let role = visit.browser.script("return document.activeElement.getAttribute('role')").await;
            if role == "tab" {
                break;
            }
            assert!(stops < 8, "no tab within reach");
        }
        visit.keys(RIGHT).await;
        visit
            .wait(
                "the next tab",
                "return document.activeElement.id === 'tab-zsh' && !document.querySelector('#panel-zsh').hidden",
            )
            .await;
        visit.keys(TAB).await;
        let copy = "return document.activeElement.dataset.copy === 'block-zsh'";
        visit.wait("the copy button right behind the tab", copy).await;
        visit.keys(ENTER).await;
        let file = visit.artifacts().await["home/.zshrc"].clone();
        visit
            .wait("the spoken feedback", "return document.querySelector('#spoken').textContent.includes('.zshrc')")
            .await;
        assert_eq!(visit.clipboard().await, file);
        // Into the block: one stop, arrows between the lines, the reason follows.
        visit.keys(TAB).await;
        visit.keys(TAB).await;
        visit.wait("the first line", "return document.activeElement.dataset.line === '0'").await;
        visit.keys(DOWN).await;
        visit.wait("the second line", "return document.activeElement.dataset.line === '1'").await;
        let why = Catalogue::built_in().get("why.goproxy-mirror").replace('`', "");
        visit
            .wait("its reason", &format!("return document.querySelector('#reason-zsh').textContent.includes({why:?})"))
            .await;
        visit
    });
}

#[test]
fn nothing_runs_over_the_edge_of_a_phone() {
    visit("phone", "en-US", "#v=1&preset=tls-inspection", |visit| async {
        for width in [320, 375, 768, 1280, 2560] {
            visit.browser.resize(width, 800).await;
            visit.unfold().await;
            let over = visit
                .browser
                .script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                .await;
            assert_eq!(over, 0, "at {width} px");
        }
        visit
    });
}
