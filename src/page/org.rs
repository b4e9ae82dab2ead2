//! The organisation whose preset an address names: fetched before the first view, and the same as long as the page lives.

use std::rc::Rc;

use super::browser;
use super::fragment;
use super::notice::Notice;
use crate::ask::{Ground, link};
use crate::base::Lines;
use crate::house::{House, HouseName};
use crate::text::{Catalogue, Msg};

/// An organisation, or nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Org {
    name: Option<HouseName>,
    /// What it says, if it could be read.
    pub(crate) house: Option<House>,
    /// Where answers start from.
    pub(crate) ground: Ground,
}

/// The organisation's preset that a fragment names; situations are nobody's.
fn named(fragment: &str) -> Option<HouseName> {
    HouseName::parse(&link::preset(fragment::parts(fragment).0)?)
}

impl Org {
    /// The one that this fragment names. What can't be had or read is said, in these words, and left out.
    pub(crate) async fn of(fragment: &str, words: &Catalogue) -> (Rc<Self>, Option<Notice>) {
        let Some(name) = named(fragment) else { return (Rc::default(), None) };
        let text = browser::fetch(&name.path()).await.ok();
        let (org, notice) = Self::read(name, text.as_deref(), words);
        if let Some(color) = org.house.as_ref().and_then(|house| house.color) {
            browser::say_accents(&color.accents());
        }
        (Rc::new(org), notice)
    }

    fn read(name: HouseName, text: Option<&str>, words: &Catalogue) -> (Self, Option<Notice>) {
        let faults = match text.map(House::read) {
            Some(Ok(house)) => {
                let ground = house.ground(&name);
                return (Self { name: Some(name), house: Some(house), ground }, None);
            }
            Some(Err(faults)) => faults,
            None => Vec::new(),
        };
        let msg = match (faults.first(), text) {
            (Some(fault), Some(text)) => {
                let key = if fault.path.is_empty() { "house.broken-whole" } else { "house.broken" };
                let line = Lines::of(text).place(fault.at).line;
                Msg::new(key).with("line", line).with("path", &fault.path).with("fault", words.say(&fault.msg))
            }
            _ => Msg::new("house.absent"),
        };
        let notice = Notice { about: None, msg: msg.with("name", name.path()) };
        // Links keep the name: they may be opened where the preset is.
        let ground = Ground { name: Some(name.to_string()), ..Ground::default() };
        (Self { name: Some(name), house: None, ground }, Some(notice))
    }

    /// The origins whose pages may embed the page, beside its own.
    pub(crate) fn hosts(&self) -> Rc<[String]> {
        let hosts = self.house.iter().flat_map(|house| &house.hosts);
        hosts.map(ToString::to_string).collect()
    }

    /// Whether a fragment is still this organisation's.
    pub(crate) fn is_named_in(&self, fragment: &str) -> bool {
        named(fragment) == self.name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: Option<&str>) -> (Org, Option<String>) {
        let words = Catalogue::built_in();
        let (org, notice) = Org::read(HouseName::parse("acme").unwrap(), text, &words);
        (org, notice.map(|notice| words.say(&notice.msg)))
    }

    #[test]
    fn only_a_preset_of_its_own_names_an_organisation() {
        assert_eq!(named("#v=1&preset=acme&have=china&view=fix").unwrap().to_string(), "acme");
        for fragment in ["", "#v=1&preset=china-mirror", "#preset=../x", "#preset=%2e%2e", "#view=fix&preset=acme"] {
            assert_eq!(named(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn what_can_not_be_read_is_said_and_left_out() {
        let (org, said) = read(Some(r#"{"version": 1, "name": "Acme", "answers": {"go": "1.25"}}"#));
        assert!(org.house.is_some() && said.is_none() && org.is_named_in("#v=1&preset=acme"));
        for (text, part) in [
            (None, "presets/acme.json could not be loaded"),
            (Some("<!doctype html>"), "line 1"),
            (Some(r#"{"version": 2}"#), "version 2"),
            (Some("{\"version\": 1,\n\"name\": \"Acme\",\n\"color\": \"red\"}"), "(line 3, color)"),
        ] {
            let (org, said) = read(text);
            let said = said.unwrap().to_lowercase();
            assert!(org.house.is_none() && said.contains(part), "{said}");
            assert_eq!(org.ground, Ground { name: Some("acme".into()), ..Ground::default() });
        }
    }
}
