//! The pages that need no script, as what stands in their bodies: `static/single-pages.js` shows them in a dialog.

use serde_json::{Map, Value, json};

use crate::built::files::{Files, Flaw};

/// JSON: each page's folder with its language, title and body.
pub(super) fn collect(files: &Files) -> Result<String, Flaw> {
    let mut out = Map::new();
    for (path, _) in files.iter() {
        let Some(folder) = path.strip_suffix("index.html").filter(|folder| !folder.is_empty()) else { continue };
        let html = files.text(path)?;
        let part = |from: &str, to: &str| {
            let rest = html.split_once(from).and_then(|(_, rest)| rest.split_once(to));
            rest.map(|(part, _)| part).ok_or_else(|| Flaw::new(format!("{path} has no {from}")))
        };
        let page = json!({
            "lang": part("<html lang=\"", "\"")?,
            "title": plain(part("<title>", "</title>")?),
            "body": part("<body class=\"text-page\">", "</body>")?,
        });
        out.insert(folder.to_owned(), page);
    }
    Ok(Value::Object(out).to_string())
}

/// A text without the entities that maud writes.
fn plain(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}
