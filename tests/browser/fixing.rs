//! The view Fix: loaded when it is opened, finds what is wrong with a paste, mends it, and keeps it to itself.

use std::time::{Duration, Instant};

use goproxy_wizard::ask::link;
use goproxy_wizard::text::{Catalogue, Lang};
use serde_json::{Value, json};

use crate::visit::{Visit, choose, tab, visit};

const SHOWN: &str = "return !!document.querySelector('#fix main') && !document.querySelector('#fix').hidden && document.querySelector('#app').hidden";
const FIX: &str = "#v=1&view=fix";
const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";
const BAD: &str = "export GOPROXY=direct,https://goproxy.cn\nexport GOPRIVATE=git.acme.example\n";
const GOOD: &str = "export GOPROXY=https://goproxy.cn,direct\nexport GOPRIVATE=git.acme.example\n";

/// Pastes as a person does: the page sees the clipboard first, then the browser puts it in.
fn pasting(text: &str) -> String {
    format!(
        "const field = document.querySelector('#fix-text'); field.focus();
         const data = new DataTransfer(); data.setData('text/plain', {});
         const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
         if (field.dispatchEvent(event)) {{
           field.setRangeText(data.getData('text/plain'), field.selectionStart, field.selectionEnd, 'end');
           field.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));
         }}",
        json!(text)
    )
}

impl Visit {
    async fn paste(&self, text: &str) {
        self.browser.script(&pasting(text)).await;
        self.judged().await;
    }

    /// Waits until what is shown is about the text in the field.
    async fn judged(&self) {
        let judged = "const f = document.querySelector('.found'); return f.getAttribute('aria-busy') === 'false' && !!f.querySelector('.findings, .nothing')";
        self.wait("the judge", judged).await;
    }

    async fn field(&self) -> String {
        let value = self.browser.script("return document.querySelector('#fix-text').value").await;
        value.as_str().unwrap().to_owned()
    }

    async fn expect_field(&self, text: &str) {
        let script = format!("return document.querySelector('#fix-text').value === {}", json!(text));
        self.wait(text, &script).await;
    }

    /// The codes of the rules whose findings are shown, in order.
    async fn found(&self) -> Value {
        self.browser.script("return [...document.querySelectorAll('[data-rule]')].map(e => e.dataset.rule)").await
    }

    /// Nothing of this is in the address, the history or what a browser keeps.
    async fn expect_nowhere(&self, text: &str) {
        let kept = "const done = arguments[0]; indexedDB.databases().then(all => done(JSON.stringify([location.href, history.state, document.cookie, Object.entries(localStorage), Object.entries(sessionStorage), all])))";
        let kept = self.browser.client.execute_async(kept, Vec::new()).await.unwrap();
        let kept = kept.as_str().unwrap().to_owned();
        assert!(!kept.contains(text) && !kept.contains(&link::encode(text)), "{kept}");
        assert!(kept.ends_with(",null,\"\",[],[],[]]"), "something is kept: {kept}");
    }
}

#[test]
fn it_is_fetched_when_it_is_opened_and_not_again() {
    visit("fix-lazy", "en-US", "#v=1&preset=private-vcs", |visit| async {
        let at_load = visit.requests().await;
        assert!(!at_load.iter().any(|url| url.contains("/fix") || url.contains("/judge")), "{at_load:?}");
        visit.click(&tab("fix")).await;
        visit.wait("Fix", SHOWN).await;
        let title = format!("return document.title === {:?}", Catalogue::of(Lang::En).get("fix.title"));
        visit.wait("its title", &title).await;
        visit.paste(BAD).await;
        let fetched = visit.requests().await;
        assert!(fetched.iter().any(|url| url.ends_with("_bg.wasm") && url.contains("/fix-")), "{fetched:?}");
        visit.browser.client.back().await.unwrap();
        let setup = "return document.querySelector('#fix').hidden && !document.querySelector('#app').hidden";
        visit.wait("Set up", setup).await;
        visit.browser.client.forward().await.unwrap();
        visit.wait("Fix", SHOWN).await;
        visit.expect_field(BAD).await;
        assert_eq!(visit.requests().await, Vec::<String>::new());
        visit
    });
}

