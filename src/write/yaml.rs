//! YAML that every reader, of version 1.1 or 1.2, understands alike.

use super::body::{Body, Line};
use super::json::quote;
use super::posix::Posix;
use super::token::{Token, name, plain, value, variable};

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Yaml {}

/// A scalar: runs of text and of expressions that the reading program replaces.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scalar {
    text: String,
    has_expression: bool,
    is_bare: bool,
}

impl Scalar {
    /// Text from anywhere.
    pub(super) fn text(text: &str) -> Self {
        Self { text: text.to_owned(), has_expression: false, is_bare: is_plain(text) }
    }

    /// A word of ours that stands without quotes: a number, `true`, an expression.
    pub(super) fn bare(text: &'static str) -> Self {
        Self { text: text.to_owned(), has_expression: text.contains("${{"), is_bare: true }
    }

    fn token(&self) -> Token {
        let printed = if self.is_bare { self.text.clone() } else { quote(&self.text) };
        if self.has_expression { variable(printed) } else { value(printed) }
    }
}

/// Whether a text may stand without quotes: a letter first, then a small alphabet, and not a word that some reader
/// takes for a boolean or null (YAML 1.1 type repository, `bool` and `null`). Nothing that looks like a number starts
/// with a letter; `: ` and ` #` cannot occur.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 10] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan"];
    let mut chars = text.chars();
    chars.next().is_some_and(|ch| ch.is_ascii_alphabetic())
        && chars.all(|ch| ch.is_ascii_alphanumeric() || "-._/@,=~+: ".contains(ch))
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<W> {
    Scalar(Scalar),
    Map(Vec<Member<W>>),
    Seq(Vec<Vec<Member<W>>>),
    Words(Vec<Scalar>),
    /// One a line, each with its own reason.
    Items(Vec<(Scalar, W)>),
    Script(Body<Posix, W>),
    Empty,
}

/// A key of ours with its value and reason.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member<W> {
    pub(super) key: &'static str,
    pub(super) node: Node<W>,
    pub(super) why: W,
}

/// Prints a mapping as a file.
pub(super) fn print<W: Clone>(members: &[Member<W>]) -> Body<Yaml, W> {
    let mut lines = Vec::new();
    map(members, 0, &mut lines);
    Body::new(lines)
}

fn map<W: Clone>(members: &[Member<W>], depth: usize, lines: &mut Vec<Line<W>>) {
    for member in members {
        let mut tokens = vec![plain("  ".repeat(depth)), name(member.key), plain(":")];
        match &member.node {
            Node::Empty => lines.push(Line::new(tokens, member.why.clone())),
            Node::Scalar(scalar) => {
                tokens.extend([plain(" "), scalar.token()]);
                lines.push(Line::new(tokens, member.why.clone()));
            }
            Node::Words(words) => {
                tokens.push(plain(" ["));
                for (i, word) in words.iter().enumerate() {
                    tokens.extend((i > 0).then(|| plain(", ")));
                    // Inside a flow sequence a comma would split the word.
                    tokens.push(if word.text.contains(',') { value(quote(&word.text)) } else { word.token() });
                }
                tokens.push(plain("]"));
                lines.push(Line::new(tokens, member.why.clone()));
            }
            Node::Items(items) => {
                lines.push(Line::new(tokens, member.why.clone()));
                for (item, why) in items {
                    let dash = plain(format!("{}- ", "  ".repeat(depth + 1)));
                    lines.push(Line::new(vec![dash, item.token()], why.clone()));
                }
            }
            Node::Map(inner) => {
                lines.push(Line::new(tokens, member.why.clone()));
                map(inner, depth + 1, lines);
            }
            Node::Seq(items) => {
                lines.push(Line::new(tokens, member.why.clone()));
                for item in items {
                    sequence_item(item, depth + 1, lines);
                }
            }
            Node::Script(body) => script(body, tokens, depth, &member.why, lines),
        }
    }
}

fn sequence_item<W: Clone>(item: &[Member<W>], depth: usize, lines: &mut Vec<Line<W>>) {
    let first = lines.len();
    map(item, depth + 1, lines);
    if let Some(line) = lines.get_mut(first) {
        let mut tokens = line.tokens().to_vec();
        tokens[0] = plain(format!("{}- ", "  ".repeat(depth)));
        *line = Line::new(tokens, line.why().clone());
    }
}

/// One line stands beside its key where it can; more become a literal block. `Clean` keeps out every character that
/// a block could not hold.
fn script<W: Clone>(body: &Body<Posix, W>, mut tokens: Vec<Token>, depth: usize, why: &W, lines: &mut Vec<Line<W>>) {
    if let [only] = body.lines()
        && is_plain_script(&only.text())
    {
        tokens.push(plain(" "));
        tokens.extend(only.tokens().iter().cloned());
        lines.push(Line::new(tokens, only.why().clone()));
        return;
    }
    tokens.push(plain(" |"));
    lines.push(Line::new(tokens, why.clone()));
    for line in body.lines() {
        let mut inner = vec![plain("  ".repeat(depth + 1))];
        inner.extend(line.tokens().iter().cloned());
        lines.push(Line::new(inner, line.why().clone()));
    }
}

fn is_plain_script(text: &str) -> bool {
    text.starts_with(|ch: char| ch.is_ascii_alphabetic())
        && text.chars().all(|ch| ch.is_ascii_alphanumeric() || " -._/@=+".contains(ch))
        && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_a_reader_could_take_for_something_else() {
        for text in ["1.20", "no", "On", "", "null", "*", "0x1f", "a: b", "a:", "-x", "é", "~", "a ", "a :", "12:30:45"]
        {
            assert!(!is_plain(text), "{text}");
        }
        for text in ["https://goproxy.cn,direct", "go.mod", "contents", "two words"] {
            assert!(is_plain(text), "{text}");
        }
    }
}
