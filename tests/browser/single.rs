//! The single file, opened from disk as from a mail or a share: everything works, and nothing is fetched.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use goproxy_wizard::built::{Files, single};
use goproxy_wizard::text::{Catalogue, Lang};
use serde_json::{Value, json};

use crate::chromium::Browser;
use crate::firefox::{self, Network};
use crate::visit::{Visit, answers, choose, scratch, tab, turn};

const PASTE: &str = "export GOPROXY=direct,https://goproxy.cn\n";
const CONTROL: &str = "\u{E009}";
const NULL: &str = "\u{E000}";

/// An organisation's preset, and its logo.
const PRESET: &str = include_str!("../../examples/presets/acme.json");
const LOGO: &str = include_str!("../../examples/presets/acme.svg");

/// The file as a person would have it: with an organisation's preset, anywhere, by a name of theirs.
fn saved(folder: &Path) -> String {
    let dist = std::env::var("DIST").unwrap_or_else(|_| "dist".into());
    let page = Files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(dist)).unwrap();
    let own = page.iter().map(|(path, bytes)| (path.to_owned(), bytes.to_owned()));
    let presets = [("presets/acme.json", PRESET), ("presets/acme.svg", LOGO)];
    let presets = presets.map(|(path, text)| (path.to_owned(), text.as_bytes().to_owned()));
    let saved = folder.join("Go 代理 (1).html");
    fs::write(&saved, single(&Files::new(own.chain(presets))).unwrap()).unwrap();
    url::Url::from_file_path(saved).unwrap().into()
}

fn run<F: Future<Output = ()>>(name: &str, test: impl FnOnce(PathBuf) -> F) {
    let _turn = turn();
    let folder = scratch(name);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(test(folder));
}

#[test]
fn from_disk_it_does_all_and_fetches_nothing_in_chromium() {
    run("single-chromium", |folder| async move {
        let browser = Browser::start("en-US", &folder).await.unwrap();
        let visit = Visit { browser, base: saved(&folder), downloads: folder };
        visit.use_all().await;
        visit.assert_quiet().await;
        visit.expect_policy().await;
        visit.browser.stop().await;
    });
}

#[test]
fn from_disk_it_does_all_and_fetches_nothing_in_firefox() {
    run("single-firefox", |folder| async move {
        let network = Network::start().unwrap();
        let browser = firefox::start("en-US", &folder, network.prefs().unwrap()).await.unwrap();
        let visit = Visit { browser, base: saved(&folder), downloads: folder };
        visit.use_all().await;
        let said = firefox::messages(&visit.browser).await;
        let about_it: Vec<_> = said.iter().filter(|it| it.contains(&visit.base) || it.contains("blob:")).collect();
        assert!(about_it.is_empty(), "the console says {about_it:#?}");
        assert_eq!(network.asked(), Vec::<String>::new());
        visit.expect_policy().await;
        visit.browser.stop().await;
    });
}

impl Visit {
    /// Uses whatever there is, as a person does.
    async fn use_all(&self) {
        self.open("#v=1&preset=forward-proxy&show=daemon-json").await;
        self.take().await;
        self.go_back().await;
        self.switch_language().await;
        self.explain().await;
        self.fix().await;
        self.read().await;
        self.start_from_preset().await;
        let fetched = self.browser.script("return performance.getEntriesByType('resource').map(it => it.name)").await;
        let is_inside = |it: &Value| it.as_str().is_some_and(|it| it.starts_with("blob:"));
        assert!(fetched.as_array().unwrap().iter().all(is_inside), "{fetched}");
    }

