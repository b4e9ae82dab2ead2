//! The parts of a catalogue: what the page needs at once, and what it fetches when a view is opened.

use super::Lang;

/// A part of the texts, a file for each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is needed from the start.
    Main,
    /// What the explanation of a go command says.
    Explain,
    /// What the view says that finds what is wrong with a paste; rules bring their own texts.
    Fix,
    /// What stands in the zip with all files.
    Bundle,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; 4] = [Part::Main, Part::Explain, Part::Fix, Part::Bundle];

    /// The name of its file in a language, as published beside the page below `text/`. The main part in English is
    /// built into the page and not published.
    pub const fn file(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Part::Main, Lang::En) => "en.txt",
            (Part::Main, Lang::ZhCn) => "zh-CN.txt",
            (Part::Explain, Lang::En) => "explain.en.txt",
            (Part::Explain, Lang::ZhCn) => "explain.zh-CN.txt",
            (Part::Fix, Lang::En) => "fix.en.txt",
            (Part::Fix, Lang::ZhCn) => "fix.zh-CN.txt",
            (Part::Bundle, Lang::En) => "bundle.en.txt",
            (Part::Bundle, Lang::ZhCn) => "bundle.zh-CN.txt",
        }
    }
}
