//! The element by itself, under the strictest policy: when it loads, what it passes on, whom it follows.

use std::time::Duration;

use serde_json::json;

use crate::stage::{Policy, Stage, hand_made, stage};

/// Waits until the frame's document has this.
async fn expect(stage: &Stage, what: &str, script: &str) {
    stage.enter().await;
    stage.wait(what, script).await;
    stage.leave().await;
}

async fn expect_theme(stage: &Stage, what: &str, theme: &str) {
    expect(stage, what, &format!("return document.documentElement.dataset.theme === {theme:?}")).await;
}

#[test]
fn nothing_is_loaded_before_it_is_near() {
    stage("long", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}long.html", stage.host)).await;
        stage.wait("the element", "return !!customElements.get('goproxy-wizard')").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let page = &stage.page;
        let asked = format!(
            "return performance.getEntriesByType('resource').map(it => it.name).filter(it => it.startsWith({page:?}))"
        );
        assert_eq!(stage.browser.script(&asked).await, json!([format!("{page}embed.js")]));
        let frames = "return document.querySelector('goproxy-wizard').shadowRoot.querySelectorAll('iframe').length";
        assert_eq!(stage.browser.script(frames).await, 0);
        stage.browser.script("scrollTo(0, 4400)").await;
        stage.told("ready").await;
        stage
    });
}

#[test]
fn attributes_are_passed_on() {
    stage("attributes", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}element.html", stage.host)).await;
        stage.told("ready").await;
        let set = |name: &str, value: &str| {
            format!("document.querySelector('goproxy-wizard').setAttribute({name:?}, {value:?})")
        };
        let drop = |name: &str| format!("document.querySelector('goproxy-wizard').removeAttribute({name:?})");
        let groups = "[...document.querySelectorAll('[data-artifact]')].map(it => it.dataset.artifact)";

        stage.browser.script(&set("only", "dockerfile, bash")).await;
        expect(&stage, "only two files", &format!("return {groups}.sort().join() === 'Dockerfile,home/.bashrc'")).await;
        stage.browser.script(&drop("only")).await;
        expect(&stage, "all files", &format!("return {groups}.length > 4")).await;

        stage.browser.script(&set("theme", "dark")).await;
        expect_theme(&stage, "dark", "dark").await;
        stage.browser.script(&drop("theme")).await;
        expect_theme(&stage, "the host's light", "light").await;

        stage.browser.script(&set("lang", "zh-CN")).await;
        expect(&stage, "Chinese", "return document.documentElement.lang === 'zh-CN'").await;
        stage.browser.script(&drop("lang")).await;
        expect(&stage, "the host's English", "return document.documentElement.lang === 'en'").await;

        stage.browser.script(&set("preset", "acme-closed")).await;
        expect(&stage, "the other situation", "return !!document.querySelector('#block-daemon-json')").await;
        stage.browser.script(&set("view", "explain")).await;
        expect(
            &stage,
            "the other view",
            "return !document.querySelector('#explain').hidden && !!document.querySelector('main.explain')",
        )
        .await;
        stage.browser.script(&set("view", "setup")).await;
        expect(&stage, "the first view", "return document.querySelector('#explain').hidden").await;
        stage
    });
}

#[test]
fn follows_whatever_the_host_calls_dark() {
    stage("themes", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}element.html", stage.host)).await;
        stage.told("ready").await;
        for (mark, unmark) in [
            ("document.body.dataset.mdColorScheme = 'slate'", "document.body.dataset.mdColorScheme = 'default'"),
            ("document.documentElement.dataset.theme = 'dark'", "delete document.documentElement.dataset.theme"),
            ("document.documentElement.dataset.bsTheme = 'dark'", "document.documentElement.dataset.bsTheme = 'light'"),
            ("document.body.classList.add('theme-dark')", "document.body.className = ''"),
            // Painted by the host's own style.
            ("document.documentElement.classList.add('dark')", "document.documentElement.classList.remove('dark')"),
            ("document.body.style.background = 'oklch(0.2 0.02 250)'", "document.body.style.background = ''"),
            (
                "document.body.style.background = 'rgb(10 10 10)'",
                "document.body.style.background = 'rgb(10 10 10 / 0.1)'",
            ),
        ] {
            stage.browser.script("document.body.removeAttribute('data-md-color-scheme'); document.documentElement.removeAttribute('data-bs-theme')").await;
            stage.browser.script(mark).await;
            expect_theme(&stage, mark, "dark").await;
            stage.browser.script(unmark).await;
            expect_theme(&stage, unmark, "light").await;
        }
        stage
    });
}

