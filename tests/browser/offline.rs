//! The page without a network, after one visit; and a newer version of it, which waits for a person's word.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use goproxy_wizard::built::{Files, worker};
use goproxy_wizard::serve::{Folder, start};
use goproxy_wizard::text::{Catalogue, Lang};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::chromium::Browser;
use crate::firefox;
use crate::site::Site;
use crate::visit::{Visit, answers, choose, scratch, tab, turn};

const FOLDER: &str = "/tools/go/";
const LINK: &str = "#v=1&preset=forward-proxy";
const PORTAL: &str = "<!doctype html><iframe src='/tools/go/#v=1&preset=air-gapped&lang=zh-CN'></iframe>";
const REGISTERED: &str =
    "const done = arguments[0]; navigator.serviceWorker.getRegistrations().then((all) => done(all.length))";

#[derive(Clone, Copy)]
enum Kind {
    Chromium,
    Firefox,
}

/// The page as a site on a network, and a visit to it.
fn visit_site<F: Future<Output = ()>>(name: &str, kind: Kind, test: impl FnOnce(Visit, Site, PathBuf) -> F) {
    let _turn = turn();
    let folder = scratch(name);
    let dist = std::env::var("DIST").unwrap_or_else(|_| "dist".into());
    let page = folder.join("page");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(dist), &page);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/presets"), &page.join("presets"));
    let server = start(Folder::at(&page).unwrap(), 0).unwrap();
    let site = Site::start(server.address(), FOLDER, PORTAL).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let browser = match kind {
            Kind::Chromium => Browser::start_with("en-US", &folder, &site.options()).await.unwrap(),
            Kind::Firefox => firefox::start("en-US", &folder, Site::prefs()).await.unwrap(),
        };
        let visit = Visit { browser, base: site.base.clone(), downloads: folder };
        test(visit, site, page).await;
    });
}

/// Every file but the compressed twins, which would have to change with it.
fn copy(from: &Path, to: &Path) {
    for (path, bytes) in Files::read(from).unwrap().iter() {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

impl Visit {
    async fn asks(&self, script: &str) -> Value {
        self.browser.client.execute_async(script, Vec::new()).await.unwrap()
    }

    /// Waits until an asynchronous script says yes.
    async fn comes(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.asks(script).await != Value::Bool(true) {
            assert!(start.elapsed() < Duration::from_secs(20), "waited in vain for {what}: {script}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until every file of the list is kept.
    async fn is_kept(&self, page: &Path) {
        let script = fs::read_to_string(page.join("sw.js")).unwrap();
        let list = |name: &str| {
            let rest = script.split_once(&format!("const {name} = ")).unwrap().1;
            serde_json::from_str::<Value>(rest.split_once(";\n").unwrap().0).unwrap()
        };
        let count = list("first").as_object().unwrap().len() + list("later").as_object().unwrap().len();
        assert!(count > 15, "{count}");
        let version = list("version");
        let script = format!(
            "const done = arguments[0]; caches.keys().then(async (names) => {{
               const kept = await Promise.all(names.map(async (name) => [name.split(' ').pop(), (await (await caches.open(name)).keys()).length]));
               done(kept.length === 1 && kept[0][0] === {version} && kept[0][1] >= {count} && !!navigator.serviceWorker.controller);
             }})"
        );
        self.comes("the page to be kept", &script).await;
    }

    /// What is kept are files of the page and presets, by their plain addresses, with what is in them.
    async fn keeps_only_files_of(&self, page: &Path) {
        let script = "const done = arguments[0]; (async () => {
            const out = {};
            for (const name of await caches.keys()) {
              const cache = await caches.open(name);
              for (const key of await cache.keys()) {
                const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await (await cache.match(key)).arrayBuffer()));
                out[key.url] = [...bytes];
              }
            }
            done(out);
          })()";
        let kept = self.asks(script).await;
        for (address, hash) in kept.as_object().unwrap() {
            let path = address.strip_prefix(&self.base).unwrap_or_else(|| panic!("{address} is elsewhere"));
            let path =
                if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            let bytes = fs::read(page.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(*hash, json!(Sha256::digest(bytes).to_vec()), "{path}");
        }
    }

    /// As a person does it: Firefox's driver asks the network in any case.
    async fn reload(&self) {
        self.browser.script("document.documentElement.dataset.before = ''; setTimeout(() => location.reload())").await;
        let again = "return !('before' in document.documentElement.dataset) && document.querySelectorAll('[data-artifact]').length > 0";
        self.wait("the page again", again).await;
    }

    async fn look_for_newer(&self) {
        let script = "const done = arguments[0]; navigator.serviceWorker.ready.then((it) => it.update()).then(() => done(true), () => done(true))";
        self.comes("the look", script).await;
    }
}

