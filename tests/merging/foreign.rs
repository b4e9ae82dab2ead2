//! What jsonc-parser says of a file: whether it is one, its tree, its comments, and what a merge has to make of it.

use goproxy_wizard::jsonc;
use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::cst::{CstNode, CstRootNode};
use jsonc_parser::errors::ParseError;
use jsonc_parser::tokens::Token;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

/// JSON as RFC 8259 has it, with comments and trailing commas where they are taken.
fn options(comments: bool) -> ParseOptions {
    ParseOptions {
        allow_comments: comments,
        allow_trailing_commas: comments,
        allow_loose_object_property_names: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// A tree of jsonc-parser.
pub(crate) struct Tree<'a>(Option<Value<'a>>);

/// Reads a file; its tree of tokens keeps comments even where they are refused, its plain tree does not.
pub(crate) fn read(text: &str, comments: bool) -> Result<Tree<'_>, ParseError> {
    parse_to_ast(text, &CollectOptions::default(), &options(comments)).map(|it| Tree(it.value))
}

impl Tree<'_> {
    /// Whether our reader saw the same values with the same texts at the same places.
    pub(crate) fn is_same(&self, ours: &jsonc::Value) -> bool {
        self.0.as_ref().is_some_and(|theirs| is_same(theirs, ours))
    }
}

fn is_same(theirs: &Value, ours: &jsonc::Value) -> bool {
    let at = |range: Range, span: jsonc::Span| (range.start, range.end) == (span.start, span.end);
    at(theirs.range(), ours.span)
        && match (theirs, &ours.kind) {
            (Value::Object(theirs), jsonc::Kind::Object(ours)) => {
                let is_same = |theirs: &ObjectProp, ours: &jsonc::Member| {
                    theirs.name.as_str() == ours.name
                        && at(theirs.name.range(), ours.name_span)
                        && is_same(&theirs.value, &ours.value)
                };
                theirs.properties.len() == ours.len() && theirs.properties.iter().zip(ours).all(|(a, b)| is_same(a, b))
            }
            (Value::Array(theirs), jsonc::Kind::Array(ours)) => {
                theirs.elements.len() == ours.len() && theirs.elements.iter().zip(ours).all(|(a, b)| is_same(a, b))
            }
            (Value::StringLit(theirs), jsonc::Kind::Text(ours)) => theirs.value == *ours,
            (Value::BooleanLit(theirs), jsonc::Kind::Bool(ours)) => theirs.value == *ours,
            (Value::NumberLit(_), jsonc::Kind::Number) | (Value::NullKeyword(_), jsonc::Kind::Null) => true,
            _ => false,
        }
}

/// Why our reader refuses what jsonc-parser takes, if it has to.
pub(crate) fn difference(text: &str) -> Option<&'static str> {
    let collect = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
    let result = parse_to_ast(text, &collect, &options(true)).ok()?;
    // RFC 8259, section 2: a JSON text is a value. A file of comments alone has none.
    if result.value.is_none() {
        return Some("nothing");
    }
    let (mut end, mut depth) = (0, 0_usize);
    for token in result.tokens? {
        let range = token.range();
        // RFC 8259, section 2: blanks are four characters. jsonc-parser takes all of Unicode's.
        if text[end..range.start].contains(|ch| !" \t\r\n".contains(ch)) {
            return Some("blank");
        }
        end = range.end;
        match token.token {
            // RFC 8259, section 7: control characters are escaped. Go and serde_json refuse them.
            Token::String(_) if text[range.start..range.end].contains(|ch| ch < ' ') => return Some("control"),
            Token::OpenBrace | Token::OpenBracket => depth += 1,
            Token::CloseBrace | Token::CloseBracket => depth -= 1,
            _ => {}
        }
        // RFC 8259, section 9: a reader may limit the depth. jsonc-parser has 512, ours 128.
        if depth > 128 {
            return Some("deep");
        }
    }
    text[end..].contains(|ch| !" \t\r\n".contains(ch)).then_some("blank")
}

