//! `<meta name="go-import">`: the tags of a discovery page, and which of them is meant; fetches nothing.

use super::xml::{Stop, Tag, Tags};
use crate::go::{Change, Release};

/// A tag's content, as `cmd/go/internal/vcs.metaImport`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GoImport {
    /// The import path of the repository's root.
    pub(super) prefix: String,
    /// `git`, `hg` …, or `mod` for a module proxy.
    pub(super) vcs: String,
    /// Where the repository is.
    pub(super) root: String,
    /// The folder of the repository that is meant, empty for all of it.
    pub(super) folder: String,
}

/// Why no tag is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NoMatch {
    /// None has a prefix of the path: the words that go lists in brackets.
    Mismatch(String),
    /// More than one has.
    Multiple(String),
}

/// The tags of a page up to `</head>` or `<body>`, those for module proxies first (`parseMetaGoImports`).
pub(super) fn read(page: &str, cut: bool, release: Release) -> Result<Vec<GoImport>, String> {
    let mut tags = Tags::new(page, cut, release.has(Change::CdataEndInQuotes));
    let mut found = Vec::new();
    loop {
        match tags.next() {
            Ok(Tag::Start(name, _)) if name.eq_ignore_ascii_case("body") => break,
            Ok(Tag::End(name)) if name.eq_ignore_ascii_case("head") => break,
            Ok(Tag::Start(name, attributes)) if name.eq_ignore_ascii_case("meta") => {
                if value(&attributes, "name") == "go-import" {
                    found.extend(parse(value(&attributes, "content"), release));
                }
            }
            Ok(_) => {}
            Err(Stop::Error(words)) if found.is_empty() => return Err(words),
            Err(_) => break,
        }
    }
    let (proxies, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|import| import.vcs == "mod");
    let hidden = |import: &GoImport| proxies.iter().any(|proxy| proxy.prefix == import.prefix);
    let others: Vec<_> = others.into_iter().filter(|import| !hidden(import)).collect();
    Ok(proxies.into_iter().chain(others).collect())
}

fn parse(content: &str, release: Release) -> Option<GoImport> {
    let mut fields = content.split_whitespace().map(str::to_owned);
    let import = GoImport { prefix: fields.next()?, vcs: fields.next()?, root: fields.next()?, folder: String::new() };
    match (fields.next(), fields.next()) {
        (None, _) => Some(import),
        (Some(folder), None) if release.has(Change::GoImportFolder) => Some(GoImport { folder, ..import }),
        _ => None,
    }
}

fn value<'a>(attributes: &'a [(String, String)], key: &str) -> &'a str {
    attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map_or("", |(_, value)| value)
}

/// The tag that is meant for the path (`matchGoImport`).
pub(super) fn matching(imports: &[GoImport], path: &str) -> Result<GoImport, NoMatch> {
    let mut found: Option<&GoImport> = None;
    let mut others = Vec::new();
    for import in imports {
        if !has_path_prefix(path, &import.prefix) {
            others.push(format!("meta tag {} did not match import path {path}", import.prefix));
            continue;
        }
        match found {
            Some(proxy) if proxy.vcs == "mod" && import.vcs != "mod" => break,
            Some(_) => return Err(NoMatch::Multiple(format!("multiple meta tags match import path \"{path}\""))),
            None => found = Some(import),
        }
    }
    found.cloned().ok_or_else(|| NoMatch::Mismatch(others.join(", ")))
}

/// Whether the path begins with these elements (`cmd/internal/str.HasPathPrefix`).
pub(super) fn has_path_prefix(path: &str, prefix: &str) -> bool {
    match path.strip_prefix(prefix) {
        Some(rest) => rest.is_empty() || prefix.is_empty() || prefix.ends_with('/') || rest.starts_with('/'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(page: &str, minor: u8) -> Vec<String> {
        let imports = read(page, false, Release::new(minor, 0)).unwrap_or_default();
        imports
            .iter()
            .map(|i| format!("{} {} {} {}", i.prefix, i.vcs, i.root, i.folder).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn proxies_come_first_and_hide_others() {
        let page = "<meta name=\"go-import\" content=\"a.b/c git https://g\"><META NAME='go-import' CONTENT='a.b git https://h'>\
                    <meta name=\"go-import\" content=\"a.b/c mod https://m\"><meta name=\"go-source\" content=\"a b c\">";
        assert_eq!(lines(page, 27), ["a.b/c mod https://m", "a.b git https://h"]);
    }

    #[test]
    fn only_the_head_counts() {
        let tag = "<meta name=\"go-import\" content=\"a.b git https://g\">";
        assert_eq!(lines(&format!("<head></head>{tag}"), 27), [""; 0]);
        assert_eq!(lines(&format!("<Body>{tag}"), 27), [""; 0]);
        assert_eq!(lines(&format!("{tag}<body <"), 27), ["a.b git https://g"]);
    }

    #[test]
    fn a_folder_since_1_25() {
        let tag = "<meta name=\"go-import\" content=\"a.b git https://g sub\">";
        assert_eq!(lines(tag, 24), [""; 0]);
        assert_eq!(lines(tag, 25), ["a.b git https://g sub"]);
    }

    #[test]
    fn which_tag_is_meant() {
        let of = |prefix: &str, vcs: &str| GoImport {
            prefix: prefix.to_owned(),
            vcs: vcs.to_owned(),
            root: "https://r".to_owned(),
            folder: String::new(),
        };
        let (lib, all, proxy) = (of("a.b/lib", "git"), of("a.b", "git"), of("a.b", "mod"));
        assert_eq!(matching(&[lib.clone(), all.clone()], "a.b/library"), Ok(all.clone()));
        assert_eq!(matching(&[proxy.clone(), lib.clone()], "a.b/lib/x"), Ok(proxy));
        let twice = "multiple meta tags match import path \"a.b/lib\"".to_owned();
        assert_eq!(matching(&[lib.clone(), all], "a.b/lib"), Err(NoMatch::Multiple(twice)));
        let other = "meta tag a.b/lib did not match import path a.b/x".to_owned();
        assert_eq!(matching(&[lib], "a.b/x"), Err(NoMatch::Mismatch(other)));
    }

    proptest! {
        #[test]
        fn any_page_is_read(page in "(<meta name=|go-import|content=|\"|'|<|>|/|!|-|\\?|&|#|;|]|body|xml|CDATA\\[|\\PC|\n){0,40}", cut: bool) {
            let _ = read(&page, cut, Release::NEWEST);
        }
    }
}
