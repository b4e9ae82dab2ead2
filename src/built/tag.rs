//! The tags of `index.html` that name other files: links, scripts and the policy. Reads our own page, not any HTML.

use std::ops::Range;

/// A start tag and, of a script, all up to its end tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// `link`, `script` or `meta`.
    pub(super) name: &'static str,
    /// Where it stands.
    pub(super) at: Range<usize>,
    inside: &'a str,
}

impl<'a> Tag<'a> {
    /// All of them, in their order.
    pub(super) fn all(html: &'a str) -> Vec<Self> {
        let mut out: Vec<_> = ["link", "script", "meta"].into_iter().flat_map(|name| named(html, name)).collect();
        out.sort_by_key(|tag| tag.at.start);
        out
    }

    /// The value of an attribute; values stand in double quotes.
    pub(super) fn get(&self, attribute: &str) -> Option<&'a str> {
        let (_, rest) = self.inside.split_once(&format!(" {attribute}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    }

    /// Whether it is a link of this kind.
    pub(super) fn is_rel(&self, rel: &str) -> bool {
        self.name == "link" && self.get("rel") == Some(rel)
    }

    /// Whether it sets the policy.
    pub(super) fn is_policy(&self) -> bool {
        self.get("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("content-security-policy"))
    }
}

fn named<'a>(html: &'a str, name: &'static str) -> impl Iterator<Item = Tag<'a>> {
    html.match_indices('<').filter_map(move |(start, _)| {
        let rest = html[start + 1..].strip_prefix(name).filter(|rest| rest.starts_with(' '))?;
        let end = closing(rest)?;
        let whole = if name == "script" { end + rest[end..].find("</script>")? + "</script>".len() } else { end + 1 };
        Some(Tag { name, at: start..start + 1 + name.len() + whole, inside: &rest[..end] })
    })
}

/// Where the `>` of a tag stands: one in a value is none.
fn closing(text: &str) -> Option<usize> {
    let mut is_quoted = false;
    text.find(|ch| {
        is_quoted ^= ch == '"';
        ch == '>' && !is_quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_their_attributes() {
        let html = r#"<!-- link --><link rel="icon" href="data:<svg>"><p>x</p><script src="./a.js" type="module"></script><link rel="stylesheet" href="./b.css"/>"#;
        let tags = Tag::all(html);
        let found: Vec<_> = tags.iter().map(|tag| (tag.name, tag.get("href").or(tag.get("src")))).collect();
        assert_eq!(found, [("link", Some("data:<svg>")), ("script", Some("./a.js")), ("link", Some("./b.css"))]);
        assert!(tags[0].is_rel("icon") && !tags[0].is_policy());
        assert_eq!(&html[tags[1].at.clone()], r#"<script src="./a.js" type="module"></script>"#);
        assert_eq!(&html[tags[2].at.clone()], r#"<link rel="stylesheet" href="./b.css"/>"#);
        assert_eq!(tags[1].get("rel"), None);
    }
}
