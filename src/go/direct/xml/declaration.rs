//! `<?xml version="…" encoding="…"?>`: what of it go accepts.

use super::Stop;

/// Whether version and encoding are ones that go reads (`encoding/xml`, `cmd/go/internal/vcs.charsetReader`).
pub(super) fn check(content: &str) -> Result<(), Stop> {
    let version = value("version=", content);
    if !version.is_empty() && version != "1.0" {
        return Err(Stop::Error(format!("xml: unsupported version \"{version}\"; only version 1.0 is supported")));
    }
    let encoding = value("encoding=", content);
    match encoding.to_ascii_lowercase().as_str() {
        "" | "utf-8" | "ascii" => Ok(()),
        _ => Err(Stop::Error(format!(
            "xml: opening charset \"{encoding}\": can't decode XML document using charset \"{encoding}\""
        ))),
    }
}

/// `encoding/xml.procInst`: what stands in quotes behind the first such key that has any.
fn value<'a>(key: &str, content: &'a str) -> &'a str {
    let mut rest = content;
    while let Some((_, after)) = rest.split_once(key) {
        let Some(quote) = after.chars().next() else { break };
        let inside = after.get(quote.len_utf8()..).unwrap_or_default();
        if quote == '"' || quote == '\'' {
            return inside.split_once(quote).map_or("", |(value, _)| value);
        }
        rest = inside;
    }
    ""
}
