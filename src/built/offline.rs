//! The list by which the page works without a network: what it needs at once, what later, and each file's hash, so that
//! files of two versions never meet.

use std::collections::BTreeMap;

use super::files::{Files, Flaw};
use super::hash;
use super::tag::Tag;
use crate::web::is_hashed;

/// The page itself, by the address that people use.
const PAGE: &str = "./";
/// What is shown instead of a page that can't be had.
const INSTEAD: &str = "offline.html";
/// Files that hold texts for the page.
const TEXTS: &str = "text/";

/// The worker's script, `static/sw.js`, with the list of this page.
pub fn worker(files: &Files) -> Result<String, Flaw> {
    let index = files.text("index.html")?;
    let mut first = BTreeMap::from([(PAGE, hash::short(index.as_bytes())), (INSTEAD, mark(files, INSTEAD)?)]);
    for path in Tag::all(index).iter().filter_map(at_once) {
        first.insert(path, mark(files, path)?);
    }
    let is_later = |path: &str| (is_hashed(path) || path.starts_with(TEXTS)) && !first.contains_key(path);
    let later: BTreeMap<_, _> =
        files.iter().filter(|(path, _)| is_later(path)).map(|(path, bytes)| (path, hash::short(bytes))).collect();
    let list = |list: &BTreeMap<&str, String>| serde_json::to_string(list).expect("texts are JSON");
    let (first, later) = (list(&first), list(&later));
    let version = hash::short(format!("{first}{later}").as_bytes());
    let gaps = [("first = {}", first), ("later = {}", later), ("version = \"\"", format!("{version:?}"))];
    Ok(gaps.iter().fold(include_str!("../../static/sw.js").to_owned(), |script, (gap, filled)| {
        let (name, _) = gap.split_once(" = ").unwrap_or_default();
        script.replacen(gap, &format!("{name} = {filled}"), 1)
    }))
}

/// The path of a file that `index.html` loads at once.
fn at_once<'a>(tag: &Tag<'a>) -> Option<&'a str> {
    let is_at_once = ["stylesheet", "modulepreload", "preload"].iter().any(|rel| tag.is_rel(rel));
    let address = if tag.name == "script" { tag.get("src") } else { tag.get("href").filter(|_| is_at_once) };
    address.map(|address| address.trim_start_matches("./"))
}

fn mark(files: &Files, path: &str) -> Result<String, Flaw> {
    files.bytes(path).map(hash::short)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const INDEX: &str = r#"<link rel="icon" href="data:,"><link rel="stylesheet" href="./app-2814f03371010255.css"/><link rel="fix" href="fix-2814f03371010255.js"><script src="./boot-2814f03371010255.js"></script>"#;

    fn built(more: &[(&str, &str)]) -> Files {
        let files = [
            ("index.html", INDEX),
            ("offline.html", "abc"),
            ("app-2814f03371010255.css", "abc"),
            ("boot-2814f03371010255.js", "abc"),
            ("fix-2814f03371010255.js", "abc"),
            ("fix-2814f03371010255.js.br", "abc"),
            ("text/zh-CN.txt", "abc"),
            ("presets/acme.json", "abc"),
            ("rules/index.html", "abc"),
            ("embed.js", "abc"),
        ];
        let files = files.iter().chain(more);
        Files::new(files.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_owned())))
    }

    fn list(script: &str, name: &str) -> Value {
        let rest = script.split_once(&format!("const {name} = ")).unwrap().1;
        serde_json::from_str(rest.split_once(";\n").unwrap().0).unwrap()
    }

    /// The hash is that of `printf abc | sha256sum`.
    #[test]
    fn files_are_listed_by_when_they_are_needed() {
        let script = worker(&built(&[])).unwrap();
        let abc = "ba7816bf8f01cfea";
        let first = list(&script, "first");
        assert_eq!(first["app-2814f03371010255.css"], abc);
        let names: Vec<_> = first.as_object().unwrap().keys().collect();
        assert_eq!(names, ["./", "app-2814f03371010255.css", "boot-2814f03371010255.js", "offline.html"]);
        assert_eq!(list(&script, "later"), json!({ "fix-2814f03371010255.js": abc, "text/zh-CN.txt": abc }));
    }

    #[test]
    fn a_changed_file_makes_another_version_and_others_do_not() {
        let version = |more| list(&worker(&built(more)).unwrap(), "version");
        assert_ne!(version(&[("text/zh-CN.txt", "甲")]), version(&[]));
        assert_eq!(
            version(&[("presets/acme.json", "{}"), ("rules/index.html", "<p>"), ("index.html.gz", "")]),
            version(&[])
        );
        assert_eq!(version(&[]).as_str().map(str::len), Some(16));
    }

    #[test]
    fn a_page_without_a_file_that_it_names_is_refused() {
        let index = r#"<script src="./gone.js"></script>"#;
        assert!(worker(&built(&[("index.html", index)])).unwrap_err().to_string().contains("gone.js"));
    }
}
