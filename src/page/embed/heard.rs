//! What the page around the frame says: a greeting, or a wish.

use crate::ask::link;
use crate::files::Only;
use crate::page::fragment::{LANG, View, parts, with_lang};
use crate::page::theme::Theme;
use crate::text::Lang;

/// The keys that are looked at; their values are texts.
pub(crate) const KEYS: [&str; 6] = ["type", LANG, "theme", "preset", "only", "view"];
/// A message with a longer text than that, in UTF-16 units, is none.
pub(crate) const LONGEST: u32 = 1000;

/// A message that means something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Heard {
    /// The host is there and wants to be told.
    Hello,
    /// Something is to be otherwise.
    Set(Set),
}

/// What is to be otherwise; the rest stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Set {
    /// The language.
    pub(crate) lang: Option<Lang>,
    /// The colours.
    pub(crate) theme: Option<Theme>,
    /// The files that are offered.
    pub(crate) only: Option<Only>,
    /// The situation, by its name; an empty one leads back to the first answers.
    pub(crate) preset: Option<String>,
    /// The view.
    pub(crate) view: Option<View>,
}

impl Heard {
    /// The meaning of a message's texts. A value that is not known changes nothing.
    pub(crate) fn of(texts: &[(&'static str, String)]) -> Option<Self> {
        let text = |key: &str| texts.iter().find(|(found, _)| *found == key).map(|(_, text)| text.as_str());
        match text("type")? {
            "hello" => Some(Self::Hello),
            "set" => Some(Self::Set(Set {
                lang: text(LANG).and_then(Lang::from_tag),
                theme: text("theme").and_then(Theme::from_name),
                only: text("only").and_then(only),
                preset: text("preset").filter(|name| is_name(name)).map(str::to_owned),
                view: text("view").and_then(|name| View::ALL.into_iter().find(|view| view.name() == name)),
            })),
            _ => None,
        }
    }
}

impl Set {
    /// Where the page goes from this fragment, if it goes anywhere.
    pub(crate) fn leads_to(&self, fragment: &str) -> Option<String> {
        let (answers, _) = parts(fragment);
        let here = View::of(fragment);
        match &self.preset {
            Some(name) => {
                let lang = link::pairs(answers).find(|(key, _)| *key == LANG).and_then(|(_, tag)| Lang::from_tag(tag));
                let mut start = format!("v={}", link::VERSION);
                if !name.is_empty() {
                    start.extend(["&preset=", name]);
                }
                Some(self.view.unwrap_or(here).fragment(&with_lang(start, self.lang.or(lang)), ""))
            }
            None => {
                let view = self.view.filter(|view| *view != here)?;
                let answers = answers.trim_end_matches('&');
                // Set up's own choice of a file means nothing elsewhere.
                let kept = answers.split('&').filter(|pair| !pair.starts_with("show="));
                Some(view.fragment(&kept.collect::<Vec<_>>().join("&"), ""))
            }
        }
    }
}

/// All files for an empty list; nothing where a name is not known.
fn only(list: &str) -> Option<Only> {
    let (only, unknown) = Only::of(list.split(',').map(str::trim).filter(|name| !name.is_empty()));
    unknown.is_empty().then_some(only)
}

/// Whether it can be the name of a situation: nothing that could part an address or leave a folder.
fn is_name(name: &str) -> bool {
    name.len() <= 64 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(texts: &[(&'static str, &str)]) -> Set {
        let kind = [("type", "set".to_owned())];
        let texts: Vec<_> =
            kind.into_iter().chain(texts.iter().map(|(key, text)| (*key, (*text).to_owned()))).collect();
        match Heard::of(&texts) {
            Some(Heard::Set(set)) => set,
            other => panic!("{texts:?} is {other:?}"),
        }
    }

    #[test]
    fn wishes_are_read() {
        let all = set(&[("lang", "zh-CN"), ("theme", "dark"), ("only", "docker, bash"), ("view", "fix")]);
        assert_eq!((all.lang, all.theme, all.view), (Some(Lang::ZhCn), Some(Theme::Dark), Some(View::Fix)));
        assert_eq!(all.only, Some(Only::of(["docker", "bash"]).0));
        assert_eq!(set(&[("only", "")]).only, Some(Only::default()));
    }

    #[test]
    fn hostile_wishes_change_nothing() {
        for text in ["__proto__", "constructor", "<img src=x onerror=alert(1)>", "../../x", "a&view=fix", "%00", "zh"] {
            let wish = set(&[("lang", text), ("theme", text), ("only", text), ("view", text)]);
            assert_eq!(wish, Set::default(), "{text}");
        }
        for name in ["../evil", "a/b", "A", "a&b", "a=b", "a#b", "ä", &"a".repeat(65)] {
            assert_eq!(set(&[("preset", name)]), Set::default(), "{name}");
        }
        for kind in ["", "ready", "Hello", "__proto__", "toString"] {
            assert_eq!(Heard::of(&[("type", kind.to_owned())]), None, "{kind}");
        }
        assert_eq!(Heard::of(&[("lang", "en".to_owned())]), None);
    }

    #[test]
    fn a_situation_replaces_the_answers_and_keeps_view_and_language() {
        let to = |texts: &[_], from: &str| set(texts).leads_to(from);
        let from = "v=1&have=china&lang=zh-CN&view=explain&module=a.example/b";
        assert_eq!(to(&[("preset", "acme")], from).unwrap(), "v=1&preset=acme&lang=zh-CN&view=explain");
        assert_eq!(
            to(&[("preset", "acme"), ("view", "setup"), ("lang", "en")], from).unwrap(),
            "v=1&preset=acme&lang=en"
        );
        assert_eq!(to(&[("preset", "")], "v=1&have=china").unwrap(), "v=1");
    }

    #[test]
    fn another_view_keeps_the_answers() {
        let to = |view: &str, from: &str| set(&[("view", view)]).leads_to(from);
        let from = "v=1&have=china&lang=zh-CN&show=bash";
        assert_eq!(to("fix", from).unwrap(), "v=1&have=china&lang=zh-CN&view=fix");
        assert_eq!(to("setup", "v=1&have=china&view=fix&kind=shell").unwrap(), "v=1&have=china");
        assert_eq!(to("setup", from), None);
        assert_eq!(set(&[("lang", "en")]).leads_to(from), None);
    }
}
