//! Hosts that frame the page by hand: one that the preset names, and one that nobody knows.

use std::time::Duration;

use goproxy_wizard::text::Catalogue;
use serde_json::{Value, json};

use crate::stage::{Policy, Stage, hand_made, stage};

/// A message of the protocol, to the page in the frame.
async fn say(stage: &Stage, message: &str) {
    let page = stage.page.trim_end_matches('/');
    let script = format!("document.querySelector('iframe').contentWindow.postMessage({message}, {page:?})");
    stage.browser.script(&script).await;
}

const HELLO: &str = "{ 'goproxy-wizard': 1, type: 'hello' }";

/// Greets until the page answers.
async fn greet(stage: &Stage) {
    for _ in 0..60 {
        say(stage, HELLO).await;
        tokio::time::sleep(Duration::from_millis(250)).await;
        if stage.browser.script("return heard.some(it => it.data.type === 'answers')").await == true {
            return;
        }
    }
    panic!("the page does not answer");
}

/// All that can be changed from outside.
async fn seen(stage: &Stage) -> Value {
    stage.enter().await;
    let script = "return [location.href, [...document.documentElement.attributes].map(it => `${it.name}=${it.value}`),
        document.body.innerHTML, Object.keys(Object.prototype), innerHeight]";
    let seen = stage.browser.script(script).await;
    stage.leave().await;
    seen
}

#[test]
fn a_named_host_is_told_and_copying_falls_back_to_selecting() {
    stage("named", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}frame.html", stage.host)).await;
        greet(&stage).await;
        let heard = stage.browser.script("return heard").await;
        let page = stage.page.trim_end_matches('/');
        assert!(heard.as_array().unwrap().iter().all(|it| it["origin"] == page && it["data"]["goproxy-wizard"] == 1));
        let of = |kind: &str| {
            heard.as_array().unwrap().iter().map(|it| &it["data"]).find(|it| it["type"] == kind).unwrap().clone()
        };
        let ready = json!({ "goproxy-wizard": 1, "type": "ready", "version": env!("CARGO_PKG_VERSION"), "view": "setup", "lang": "en" });
        assert_eq!(of("ready"), ready);
        assert_eq!(of("answers")["link"], "v=1&preset=acme");
        let height = of("resize")["height"].as_u64().unwrap();
        stage.enter().await;
        assert_eq!(stage.browser.script("return document.body.offsetHeight").await, height);
        // The frame keeps its own height: its content scrolls.
        assert_eq!(stage.browser.script("return innerHeight").await, 500);

        let text = stage.browser.script("return document.querySelector('#block-bash').textContent").await;
        stage.click("[data-copy=block-bash]").await;
        let by_hand = Catalogue::built_in().get("page.copy-by-hand").to_owned();
        stage
            .wait(
                "the word to copy by hand",
                &format!("return document.querySelector('[data-copy=block-bash]').textContent.includes({by_hand:?})"),
            )
            .await;
        assert_eq!(
            stage.browser.script("return getSelection().toString().trim()").await,
            text.as_str().unwrap().trim()
        );
        stage.leave().await;
        assert_eq!(stage.browser.script("return heard.some(it => it.data.type === 'copied')").await, false);
        stage
    });
}

