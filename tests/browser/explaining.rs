//! The view Explain: loaded when it is opened, answering as one types, and in the address like everything else.

use goproxy_wizard::text::{Catalogue, Lang};
use serde_json::json;

use crate::visit::{Visit, answers, tab, visit};

const SHOWN: &str = "return !!document.querySelector('#explain main') && !document.querySelector('#explain').hidden && document.querySelector('#app').hidden";
const SETUP_SHOWN: &str = "return document.querySelector('#explain').hidden && !document.querySelector('#app').hidden";
/// A comma, and a mirror that fails.
const COMMA: &str = "#v=1&preset=private-vcs&view=explain&module=rsc.io/quote&GOPROXY=https://goproxy.cn,direct&read=now&world=mirror-500";

impl Visit {
    async fn open_explain(&self, fragment: &str) {
        self.open(fragment).await;
        self.wait("Explain", SHOWN).await;
    }

    /// Waits for an end: `works`, or the kind of a failure.
    async fn expect_end(&self, end: &str) {
        let script = format!("return document.querySelector('.ending')?.dataset.end === {end:?}");
        self.wait(&format!("the end {end}"), &script).await;
    }

    async fn expect_text(&self, selector: &str, text: &str) {
        let script = format!("return !!document.querySelector({selector:?})?.textContent.includes({text:?})");
        self.wait(&format!("{text} in {selector}"), &script).await;
    }

    /// Waits for a part of the address.
    async fn expect_in_address(&self, part: &str) {
        self.wait(part, &format!("return location.hash.includes({part:?})")).await;
    }

    /// The URLs of go's requests, in order.
    async fn asked(&self) -> serde_json::Value {
        let script = "return [...document.querySelectorAll('[data-step=request] .step-asked')].map(e => e.textContent)";
        self.browser.script(script).await
    }
}

#[test]
fn it_is_fetched_when_it_is_opened_and_not_again() {
    visit("explain-lazy", "en-US", "#v=1&preset=private-vcs", |visit| async {
        let at_load = visit.requests().await;
        assert!(!at_load.iter().any(|url| url.contains("explain")), "{at_load:?}");
        visit.click(&tab("explain")).await;
        visit.wait("Explain", SHOWN).await;
        let fetched = visit.requests().await;
        assert!(fetched.iter().any(|url| url.ends_with("_bg.wasm") && url.contains("/explain-")), "{fetched:?}");
        assert_eq!(fetched.len(), 3, "{fetched:?}");
        visit.wait("its title", &title("see.title")).await;
        visit.browser.client.back().await.unwrap();
        visit.wait("Set up", SETUP_SHOWN).await;
        visit.wait("its title", &title("page.title")).await;
        visit.expect_files(&answers("preset=private-vcs")).await;
        visit.browser.client.forward().await.unwrap();
        visit.wait("Explain", SHOWN).await;
        assert_eq!(visit.requests().await, Vec::<String>::new());
        visit
    });
}

fn title(key: &str) -> String {
    format!("return document.title === {:?}", Catalogue::of(Lang::En).get(key))
}

#[test]
fn typing_a_path_shows_its_story_and_a_bad_one_loses_nothing() {
    visit("explain-typing", "en-US", "#v=1&preset=private-vcs&view=explain", |visit| async {
        visit.wait("Explain", SHOWN).await;
        visit.type_into("#explain-module", "rsc.io/quote@v1.5.2").await;
        visit.expect_end("works").await;
        visit.expect_text(".command-line", "go mod download rsc.io/quote@v1.5.2").await;
        visit.expect_in_address("module=rsc.io/quote@v1.5.2").await;
        let paste = "const f = document.querySelector('#explain-module'); f.value = 'https://me:coyote@github.com/acme/lib.git'; f.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        visit.browser.script(paste).await;
        visit.expect_text("#explain-module-error", "github.com/acme/lib").await;
        visit.expect_text(".command-line", "rsc.io/quote@v1.5.2").await;
        let kept = visit.browser.script("return document.querySelector('#explain-module').value").await;
        assert_eq!(kept, "https://me:coyote@github.com/acme/lib.git", "what was typed is lost");
        visit.click("#explain-module-error button").await;
        visit.expect_text(".command-line", "github.com/acme/lib").await;
        visit.expect_in_address("module=github.com/acme/lib").await;
        visit
    });
}