#[test]
fn a_paste_is_judged_mended_and_brought_back() {
    visit("fix-mend", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.paste(BAD).await;
        assert_eq!(visit.found().await, json!(["GP001"]));
        visit.says(".finding .severity", Catalogue::of(Lang::En).get("fix.severity-error")).await;
        visit.says(".finding .confidence", Catalogue::of(Lang::En).get("fix.confidence-high")).await;
        visit.says(".excerpt mark", "direct,https://goproxy.cn").await;
        visit.says(".diff .del", "removed:").await;
        visit.says(".diff .ins", "https://goproxy.cn,direct").await;
        visit.says("#fix-spoken", Catalogue::of(Lang::En).get("fix.found-one")).await;
        let rule = visit.browser.script("return document.querySelector('.rule').getAttribute('href')").await;
        assert_eq!(rule, "rules/GP001/");
        visit.click(".place [data-line='1']").await;
        let selected = "const f = document.querySelector('#fix-text'); return document.activeElement === f && f.value.slice(f.selectionStart, f.selectionEnd)";
        assert_eq!(visit.browser.script(selected).await, "direct,https://goproxy.cn");
        visit.clipboard().await;
        visit.click("[data-apply='0']").await;
        visit.expect_field(GOOD).await;
        visit.judged().await;
        assert_eq!(visit.found().await, json!([]));
        visit.wait("the heading to have the focus", "return document.activeElement.id === 'found-heading'").await;
        visit.says("#fix-spoken", Catalogue::of(Lang::En).get("fix.applied-one")).await;
        visit.click("[data-copy=fix-text]").await;
        visit.says("[data-copy=fix-text]", Catalogue::of(Lang::En).get("page.copied")).await;
        assert_eq!(visit.clipboard().await, GOOD);
        visit.click("[data-step='fix.undo']").await;
        visit.expect_field(BAD).await;
        visit.judged().await;
        visit.click("[data-step='fix.redo']").await;
        visit.expect_field(GOOD).await;
        visit
    });
}

#[test]
fn secrets_are_covered_at_once_and_kept_nowhere() {
    visit("fix-secrets", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.paste("export HTTPS_PROXY=http://wile:coyote77@proxy.acme.example:8080\nexport GOPROXY=direct,https://goproxy.cn\n").await;
        let covered = "export HTTPS_PROXY=http://wile:xxxxxxxx@proxy.acme.example:8080\nexport GOPROXY=direct,https://goproxy.cn\n";
        visit.expect_field(covered).await;
        visit.says("#fix-state", Catalogue::of(Lang::En).get("fix.covered-one")).await;
        visit.wait("the finding", "return document.querySelectorAll('[data-rule=GP001]').length === 1").await;
        let page = visit.browser.script("return document.documentElement.outerHTML").await;
        assert!(!page.as_str().unwrap().contains("coyote77"));
        for text in ["coyote77", "goproxy.cn", "acme"] {
            visit.expect_nowhere(text).await;
        }
        visit
    });
}

#[test]
fn an_example_is_in_the_address_until_it_is_changed() {
    let link = format!("#lang=en&view=fix&kind=shell&paste={}", link::encode(BAD));
    visit("fix-example", "en-US", &link, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.expect_field(BAD).await;
        visit.judged().await;
        assert_eq!(visit.found().await, json!(["GP001"]));
        assert_eq!(visit.browser.script("return document.querySelector('#fix-kind').value").await, "shell");
        visit.wait("the example in the address", "return location.hash.includes('&paste=export')").await;
        visit
            .browser
            .script("const f = document.querySelector('#fix-text'); f.focus(); f.setSelectionRange(0, 0)")
            .await;
        visit.keys("#").await;
        visit.wait("an address without it", "return location.hash === '#v=1&lang=en&view=fix'").await;
        visit.judged().await;
        visit.click("[data-step=clear]").await;
        visit.expect_field("").await;
        for name in ["timeout", "410", "daemon", "dockerfile"] {
            visit.wait("the examples", &format!("return !!document.querySelector('[data-example=\"{name}\"]')")).await;
            visit.click(&format!("[data-example='{name}']")).await;
            visit.wait("a text", "return document.querySelector('#fix-text').value.length > 20").await;
            visit.judged().await;
            visit.click("[data-step=clear]").await;
            visit.expect_field("").await;
        }
        visit
    });
}

#[test]
fn the_kind_can_be_corrected() {
    visit("fix-kind", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.paste("GOPROXY=direct,https://goproxy.cn\n").await;
        visit.browser.script(&choose("#fix-kind", "dockerfile")).await;
        visit.judged().await;
        visit.wait("silence", "return document.querySelectorAll('[data-rule]').length === 0").await;
        visit.says(".nothing", "Dockerfile").await;
        visit.browser.script(&choose("#fix-kind", "env")).await;
        visit.wait("the finding", "return document.querySelectorAll('[data-rule=GP001]').length === 1").await;
        visit
    });
}

