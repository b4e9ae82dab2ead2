//! JSON files, as trees with places; what is wrong with one is kept beside it.

use super::tree::{Node, Pair, Style, Value};
use super::yaml;
use crate::base::Span;
use crate::jsonc::{self, Dialect, Mistake, Wrong};

/// Reads a part of a text, and says what the dialect does not take. What people write before and after the outermost
/// braces is passed over; members without braces are read as if they had some. Where the file is broken, the tree holds
/// what can be made out.
pub fn read(text: &str, part: Span, dialect: Dialect) -> (Option<Node>, Option<Mistake>) {
    let mut at = part.start;
    let mut nodes: Vec<Node> = Vec::new();
    let mut first = None;
    while let Some(open) = opening(text, Span::new(at, part.end)) {
        let (node, mistake) = value(text, Span::new(open, part.end), dialect);
        first = first.or(mistake);
        at = node.as_ref().map_or(part.end, |node| node.at.end.max(open + 1));
        nodes.extend(node);
    }
    if nodes.is_empty() && first.is_none() {
        return members(text, part);
    }
    (super::tree::together(nodes), first)
}

/// Where the next line begins that opens an object or a list.
fn opening(text: &str, part: Span) -> Option<usize> {
    let mut lines = super::lines::lines(text, part);
    lines.find_map(|line| {
        let bare = line.of(text).trim_start_matches(['\u{feff}', ' ', '\t']);
        bare.starts_with(['{', '[']).then_some(line.end - bare.len())
    })
}

/// The value that begins a part.
fn value(text: &str, part: Span, dialect: Dialect) -> (Option<Node>, Option<Mistake>) {
    let (result, end) = up_to_more(part.of(text), dialect);
    let mistake = match result {
        Ok(value) => return (Some(node(part.of(text), value, part.start)), stray(text, part.start + end, part.end)),
        Err(mistake) => Mistake { at: mistake.at + part.start, ..mistake },
    };
    match up_to_more(part.of(text), Dialect::Comments) {
        (Ok(value), end) => {
            let tree = node(part.of(text), value, part.start);
            let is_inside = mistake.at < tree.at.end;
            let mistake = if is_inside { Some(mistake) } else { stray(text, part.start + end, part.end) };
            (Some(tree), mistake)
        }
        _ => (yaml::read(text, part), Some(mistake)),
    }
}

/// The value at the beginning, whatever stands behind it, and where that is.
fn up_to_more(text: &str, dialect: Dialect) -> (Result<jsonc::Value<'_>, Mistake>, usize) {
    match jsonc::read(text, dialect) {
        Err(Mistake { at, kind: Wrong::More }) => (jsonc::read(&text[..at], dialect), at),
        other => (other, text.len()),
    }
}

/// A bracket or comma too many behind the value is a mistake of the file; other words are not of the file.
fn stray(text: &str, at: usize, end: usize) -> Option<Mistake> {
    let is_stray = Span::new(at, end).of(text).starts_with(['}', ']', ',']);
    is_stray.then_some(Mistake { at, kind: Wrong::More })
}

/// Members that were copied without their braces.
fn members(text: &str, part: Span) -> (Option<Node>, Option<Mistake>) {
    let mut lines = super::lines::lines(text, part);
    let Some(start) = lines.find(|line| line.of(text).trim_start().starts_with('"')).map(|line| line.start) else {
        return (None, None);
    };
    let wrapped = format!("{{{}}}", Span::new(start, part.end).of(text).trim_end());
    let tree = match jsonc::read(&wrapped, Dialect::Comments) {
        Ok(value) => unwrapped(node(&wrapped, value, 0), start),
        Err(_) => yaml::read(text, Span::new(start, part.end)),
    };
    (tree, None)
}