#[test]
fn the_world_changes_the_story_and_back_goes_back() {
    visit("explain-worlds", "en-US", COMMA, |visit| async {
        visit.wait("Explain", SHOWN).await;
        visit.expect_end("server-error-5xx").await;
        assert_eq!(visit.asked().await, json!(["GET https://goproxy.cn/rsc.io/quote/@v/list"]));
        visit.click("[data-world=mirror-404]").await;
        visit.expect_end("works").await;
        visit.unfold().await;
        let choose = "const s = document.getElementById('explain-does-module-proxy-goproxy.cn'); s.value = 'refused'; s.dispatchEvent(new Event('change', { bubbles: true }))";
        visit.browser.script(choose).await;
        visit.expect_end("connection-refused").await;
        visit.expect_in_address("hosts=goproxy.cn/refused").await;
        visit.type_into("#explain-GOPROXY", "https://goproxy.cn|direct").await;
        visit.expect_end("works").await;
        visit.expect_in_address("GOPROXY=https://goproxy.cn%7Cdirect").await;
        let link = visit.fragment().await;
        let asked = visit.asked().await;
        visit.open_explain(&link).await;
        visit.expect_end("works").await;
        assert_eq!(visit.asked().await, asked, "the link shows something else");
        visit.click("[data-world=well]").await;
        visit.wait("another address", &format!("return location.hash !== {link:?}")).await;
        visit.browser.client.back().await.unwrap();
        visit.wait("the address before", &format!("return location.hash === {link:?}")).await;
        visit
            .wait(
                "the world before",
                "return document.querySelector('[data-world=mirror-404]').getAttribute('aria-pressed') === 'true'",
            )
            .await;
        visit
    });
}

#[test]
fn a_reload_and_a_copied_link_show_the_same() {
    visit("explain-link", "en-US", COMMA, |visit| async {
        visit.wait("Explain", SHOWN).await;
        // The view writes the link in its own way first.
        visit.expect_in_address("https://goproxy.cn%2Cdirect").await;
        visit.clipboard().await;
        visit.click("[data-copy=explain-link]").await;
        visit.expect_text("#explain-spoken", Catalogue::of(Lang::En).get("see.link")).await;
        let link = visit.clipboard().await;
        assert_eq!(link, format!("{}{}", visit.base, visit.fragment().await));
        visit.browser.client.refresh().await.unwrap();
        visit.wait("Explain", SHOWN).await;
        visit.expect_end("server-error-5xx").await;
        visit
    });
}

#[test]
fn pasted_settings_stand_beside_the_files_and_their_passwords_nowhere() {
    visit(
        "explain-paste",
        "en-US",
        "#v=1&preset=private-vcs&view=explain&module=git.corp.example/lib",
        |visit| async {
            visit.wait("Explain", SHOWN).await;
            visit.expect_end("works").await;
            let before = visit.requests().await;
            assert!(!before.is_empty());
            visit.click("input[value=now]").await;
            visit.wait("the field", "return !!document.querySelector('#explain-paste')").await;
            let paste = "const t = document.querySelector('#explain-paste'); t.value = \"GOPROXY='https://wile:coyote@goproxy.cn,direct'\\nGOSUMDB='off'\\nmachine git.corp.example login wile password coyote\"; t.dispatchEvent(new InputEvent('input', { bubbles: true }))";
            visit.browser.script(paste).await;
            visit.expect_text("[data-side=now]", "goproxy.cn").await;
            visit.wait("the leak", "return !!document.querySelector(\"[data-leak='goproxy.cn']\")").await;
            visit.expect_in_address("netrc=git.corp.example").await;
            visit.type_into("#explain-HTTPS_PROXY", "http://wile:coyote@proxy.corp.example:3128").await;
            visit.expect_in_address("HTTPS_PROXY=").await;
            let everywhere = "return JSON.stringify([location.href, JSON.stringify(history.state), Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, document.querySelector('.story').textContent, document.querySelector('#explain-link').textContent])";
            let everywhere = visit.browser.script(everywhere).await;
            assert!(!everywhere.as_str().unwrap().contains("coyote"), "{everywhere}");
            visit.click("[data-side=files]").await;
            visit.expect_end("works").await;
            let requests = visit.requests().await;
            assert!(requests.is_empty(), "something leaves the page: {requests:?}");
            visit
        },
    );
}

#[test]
fn every_stage_of_the_build_has_its_own_story() {
    let link = "#v=1&preset=china-mirror&view=explain&module=rsc.io/quote";
    visit("explain-stages", "en-US", link, |visit| async {
        visit.wait("Explain", SHOWN).await;
        visit.expect_end("works").await;
        visit.click("[data-place=build-compile]").await;
        visit.expect_end("goproxy-off").await;
        visit.wait("no go in the container", "return document.querySelector('[data-place=build-run]').disabled").await;
        visit.click("[data-example=compile-stage]").await;
        visit.expect_end("works").await;
        visit.expect_text(".example-help", "module cache").await;
        visit
    });
}

#[test]
fn every_example_is_one_click_away_and_explained() {
    visit("explain-examples", "en-US", "#v=1&view=explain", |visit| async {
        visit.wait("Explain", SHOWN).await;
        let names = "return [...document.querySelectorAll('[data-example]')].map(e => e.dataset.example)";
        let names: Vec<String> = serde_json::from_value(visit.browser.script(names).await).unwrap();
        assert_eq!(names.len(), 20);
        for name in names {
            visit.click(&format!("[data-example={name}]")).await;
            let shown = format!(
                "return document.querySelector('[data-example={name}]').getAttribute('aria-current') === 'true'"
            );
            visit.wait(&name, &shown).await;
            visit.wait("a story", "return document.querySelectorAll('.step, .ending').length > 1").await;
        }
        visit
    });
}

