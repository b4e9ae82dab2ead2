//! What is shared and taken along: link, command, files; undone and done again; kept only on demand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::visit::{Visit, answers, scratch, visit};

const LINK: &str = "#v=1&preset=private-vcs&private=git.corp.example,github.com/acme&go=1.25";

async fn downloaded(visit: &Visit, name: &str) -> PathBuf {
    let path = visit.downloads.join(name);
    let start = Instant::now();
    while !path.exists() {
        assert!(start.elapsed() < Duration::from_secs(10), "{name} did not arrive");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    path
}

async fn open_drawer(visit: &Visit) {
    visit.click("#carry > summary").await;
    visit.wait("what is in it", "return document.querySelector('#carry-link') !== null").await;
}

/// Every file below a folder, by its path.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        if entry.is_dir() {
            out.extend(tree(&entry).into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
        } else {
            out.insert(name, fs::read_to_string(entry).unwrap());
        }
    }
    out
}

#[test]
fn link_and_command_lead_to_the_same_files() {
    visit("share", "en-US", LINK, |visit| async {
        visit.expect_files(&answers(LINK)).await;
        open_drawer(&visit).await;
        let script = "return document.querySelector('#carry-link').textContent === location.href.replace('preset=private-vcs', 'have=private')";
        visit.wait("the link", script).await;
        let command = visit.browser.script("return document.querySelector('#carry-command').textContent").await;
        let command = command.as_str().unwrap();
        assert!(command.starts_with("goproxy-wizard generate --preset private-vcs --set "), "{command}");
        let folder = scratch("share-command");
        let program = Path::new(env!("CARGO_BIN_EXE_goproxy-wizard")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let done = Command::new("sh").args(["-c", command]).current_dir(&folder).env("PATH", path).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut written = tree(&folder.join("settings"));
        written.remove("manifest.json").unwrap();
        assert_eq!(written, visit.artifacts().await);
        visit
    });
}

#[test]
fn answers_go_out_as_a_file_and_come_back() {
    visit("answers", "en-US", LINK, |visit| async {
        open_drawer(&visit).await;
        visit.click("[data-carry='answers.json']").await;
        let file = downloaded(&visit, "answers.json").await;
        let read: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!(read["private"], serde_json::json!(["git.corp.example", "github.com/acme"]));
        visit.click("[data-preset=air-gapped]").await;
        visit.expect_files(&answers("preset=air-gapped")).await;
        let field = visit.browser.client.find(fantoccini::Locator::Css("[data-carry=open]")).await.unwrap();
        field.send_keys(file.to_str().unwrap()).await.unwrap();
        visit.expect_files(&answers(LINK)).await;

        let broken = visit.downloads.join("broken.json");
        fs::write(&broken, r#"{"have": ["china"], "proxy": "http://wile:coyote@proxy:1", "__proto__": "x"}"#).unwrap();
        let field = visit.browser.client.find(fantoccini::Locator::Css("[data-carry=open]")).await.unwrap();
        field.send_keys(broken.to_str().unwrap()).await.unwrap();
        visit.wait("what is wrong", "return document.querySelectorAll('.notices li').length === 2").await;
        visit.expect_files(&answers(LINK)).await;
        visit
    });
}

#[test]
fn all_files_come_in_one_zip() {
    for languages in ["en-US", "zh-CN"] {
        visit(&format!("zip-{languages}"), languages, LINK, |visit| async move {
            open_drawer(&visit).await;
            visit.click("[data-carry=zip]").await;
            let zip = downloaded(&visit, "goproxy-settings.zip").await;
            let folder = scratch(&format!("unzipped-{languages}"));
            let done = Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&zip).arg(&folder).output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            let unzipped = tree(&folder.join("goproxy-settings"));
            for (path, text) in visit.artifacts().await {
                assert_eq!(unzipped[&path], text, "{path}");
            }
            let is_chinese = unzipped["README.md"].contains('的');
            assert_eq!(is_chinese, languages == "zh-CN");
            assert!(unzipped["README.md"].contains(&visit.base) && unzipped.contains_key("apply.sh"));
            visit
        });
    }
}

#[test]
fn a_preset_comes_from_the_answers() {
    visit("new-preset", "en-US", LINK, |visit| async {
        open_drawer(&visit).await;
        visit.click("[data-carry='your-organisation.json']").await;
        let file = downloaded(&visit, "your-organisation.json").await;
        let check = Command::new(env!("CARGO_BIN_EXE_goproxy-wizard")).args(["preset", "check"]).arg(&file).output();
        assert!(check.unwrap().status.success());
        visit
    });
}

#[test]
fn changes_are_undone_by_button_and_by_key() {
    visit("undo", "en-US", "#v=1", |visit| async {
        visit.click("[data-preset=private-vcs]").await;
        visit.expect_files(&answers("preset=private-vcs")).await;
        visit.click("[data-preset=forward-proxy]").await;
        visit.type_into("#field-proxy", "http://10.0.0.7:8080").await;
        visit.expect_files(&answers("preset=forward-proxy&proxy=http://10.0.0.7:8080")).await;
        visit.click("[data-history=take-back]").await;
        visit.expect_files(&answers("preset=forward-proxy")).await;
        visit.keys("\u{e009}z").await;
        visit.expect_files(&answers("preset=private-vcs")).await;
        visit.click("[data-history=do-again]").await;
        visit.expect_files(&answers("preset=forward-proxy")).await;
        visit.browser.client.back().await.unwrap();
        visit.expect_files(&answers("preset=private-vcs")).await;
        visit
    });
}

#[test]
fn nothing_is_kept_unless_a_person_asks() {
    visit("keep", "en-US", LINK, |visit| async {
        let stored = "return localStorage.length + sessionStorage.length";
        let cookies = "return document.cookie";
        visit.click("[data-preset=private-vcs]").await;
        open_drawer(&visit).await;
        assert_eq!(visit.browser.script(stored).await, 0);
        assert_eq!(visit.browser.script(cookies).await, "");
        visit.click("[data-carry=keep]").await;
        visit.wait("what is kept", "return localStorage.length === 1").await;
        visit.open("").await;
        visit.expect_files(&answers("preset=private-vcs")).await;
        open_drawer(&visit).await;
        visit.wait("the box", "return document.querySelector('[data-carry=keep]').checked").await;
        visit.click("[data-carry=keep]").await;
        visit.wait("nothing to be kept", "return localStorage.length === 0").await;
        visit.open("").await;
        visit.expect_files(&answers("")).await;
        visit
    });
}