/// The tree of a text that stands one byte further on for the brace before it.
fn unwrapped(node: Node, start: usize) -> Option<Node> {
    fn back(node: Node, start: usize) -> Node {
        let place = |at: Span| Span::new(at.start + start - 1, at.end + start - 1);
        let value = match node.value {
            Value::Map(pairs) => Value::Map(
                pairs
                    .into_iter()
                    .map(|it| Pair { key_at: place(it.key_at), node: back(it.node, start), ..it })
                    .collect(),
            ),
            Value::List(items) => Value::List(items.into_iter().map(|it| back(it, start)).collect()),
            text @ Value::Text { .. } => text,
        };
        Node { at: place(node.at), value }
    }
    let Value::Map(pairs) = node.value else { return None };
    let pairs: Vec<_> = pairs
        .into_iter()
        .map(|it| Pair {
            key_at: Span::new(it.key_at.start + start - 1, it.key_at.end + start - 1),
            node: back(it.node, start),
            ..it
        })
        .collect();
    let at = pairs.first()?.key_at.to(pairs.last()?.node.at);
    Some(Node { at, value: Value::Map(pairs) })
}

fn node(text: &str, value: jsonc::Value<'_>, start: usize) -> Node {
    let plain = |text: &str| Value::Text { text: text.to_owned(), style: Style::Plain };
    let inner = match value.kind {
        jsonc::Kind::Object(members) => Value::Map(
            members
                .into_iter()
                .map(|member| Pair {
                    key: member.name.into_owned(),
                    key_at: member.name_span.shifted(start),
                    node: node(text, member.value, start),
                })
                .collect(),
        ),
        jsonc::Kind::Array(items) => Value::List(items.into_iter().map(|item| node(text, item, start)).collect()),
        jsonc::Kind::Text(text) => Value::Text { text: text.into_owned(), style: Style::Double },
        jsonc::Kind::Number | jsonc::Kind::Bool(_) | jsonc::Kind::Null => plain(value.span.of(text)),
    };
    Node { at: value.span.shifted(start), value: inner }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str, dialect: Dialect) -> (Option<Node>, Option<Mistake>) {
        read(text, Span::new(0, text.len()), dialect)
    }

    #[test]
    fn what_stands_around_a_file_is_passed_over() {
        let text = "// /etc/docker/daemon.json\n# note: {x}\n{\"a\": {\"b\": \"c\"}} // d\nError: {\n";
        let (tree, mistake) = read_all(text, Dialect::Plain);
        let tree = tree.unwrap();
        assert_eq!(tree.at.of(text), "{\"a\": {\"b\": \"c\"}}");
        assert_eq!(tree.get("a").unwrap().get("b").unwrap().at.of(text), "\"c\"");
        assert_eq!(mistake, None);
    }

    #[test]
    fn mistakes_are_kept_and_the_rest_is_read() {
        for (text, wrong, at) in [
            ("{\"a\": 1, // x\n\"b\": 2}", Wrong::Comment, 9),
            ("\n{\"b\": 2,}", Wrong::TrailingComma, 8),
            ("{\"a\": 1\n\"b\": 2}", Wrong::NoComma, 7),
            ("{\"a\": {\"b\": 2}", Wrong::NeverClosed, 0),
            ("{\"b\": 2}}", Wrong::More, 8),
            ("{\"a\": 1,\n# x\n\"b\": 2}", Wrong::Unquoted, 9),
        ] {
            let (tree, mistake) = read_all(text, Dialect::Plain);
            assert_eq!(mistake.map(|it| (it.kind, it.at)), Some((wrong, at)), "{text}");
            let tree = tree.unwrap();
            let found = tree.get("b").or_else(|| tree.get("a")?.get("b"));
            assert_eq!(found.map(Node::text), Some("2"), "{text}: {tree:?}");
        }
    }

    #[test]
    fn members_without_braces_are_read() {
        let text = "// settings.json\n  \"a\": \"b\",\n  \"c\": {\"d\": \"e\"},\n";
        let (tree, mistake) = read_all(text, Dialect::Comments);
        let tree = tree.unwrap();
        assert_eq!(mistake, None);
        assert_eq!(tree.pairs()[0].key_at.of(text), "\"a\"");
        assert_eq!(tree.get("c").unwrap().get("d").unwrap().at.of(text), "\"e\"");
    }
}