#[test]
fn hostile_messages_change_nothing() {
    stage("hostile", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}frame.html", stage.host)).await;
        greet(&stage).await;
        let before = seen(&stage).await;
        let dark = "{ 'goproxy-wizard': 1, type: 'set', theme: 'dark', lang: 'zh-CN', preset: 'forward-proxy', view: 'fix', only: 'bash' }";
        let mut messages: Vec<String> = [
            "null", "undefined", "0", "'set'", "[]", "{}", "new Map([['goproxy-wizard', 1]])", "new ArrayBuffer(9)",
            "{ 'goproxy-wizard': 1 }",
            "{ 'goproxy-wizard': 1, type: 'set' }",
            "{ 'goproxy-wizard': 1, type: ['set'], theme: 'dark' }",
            "{ 'goproxy-wizard': 1, type: { toString: null }, theme: 'dark' }",
            "{ 'goproxy-wizard': 1, type: 'set', theme: ['dark'], lang: { tag: 'zh-CN' }, only: 1, view: true }",
            "{ 'goproxy-wizard': 1, type: 'set', theme: 'x\" onload=alert(1)', lang: '__proto__', only: '<script>', view: 'constructor' }",
            "{ 'goproxy-wizard': 1, type: 'set', preset: '../../evil' }",
            "{ 'goproxy-wizard': 1, type: 'set', preset: 'a&view=fix' }",
            "{ 'goproxy-wizard': 1, type: 'set', theme: 'dark', only: 'bash,'.repeat(300000) }",
            "{ 'goproxy-wizard': 1, type: 'set', theme: 'dark', lang: 'a'.repeat(1001) }",
            "JSON.parse('{ \"goproxy-wizard\": 1, \"type\": \"set\", \"__proto__\": { \"theme\": \"dark\" }, \"constructor\": { \"prototype\": { \"theme\": \"dark\" } } }')",
            "Array.from({ length: 100000 }, () => ({ 'goproxy-wizard': 1, type: 'set', theme: 'dark' }))",
        ].map(str::to_owned).to_vec();
        // No other version, no other type.
        for version in ["0", "2", "1.5", "'1'", "true", "null", "[1]", "NaN", "{}"] {
            messages.push(dark.replace("'goproxy-wizard': 1", &format!("'goproxy-wizard': {version}")));
        }
        for kind in ["ready", "SET", "set ", "__proto__", "toString", ""] {
            messages.push(dark.replace("'set'", &format!("'{kind}'")));
        }
        for message in &messages {
            say(&stage, message).await;
        }
        // A frame of the named host is not the host.
        stage
            .browser
            .script("const it = document.createElement('iframe'); it.id = 'other'; document.body.append(it)")
            .await;
        let other = stage.browser.client.find(fantoccini::Locator::Css("#other")).await.unwrap();
        other.enter_frame().await.unwrap();
        stage
            .browser
            .script(&format!("parent.document.querySelector('iframe').contentWindow.postMessage({dark}, '*')"))
            .await;
        stage.leave().await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert_eq!(seen(&stage).await, before);

        // The same from the host itself is a wish.
        say(&stage, dark).await;
        stage.enter().await;
        stage.wait("all of it", "return document.documentElement.dataset.theme === 'dark' && document.documentElement.lang === 'zh-CN' && !document.querySelector('#fix').hidden").await;
        stage.leave().await;
        stage
    });
}

#[test]
fn a_stranger_hears_nothing_and_changes_nothing() {
    stage("stranger", &hand_made(), Policy::Strict, |stage| async {
        stage.open(&format!("{}frame.html", stage.stranger)).await;
        stage.enter().await;
        stage.leave().await;
        let before = seen(&stage).await;
        for _ in 0..8 {
            say(&stage, HELLO).await;
            say(&stage, "{ 'goproxy-wizard': 1, type: 'set', theme: 'dark', lang: 'zh-CN', preset: 'forward-proxy', view: 'fix' }").await;
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        assert_eq!(seen(&stage).await, before);
        // Whatever happens in the frame.
        stage.enter().await;
        stage.click("[data-preset=forward-proxy]").await;
        stage.wait("its files", "return !!document.querySelector('#block-daemon-json')").await;
        stage.leave().await;
        tokio::time::sleep(Duration::from_millis(700)).await;
        assert_eq!(stage.browser.script("return heard").await, json!([]));

        // The element shows it all the same, and a way out when nobody answers.
        stage.open(&format!("{}element.html", stage.stranger)).await;
        let fallback = "document.querySelector('goproxy-wizard').shadowRoot.querySelector('slot').hidden";
        stage.enter().await;
        stage.leave().await;
        assert_eq!(stage.browser.script(&format!("return {fallback}")).await, true);
        tokio::time::sleep(Duration::from_secs(16)).await;
        stage.wait("the way out", &format!("return !{fallback}")).await;
        assert_eq!(stage.browser.script("return [heard, told]").await, json!([[], []]));
        stage
    });
}
