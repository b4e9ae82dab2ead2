//! The policy of a single file: scripts and styles by their hashes, a worker out of the file itself, and no address at all.

use std::collections::BTreeSet;

use crate::built::files::Flaw;
use crate::built::hash;

/// What may run and style.
#[derive(Default)]
pub(super) struct Policy {
    scripts: BTreeSet<String>,
    styles: BTreeSet<String>,
}

impl Policy {
    /// A script that stands in the file.
    pub(super) fn script(&mut self, text: &str) -> Result<String, Flaw> {
        self.allow_script(text);
        element("script type=\"module\"", "script", text)
    }

    /// A style that stands in the file.
    pub(super) fn style(&mut self, text: &str) -> Result<String, Flaw> {
        self.allow_style(text);
        element("style", "style", text)
    }

    /// A script that is put into the page later.
    pub(super) fn allow_script(&mut self, text: &str) {
        self.scripts.insert(hash::source(text));
    }

    /// A style that is put into the page later.
    pub(super) fn allow_style(&mut self, text: &str) {
        self.styles.insert(hash::source(text));
    }

    /// The element that sets it.
    pub(super) fn html(&self) -> String {
        let list = |sources: &BTreeSet<String>| sources.iter().cloned().collect::<Vec<_>>().join(" ");
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'wasm-unsafe-eval' {}; \
             style-src {}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'\">",
            list(&self.scripts),
            list(&self.styles)
        )
    }
}

/// What would end the element, or hide its end, can't stand in it.
fn element(start: &str, name: &str, text: &str) -> Result<String, Flaw> {
    if text.to_ascii_lowercase().contains(&format!("</{name}")) || text.contains("<!--") || text.contains('\r') {
        return Err(Flaw::new(format!("a {name} has text that can't stand in a {name} element")));
    }
    Ok(format!("<{start}>{text}</{name}>"))
}
