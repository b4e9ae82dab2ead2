//! Our keys put into a JSON file that is there already: its other keys, comments, order and line ends stay.

mod editor;

use crate::base::{Lines, Place};
use crate::jsonc::{Dialect, Kind, Mistake, read};
use crate::text::Msg;
use editor::{Editor, Indent, Source};

/// Why a file can't be merged with, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Malformed {
    /// What is wrong, with the place in it.
    pub msg: Msg,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// Puts the keys of `ours`, an object, into `existing`: objects are merged key by key, other values replaced.
/// `comments` says whether the reading program takes comments and trailing commas (VS Code does, Docker does not).
pub fn merge(existing: &str, ours: &str, comments: bool) -> Result<String, Malformed> {
    let (bom, text) = match existing.strip_prefix('\u{FEFF}') {
        Some(rest) => ("\u{FEFF}", rest),
        None => ("", existing),
    };
    if text.trim().is_empty() {
        return Ok(ours.to_owned());
    }
    let dialect = if comments { Dialect::Comments } else { Dialect::Plain };
    let root = read(text, dialect).map_err(|mistake| malformed(text, mistake))?;
    let Kind::Object(members) = &root.kind else {
        return Err(at(text, root.span.start, "merge.not-object"));
    };
    let source = read(ours, Dialect::Plain).map_err(|mistake| malformed(ours, mistake))?;
    let Kind::Object(new) = &source.kind else {
        return Err(at(ours, source.span.start, "merge.not-object"));
    };
    let mut editor = Editor::new(text);
    let indent = Indent { own: editor.indent_at(root.span.start), unit: "  " };
    let source = Source { text: ours, members: new };
    match editor.object(root.span, members, source, indent) {
        Ok(()) => Ok(bom.to_owned() + &editor.finish()),
        Err(no) => {
            let mut out = at(text, no.at, "merge.value-kind");
            out.msg = out.msg.with("key", no.name);
            Err(out)
        }
    }
}

fn malformed(text: &str, mistake: Mistake) -> Malformed {
    at(text, mistake.at, mistake.kind.key())
}

fn at(text: &str, byte: usize, key: &'static str) -> Malformed {
    let Place { line, column } = Lines::of(text).place(byte);
    Malformed { msg: Msg::new(key).with("line", line).with("column", column), line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "{\n  \"proxies\": {\n    \"http-proxy\": \"http://p:1\"\n  }\n}\n";

    #[test]
    fn keeps_keys_comments_and_order() {
        let there = "// mine\n{\n  \"b\": 1, // one\n  \"go.toolsEnvVars\": {\n    \"GOFLAGS\": \"-x\",\n    \"GOPROXY\": \"old\",\n  },\n  \"a\": [1,2],\n}\n";
        let ours = "{\n  \"go.toolsEnvVars\": {\n    \"GOPROXY\": \"new\",\n    \"GOSUMDB\": \"s\"\n  },\n  \"c\": [\"x\"]\n}\n";
        let got = merge(there, ours, true).unwrap();
        assert_eq!(
            got,
            "// mine\n{\n  \"b\": 1, // one\n  \"go.toolsEnvVars\": {\n    \"GOFLAGS\": \"-x\",\n    \"GOPROXY\": \"new\",\n    \"GOSUMDB\": \"s\",\n  },\n  \"a\": [1,2],\n  \"c\": [\"x\"],\n}\n"
        );
        assert_eq!(merge(&got, ours, true).unwrap(), got, "twice changes nothing");
    }

    #[test]
    fn takes_an_empty_file_and_keeps_line_ends() {
        assert_eq!(merge(" \n", OURS, false).unwrap(), OURS);
        let got = merge("{\r\n    \"dns\": [\"1.1.1.1\"]\r\n}\r\n", OURS, false).unwrap();
        assert!(
            got.contains("],\r\n    \"proxies\": {\r\n        \"http-proxy\": \"http://p:1\"\r\n    }\r\n}"),
            "{got}"
        );
        assert!(!got.replace("\r\n", "").contains('\n'), "{got:?}");
        assert_eq!(merge("{}", OURS, false).unwrap().trim_end(), OURS.trim_end());
    }

    #[test]
    fn says_where_it_is_malformed() {
        let no = |text, comments| {
            let no = merge(text, OURS, comments).unwrap_err();
            (no.msg.key().to_owned(), no.line, no.column)
        };
        let expect = |key: &str, line, column| (key.to_owned(), line, column);
        assert_eq!(no("{\n  \"a\": 1\n  \"b\": 2\n}", true), expect("merge.comma", 2, 9));
        assert_eq!(no("{\n  // x\n}", false), expect("merge.plain", 2, 3));
        assert_eq!(no("{\"a\": 1,}", false), expect("merge.plain", 1, 8));
        assert_eq!(no("[1]", false), expect("merge.not-object", 1, 1));
        assert_eq!(no("{\"proxies\": 3}", false), expect("merge.value-kind", 1, 13));
        assert_eq!(no("{\"a\": \"é\n", false), expect("merge.string", 1, 7));
        assert_eq!(no("{'a': 1}", true), expect("merge.quotes", 1, 2));
        assert_eq!(no("{\"a\": {", true).0, "merge.unclosed");
    }
}
