//! A reader of JSON, with comments where they are taken: a tree with places; knows nothing of what the file is for.

mod print;
mod reader;
mod scalar;
mod trivia;

use std::borrow::Cow;

pub use crate::base::Span;
pub use print::Tree;
pub use trivia::comment_end;

/// What a file may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// JSON as RFC 8259 has it.
    Plain,
    /// JSON with `//` and `/* */` comments and a comma before a closing bracket, as VS Code reads its settings.
    Comments,
}

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Value<'a> {
    /// From its first to its last character, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a value is. Numbers stay as they are written: see their place.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// Members in the order of the file; a name may be there twice.
    Object(Vec<Member<'a>>),
    /// Items.
    Array(Vec<Value<'a>>),
    /// A text, its escapes resolved.
    Text(Cow<'a, str>),
    /// A number.
    Number,
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'a> {
    /// Its name, escapes resolved.
    pub name: Cow<'a, str>,
    /// Where the name stands, quotes included.
    pub name_span: Span,
    /// Its value.
    pub value: Value<'a>,
    /// Where the comma after it stands, if there is one.
    pub comma: Option<usize>,
}

/// The first thing that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where, in bytes; may be the end of the file.
    pub at: usize,
    /// What.
    pub kind: Wrong,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A comment begins here, and plain JSON has none.
    Comment,
    /// This comma stands before a closing bracket, and plain JSON has none there.
    TrailingComma,
    /// After the value that ends here a comma is missing.
    NoComma,
    /// A name isn't followed by a colon but by this.
    NoColon,
    /// A value is missing before this.
    NoValue,
    /// This bracket or comment is never closed.
    NeverClosed,
    /// This text is never closed, or not on its line.
    OpenText,
    /// This character has to be escaped in a text.
    Control,
    /// This is no escape of JSON, or half a surrogate pair.
    Escape,
    /// A name or text stands here without double quotes.
    Unquoted,
    /// This isn't written as JSON writes numbers.
    Number,
    /// This belongs elsewhere.
    Stray,
    /// After the one value of the file there is more.
    More,
    /// Brackets stand more than 128 deep here.
    Deep,
}

impl Wrong {
    /// The message about it in the catalogues; its gaps are `line` and `column`.
    pub const fn key(self) -> &'static str {
        match self {
            Wrong::Comment | Wrong::TrailingComma => "merge.plain",
            Wrong::NoComma | Wrong::Stray => "merge.comma",
            Wrong::NoColon => "merge.colon",
            Wrong::NeverClosed => "merge.unclosed",
            Wrong::Unquoted => "merge.quotes",
            Wrong::OpenText | Wrong::Control | Wrong::Escape => "merge.string",
            Wrong::More => "merge.more",
            Wrong::NoValue | Wrong::Number | Wrong::Deep => "merge.other",
        }
    }
}

/// Reads a file without a byte-order mark. Takes time in proportion to its length, whatever it holds.
pub fn read(text: &str, dialect: Dialect) -> Result<Value<'_>, Mistake> {
    reader::file(text, dialect)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> (usize, Wrong) {
        let mistake = read(text, Dialect::Comments).unwrap_err();
        (mistake.at, mistake.kind)
    }

    #[test]
    fn reads_a_tree_with_places() {
        let text = "/* a */ {\"a\\u0062\" : [1, \"\\ud83d\\ude00\\n\"], // b\n \"c\": {},}";
        let value = read(text, Dialect::Comments).unwrap();
        let Kind::Object(members) = &value.kind else { panic!("{value:?}") };
        assert_eq!(value.span, Span { start: 8, end: text.len() });
        assert_eq!(members[0].name, "ab");
        assert_eq!(&text[members[0].name_span.start..members[0].name_span.end], "\"a\\u0062\"");
        let Kind::Array(items) = &members[0].value.kind else { panic!("{value:?}") };
        assert_eq!(items[0].kind, Kind::Number);
        assert_eq!(items[1].kind, Kind::Text("😀\n".into()));
        assert_eq!(members[0].comma, text.find(", //"));
        assert_eq!(members[1].comma, Some(text.len() - 2));
    }

    #[test]
    fn says_what_is_wrong_first() {
        assert_eq!(wrong(""), (0, Wrong::NoValue));
        assert_eq!(wrong("// a"), (4, Wrong::NoValue));
        assert_eq!(wrong("/* a"), (0, Wrong::NeverClosed));
        assert_eq!(wrong("[1, [2"), (4, Wrong::NeverClosed));
        assert_eq!(wrong("{\"a\"}"), (4, Wrong::NoColon));
        assert_eq!(wrong("{\"a\":}"), (5, Wrong::NoValue));
        assert_eq!(wrong("[1 /* a */ 2]"), (2, Wrong::NoComma));
        assert_eq!(wrong("[1 }"), (3, Wrong::Stray));
        assert_eq!(wrong("[,]"), (1, Wrong::NoValue));
        assert_eq!(wrong("{,}"), (1, Wrong::Stray));
        assert_eq!(wrong("{a: 1}"), (1, Wrong::Unquoted));
        assert_eq!(wrong("“a”"), (0, Wrong::Unquoted));
        assert_eq!(wrong("\"a\tb\""), (2, Wrong::Control));
        assert_eq!(wrong("\"a\nb\""), (0, Wrong::OpenText));
        assert_eq!(wrong("\"a\\"), (0, Wrong::OpenText));
        for text in ["\"a\\x\"", "\"a\\u12\"", "\"a\\u+123\"", "\"a\\ud800\"", "\"a\\ud800\\u0041\"", "\"a\\udc00\""] {
            assert_eq!(wrong(text), (2, Wrong::Escape), "{text}");
        }
        for text in ["01", "1.", "-", "+1", ".5", "0x1", "1e", "1e+", "1a", "--1"] {
            assert_eq!(wrong(text), (0, Wrong::Number), "{text}");
        }
        assert_eq!(wrong("{} {}"), (3, Wrong::More));
    }

    #[test]
    fn nests_only_so_deep() {
        let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(&deep(128), Dialect::Plain).is_ok());
        assert_eq!(wrong(&deep(129)), (128, Wrong::Deep));
        assert_eq!(wrong(&"{\"a\":".repeat(100_000)), (128 * 5, Wrong::Deep));
    }
}
