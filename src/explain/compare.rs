//! The same question twice, as things are and with other settings: what is different; knows no language.

use super::ends::End;
use super::scene::Explained;
use crate::text::Msg;

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is better.
    Better,
    /// It is worse.
    Worse,
    /// It is different.
    Other,
}

impl Change {
    /// The name in JSON and in classes of the page.
    pub const fn name(self) -> &'static str {
        match self {
            Change::Better => "better",
            Change::Worse => "worse",
            Change::Other => "other",
        }
    }
}

/// A difference in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it means.
    pub change: Change,
    /// What it is.
    pub msg: Msg,
}

/// The differences between now and then, what counts most first.
pub fn compare(now: &Explained, then: &Explained) -> Vec<Difference> {
    let mut out = Vec::new();
    let mut add = |change, msg| out.push(Difference { change, msg });
    match (&now.story.end, &then.story.end) {
        (End::Done, End::Done) => {}
        (End::Failed(_), End::Done) => add(Change::Better, Msg::new("compare.works-now")),
        (End::Done, End::Failed(_)) => add(Change::Worse, Msg::new("compare.fails-now")),
        (End::Failed(a), End::Failed(b)) if a.kind == b.kind => add(Change::Other, Msg::new("compare.still-fails")),
        (End::Failed(_), End::Failed(_)) => add(Change::Other, Msg::new("compare.fails-otherwise")),
    }
    let hosts = |it: &Explained| {
        let mut hosts: Vec<_> = it.leaks.iter().map(|leak| leak.host.clone()).collect();
        hosts.dedup();
        hosts
    };
    let (before, after) = (hosts(now), hosts(then));
    for host in before.iter().filter(|host| !after.contains(host)) {
        add(Change::Better, Msg::new("compare.leak-gone").with("host", host));
    }
    for host in after.iter().filter(|host| !before.contains(host)) {
        add(Change::Worse, Msg::new("compare.leak-new").with("host", host));
    }
    let names =
        |it: &Explained| it.story.settings.iter().map(|told| (told.name, told.value.clone())).collect::<Vec<_>>();
    let (before, after) = (names(now), names(then));
    for (name, value) in &after {
        match before.iter().find(|(other, _)| other == name) {
            Some((_, old)) if old == value => {}
            Some(_) => add(Change::Other, Msg::new("compare.setting").with("name", name).with("value", value)),
            None => add(Change::Other, Msg::new("compare.setting-new").with("name", name).with("value", value)),
        }
    }
    for (name, _) in before.iter().filter(|(name, _)| !after.iter().any(|(other, _)| other == name)) {
        add(Change::Other, Msg::new("compare.setting-gone").with("name", name));
    }
    let (before, after) = (now.story.requests(), then.story.requests());
    if before != after {
        add(Change::Other, Msg::new("compare.requests").with("before", before).with("after", after));
    }
    out
}
