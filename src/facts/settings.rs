//! Finds the variables that a paste sets, whatever its formats.

mod commands;
mod dockerfile;
mod lines;
mod tree;
mod unit;

use super::{Content, Document, Place, Setting};

/// The settings of all documents, in the order of the text.
pub(super) fn settings(text: &str, documents: &[Document]) -> Vec<Setting> {
    let mut out = Vec::new();
    for document in documents {
        match &document.content {
            Content::Commands(found) => {
                commands::settings(text, found, document.kind(), &mut out);
                lines::settings(text, document.part, found, &mut out);
            }
            Content::Dockerfile(file) => dockerfile::settings(text, file, &mut out),
            Content::Json(Some(node), _) | Content::Yaml(Some(node)) => {
                tree::settings(text, node, document.kind(), &mut out);
                commands::run(text, &document.scripts, Place::Ci, &mut out);
            }
            Content::Ini(ini) => unit::settings(text, ini, document.kind(), &mut out),
            Content::Json(None, _) | Content::Yaml(None) => {}
            Content::Lines => lines::settings(text, document.part, &[], &mut out),
        }
    }
    out.sort_by_key(|it| (it.at.start, it.name_at.start));
    out
}