#[test]
fn files_are_opened_together() {
    visit("fix-files", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        let (one, other) = (visit.downloads.join("one.sh"), visit.downloads.join("other.txt"));
        std::fs::write(&one, BAD).unwrap();
        // As Windows PowerShell writes it.
        let utf16: Vec<u8> = "\u{feff}字: dial tcp: i/o timeout".encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::fs::write(&other, utf16).unwrap();
        let field = visit.browser.client.find(fantoccini::Locator::Css("#fix-files")).await.unwrap();
        field.send_keys(&format!("{}\n{}", one.display(), other.display())).await.unwrap();
        visit.expect_field(&format!("{BAD}\n\n字: dial tcp: i/o timeout")).await;
        visit.wait("the finding", "return document.querySelectorAll('[data-rule=GP001]').length === 1").await;
        visit
    });
}

#[test]
fn the_paste_goes_on_into_the_other_views() {
    visit("fix-leads", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.paste(BAD).await;
        visit.click("[data-lead=explain]").await;
        let explain = "return !!document.querySelector('#explain main') && !document.querySelector('#explain').hidden";
        visit.wait("Explain", explain).await;
        let value = "return document.querySelector('#explain-GOPROXY')?.value === 'direct,https://goproxy.cn'";
        visit.wait("the setting", value).await;
        visit.browser.client.back().await.unwrap();
        visit.wait("Fix", SHOWN).await;
        visit.expect_field(BAD).await;
        visit.click("[data-lead=setup]").await;
        visit.wait("Set up", "return !document.querySelector('#app').hidden").await;
        let private = "return document.querySelector('#field-private')?.value === 'git.acme.example'";
        visit.wait("the answer", private).await;
        let mirror = "return document.querySelector('input[name=mirror][value=\"goproxy.cn\"]')?.checked === true";
        visit.wait("the mirror", mirror).await;
        visit
    });
}

#[test]
fn nothing_found_is_no_promise() {
    visit("fix-nothing", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.paste("The quick brown fox jumps over the lazy dog.").await;
        visit.says("#found-heading", Catalogue::of(Lang::En).get("fix.found-none")).await;
        visit.says(".nothing", "no proof").await;
        visit.says(".nothing", "go env -changed").await;
        visit
    });
}

#[test]
fn it_speaks_chinese_at_once_and_keeps_the_paste() {
    visit("fix-chinese", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        visit.paste(BAD).await;
        visit.browser.script(&choose("#fix-language", "zh-CN")).await;
        visit.wait("Chinese", "return document.documentElement.lang === 'zh-CN'").await;
        let (words, english) = (Catalogue::of(Lang::ZhCn), Catalogue::of(Lang::En));
        visit.says("#fix", words.get("fix.found-one")).await;
        let text = visit.browser.script("return document.querySelector('#fix').innerText").await;
        let text = text.as_str().unwrap();
        for key in ["fix.paste", "fix.why", "fix.advice", "fix.care-safe", "page.view-fix", "fix.severity-error"] {
            assert!(text.contains(words.get(key)), "{key} is not in Chinese");
            assert!(!text.contains(english.get(key)), "{key} is still in English");
        }
        visit.says(".finding h3", "永远不会").await;
        assert_eq!(visit.field().await, BAD);
        let rule = visit.browser.script("return document.querySelector('.rule').getAttribute('href')").await;
        assert_eq!(rule, "zh/rules/GP001/");
        visit.wait("the language in the address", "return location.hash === '#v=1&lang=zh-CN&view=fix'").await;
        visit
    });
}