    /// Files, copied and downloaded.
    async fn take(&self) {
        let file = self.artifacts().await["etc/docker/daemon.json"].clone();
        self.click("[data-copy=block-daemon-json]").await;
        self.says("[data-copy=block-daemon-json]", Catalogue::built_in().get("page.copied")).await;
        self.browser.script("document.querySelector('#app').before(document.createElement('textarea'))").await;
        self.click("body > textarea").await;
        self.keys(&format!("{CONTROL}v{NULL}")).await;
        let pasted = format!("return document.querySelector('body > textarea').value === {}", json!(file));
        self.wait("what was copied", &pasted).await;
        self.browser.script("document.querySelector('body > textarea').remove()").await;
        self.click("[data-download='etc/docker/daemon.json']").await;
        let path = self.downloads.join("daemon.json");
        let start = Instant::now();
        while fs::read_to_string(&path).ok().as_ref() != Some(&file) {
            assert!(start.elapsed() < Duration::from_secs(10), "{} did not arrive", path.display());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Another language, which the address names.
    async fn switch_language(&self) {
        let title = |lang| format!("return document.title === {:?}", Catalogue::of(lang).get("page.title"));
        self.browser.script(&choose("#language", "zh-CN")).await;
        self.wait("Chinese", &title(Lang::ZhCn)).await;
        self.wait("it in the address", "return location.hash.includes('lang=zh-CN')").await;
    }

    /// Answers by a click, in the address; back and forth.
    async fn go_back(&self) {
        self.click("[data-preset=air-gapped]").await;
        self.expect_files(&answers("preset=air-gapped")).await;
        self.wait("it in the address", "return location.hash.includes('preset=air-gapped')").await;
        self.browser.client.back().await.unwrap();
        self.expect_files(&answers("preset=forward-proxy")).await;
        self.browser.client.forward().await.unwrap();
        self.expect_files(&answers("preset=air-gapped")).await;
    }

    /// A request's story, in the language that was chosen.
    async fn explain(&self) {
        self.click(&tab("explain")).await;
        self.wait(
            "Explain",
            "return !!document.querySelector('#explain main') && document.querySelector('#app').hidden",
        )
        .await;
        self.type_into("#explain-module", "rsc.io/quote@v1.5.2").await;
        self.says(".command-line", "go mod download rsc.io/quote@v1.5.2").await;
        self.wait("its address", "return location.hash.includes('module=rsc.io/quote@v1.5.2')").await;
    }

    /// The judge finds what is wrong, in its worker, and mends it.
    async fn fix(&self) {
        self.click(&tab("fix")).await;
        self.wait("Fix", "return !!document.querySelector('#fix main')").await;
        self.type_into("#fix-text", PASTE).await;
        self.wait("the finding", "return !!document.querySelector('[data-rule=GP001]')").await;
    }

    /// The rule's page, its list, and back to the text.
    async fn read(&self) {
        self.click("a.rule").await;
        self.says("dialog[open][lang=zh-CN] h1", "GOPROXY").await;
        self.click("dialog a[href$='zh/rules/']").await;
        self.wait("the list", "return document.querySelectorAll('dialog main a[href*=\"rules/GP\"]').length > 200")
            .await;
        self.click("dialog nav a[hreflang=en]").await;
        self.wait("the list in English", "return document.querySelector('dialog').lang === 'en'").await;
        self.click("dialog a[href$='reference/']").await;
        self.wait("the quick reference", "return document.querySelectorAll('dialog tr').length > 10").await;
        self.click("dialog > button").await;
        self.wait("the view", "return !document.querySelector('dialog').open").await;
        let kept = self.browser.script("return document.querySelector('#fix-text').value").await;
        assert_eq!(kept, PASTE);
    }

    /// An organisation's answers, and its logo.
    async fn start_from_preset(&self) {
        self.open("#v=1&preset=acme").await;
        let bashrc = self.artifacts().await["home/.bashrc"].clone();
        assert!(bashrc.contains("http://proxy.acme.example:3128"), "{bashrc}");
        self.wait("the logo", "return document.querySelector('.brand img')?.naturalWidth > 0").await;
        self.click("#carry summary").await;
        self.wait("what can be taken", "return !!document.querySelector('[data-carry=\"answers.json\"]')").await;
        let links = self.browser.script("return document.body.textContent.includes('file://')").await;
        assert_eq!(links, false, "a link that nobody else could open");
    }

    /// Neither a script nor a style nor a request of somebody else's gets through.
    async fn expect_policy(&self) {
        let refused = "const done = arguments[0]; const refused = [];
            addEventListener('securitypolicyviolation', (it) => refused.push(it.effectiveDirective));
            const script = document.createElement('script'); script.textContent = 'document.title = \"broken\"';
            const style = document.createElement('style'); style.textContent = 'body { color: red }';
            const picture = document.createElement('img'); picture.src = 'https://goproxy.invalid/it.svg';
            const frame = document.createElement('iframe'); frame.src = 'https://goproxy.invalid/';
            document.head.append(script, style); document.body.append(picture, frame);
            fetch('https://goproxy.invalid/').catch(() => 0);
            picture.setAttribute('onclick', 'document.title = \"broken\"'); picture.click();
            setTimeout(() => done([document.title === 'broken', ...refused.sort()]), 500)";
        let refused = self.browser.client.execute_async(refused, Vec::new()).await.unwrap();
        let expected = json!([
            false,
            "connect-src",
            "frame-src",
            "img-src",
            "script-src-attr",
            "script-src-elem",
            "style-src-elem"
        ]);
        assert_eq!(refused, expected);
    }
}
