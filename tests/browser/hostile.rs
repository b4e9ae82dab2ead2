//! Links and pasted files that somebody made to do harm: they change nothing, run nothing and break nothing.

use serde_json::json;

use crate::visit::{Visit, answers, visit};

const MARKUP: &str = "%3Cimg%20src=x%20onerror=document.title='broken'%3E";

/// Nothing ran, nothing was added to what every object has, and no element came out of text.
async fn unharmed(visit: &Visit) {
    let script = "return document.title.startsWith('goproxy-wizard') \
        && document.querySelector('img, iframe, object, embed, script:not([type=module])') === null \
        && Object.keys(Object.prototype).length === 0 && ({}).polluted === undefined";
    visit.wait("the page to be unharmed", script).await;
}

#[test]
fn a_hostile_link_changes_nothing_and_runs_nothing() {
    let long = "a.example,".repeat(20_000);
    let links = [
        format!("#v=1&__proto__={MARKUP}&constructor=polluted&__proto__[polluted]=1&toString=x"),
        format!("#v={MARKUP}&preset={MARKUP}&lang={MARKUP}&show={MARKUP}&theme={MARKUP}"),
        "#v=1&preset=__proto__&show=constructor&lang=toString".to_owned(),
        "#v=1&preset=..%2F..%2Findex&preset=https://evil.example/x".to_owned(),
        "#v=1&proxy=javascript:alert(1)&module-proxy=data:text/html,x&ca=../../etc/passwd&go=%00&registry=%F0%9F"
            .to_owned(),
        format!("#{}", "&".repeat(100_000)),
        format!("#v=1&{long}=1"),
    ];
    visit("hostile-links", "en-US", "", |visit| async move {
        for link in &links {
            visit.open(link).await;
            visit.expect_files(&answers("")).await;
            unharmed(&visit).await;
        }
        visit
    });
}

#[test]
fn a_hostile_file_is_text_or_refused() {
    visit("hostile-files", "en-US", "#v=1&preset=forward-proxy&show=daemon-json", |visit| async {
        let own = visit.artifacts().await["etc/docker/daemon.json"].clone();
        let put = |text: String| {
            let script = "const field = document.querySelector(\"[data-existing='etc/docker/daemon.json']\"); \
                field.value = arguments[0]; field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
            visit.browser.client.execute(script, vec![json!(text)])
        };
        visit.unfold().await;
        let deep = "[".repeat(200_000);
        let huge = format!("{{\"labels\": [\"{}\"", "x".repeat(3_000_000));
        for text in [deep, huge, "<script>document.title='broken'</script>".into(), "{\"a\": \u{0}}".into()] {
            put(text).await.unwrap();
            visit
                .wait(
                    "a word about it",
                    "return document.querySelector('#existing-daemon-json').ariaInvalid === 'true'",
                )
                .await;
            assert_eq!(visit.artifacts().await["etc/docker/daemon.json"], own);
            unharmed(&visit).await;
        }
        let named = "{\"__proto__\": {\"polluted\": 1}, \"constructor\": \"</code><img src=x onerror=document.title='broken'>\"}";
        put(named.to_owned()).await.unwrap();
        visit
            .wait(
                "the file to be merged",
                "return document.querySelector('#existing-daemon-json').ariaInvalid === 'false'",
            )
            .await;
        let merged = visit.artifacts().await["etc/docker/daemon.json"].clone();
        let read: serde_json::Value = serde_json::from_str(&merged).unwrap();
        assert_eq!(read["__proto__"], json!({"polluted": 1}));
        assert!(read["proxies"].is_object(), "{merged}");
        unharmed(&visit).await;
        visit
    });
}