#[test]
fn the_keyboard_is_enough() {
    visit("fix-keyboard", "en-US", "", |visit| async {
        visit.browser.script(&format!("document.querySelector({:?}).focus()", tab("fix"))).await;
        visit.keys(ENTER).await;
        visit.wait("Fix", SHOWN).await;
        visit.wait("the focus inside", "return document.activeElement.id === 'fix'").await;
        visit.keys(TAB).await;
        visit.keys(ENTER).await;
        visit.wait("the heading", "return document.activeElement.id === 'found-heading'").await;
        visit.browser.script("document.querySelector('#fix-text').focus()").await;
        visit.keys("GOPROXY=direct,https://goproxy.cn").await;
        visit.wait("the finding", "return document.querySelectorAll('[data-rule=GP001]').length === 1").await;
        let reach = "const all = [...document.querySelectorAll('#fix :is(a[href], button, input, select, textarea, pre)')].filter(e => !e.disabled && e.offsetParent); return all.length > 10 && all.every(e => e.tabIndex >= 0 && (!e.labels || e.tagName === 'BUTTON' || e.labels.length > 0))";
        visit.wait("every part within reach", reach).await;
        let mut stops = 0;
        while visit.browser.script("return document.activeElement.dataset.apply ?? ''").await != "0" {
            visit.keys(TAB).await;
            stops += 1;
            assert!(stops < 16, "the fix is out of reach");
        }
        visit.keys(ENTER).await;
        visit.expect_field("GOPROXY=https://goproxy.cn,direct").await;
        visit.wait("the heading again", "return document.activeElement.id === 'found-heading'").await;
        let levels = "const l = [...document.querySelectorAll('#fix :is(h1, h2, h3, h4)')].map(e => +e.tagName[1]); return l.every((n, i) => n - (l[i - 1] ?? 0) <= 1)";
        visit.wait("headings in order", levels).await;
        visit
    });
}

#[test]
fn nothing_runs_over_the_edge_and_fingers_hit() {
    visit("fix-phone", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        // Long lines, and so many kinds that their names fill a line.
        let long = format!(
            "$ docker build .\n#9 [build 4/6] RUN go mod download\n{BAD}go: {}: dial tcp: i/o timeout\n",
            "verylongpath/".repeat(60)
        );
        visit.paste(&long).await;
        for width in [320, 375, 768, 1280, 2560] {
            visit.browser.resize(width, 800).await;
            let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(visit.browser.script(over).await, 0, "at {width} px");
        }
        visit.browser.resize(375, 800).await;
        visit.browser.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
        let small = "return [...document.querySelectorAll('#fix main :is(.button, .chip, .rule, .link, select, .lead-on)')].filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)";
        assert_eq!(visit.browser.script(small).await, json!([]));
        visit
    });
}

#[test]
fn a_megabyte_holds_no_frame_up() {
    visit("fix-large", "en-US", FIX, |visit| async {
        visit.wait("Fix", SHOWN).await;
        let line =
            "go: downloading github.com/acme/lib/v2 v2.3.4-0.20240101120000-abcdef123456 (https://proxy.golang.org)\\n";
        // The machine may be busy with something else: one quiet try of three is proof.
        let watch = format!(
            "window.slow = []; new PerformanceObserver(l => slow.push(...l.getEntries().map(e => e.duration))).observe({{ entryTypes: ['longtask'] }});
             window.large = '{line}'.repeat(10400) + {};",
            json!(BAD)
        );
        visit.browser.script(&watch).await;
        assert!(visit.browser.script("return large.length").await.as_u64().unwrap() > 1 << 20);
        let mut slow = Value::Null;
        for _ in 0..3 {
            visit.browser.script("slow.length = 0").await;
            visit.browser.script(&pasting("").replace("\"\"", "large")).await;
            let start = Instant::now();
            let told = "return document.querySelector('.found').getAttribute('aria-busy') === 'false' && document.querySelector('#fix-text').readOnly";
            while visit.browser.script(told).await != true {
                assert!(start.elapsed() < Duration::from_secs(60), "a megabyte takes longer than a minute");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            println!("1 MB judged after {:?}", start.elapsed());
            visit.click(".place [data-line]").await;
            tokio::time::sleep(Duration::from_millis(1200)).await;
            slow = visit.browser.script("return slow").await;
            if slow == json!([]) {
                break;
            }
        }
        assert_eq!(slow, json!([]), "frames took longer than 50 ms");
        assert!(visit.field().await.ends_with(BAD), "the part around the first finding is shown");
        visit.says(".fix-part", "10402").await;
        visit.click("[data-apply='0']").await;
        visit
            .wait(
                "the mended end",
                "return document.querySelector('#fix-text').value.includes('GOPROXY=https://goproxy.cn,direct')",
            )
            .await;
        visit.judged().await;
        visit.clipboard().await;
        visit.click("[data-copy=fix-text]").await;
        visit.says("[data-copy=fix-text]", Catalogue::of(Lang::En).get("page.copied")).await;
        let copied = visit.clipboard().await;
        assert!(copied.len() > 1 << 20 && copied.ends_with(GOOD));
        visit
    });
}
