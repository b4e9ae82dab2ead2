//! `_headers`, which hosts of static sites read from the site's root (Netlify, Cloudflare Pages and others).

use std::fmt::Write;

use super::{caching, headers, is_hashed};

/// What these hosts do of themselves: everything is asked for again unless another word is said.
const THEIRS: &str = "Cache-Control";

/// What is said of one file differently. Where two rules match, these hosts join the values, so a rule for all files must
/// not say it.
const APART: &str = "Cross-Origin-Resource-Policy";

/// The file for a site with these files, given by their paths from its root.
pub fn headers_file<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let common = headers("index.html");
    let is_common = |header: &(&str, String)| common.contains(header);
    let mut out = "/*\n".to_owned();
    for (name, value) in common.iter().filter(|(name, _)| *name != THEIRS && *name != APART) {
        say(&mut out, name, value);
    }
    for path in paths {
        let mut own: Vec<_> = headers(path).into_iter().filter(|it| it.0 != THEIRS && !is_common(it)).collect();
        if is_hashed(path) {
            own.push((THEIRS, caching(path).to_owned()));
        }
        if !own.is_empty() {
            let _ = writeln!(out, "/{path}");
        }
        for (name, value) in &own {
            say(&mut out, name, value);
        }
    }
    out
}

fn say(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "  {name}: {value}");
}