#[test]
fn the_host_keeps_its_history_and_its_tab() {
    stage("history", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}element.html", stage.host)).await;
        stage.told("ready").await;
        let before = stage.browser.script("return history.length").await;
        stage.enter().await;
        stage.click("[data-preset=forward-proxy]").await;
        stage.wait("its files", "return !!document.querySelector('#block-daemon-json')").await;
        for view in ["explain", "fix", "setup"] {
            stage
                .browser
                .script(&format!(
                    "[...document.querySelectorAll('[data-view={view}]')].find(it => it.checkVisibility()).click()"
                ))
                .await;
            let id = if view == "setup" { "app" } else { view };
            stage
                .wait(
                    view,
                    &format!(
                        "return !document.querySelector('#{id}').hidden && !!document.querySelector('#{id} main')"
                    ),
                )
                .await;
            let stray = "return [...document.querySelectorAll('a')].filter(it => !it.getAttribute('href').startsWith('#') && !(it.target === '_blank' && /noopener|noreferrer/.test(it.rel))).map(it => it.outerHTML)";
            assert_eq!(stage.browser.script(stray).await, json!([]));
        }
        let own = stage.browser.script("return location.hash.includes('embed=1')").await;
        assert_eq!(own, true);
        stage.leave().await;
        assert_eq!(stage.browser.script("return history.length").await, before);
        let link = stage.told("answers").await["link"].as_str().unwrap().to_owned();
        assert!(link.starts_with("v=1&preset=acme&") && link.contains("&have=forward-proxy&"), "{link}");
        stage
    });
}

#[test]
fn only_the_page_is_heard() {
    stage("forged", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}element.html", stage.host)).await;
        stage.told("resize").await;
        let state = "return [told.length, document.querySelector('goproxy-wizard').shadowRoot.querySelector('iframe').style.height]";
        tokio::time::sleep(Duration::from_millis(700)).await;
        let before = stage.browser.script(state).await;
        // Another window of the host's own, and the host itself.
        let forged = "{ 'goproxy-wizard': 1, type: 'resize', height: 7 }";
        stage.browser.script(&format!("const it = document.createElement('iframe'); it.id = 'other'; document.body.append(it); postMessage({forged}, '*')")).await;
        stage.browser.client.find(fantoccini::Locator::Css("#other")).await.unwrap().enter_frame().await.unwrap();
        stage.browser.script(&format!("parent.postMessage({forged}, '*')")).await;
        stage.leave().await;
        // The page itself, in another protocol or with what can't be.
        stage.enter().await;
        for message in [
            "{ 'goproxy-wizard': 2, type: 'resize', height: 7 }",
            "{ type: 'resize', height: 7 }",
            "{ 'goproxy-wizard': 1, type: 'resize', height: -7 }",
            "{ 'goproxy-wizard': 1, type: 'resize', height: 1e9 }",
            "{ 'goproxy-wizard': 1, type: 'resize', height: '7px; background: red' }",
            "{ 'goproxy-wizard': 1, type: 'constructor' }",
            "null",
        ] {
            stage.browser.script(&format!("parent.postMessage({message}, '*')")).await;
        }
        stage.leave().await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(stage.browser.script(state).await, before);
        stage.enter().await;
        stage.browser.script(&format!("parent.postMessage({forged}, '*')")).await;
        stage.leave().await;
        let small =
            "return document.querySelector('goproxy-wizard').shadowRoot.querySelector('iframe').style.height === '7px'";
        stage.wait("what the page says", small).await;
        stage
    });
}
