//! Which permissions a sandboxed frame needs: each is taken away, and what it was for fails.

use std::time::{Duration, Instant};

use crate::stage::{Policy, Stage, hand_made, stage};

const NEEDED: [&str; 5] =
    ["allow-scripts", "allow-same-origin", "allow-downloads", "allow-popups", "allow-popups-to-escape-sandbox"];

/// Puts the element into an empty host, with all permissions but this one.
async fn frame(stage: &Stage, without: &str, attributes: &str) {
    stage.open(&format!("{}empty.html", stage.host)).await;
    stage.wait("the element", "return !!customElements.get('goproxy-wizard')").await;
    let sandbox = NEEDED.into_iter().filter(|it| *it != without).collect::<Vec<_>>().join(" ");
    let script = format!(
        "const element = document.createElement('goproxy-wizard');
        for (const [name, value] of Object.entries({{ preset: 'acme', sandbox: {sandbox:?}, {attributes} }})) element.setAttribute(name, value);
        document.body.append(element)"
    );
    stage.browser.script(&script).await;
}

/// Whether the download arrives.
async fn downloads(stage: &Stage) -> bool {
    stage.click("[data-download='home/.bashrc']").await;
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(3) {
        if std::fs::read_dir(&stage.downloads).unwrap().next().is_some() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    false
}

/// Follows a link to a page about a rule, and says where the new tab is.
async fn popup(stage: &Stage) -> Option<String> {
    stage.click("[data-example]").await;
    stage.click(".finding a.rule").await;
    let start = Instant::now();
    let here = stage.browser.client.window().await.unwrap();
    while start.elapsed() < Duration::from_secs(3) {
        let windows = stage.browser.client.windows().await.unwrap();
        if let Some(new) = windows.into_iter().find(|it| *it != here) {
            stage.browser.client.switch_to_window(new).await.unwrap();
            tokio::time::sleep(Duration::from_millis(500)).await;
            let address = stage.browser.script("return location.href").await.as_str().unwrap().to_owned();
            stage.browser.client.close_window().await.unwrap();
            stage.browser.client.switch_to_window(here).await.unwrap();
            return Some(address);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    None
}

/// Waits, and gives whether the page answered.
async fn answers(stage: &Stage) -> bool {
    tokio::time::sleep(Duration::from_secs(3)).await;
    stage.browser.script("return told.some(it => it.type === 'ready')").await == true
}

#[test]
fn every_permission_is_for_something() {
    stage("sandbox", &hand_made(), Policy::Strict, |stage| async {
        frame(&stage, "", "view: 'setup'").await;
        stage.told("ready").await;
        stage.enter().await;
        stage.click("[data-copy=block-bash]").await;
        stage
            .wait("the copy", "return document.querySelector('[data-copy=block-bash]').classList.contains('done')")
            .await;
        assert!(downloads(&stage).await);
        frame(&stage, "", "view: 'fix'").await;
        stage.enter().await;
        assert!(popup(&stage).await.is_some_and(|address| address.starts_with(&format!("{}rules/GP", stage.page))));

        frame(&stage, "allow-scripts", "").await;
        assert!(!answers(&stage).await);
        // Its scripts and its wasm are fetched by its own origin, and its worker needs one.
        frame(&stage, "allow-same-origin", "").await;
        assert!(!answers(&stage).await);

        std::fs::remove_dir_all(&stage.downloads).unwrap();
        std::fs::create_dir(&stage.downloads).unwrap();
        frame(&stage, "allow-downloads", "view: 'setup'").await;
        stage.enter().await;
        assert!(!downloads(&stage).await);

        frame(&stage, "allow-popups", "view: 'fix'").await;
        stage.enter().await;
        assert_eq!(popup(&stage).await, None);
        // A tab that is still in the sandbox is refused by the opener policy of the page.
        frame(&stage, "allow-popups-to-escape-sandbox", "view: 'fix'").await;
        stage.enter().await;
        assert!(popup(&stage).await.is_none_or(|address| !address.starts_with(&stage.page)));
        stage
    });
}
