//! What a person takes away: copies, downloads, merged files, reasons and marks.

use std::fs;
use std::time::{Duration, Instant};

use goproxy_wizard::text::Catalogue;
use serde_json::{Value, json};

use crate::visit::{answers, visit};

#[test]
fn copies_and_downloads_the_very_text() {
    visit("copy", "en-US", "#v=1&preset=forward-proxy&show=daemon-json", |visit| async {
        let file = visit.artifacts().await["etc/docker/daemon.json"].clone();
        visit.clipboard().await;
        visit.click("[data-copy=block-daemon-json]").await;
        let copied = Catalogue::built_in().get("page.copied").to_owned();
        let seen =
            format!("return document.querySelector('[data-copy=block-daemon-json]').textContent.includes({copied:?})");
        visit.wait("the button to say so", &seen).await;
        visit
            .wait(
                "the words for those who listen",
                "return document.querySelector('#spoken').textContent.includes('daemon.json')",
            )
            .await;
        assert_eq!(visit.clipboard().await, file);
        visit.click("[data-download='etc/docker/daemon.json']").await;
        let path = visit.downloads.join("daemon.json");
        let start = Instant::now();
        while !path.exists() && start.elapsed() < Duration::from_secs(10) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(fs::read_to_string(path).unwrap(), file);
        visit
    });
}

#[test]
fn an_existing_file_is_merged_and_a_broken_one_pointed_at() {
    visit("merge", "en-US", "#v=1&preset=forward-proxy&show=daemon-json", |visit| async {
        visit.type_into("[data-existing='etc/docker/daemon.json']", "{\"dns\": [\"10.0.0.2\"] \"debug\": true}").await;
        visit
            .wait(
                "the place of the mistake",
                "return document.querySelector('#existing-state-daemon-json').textContent.includes('column 21')",
            )
            .await;
        let kept = visit
            .browser
            .script("return document.querySelector(\"[data-existing='etc/docker/daemon.json']\").value")
            .await;
        assert_eq!(kept, "{\"dns\": [\"10.0.0.2\"] \"debug\": true}");
        visit.type_into("[data-existing='etc/docker/daemon.json']", "{\"dns\": [\"10.0.0.2\"]}").await;
        visit.wait("the merged file", "return document.querySelector(\"[data-artifact='etc/docker/daemon.json']\").textContent.includes('dns')").await;
        let merged: Value = serde_json::from_str(&visit.artifacts().await["etc/docker/daemon.json"]).unwrap();
        assert_eq!(merged["dns"], json!(["10.0.0.2"]));
        assert_eq!(merged["proxies"]["https-proxy"], "http://proxy.corp.example:3128");
        visit.wait("an address without it", "return !location.href.includes('10.0.0.2')").await;
        visit
    });
}

#[test]
fn lines_and_questions_point_at_each_other() {
    visit("reasons", "en-US", "", |visit| async {
        visit
            .browser
            .script("document.querySelector('[data-artifact=\"home/.bashrc\"] [data-line=\"1\"]').focus()")
            .await;
        visit
            .wait(
                "the question to be marked",
                "return document.querySelector('#q-mirror').classList.contains('marked')",
            )
            .await;
        visit.unfold().await;
        visit.browser.script("document.querySelector('#q-mirror input').focus()").await;
        let marked = "return document.querySelector('[data-artifact=\"home/.bashrc\"] .marked')?.textContent.includes('GOPROXY') === true";
        visit.wait("the line to be marked", marked).await;
        visit
    });
}

#[test]
fn what_changed_is_marked_and_said() {
    visit("changes", "en-US", "", |visit| async {
        visit.unfold().await;
        visit.click("input[name=mirror][value=aliyun]").await;
        visit.expect_files(&answers("mirror=aliyun")).await;
        let changed = "return [...document.querySelectorAll('[data-artifact=Dockerfile] .changed')].some(e => e.textContent.includes('aliyun'))";
        visit.wait("the marked line", changed).await;
        visit.wait("the words", "return document.querySelector('#spoken').textContent.includes('changed')").await;
        visit
    });
}
