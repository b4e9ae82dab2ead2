//! A tree with places, for JSON and YAML alike; knows no key by name.

use crate::base::Span;

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// From its first to its last byte.
    pub at: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Keys in the order of the file; a key may be there twice.
    Map(Vec<Pair>),
    /// Items.
    List(Vec<Node>),
    /// A text, number, truth value or nothing, as it is meant.
    Text {
        /// The value, quotes and folding resolved.
        text: String,
        /// How it is written.
        style: Style,
    },
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes.
    Double,
    /// As a block, after `|` or `>`; its lines keep their places.
    Block,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The key as it is meant.
    pub key: String,
    /// Where it stands.
    pub key_at: Span,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// The value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().find(|pair| pair.key == key).map(|pair| &pair.node)
    }

    /// The keys of a map; none for anything else.
    pub fn pairs(&self) -> &[Pair] {
        match &self.value {
            Value::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar; empty for anything else.
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Text { text, .. } => text,
            _ => "",
        }
    }
}

impl Node {
    /// What is written inside of a scalar: without quotes, or below the mark of a block.
    pub fn inner(&self, text: &str) -> Span {
        match &self.value {
            Value::Text { style: Style::Single | Style::Double, .. } => {
                let is_closed = self.at.end > self.at.start + 1 && self.at.of(text).ends_with(['"', '\'']);
                Span::new(self.at.start + 1, self.at.end - usize::from(is_closed))
            }
            Value::Text { style: Style::Block, .. } => {
                let header = self.at.of(text).find('\n').map_or(self.at.end, |at| self.at.start + at + 1);
                Span::new(header, self.at.end)
            }
            _ => self.at,
        }
    }

    /// The quote around a scalar.
    pub fn quote(&self) -> Option<char> {
        match &self.value {
            Value::Text { style: Style::Single, .. } => Some('\''),
            Value::Text { style: Style::Double, .. } => Some('"'),
            _ => None,
        }
    }

    /// Whether it is a scalar.
    pub fn is_text(&self) -> bool {
        matches!(self.value, Value::Text { .. })
    }

    /// Calls a function with every map in this node, outer ones first.
    pub fn each_map<'n>(&'n self, see: &mut impl FnMut(&'n Node)) {
        match &self.value {
            Value::Map(pairs) => {
                see(self);
                for pair in pairs {
                    pair.node.each_map(see);
                }
            }
            Value::List(items) => {
                for item in items {
                    item.each_map(see);
                }
            }
            Value::Text { .. } => {}
        }
    }
}

impl Pair {
    /// Where the key stands, without quotes.
    pub fn name_at(&self, text: &str) -> Span {
        let written = self.key_at.of(text);
        let is_within = |quote| written.len() > 1 && written.starts_with(quote) && written.ends_with(quote);
        let is_quoted = is_within('"') || is_within('\'');
        if is_quoted { Span::new(self.key_at.start + 1, self.key_at.end - 1) } else { self.key_at }
    }

    /// From the key to the end of its value.
    pub fn at(&self) -> Span {
        self.key_at.to(self.node.at)
    }
}

/// Several trees as one: maps as one map, anything else as a list.
pub(super) fn together(mut nodes: Vec<Node>) -> Option<Node> {
    if nodes.len() < 2 {
        return nodes.pop();
    }
    let at = nodes[0].at.to(nodes[nodes.len() - 1].at);
    let are_maps = nodes.iter().all(|node| matches!(node.value, Value::Map(_)));
    let (mut pairs, mut items) = (Vec::new(), Vec::new());
    for node in nodes {
        match node.value {
            Value::Map(inner) if are_maps => pairs.extend(inner),
            Value::List(inner) => items.extend(inner),
            value => items.push(Node { at: node.at, value }),
        }
    }
    Some(Node { at, value: if are_maps { Value::Map(pairs) } else { Value::List(items) } })
}
