//! A host and the page in a browser: on two ports, by two names, so that they are foreign to each other.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::elements::{Element, ElementRef};
use goproxy_wizard::web::{PAGE, headers};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::chromium::Browser;
use crate::server::Place;

/// One browser at a time: two would fight for the machine and for the clipboard.
static TURN: Mutex<()> = Mutex::new(());

/// What the hosts' sources call the page.
const PUBLISHED: &str = "https://go.example.com/";

/// Remembers, in every document, what it is told.
const EARS: &str = "
    window.heard = [];
    addEventListener('message', ({ origin, data }) => heard.push({ origin, data }));
    window.told = [];
    for (const type of ['ready', 'resize', 'answers', 'copied'])
        addEventListener(`goproxy-wizard:${type}`, ({ detail, target }) => told.push({ type, detail, tag: target.localName }));
";

/// The frame of the page.
const FRAME: &str = "return (document.querySelector('goproxy-wizard')?.shadowRoot ?? document).querySelector('iframe')";

/// A host that is seen in a browser.
pub(crate) struct Stage {
    pub(crate) browser: Browser,
    /// The page's address.
    pub(crate) page: String,
    /// The host's, by the name that the page's preset has.
    pub(crate) host: String,
    /// The host's, by a name that nobody knows.
    pub(crate) stranger: String,
    /// Where downloads arrive.
    pub(crate) downloads: PathBuf,
}

/// How strict the host's policy is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Policy {
    /// As strict as it can be.
    Strict,
    /// As sites of generators need it: their own inline scripts by their hashes, inline styles.
    Usual,
}

/// Shows a built site, and the page in its frame, to the test.
pub(crate) fn stage<F: Future<Output = Stage>>(name: &str, site: &Path, policy: Policy, test: impl FnOnce(Stage) -> F) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let (page, host) = (Place::take(), Place::take());
    let address = format!("http://127.0.0.1:{}/", page.port);
    let (known, stranger) = (format!("http://localhost:{}/", host.port), format!("http://127.0.0.1:{}/", host.port));
    let folder = page_with_preset(name, known.trim_end_matches('/'));
    let frames = format!("frame-ancestors 'self' {known} {stranger}");
    let published = address.clone();
    page.serve(&folder, move |path, bytes| {
        if path.starts_with("host/") {
            return policy.dress(path, bytes, &published);
        }
        let own = headers(path).into_iter().filter(|(name, _)| *name != "Content-Security-Policy");
        own.chain([("Content-Security-Policy", format!("{PAGE}; {frames}"))]).collect()
    });
    let published = address.clone();
    host.serve(site, move |path, bytes| policy.dress(path, bytes, &published));
    let downloads = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("downloads-embedding-{name}"));
    let _ = fs::remove_dir_all(&downloads);
    fs::create_dir_all(&downloads).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let browser = Browser::start("en-US", &downloads).await.unwrap();
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": EARS })).await;
        let stage = Stage { browser, page: address, host: known, stranger, downloads };
        let stage = test(stage).await;
        let console = stage.console().await;
        assert!(console.is_empty(), "the host's console says {console:#?}");
        stage.browser.stop().await;
    });
}

/// Hosts without a generator.
pub(crate) fn hand_made() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/embedding/host")
}