/// Another edition of two files of the page, and the list with it.
fn edit(page: &Path, edition: &str) -> [(PathBuf, String); 3] {
    let read = |path: &str| fs::read_to_string(page.join(path)).unwrap();
    let mark = format!("<meta name=\"edition\" content=\"{edition}\">");
    let index = read("index.html").replacen("</head>", &format!("{mark}</head>"), 1);
    let words = Catalogue::of(Lang::ZhCn);
    let title = words.get("page.title");
    let texts = read("text/zh-CN.txt").replacen(&format!("\ntitle = {title}\n"), &format!("\ntitle = {edition}\n"), 1);
    let edited = [("index.html", index), ("text/zh-CN.txt", texts)];
    let others = Files::read(page).unwrap();
    let others = others.iter().map(|(path, bytes)| (path.to_owned(), bytes.to_owned()));
    let all = Files::new(others.chain(edited.clone().map(|(path, text)| (path.to_owned(), text.into_bytes()))));
    let [index, texts] = edited.map(|(path, text)| (page.join(path), text));
    [index, texts, (page.join("sw.js"), worker(&all).unwrap())]
}

#[test]
fn after_one_visit_everything_works_without_a_network() {
    everything_works_without_a_network("offline", Kind::Chromium);
}

#[test]
fn after_one_visit_everything_works_without_a_network_in_firefox() {
    everything_works_without_a_network("offline-firefox", Kind::Firefox);
}

fn everything_works_without_a_network(name: &str, kind: Kind) {
    visit_site(name, kind, |visit, site, page| async move {
        visit.open(LINK).await;
        visit.is_kept(&page).await;
        visit.browser.client.goto(&format!("{}rules/GP001/", site.base)).await.unwrap();
        visit.open("#v=1&preset=acme").await;
        visit.open(LINK).await;
        site.leave();
        visit.reload().await;
        visit.expect_files(&answers("preset=forward-proxy")).await;
        visit.click("[data-preset=air-gapped]").await;
        visit.expect_files(&answers("preset=air-gapped")).await;
        visit.browser.script(&choose("#language", "zh-CN")).await;
        visit
            .wait("Chinese", &format!("return document.title === {:?}", Catalogue::of(Lang::ZhCn).get("page.title")))
            .await;
        visit.click(&tab("explain")).await;
        visit.wait("Explain", "return !!document.querySelector('#explain main')").await;
        visit.click(&tab("fix")).await;
        visit.wait("Fix", "return !!document.querySelector('#fix main')").await;
        visit.type_into("#fix-text", "export GOPROXY=direct,https://goproxy.cn\n").await;
        visit.wait("the finding", "return !!document.querySelector('[data-rule=GP001]')").await;
        visit.open("#v=1&preset=acme").await;
        assert!(visit.artifacts().await["home/.bashrc"].contains("http://proxy.acme.example:3128"));
        visit.keeps_only_files_of(&page).await;
        visit.browser.client.goto(&format!("{}rules/GP001/", site.base)).await.unwrap();
        visit.says("h1", "GOPROXY").await;
        visit.browser.client.goto(&format!("{}zh/rules/GP002/", site.base)).await.unwrap();
        visit.says("section[lang=en]", "wasn't opened before").await;
        visit.says("section[lang=zh-CN]", "没有网络").await;
        let colour = "return getComputedStyle(document.querySelector('.text-page')).maxWidth !== 'none'";
        visit.wait("its style", colour).await;
        visit.click("section[lang=zh-CN] a").await;
        visit.wait("the wizard", "return document.querySelectorAll('[data-artifact]').length > 0").await;
        assert_eq!(visit.browser.script("return location.href").await, format!("{}#lang=zh-CN", site.base));
    });
}

#[test]
fn a_newer_version_waits_for_a_word_and_is_never_mixed_with_this_one() {
    newer_waits("newer", Kind::Chromium);
}

#[test]
fn a_newer_version_waits_for_a_word_and_is_never_mixed_with_this_one_in_firefox() {
    newer_waits("newer-firefox", Kind::Firefox);
}

