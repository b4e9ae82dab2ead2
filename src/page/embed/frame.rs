//! The frame's own pairs in an address: `embed=1&theme=dark&only=docker,vscode`, and `view=setup`. Pure text.

use super::heard::Set;
use crate::ask::link;
use crate::files::Only;
use crate::page::fragment::View;
use crate::page::notice::Notice;
use crate::text::Msg;

/// Says that the page is in a frame.
const EMBED: &str = "embed";
/// The colours.
const THEME: &str = "theme";
/// The files that are offered.
const ONLY: &str = "only";
/// The view; the first one is named only by frames.
const VIEW: &str = "view";

/// What the frame's address says of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Frame {
    /// The files that are offered.
    pub(crate) only: Only,
    /// What is not known of that.
    pub(crate) notices: Vec<Notice>,
}

impl Frame {
    /// Reads the frame's own pairs, as `static/boot.js` keeps them.
    pub(crate) fn read(own: &str) -> Self {
        let names: Vec<_> = values(own, ONLY).flat_map(|list| list.split(',')).map(link::decode).collect();
        let (only, unknown) = Only::of(names.iter().map(String::as_str).filter(|name| !name.is_empty()));
        let unknown = unknown.into_iter().map(|name| Notice {
            about: None,
            msg: Msg::new("link.unknown").with("key", link::short(&format!("{ONLY}={name}"))),
        });
        Self { only, notices: unknown.collect() }
    }
}

/// A fragment without the frame's own pairs: what every view reads. The address of a page that is in no frame is left as
/// it is.
pub(crate) fn common(fragment: &str) -> String {
    let is_framed = values(fragment, EMBED).any(|value| value == "1");
    let is_own = |(key, value): &(&str, &str)| {
        matches!(*key, EMBED | THEME | ONLY) || (*key, *value) == (VIEW, View::Setup.name())
    };
    if !is_framed {
        return fragment.to_owned();
    }
    let kept = fragment.split('&').filter(|pair| !is_own(&pair.split_once('=').unwrap_or((pair, ""))));
    kept.collect::<Vec<_>>().join("&")
}

/// A view's fragment with the frame's own pairs before it, so that the frame is the same after a reload.
pub(crate) fn framed(own: &str, fragment: &str) -> String {
    let kept = |pair: &&str| match pair.split_once('=') {
        Some((VIEW, name)) => name == View::Setup.name() && View::of(fragment) == View::Setup,
        Some((EMBED | THEME | ONLY, _)) => true,
        _ => false,
    };
    own.split('&').filter(kept).chain([fragment]).collect::<Vec<_>>().join("&")
}

/// The frame's own pairs after a wish of the host.
pub(crate) fn renewed(own: &str, set: &Set) -> String {
    let wished = [
        (THEME, set.theme.map(|theme| theme.name().to_owned())),
        (ONLY, set.only.as_ref().map(Only::list)),
        (VIEW, set.view.map(|view| view.name().to_owned())),
    ];
    let is_kept = |pair: &&str| {
        let key = pair.split('=').next();
        wished.iter().all(|(name, value)| value.is_none() || key != Some(*name))
    };
    let kept = own.split('&').filter(is_kept).map(str::to_owned);
    let new = wished.iter().filter_map(|(key, value)| Some(format!("{key}={}", value.as_ref()?)));
    kept.chain(new).collect::<Vec<_>>().join("&")
}

fn values<'a>(text: &'a str, key: &'static str) -> impl Iterator<Item = &'a str> {
    link::pairs(text).filter(move |(found, _)| *found == key).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::page::theme::Theme;

    const OWN: &str = "embed=1&theme=dark&only=docker,vscode-user&view=setup";

    #[test]
    fn views_see_nothing_of_the_frame() {
        assert_eq!(common(&format!("{OWN}&v=1&have=china&lang=en")), "v=1&have=china&lang=en");
        assert_eq!(common("v=1&embed=1&view=fix&theme=light&kind=shell"), "v=1&view=fix&kind=shell");
        for plain in ["v=1&theme=dark&only=docker", "v=1&embed=0&only=docker", "v=1&package=embed=1&only=a", ""] {
            assert_eq!(common(plain), plain);
        }
    }

    #[test]
    fn an_address_keeps_the_frame() {
        let framed_by = |fragment| framed(OWN, fragment);
        assert_eq!(framed_by("v=1&have=china"), format!("{OWN}&v=1&have=china"));
        assert_eq!(framed_by("v=1&view=fix"), "embed=1&theme=dark&only=docker,vscode-user&v=1&view=fix");
        for fragment in ["v=1&have=china&lang=en", "v=1&view=explain&module=a.example/b"] {
            assert_eq!(common(&framed_by(fragment)), fragment);
        }
    }

    #[test]
    fn wishes_are_part_of_the_frame() {
        let (only, theme) = (Some(Only::of(["bash", "docker"]).0), Some(Theme::Light));
        let set = Set { theme, only, ..Set::default() };
        assert_eq!(renewed(OWN, &set), "embed=1&view=setup&theme=light&only=bash,docker");
        let set = Set { view: Some(View::Fix), ..Set::default() };
        assert_eq!(renewed(OWN, &set), "embed=1&theme=dark&only=docker,vscode-user&view=fix");
        assert_eq!(renewed(OWN, &Set::default()), OWN);
    }

    #[test]
    fn says_which_files_it_does_not_know() {
        let frame = Frame::read("embed=1&only=docker,,dockr,%26%3C");
        assert_eq!((frame.only, frame.notices.len()), (Only::of(["docker"]).0, 2));
        assert_eq!(Frame::read("embed=1"), Frame::default());
    }
}
