//! A declarative pipeline of Jenkins, which is Groovy: text from outside stands between single quotes, where nothing is
//! replaced.

use super::body::{Body, Line};
use super::posix::Posix;
use super::token::{Token, keyword, name, plain, value, variable};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Groovy {}

/// What an environment variable is set to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, taken literally.
    Text(Clean),
    /// Text of our own between double quotes, in which Groovy replaces `${…}`.
    Own(&'static str),
    /// The secret of this name in Jenkins's store.
    Credentials(&'static str),
}

/// A statement or a block of statements.
#[derive(Clone, Debug, PartialEq)]
pub enum Item<W> {
    /// `head { … }`; the closing line shares the reason.
    Block(&'static str, Vec<Item<W>>, W),
    /// `NAME = value`.
    Set(&'static str, Value, W),
    /// Words of our own on a line.
    Own(&'static str, W),
    /// A command line for the shell.
    Sh(Clean, W),
    /// A script for the shell, line by line.
    Script(Body<Posix, W>, W),
}

/// Prints statements as a file.
pub fn print<W: Clone>(items: &[Item<W>]) -> Body<Groovy, W> {
    let mut lines = Vec::new();
    for item in items {
        print_item(item, 0, &mut lines);
    }
    Body::new(lines)
}

fn print_item<W: Clone>(item: &Item<W>, depth: usize, lines: &mut Vec<Line<W>>) {
    let indent = || plain("  ".repeat(depth));
    match item {
        Item::Block(head, inner, why) => {
            lines.push(Line::new(vec![indent(), keyword(*head), plain(" {")], why.clone()));
            for item in inner {
                print_item(item, depth + 1, lines);
            }
            lines.push(Line::new(vec![indent(), plain("}")], why.clone()));
        }
        Item::Set(key, what, why) => {
            let mut tokens = vec![indent(), name(*key), plain(" = ")];
            tokens.extend(what.tokens());
            lines.push(Line::new(tokens, why.clone()));
        }
        Item::Own(text, why) => lines.push(Line::new(vec![indent(), plain(*text)], why.clone())),
        Item::Sh(command, why) => {
            let tokens = vec![indent(), keyword("sh"), plain(" "), value(quote(command.as_str()))];
            lines.push(Line::new(tokens, why.clone()));
        }
        Item::Script(body, why) => {
            lines.push(Line::new(vec![indent(), keyword("sh"), plain(" '''")], why.clone()));
            for line in body.lines() {
                let text = plain(format!("{}{}", "  ".repeat(depth + 1), in_triple_quotes(&line.text())));
                lines.push(Line::new(vec![text], line.why().clone()));
            }
            lines.push(Line::new(vec![indent(), plain("'''")], why.clone()));
        }
    }
}

impl Value {
    fn tokens(&self) -> Vec<Token> {
        match self {
            Value::Text(text) => vec![value(quote(text.as_str()))],
            Value::Own(text) => vec![variable(format!("\"{text}\""))],
            Value::Credentials(id) => vec![keyword("credentials"), plain("("), value(quote(id)), plain(")")],
        }
    }
}

/// A single-quoted string: only `\` and `'` are escaped (Groovy, "Single-quoted string"); `\\u` is no escape.
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

/// Text between `'''`: quotes may stand alone, but no three of them in a row.
fn in_triple_quotes(text: &str) -> String {
    text.replace('\\', r"\\").replace("''", r"'\'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::posix::{Script, Word};

    #[test]
    fn prints_a_pipeline() {
        let script = Script::default().script("printf '%s\\n' x", &4).run([Word::lit("it's'")], &5).body();
        let items = [Item::Block(
            "environment",
            vec![
                Item::Set("A", Value::Text(Clean::of(r"it's \u0041 ${x}")), 2),
                Item::Set("B", Value::Own("${env.C}/d"), 3),
                Item::Set("D", Value::Credentials("id"), 3),
                Item::Sh(Clean::of("go test ./..."), 3),
                Item::Script(script, 3),
                Item::Own("agent any", 6),
            ],
            1,
        )];
        let body = print(&items);
        assert_eq!(
            body.text(),
            "environment {\n  A = 'it\\'s \\\\u0041 ${x}'\n  B = \"${env.C}/d\"\n  D = credentials('id')\n  sh 'go test ./...'\n  sh '''\n    printf '%s\\\\n' x\n    'it'\\\\'\\'s'\\\\'\\''\n  '''\n  agent any\n}\n"
        );
    }
}