fn newer_waits(name: &str, kind: Kind) {
    visit_site(name, kind, |visit, _site, page| async move {
        visit.open(LINK).await;
        visit.is_kept(&page).await;
        let [index, texts, list] = edit(&page, "two");
        let notice = "return !!document.querySelector('.newer')";
        // The list is there, the rest is still on its way: no version.
        let old = fs::read_to_string(&list.0).unwrap();
        fs::write(&list.0, &list.1).unwrap();
        fs::write(&texts.0, &texts.1).unwrap();
        visit.look_for_newer().await;
        let waits = "const done = arguments[0]; navigator.serviceWorker.ready.then((it) => done(!it.installing && !it.waiting))";
        visit.comes("the end of the try", waits).await;
        assert_eq!(visit.browser.script(notice).await, false);
        visit.reload().await;
        assert_eq!(visit.browser.script("return !document.querySelector('meta[name=edition]')").await, true);
        assert_ne!(old, list.1);
        // Now all of it.
        fs::write(&index.0, &index.1).unwrap();
        visit.type_into("#field-proxy", "http://10.0.0.7:8080").await;
        visit.look_for_newer().await;
        visit.wait("the notice", notice).await;
        visit.says(".newer", "A new version").await;
        let with_answer = answers("preset=forward-proxy&proxy=http://10.0.0.7:8080");
        visit.expect_files(&with_answer).await;
        visit.expect_link(&with_answer).await;
        // Until then this one stays whole.
        visit.reload().await;
        assert_eq!(visit.browser.script("return !document.querySelector('meta[name=edition]')").await, true);
        visit.browser.script(&choose("#language", "zh-CN")).await;
        visit
            .wait(
                "its own texts",
                &format!("return document.title === {:?}", Catalogue::of(Lang::ZhCn).get("page.title")),
            )
            .await;
        visit.says(".newer", "新版本").await;
        // Not as long as somebody may be in the middle of something elsewhere.
        let here = visit.browser.client.window().await.unwrap();
        let other = visit.browser.client.new_window(true).await.unwrap().handle;
        visit.browser.client.switch_to_window(other).await.unwrap();
        visit.open(LINK).await;
        visit.browser.client.switch_to_window(here.clone()).await.unwrap();
        visit.click(".newer button").await;
        visit.says(".newer", "另一个窗口").await;
        assert_eq!(visit.browser.script("return !document.querySelector('meta[name=edition]')").await, true);
        let other = visit.browser.client.windows().await.unwrap().into_iter().find(|it| *it != here).unwrap();
        visit.browser.client.switch_to_window(other).await.unwrap();
        visit.browser.client.close_window().await.unwrap();
        visit.browser.client.switch_to_window(here).await.unwrap();
        visit.click(".newer button").await;
        visit.wait("the new version", "return document.querySelector('meta[name=edition]')?.content === 'two'").await;
        visit.wait("its texts", "return document.title === 'two'").await;
        visit.expect_files(&with_answer).await;
        visit.wait("no notice", "return !document.querySelector('.newer')").await;
        visit.is_kept(&page).await;
    });
}

#[test]
fn a_frame_and_loopback_keep_nothing() {
    frames_keep_nothing("framed", Kind::Chromium);
}

#[test]
fn a_frame_and_loopback_keep_nothing_in_firefox() {
    frames_keep_nothing("framed-firefox", Kind::Firefox);
}

fn frames_keep_nothing(name: &str, kind: Kind) {
    visit_site(name, kind, |visit, site, page| async move {
        let origin = site.base.trim_end_matches(FOLDER).to_owned();
        visit.open(&format!("{LINK}&embed=1")).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(visit.asks(REGISTERED).await, 0);
        visit.browser.client.goto(&site.on_loopback()).await.unwrap();
        visit.wait("the files", "return document.querySelectorAll('[data-artifact]').length > 0").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(visit.asks(REGISTERED).await, 0);
        visit.browser.client.goto(&format!("{origin}/portal.html")).await.unwrap();
        let framed =
            "return document.querySelector('iframe').contentDocument?.querySelectorAll('[data-artifact]').length > 0";
        visit.wait("the page in the frame", framed).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        assert_eq!(visit.asks(REGISTERED).await, 0);
        // Where the page is kept, frames still take theirs from the host.
        visit.open(LINK).await;
        visit.is_kept(&page).await;
        site.asked();
        visit.browser.client.goto(&format!("{origin}/portal.html")).await.unwrap();
        visit.wait("the page in the frame", framed).await;
        let asked = site.asked();
        let of_page = |ending: &str| asked.iter().any(|path| path.starts_with(FOLDER) && path.ends_with(ending));
        assert!(of_page(FOLDER) && of_page("text/zh-CN.txt"), "{asked:?}");
    });
}