#[test]
fn answers_and_typing_survive_the_way_there_and_back() {
    visit("explain-back", "en-US", "#v=1&preset=forward-proxy", |visit| async {
        visit.type_into("#field-proxy", "http://proxy.acme.example:8080").await;
        visit.expect_link(&answers("preset=forward-proxy&proxy=http://proxy.acme.example:8080")).await;
        visit.keys("0").await;
        visit.keys("0").await;
        visit
            .wait(
                "the refusal",
                "return document.querySelector('#field-proxy').getAttribute('aria-invalid') === 'true'",
            )
            .await;
        visit.click(&tab("explain")).await;
        visit.wait("Explain", SHOWN).await;
        visit.expect_text(".picture", "proxy.acme.example").await;
        visit.click(&tab("setup")).await;
        visit.wait("Set up", SETUP_SHOWN).await;
        let kept = visit.browser.script("return document.querySelector('#field-proxy').value").await;
        assert_eq!(kept, "http://proxy.acme.example:808000");
        visit
    });
}

#[test]
fn it_speaks_chinese_and_keeps_the_colours() {
    visit("explain-chinese", "zh-CN", "", |visit| async {
        visit.wait("Chinese", "return document.documentElement.lang === 'zh-CN'").await;
        let choose = |id: &str, value: &str| {
            format!(
                "const s = document.querySelector('{id}'); s.value = '{value}'; s.dispatchEvent(new Event('change', {{ bubbles: true }}))"
            )
        };
        visit.browser.script(&choose("#theme", "dark")).await;
        visit.click(&tab("explain")).await;
        visit.wait("Explain", SHOWN).await;
        let words = Catalogue::of(Lang::ZhCn);
        let text = visit.browser.script("return document.querySelector('#explain').innerText").await;
        let text = text.as_str().unwrap();
        let english = Catalogue::of(Lang::En);
        for key in ["see.story", "see.network", "world.well", "command.download", "see.matrix", "example.leak"] {
            assert!(text.contains(words.get(key)), "{key} is not in Chinese");
            assert!(!text.contains(english.get(key)), "{key} is still in English");
        }
        assert_eq!(visit.browser.script("return document.documentElement.dataset.theme").await, "dark");
        let chosen = visit.browser.script("return document.querySelector('#explain-theme').value").await;
        assert_eq!(chosen, "dark");
        visit.browser.script(&choose("#explain-language", "en")).await;
        visit.wait("English", "return document.documentElement.lang === 'en'").await;
        visit.expect_in_address("lang=en").await;
        visit.click(&tab("setup")).await;
        visit
            .wait(
                "Set up in English",
                &format!("return document.querySelector('#app').innerText.includes({:?})", english.get("ask.have")),
            )
            .await;
        visit
    });
}

#[test]
fn the_keyboard_is_enough() {
    const TAB: &str = "\u{E004}";
    const ENTER: &str = "\u{E007}";
    visit("explain-keyboard", "en-US", "", |visit| async {
        visit.browser.script(&format!("document.querySelector({:?}).focus()", tab("explain"))).await;
        visit.keys(ENTER).await;
        visit.wait("Explain", SHOWN).await;
        visit.wait("the focus inside", "return document.activeElement.id === 'explain'").await;
        // The skip link comes first.
        visit.keys(TAB).await;
        visit.keys(ENTER).await;
        visit.wait("the story's heading", "return document.activeElement.id === 'story-heading'").await;
        let reach = "const all = [...document.querySelectorAll('#explain :is(a[href], button, input, select, textarea, summary)')].filter(e => !e.disabled && e.offsetParent); return all.every(e => e.tabIndex >= 0 && (e.labels === undefined || e.labels === null || e.tagName === 'BUTTON' || e.labels.length > 0))";
        visit.wait("labels for all", reach).await;
        visit
            .browser
            .script(
                "document.querySelector('#explain-module').focus(); document.querySelector('#explain-module').select()",
            )
            .await;
        visit.keys("golang.org/x/text").await;
        visit.expect_text(".command-line", "golang.org/x/text").await;
        visit.keys(TAB).await;
        visit.keys(ENTER).await;
        let pressed = "return document.activeElement.dataset.sample !== undefined && document.activeElement.getAttribute('aria-pressed') === 'true'";
        visit.wait("the sample that was chosen by key", pressed).await;
        visit
    });
}

#[test]
fn nothing_runs_over_the_edge_of_a_phone() {
    visit("explain-phone", "en-US", COMMA, |visit| async {
        visit.wait("Explain", SHOWN).await;
        for width in [320, 375, 768, 1280, 2560] {
            visit.browser.resize(width, 800).await;
            visit.unfold().await;
            let over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(visit.browser.script(over).await, 0, "at {width} px");
        }
        visit
    });
}
