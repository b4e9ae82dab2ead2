//! Tests of the single file, on a page that is small and built the same way.

use super::*;

const INDEX: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="icon" href="data:image/svg+xml,%3Csvg%3E"><link rel="stylesheet" href="./app-1.css"/>
<link rel="explain" href="explain-1.js" data-style="explain-1.css">
<link rel="fix" href="fix-1.js" data-style="fix-1.css" data-judge="judge-1-worker.js">
<script src="./boot-1.js" type="module"></script>
<link rel="modulepreload" href="./page-1.js"><link rel="preload" href="./page-1_bg.wasm" as="fetch"></head>
<body><div id="app"></div></body></html>"#;

fn page() -> Vec<(String, Vec<u8>)> {
    let glue = |name: &str| format!("const from = import.meta.url; // {name}\n{EXPORT}\n");
    let rule = r#"<!DOCTYPE html><html lang="en"><head><title>a &lt;b&gt;</title><link rel="stylesheet" href="../app-1.css"><link rel="stylesheet" href="../pages-1.css"></head><body class="text-page"><main>Rules</main></body></html>"#;
    let mut files = vec![
        ("index.html", INDEX.to_owned()),
        ("boot-1.js", "boot();".to_owned()),
        ("rules/index.html", rule.to_owned()),
        ("text/zh-CN.txt", "a = 甲".to_owned()),
        ("presets/acme.json", "{}".to_owned()),
        ("presets/acme.svg", "abc".to_owned()),
    ];
    for name in ["app-1.css", "explain-1.css", "fix-1.css", "pages-1.css"] {
        files.push((name, format!(".{} {{ color: red }}", &name[..3])));
    }
    for (path, name) in
        [("page-1.js", "page"), ("explain-1.js", "explain"), ("fix-1.js", "fix"), ("judge-1.js", "judge")]
    {
        files.push((path, glue(name)));
    }
    for path in ["page-1_bg.wasm", "explain-1_bg.wasm", "fix-1_bg.wasm", "judge-1_bg.wasm"] {
        files.push((path, "\0asm".to_owned()));
    }
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

#[test]
fn nothing_is_named_that_lies_elsewhere() {
    let html = single(&Files::new(page())).unwrap();
    let elsewhere: Vec<_> = Tag::all(&html)
        .into_iter()
        .filter_map(|tag| tag.get("href").or(tag.get("src")))
        .filter(|address| !address.starts_with("data:"))
        .map(str::to_owned)
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    for name in [
        "setup.js",
        "setup.wasm",
        "explain.css",
        "judge.js",
        "judge.wasm",
        "text/zh-CN.txt",
        "presets/acme.json",
        "pages.json",
    ] {
        assert_eq!(html.matches(&format!("data-file=\"{name}\"")).count(), 1, "{name}");
    }
    assert!(html.contains(r#"<script type="image/svg+xml" data-picture="presets/acme.svg">YWJj</script>"#));
}

#[test]
fn the_policy_is_the_only_one_and_names_what_runs() {
    let html = single(&Files::new(page())).unwrap();
    let policies: Vec<_> = Tag::all(&html).into_iter().filter(Tag::is_policy).collect();
    assert_eq!(policies.len(), 1);
    let policy = policies[0].get("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe-inline"), "{policy}");
    let first = html.find("<script").unwrap().min(html.find("<style").unwrap());
    assert!(policies[0].at.end < first, "something stands before the policy");
    let glue = "const from = location.href; // explain\nbeside.arrive(\"explain\", __wbg_init);\n";
    for text in [FILES, PAGES, "boot();", ".app { color: red }", ".exp { color: red }", glue] {
        assert!(policy.contains(&crate::built::hash::source(text)), "{text}");
    }
}

#[test]
fn what_is_no_built_page_is_refused() {
    for missing in ["index.html", "boot-1.js", "fix-1.css", "judge-1_bg.wasm", "pages-1.css"] {
        let files = page().into_iter().filter(|(path, _)| path != missing);
        let flaw = single(&Files::new(files)).unwrap_err().to_string();
        assert!(flaw.contains(missing), "{flaw}");
    }
    let glue = |name: &str| name == "explain-1.js";
    let files = page()
        .into_iter()
        .map(|(path, bytes)| if glue(&path) { (path, b"export default 1".to_vec()) } else { (path, bytes) });
    assert!(single(&Files::new(files)).unwrap_err().to_string().contains("explain-1.js"));
    let ends = page()
        .into_iter()
        .map(|(path, bytes)| if path == "boot-1.js" { (path, b"'</script>'".to_vec()) } else { (path, bytes) });
    assert!(single(&Files::new(ends)).is_err());
}
