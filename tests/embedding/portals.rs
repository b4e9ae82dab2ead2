//! Four sites of real generators, as `scripts/portals` built them: the page renders in them, follows them, copies, grows.

use std::path::PathBuf;

use serde_json::Value;

use crate::stage::{Policy, Stage, stage};

/// A portal of this kind.
struct Portal {
    name: &'static str,
    /// The page of the portal that has the wizard.
    path: &'static str,
    /// The language that the portal's page is in, as the wizard speaks it.
    lang: &'static str,
    /// The view that it opens with.
    view: &'static str,
    /// Presses the portal's own switch until it is dark.
    night: &'static str,
    /// Leads to something that can be copied.
    first: &'static str,
    /// The button that copies it.
    copy: &'static str,
}

/// The site, if it can be had here.
fn site(name: &str) -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let cache = std::env::var_os("GOPROXY_WIZARD_CACHE").map(PathBuf::from).or_else(|| {
        Some(std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home)?.join("goproxy-wizard"))
    })?;
    let site = cache.join("portals").join(name).join("site");
    let is_there = site.join("index.html").is_file();
    if !is_there {
        assert!(std::env::var("EMBEDDING").as_deref() != Ok("required"), "there is no {}", site.display());
        eprintln!("{name} was not looked at: `scripts/portals` builds it");
    }
    is_there.then_some(site)
}

fn portal(portal: &Portal) {
    let Some(site) = site(portal.name) else { return };
    stage(portal.name, &site, Policy::Usual, |stage| async {
        stage.open(&format!("{}{}", stage.host, portal.path)).await;
        let ready = stage.told("ready").await;
        assert_eq!((&ready["view"], &ready["lang"]), (&portal.view.into(), &portal.lang.into()));
        stage.told("resize").await;
        stage.enter().await;
        fits(&stage).await;
        grows(&stage).await;
        assert_eq!(theme(&stage).await, "light");
        stage.leave().await;
        stage.wait("the portal to be dark", portal.night).await;
        stage.enter().await;
        stage.wait("the page to be dark", "return document.documentElement.dataset.theme === 'dark'").await;
        copies(&stage, portal).await;
        follows_language(&stage, portal).await;

        // On a phone, too.
        stage.browser.resize(375, 800).await;
        stage.enter().await;
        stage.wait("a narrow frame", "return innerWidth <= 375").await;
        assert_eq!(stage.browser.script("return document.documentElement.scrollWidth - innerWidth").await, 0);
        fits(&stage).await;
        stage.leave().await;
        stage
    });
}

async fn theme(stage: &Stage) -> Value {
    stage.browser.script("return document.documentElement.dataset.theme").await
}

/// The frame is as high as its content, and nothing of it scrolls.
async fn fits(stage: &Stage) {
    let fits =
        "return innerHeight === document.body.offsetHeight && document.documentElement.scrollHeight === innerHeight";
    stage.wait("the frame to be as high as its content", fits).await;
}

async fn grows(stage: &Stage) {
    let before = stage.browser.script("return innerHeight").await;
    stage.browser.script("const it = document.createElement('p'); it.id = 'more'; it.style.height = '777px'; document.querySelector('main:not([hidden] *)').append(it)").await;
    stage.wait("it to grow", &format!("return innerHeight > {before}")).await;
    fits(stage).await;
    stage.browser.script("document.querySelector('#more').remove()").await;
    stage.wait("it to shrink", &format!("return innerHeight === {before}")).await;
}

async fn copies(stage: &Stage, portal: &Portal) {
    stage.browser.script(portal.first).await;
    let text =
        format!("return document.getElementById(document.querySelector({:?})?.dataset.copy)?.textContent", portal.copy);
    let text = stage.get("what is copied", &text).await;
    stage.click(portal.copy).await;
    let done = format!("return document.querySelector({:?}).classList.contains('done')", portal.copy);
    stage.wait("the word that it is copied", &done).await;
    stage.leave().await;
    assert_eq!(Value::from(stage.clipboard().await), text);
}

async fn follows_language(stage: &Stage, portal: &Portal) {
    let other = if portal.lang == "en" { "zh-CN" } else { "en" };
    stage.browser.script(&format!("document.documentElement.lang = {other:?}")).await;
    stage.enter().await;
    stage.wait("the other language", &format!("return document.documentElement.lang === {other:?}")).await;
    stage.leave().await;
    let link = format!(
        "return told.findLast(it => it.type === 'answers').detail.link.startsWith('v=1&preset=acme&lang={other}')"
    );
    stage.wait("a link in it", &link).await;
}

#[test]
fn mkdocs_material() {
    portal(&Portal {
        name: "mkdocs",
        path: "go/",
        lang: "zh-CN",
        view: "setup",
        night: "if (document.body.dataset.mdColorScheme === 'slate') return true;
            document.querySelector('label[for=__palette_1]').click(); return false",
        first: "",
        copy: "[data-copy=block-bash]",
    });
}

#[test]
fn docusaurus() {
    portal(&Portal {
        name: "docusaurus",
        path: "",
        lang: "zh-CN",
        view: "setup",
        night: "if (document.documentElement.dataset.theme === 'dark') return true;
            document.querySelector('button[class*=toggleButton]').click(); return false",
        first: "document.querySelector('#tab-dockerfile').click()",
        copy: "[data-copy=block-dockerfile]",
    });
}

#[test]
fn vitepress() {
    for (path, lang) in [("", "en"), ("zh/", "zh-CN")] {
        portal(&Portal {
            name: "vitepress",
            path,
            lang,
            view: "explain",
            night: "if (document.documentElement.classList.contains('dark')) return true;
                document.querySelector('.VPSwitchAppearance').click(); return false",
            first: "",
            copy: "[data-copy=explain-link]",
        });
    }
}

#[test]
fn hugo() {
    for (path, lang) in [("", "en"), ("zh/", "zh-CN")] {
        portal(&Portal {
            name: "hugo",
            path,
            lang,
            view: "fix",
            night: "if (document.documentElement.classList.contains('dark')) return true;
                document.querySelector('#night').click(); return false",
            first: "document.querySelector('[data-example]').click()",
            copy: ".found [data-copy]",
        });
    }
}