/// A copy of the built page with a preset that knows the host.
fn page_with_preset(name: &str, host: &str) -> PathBuf {
    let dist = std::env::var("DIST").unwrap_or_else(|_| "dist".into());
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join(dist);
    assert!(dist.join("embed.js").is_file(), "there is no page in {}: run `make dist` first", dist.display());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("embedded-{name}"));
    let _ = fs::remove_dir_all(&folder);
    copy(&dist, &folder);
    copy(&hand_made(), &folder.join("host"));
    fs::create_dir_all(folder.join("presets")).unwrap();
    for (name, have) in [("acme", json!(["china", "private"])), ("acme-closed", json!(["forward-proxy"]))] {
        let preset = json!({ "version": 1, "name": "Acme", "answers": { "have": have, "private": ["git.acme.example"] }, "hosts": [host] });
        fs::write(folder.join(format!("presets/{name}.json")), preset.to_string()).unwrap();
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

impl Policy {
    /// A host's file with the page's real address in it, under this policy.
    fn dress(self, path: &str, bytes: &mut Vec<u8>, page: &str) -> Vec<(&'static str, String)> {
        if [".html", ".js", ".mjs"].iter().any(|ending| path.ends_with(ending)) {
            *bytes = String::from_utf8(std::mem::take(bytes)).unwrap().replace(PUBLISHED, page).into_bytes();
        }
        vec![("Content-Security-Policy", self.header(&String::from_utf8_lossy(bytes), page))]
    }

    fn header(self, html: &str, page: &str) -> String {
        let page = page.trim_end_matches('/');
        match self {
            Policy::Strict => format!(
                "default-src 'none'; script-src 'self' {page}; style-src 'self'; img-src data:; frame-src {page}; \
                 base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
            ),
            Policy::Usual => format!(
                "default-src 'self'; script-src 'self' {page}{}; style-src 'self' 'unsafe-inline'; \
                 img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-src {page}; \
                 object-src 'none'; base-uri 'self'; form-action 'self'",
                hashes(html)
            ),
        }
    }
}

/// The inline scripts of a document, as a policy names them.
fn hashes(html: &str) -> String {
    let inline = regex::Regex::new(r"(?s)<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>").unwrap();
    let of = |text: &str| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    inline.captures_iter(html).filter(|it| !it["attributes"].contains("src=")).map(|it| of(&it["text"])).collect()
}

impl Stage {
    /// Goes to a page of a host.
    pub(crate) async fn open(&self, address: &str) {
        self.browser.client.goto("about:blank").await.unwrap();
        self.browser.client.goto(address).await.unwrap();
    }

    /// Waits until a script says yes.
    pub(crate) async fn wait(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.browser.script(script).await != Value::Bool(true) {
            if start.elapsed() > Duration::from_secs(30) {
                let here = self.state().await;
                let frame = self.browser.script(FRAME).await;
                if let Some(frame) = self.element(&frame) {
                    frame.enter_frame().await.unwrap();
                }
                panic!("waited in vain for {what}: {script}\n{here:#}\nin the frame: {:#}", self.state().await);
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// What a script returns, once it is something.
    pub(crate) async fn get(&self, what: &str, script: &str) -> Value {
        self.wait(what, &format!("return (() => {{ {script} }})() != null")).await;
        self.browser.script(script).await
    }

    /// What a failure should tell of a document.
    async fn state(&self) -> Value {
        let script = "return { at: location.href, told: window.told, heard: window.heard, main: !!document.querySelector('main'),
            root: [...document.documentElement.attributes].map(it => `${it.name}=${it.value}`), ready: document.readyState,
            got: performance.getEntriesByType('resource').map(it => `${it.name} ${it.startTime} ${it.responseEnd} ${it.responseStatus}`) }";
        self.browser.script(script).await
    }

    fn element(&self, found: &Value) -> Option<Element> {
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.browser.client.clone(), ElementRef::from(id)))
    }

    /// Goes into the frame of the page.
    pub(crate) async fn enter(&self) {
        let found = self.get("the frame", FRAME).await;
        self.element(&found).unwrap().enter_frame().await.unwrap();
        self.wait("the page", "return document.querySelector('main') !== null").await;
    }

    /// Goes back to the host.
    pub(crate) async fn leave(&self) {
        self.browser.client.enter_parent_frame().await.unwrap();
    }

    /// Clicks as a person does.
    pub(crate) async fn click(&self, selector: &str) {
        self.wait(selector, &format!("return document.querySelector({selector:?}) !== null")).await;
        let element = self.browser.client.find(fantoccini::Locator::Css(selector)).await.unwrap();
        element.click().await.unwrap();
    }

    /// Waits for an event of the element, and gives its details.
    pub(crate) async fn told(&self, kind: &str) -> Value {
        let script = format!("return told.findLast(it => it.type === {kind:?} && it.tag === 'goproxy-wizard')?.detail");
        self.get(kind, &script).await
    }

    /// What is on the clipboard, as the host reads it.
    pub(crate) async fn clipboard(&self) -> String {
        let origin = self.browser.script("return location.origin").await;
        let params = json!({ "origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.browser.devtools("Browser.grantPermissions", params).await;
        let script = "const done = arguments[0]; window.focus(); document.activeElement.blur();
            setTimeout(() => navigator.clipboard.readText().then(done, e => done('unreadable: ' + e)), 50)";
        let text = self.browser.client.execute_async(script, Vec::new()).await.unwrap();
        self.browser.devtools("Browser.resetPermissions", json!({})).await;
        text.as_str().unwrap().replace("\r\n", "\n")
    }

    /// What the host's console says; those of foreign frames are not in it.
    async fn console(&self) -> Vec<String> {
        let lines = self.browser.log("browser").await;
        let said = lines.iter().map(|line| line["message"].as_str().unwrap_or_default().to_owned());
        // Pages about rules have no icon of their own.
        said.filter(|line| !line.contains("/favicon.ico")).collect()
    }
}