/// A value as it is written: members in order, twice if they are there twice.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Model {
    /// Members, and whether a comma follows the last.
    Object(Vec<(String, Model)>, bool),
    /// Items.
    Array(Vec<Model>),
    /// Anything else, letter by letter.
    Other(String),
}

/// The model of a file that can be read.
pub(crate) fn model(text: &str) -> Model {
    let root = CstRootNode::parse(text, &options(true)).unwrap_or_else(|error| panic!("{error}:\n{text}"));
    of(&root.value().unwrap())
}

fn of(node: &CstNode) -> Model {
    if let Some(object) = node.as_object() {
        let all = object.properties();
        let comma = all.last().is_some_and(|last| last.trailing_comma().is_some());
        let member = |it: jsonc_parser::cst::CstObjectProp| (it.decoded_name().unwrap(), of(&it.value().unwrap()));
        return Model::Object(all.into_iter().map(member).collect(), comma);
    }
    match node.as_array() {
        Some(array) => Model::Array(array.elements().iter().map(of).collect()),
        None => Model::Other(node.to_string()),
    }
}

/// What the merge has to give; `None` where something else than an object stands in the way.
pub(crate) fn merged(there: &str, ours: &str) -> Option<Model> {
    let (mut there, ours) = (model(there), model(ours));
    put(&mut there, &ours).then_some(there)
}

fn put(there: &mut Model, ours: &Model) -> bool {
    let (Model::Object(there, comma), Model::Object(ours, _)) = (there, ours) else {
        return false;
    };
    ours.iter().all(|(name, new)| {
        let last = there.iter_mut().rfind(|(it, _)| it == name);
        match (last, new) {
            (Some((_, old)), Model::Object(..)) => put(old, new),
            (Some((_, old)), _) => {
                *old = new.clone();
                true
            }
            (None, _) => {
                there.push((name.clone(), in_style(new, *comma)));
                true
            }
        }
    })
}

/// A new object has a comma after its last member if the one around it has.
fn in_style(new: &Model, comma: bool) -> Model {
    match new {
        Model::Object(members, _) => {
            let members = members.iter().map(|(name, value)| (name.clone(), in_style(value, comma)));
            let members: Vec<_> = members.collect();
            let comma = comma && !members.is_empty();
            Model::Object(members, comma)
        }
        other => other.clone(),
    }
}

/// The comments of a file in order, without those at these places.
pub(crate) fn comments<'a>(text: &'a str, without: &[Range]) -> Vec<&'a str> {
    let collect = CollectOptions { comments: CommentCollectionStrategy::AsTokens, tokens: true };
    let tokens = parse_to_ast(text, &collect, &options(true)).unwrap().tokens.unwrap();
    let is_comment = |token: &Token| matches!(token, Token::CommentLine(_) | Token::CommentBlock(_));
    let ranges = tokens.into_iter().filter(|it| is_comment(&it.token)).map(|it| it.range());
    let kept = ranges.filter(|it| !without.iter().any(|out| out.start <= it.start && it.end <= out.end));
    kept.map(|it| &text[it.start..it.end]).collect()
}

/// The places of the values that ours replace.
pub(crate) fn replaced(there: &str, ours: &str) -> Vec<Range> {
    let (Ok(Tree(Some(Value::Object(there)))), Ok(Tree(Some(Value::Object(ours))))) =
        (read(there, true), read(ours, false))
    else {
        return Vec::new();
    };
    let mut out = Vec::new();
    collect(&there, &ours, &mut out);
    out
}

fn collect(there: &Object, ours: &Object, out: &mut Vec<Range>) {
    for our in &ours.properties {
        let last = there.properties.iter().rfind(|it| it.name.as_str() == our.name.as_str());
        match (last.map(|it| &it.value), &our.value) {
            (Some(Value::Object(there)), Value::Object(ours)) => collect(there, ours, out),
            (Some(old), _) => out.push(old.range()),
            _ => {}
        }
    }
}
