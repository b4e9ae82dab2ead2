//! A visit to the built page: opens it, drives it as a person does, and listens to what the browser says.

use std::collections::BTreeMap;
use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use goproxy_wizard::ask::{Answers, link};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::serve::{Files, Folder, start};
use serde_json::{Value, json};

use crate::chromium::Browser;

/// One browser at a time: two would fight for the machine and for the clipboard.
static TURN: Mutex<()> = Mutex::new(());

/// The page in a browser.
pub(crate) struct Visit {
    pub(crate) browser: Browser,
    pub(crate) base: String,
    pub(crate) downloads: PathBuf,
}

/// Waits until no other test has a browser.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An empty folder for a test's downloads.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("downloads-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Serves `dist/`, opens the page at this fragment, runs the test, and looks at what the console and the network say.
pub(crate) fn visit<F: Future<Output = Visit>>(
    name: &str,
    languages: &str,
    fragment: &str,
    test: impl FnOnce(Visit) -> F,
) {
    visit_at(&dist(), name, languages, fragment, test);
}

/// The built page.
pub(crate) fn dist() -> PathBuf {
    let dist = std::env::var("DIST").unwrap_or_else(|_| "dist".into());
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join(dist);
    assert!(dist.join("index.html").is_file(), "there is no page in {}: run `make dist` first", dist.display());
    dist
}

/// The same for a page in this folder.
pub(crate) fn visit_at<F: Future<Output = Visit>>(
    dist: &Path,
    name: &str,
    languages: &str,
    fragment: &str,
    test: impl FnOnce(Visit) -> F,
) {
    visit_below("", Folder::at(dist).unwrap(), name, languages, fragment, test);
}

/// The same for files among which the page lies in a folder, given with a slash at its end.
pub(crate) fn visit_below<F: Future<Output = Visit>>(
    folder: &str,
    files: impl Files + 'static,
    name: &str,
    languages: &str,
    fragment: &str,
    test: impl FnOnce(Visit) -> F,
) {
    let _turn = turn();
    let server = start(files, 0).unwrap();
    let downloads = scratch(name);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let browser = Browser::start(languages, &downloads).await.unwrap();
        let base = format!("http://{}/{folder}", server.address());
        let visit = Visit { browser, base, downloads };
        visit.open(fragment).await;
        let visit = test(visit).await;
        visit.assert_quiet().await;
        visit.browser.stop().await;
    });
}

impl Visit {
    pub(crate) async fn open(&self, fragment: &str) {
        self.browser.client.goto("about:blank").await.unwrap();
        self.browser.client.goto(&format!("{}{fragment}", self.base)).await.unwrap();
        self.wait("the files", "return document.querySelectorAll('[data-artifact]').length > 0").await;
    }

    /// Waits until a script says yes.
    pub(crate) async fn wait(&self, what: &str, script: &str) {
        let start = Instant::now();
        while self.browser.script(script).await != Value::Bool(true) {
            assert!(start.elapsed() < Duration::from_secs(10), "waited in vain for {what}: {script}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until an element says this.
    pub(crate) async fn says(&self, selector: &str, text: &str) {
        let script = format!("return !!document.querySelector({selector:?})?.textContent.includes({text:?})");
        self.wait(&format!("{text} in {selector}"), &script).await;
    }

    /// The text of every file on the page, by its path.
    pub(crate) async fn artifacts(&self) -> BTreeMap<String, String> {
        let script = "return Object.fromEntries([...document.querySelectorAll('[data-artifact]')].map(e => [e.dataset.artifact, e.textContent]))";
        serde_json::from_value(self.browser.script(script).await).unwrap()
    }

    pub(crate) async fn expect_files(&self, answers: &Answers) {
        let expected: BTreeMap<_, _> =
            files(&Plan::of(answers)).iter().map(|file| (file.path.to_owned(), file.text())).collect();
        let start = Instant::now();
        while self.artifacts().await != expected {
            if start.elapsed() > Duration::from_secs(10) {
                assert_eq!(self.artifacts().await, expected);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The address follows what is typed, if not with every key.
    pub(crate) async fn expect_link(&self, expected: &Answers) {
        let start = Instant::now();
        while answers(&self.fragment().await) != *expected {
            assert!(start.elapsed() < Duration::from_secs(5), "{}", self.fragment().await);
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    pub(crate) async fn fragment(&self) -> String {
        self.browser.script("return location.hash").await.as_str().unwrap().to_owned()
    }

    pub(crate) async fn click(&self, selector: &str) {
        let script = format!(
            "const e = document.querySelector({selector:?}); if (!e) return false; e.scrollIntoView({{block: 'center'}}); return true"
        );
        assert_eq!(self.browser.script(&script).await, Value::Bool(true), "there is no {selector}");
        let element = self.browser.client.find(fantoccini::Locator::Css(selector)).await.unwrap();
        element.click().await.unwrap();
    }

    /// Opens the folds, so that every field can be reached.
    pub(crate) async fn unfold(&self) {
        self.browser.script("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    }

    /// Replaces what stands in a field, key by key.
    pub(crate) async fn type_into(&self, selector: &str, text: &str) {
        self.unfold().await;
        self.click(selector).await;
        let select_all = format!("document.querySelector({selector:?}).select()");
        self.browser.script(&select_all).await;
        self.keys(text).await;
    }

    /// Presses keys where the focus is.
    pub(crate) async fn keys(&self, text: &str) {
        let element = self.browser.client.active_element().await.unwrap();
        element.send_keys(text).await.unwrap();
    }

    pub(crate) async fn clipboard(&self) -> String {
        let params = json!({ "origin": self.base.trim_end_matches('/'), "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.browser.devtools("Browser.grantPermissions", params).await;
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, e => done('unreadable: ' + e))";
        let text = self.browser.client.execute_async(script, Vec::new()).await.unwrap();
        text.as_str().unwrap().replace("\r\n", "\n")
    }

    /// Nothing in the console, and no request but for the page's own files.
    pub(crate) async fn assert_quiet(&self) {
        let console = self.browser.log("browser").await;
        assert!(console.is_empty(), "the console says {console:#?}");
        for request in self.requests().await {
            assert!(
                request.starts_with(&self.base) || request.starts_with("blob:") || request.starts_with("data:"),
                "{request}"
            );
        }
    }

    /// The addresses that were asked for since the last call.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let mut out = Vec::new();
        for entry in self.browser.log("performance").await {
            let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            if event["message"]["method"] == "Network.requestWillBeSent" {
                out.push(event["message"]["params"]["request"]["url"].as_str().unwrap().to_owned());
            }
        }
        out
    }
}

/// The answers of a link that is understood whole.
pub(crate) fn answers(link: &str) -> Answers {
    let (answers, remarks) = link::read(link, &["lang", "show"]);
    assert!(remarks.is_empty(), "{link}: {remarks:?}");
    answers
}

/// The tab that leads to a view, in the view that is seen.
pub(crate) fn tab(view: &str) -> String {
    format!("div:not([hidden]) > .top [data-view={view}]")
}

/// A script that chooses from a list as a person does.
pub(crate) fn choose(selector: &str, value: &str) -> String {
    format!(
        "const s = document.querySelector({selector:?}); s.value = {value:?}; s.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    )
}
