//! The languages there are; a further one is added here and as a catalogue beside this file.

/// A language of the page and of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::ZhCn];

    /// The BCP 47 tag, as in `lang="zh-CN"`.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::ZhCn => "zh-CN",
        }
    }

    /// The language's name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::ZhCn => "简体中文",
        }
    }

    /// The language with exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The first of a browser's preferences that there is (`navigator.languages`): by its primary subtag, as in
    /// RFC 4647 §3.4, else English.
    pub fn preferred<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let primary = |tag: &'a str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        wanted
            .into_iter()
            .find_map(|tag| match primary(tag).as_str() {
                "en" => Some(Lang::En),
                "zh" => Some(Lang::ZhCn),
                _ => None,
            })
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_known_preference_wins() {
        assert_eq!(Lang::preferred(["de-DE", "zh-Hans-SG", "en"]), Lang::ZhCn);
        assert_eq!(Lang::preferred(["en-GB", "zh"]), Lang::En);
        assert_eq!(Lang::preferred(["fr"]), Lang::En);
    }
}
