//! One HTML file that carries the whole page and fetches nothing, under a policy of its own.

mod carried;
mod policy;
mod text_pages;

use carried::Carried;
use policy::Policy;

use super::files::{Files, Flaw};
use super::tag::Tag;

/// What the single file has beside the page's own parts.
const FILES: &str = include_str!("../../static/single.js");
const PAGES: &str = include_str!("../../static/single-pages.js");
const LOOKS: &str = include_str!("../../static/single.css");
/// What says how the file is read comes first, then what it is held to.
const CHARSET: &str = r#"<meta charset="utf-8">"#;
/// What organisations put beside the page: presets, and their logos.
const PRESETS: &str = "presets/";
/// The last line of each program's glue, as wasm-bindgen writes it for the web.
const EXPORT: &str = "export { initSync, __wbg_init as default };";

/// The single file of a built page.
pub fn single(files: &Files) -> Result<String, Flaw> {
    let html = files.text("index.html")?;
    let mut making = Making { files, policy: Policy::default(), carried: Carried::default() };
    let first = making.policy.script(FILES)?;
    let mut parts = String::new();
    let mut done = 0;
    for tag in Tag::all(html) {
        parts += &html[done..tag.at.start];
        parts += &making.instead(&tag, &html[tag.at.clone()])?;
        done = tag.at.end;
    }
    parts += &html[done..];
    making.set_up(html)?;
    making.texts();
    let last = making.text_pages()?;
    let Making { policy, carried, .. } = making;
    let parts = around(&parts, CHARSET, "", &format!("\n    {}\n    {first}", policy.html()))?;
    let parts = around(&parts, "</head>", &last, "")?;
    around(&parts, "</body>", carried.html(), "")
}

/// A text with more before and after its only such place.
fn around(text: &str, place: &str, before: &str, after: &str) -> Result<String, Flaw> {
    let (head, tail) = text.split_once(place).ok_or_else(|| Flaw::new(format!("index.html has no {place}")))?;
    Ok([head, before, place, after, tail].concat())
}

struct Making<'a> {
    files: &'a Files,
    policy: Policy,
    carried: Carried,
}

impl Making<'_> {
    /// What stands in the place of a tag.
    fn instead(&mut self, tag: &Tag, whole: &str) -> Result<String, Flaw> {
        let text = |address: Option<&str>| self.files.text(address.unwrap_or_default());
        if tag.is_rel("stylesheet") {
            return self.policy.style(text(tag.get("href"))?);
        }
        if tag.name == "script" {
            return self.policy.script(text(tag.get("src"))?);
        }
        for view in ["explain", "fix"] {
            if tag.is_rel(view) {
                let style = text(tag.get("data-style"))?;
                self.policy.allow_style(style);
                self.carried.add(&format!("{view}.css"), style.as_bytes());
                let glue = tag.get("href").unwrap_or_default();
                self.program(view, glue, &wasm(glue))?;
                if let Some(judge) = tag.get("data-judge") {
                    let glue = judge.replace("-worker.js", ".js");
                    self.glue(&glue, "judge", "const judge = __wbg_init;")?;
                    self.carried.add("judge.wasm", self.files.bytes(&wasm(&glue))?);
                }
                return Ok(format!(r#"<link rel="{view}">"#));
            }
        }
        let is_elsewhere = tag.name == "link" && !tag.get("href").is_some_and(|href| href.starts_with("data:"));
        Ok(if is_elsewhere || tag.is_policy() { String::new() } else { whole.to_owned() })
    }

    /// The program that starts with the page.
    fn set_up(&mut self, html: &str) -> Result<(), Flaw> {
        let tags = Tag::all(html);
        let link = |rel: &str| tags.iter().find(|tag| tag.is_rel(rel)).and_then(|tag| tag.get("href"));
        self.program("setup", link("modulepreload").unwrap_or_default(), link("preload").unwrap_or_default())
    }

    /// A view's program.
    fn program(&mut self, view: &str, glue: &str, wasm: &str) -> Result<(), Flaw> {
        let glue = self.glue(glue, view, &format!("beside.arrive(\"{view}\", __wbg_init);"))?;
        self.policy.allow_script(&glue);
        self.carried.add(&format!("{view}.wasm"), self.files.bytes(wasm)?);
        Ok(())
    }

    /// A program's glue, which hands itself over instead of being imported.
    fn glue(&mut self, path: &str, name: &str, end: &str) -> Result<String, Flaw> {
        let text = self.files.text(path)?;
        if !text.contains(EXPORT) {
            return Err(Flaw::new(format!("{path} does not end as wasm-bindgen's glue does")));
        }
        // Where it would look for its wasm, which it is given.
        let text = text.replace(EXPORT, end).replace("import.meta.url", "location.href");
        self.carried.add(&format!("{name}.js"), text.as_bytes());
        Ok(text)
    }

    /// Catalogues and presets.
    fn texts(&mut self) {
        for (path, bytes) in self.files.iter() {
            match path.rsplit_once('.') {
                Some((_, "svg" | "png" | "webp")) if path.starts_with(PRESETS) => self.carried.add_picture(path, bytes),
                _ if path.starts_with(PRESETS) || path.starts_with("text/") => self.carried.add(path, bytes),
                _ => {}
            }
        }
    }

    /// The pages that need no script; what shows them stands in the head.
    fn text_pages(&mut self) -> Result<String, Flaw> {
        self.carried.add("pages.json", text_pages::collect(self.files)?.as_bytes());
        let is_style = |tag: &&Tag| tag.get("href").is_some_and(|href| href.contains("/pages-"));
        let page = self.files.text("rules/index.html")?;
        let style = Tag::all(page).iter().find(is_style).and_then(|tag| tag.get("href")).unwrap_or_default();
        let looks = self.files.text(style.trim_start_matches("../"))?.to_owned() + LOOKS;
        Ok(self.policy.style(&looks)? + &self.policy.script(PAGES)?)
    }
}

/// The wasm that lies beside its glue.
fn wasm(glue: &str) -> String {
    glue.replace(".js", "_bg.wasm")
}

#[cfg(test)]
mod tests;
