//! All texts of one language, read from its files (`en.txt`, `explain.en.txt`, …); which messages exist is the callers' matter.

use super::{Lang, Msg, Part};

/// English, the language that is always at hand.
const EN: &str = include_str!("en.txt");

/// The texts of one language, by key.
///
/// A catalogue file has lines `key = text`; `[name]` puts `name.` before the keys that follow; lines that start with
/// `#` and empty lines are passed over. Gaps are written `{name}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    lang: Lang,
    /// Sorted by section and key.
    entries: Vec<(&'static str, &'static str, &'static str)>,
    parts: Vec<Part>,
}

impl Catalogue {
    /// The catalogue that is built in: English.
    pub fn built_in() -> Self {
        Self::parse(Lang::En, EN)
    }

    /// The catalogue of a language with all parts, where all of them are built in (outside the page).
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(lang: Lang) -> Self {
        let (main, explain, fix, bundle) = match lang {
            Lang::En => (EN, include_str!("explain.en.txt"), include_str!("fix.en.txt"), include_str!("bundle.en.txt")),
            Lang::ZhCn => (
                include_str!("zh-CN.txt"),
                include_str!("explain.zh-CN.txt"),
                include_str!("fix.zh-CN.txt"),
                include_str!("bundle.zh-CN.txt"),
            ),
        };
        Self::parse(lang, main).and(Part::Explain, explain).and(Part::Fix, fix).and(Part::Bundle, bundle)
    }

    /// Reads the main part's file; lines that are neither heading nor entry are passed over.
    pub fn parse(lang: Lang, file: &'static str) -> Self {
        Self { lang, entries: Vec::new(), parts: Vec::new() }.and(Part::Main, file)
    }

    /// With a further part, read from its file in the same language.
    #[must_use]
    pub fn and(mut self, part: Part, file: &'static str) -> Self {
        let mut section = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
            } else if let Some((key, text)) = line.split_once(" = ") {
                self.entries.push((section, key, text));
            }
        }
        self.entries.sort_unstable();
        self.parts.push(part);
        self
    }

    /// Whether a part is there.
    pub fn has_part(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message in this language; without an entry, its key (a test sees to it that this does not happen).
    pub fn say(&self, msg: &Msg) -> String {
        let Some(text) = self.find(&msg.key) else {
            return msg.key.to_string();
        };
        let mut out = String::new();
        if let Some(about) = &msg.about {
            out.extend([about, ": "]);
        }
        let value = |name: &str| msg.args.iter().find(|(given, _)| *given == name).map(|(_, value)| value.as_str());
        out.push_str(&super::fill(text, value));
        out
    }

    /// The text of a key without gaps.
    pub fn get(&self, key: &str) -> &str {
        self.find(key).unwrap_or_default()
    }

    /// Whether there is such a text.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Every key with its text, sorted.
    pub fn entries(&self) -> impl Iterator<Item = (String, &'static str)> + '_ {
        self.entries.iter().map(|(section, key, text)| (format!("{section}.{key}"), *text))
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let (section, name) = key.split_once('.')?;
        let place = self.entries.binary_search_by(|(s, k, _)| (*s, *k).cmp(&(section, name))).ok()?;
        Some(self.entries[place].2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# comment\n[a]\nx = one {n} two {m}\n\n[b]\nx.y = three\n";

    #[test]
    fn reads_sections_and_fills_gaps() {
        let it = Catalogue::parse(Lang::En, FILE);
        assert_eq!(it.say(&Msg::new("a.x").with("n", 1).with("m", "{n}")), "one 1 two {n}");
        assert_eq!(it.get("b.x.y"), "three");
        assert!(!it.has("a.y"));
    }

    #[test]
    fn a_further_part_adds_to_the_first() {
        let it = Catalogue::parse(Lang::En, FILE);
        assert!(it.has_part(Part::Main) && !it.has_part(Part::Explain));
        let it = it.and(Part::Explain, "[a]\nw = four\n");
        assert!(it.has_part(Part::Explain));
        assert_eq!((it.get("a.w"), it.get("b.x.y")), ("four", "three"));
    }
}
