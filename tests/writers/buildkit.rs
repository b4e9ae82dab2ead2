//! How `BuildKit` reads a Dockerfile (moby/buildkit, `frontend/dockerfile/parser` and `shell/lex.go`), as far as the
//! instructions go that carry values: FROM, ARG, COPY, RUN. Any variable that it would expand is an error.

use std::iter::Peekable;
use std::str::Chars;

/// An instruction with its options and its words, or its whole rest for RUN.
#[derive(Debug, PartialEq)]
pub(super) struct Instruction {
    pub(super) name: String,
    pub(super) flags: Vec<String>,
    pub(super) words: Vec<String>,
}

/// The instructions of a file.
pub(super) fn read(file: &str) -> Result<Vec<Instruction>, String> {
    logical_lines(file).iter().map(|line| instruction(line)).collect()
}

/// Lines put together where one ends in a single backslash; comments and empty lines are passed over.
fn logical_lines(file: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = String::new();
    for line in file.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)) {
        if line.trim_start().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let line = if open.is_empty() { line.trim_start() } else { line };
        let bare = line.trim_end_matches([' ', '\t']);
        if let Some(start) = bare.strip_suffix('\\').filter(|start| !start.ends_with('\\')) {
            open.push_str(start);
        } else {
            out.push(std::mem::take(&mut open) + line);
        }
    }
    if !open.is_empty() {
        out.push(open);
    }
    out
}

fn instruction(line: &str) -> Result<Instruction, String> {
    const BLANKS: [char; 5] = ['\t', '\u{b}', '\u{c}', '\r', ' '];
    let line = line.trim();
    let (name, rest) = line.split_once(BLANKS).unwrap_or((line, ""));
    let (flags, rest) = flags(rest.trim_start_matches(BLANKS));
    let words = match name {
        "RUN" if heredoc(rest) => return Err(format!("a here-document: {rest}")),
        "RUN" => vec![rest.trim().to_owned()],
        "ARG" => words(rest).iter().map(|word| lex(word)).collect::<Result<_, _>>()?,
        _ => list(rest.trim(), BLANKS).iter().map(|word| lex(word)).collect::<Result<_, _>>()?,
    };
    Ok(Instruction { name: name.to_owned(), flags, words })
}

/// Leading words that start with `--` (`parser/split_command.go`, `extractBuilderFlags`; a lone `--` ends them).
fn flags(text: &str) -> (Vec<String>, &str) {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(end) = rest.starts_with("--").then(|| rest.find(char::is_whitespace).unwrap_or(rest.len())) {
        let (flag, after) = rest.split_at(end);
        rest = after.trim_start();
        if flag == "--" {
            break;
        }
        out.push(flag.to_owned());
    }
    (out, rest)
}

/// Whether a word outside of quotes opens a here-document (`parser.go`, `reHeredoc`).
fn heredoc(text: &str) -> bool {
    words(text).iter().any(|word| word.trim_start_matches(|ch: char| ch.is_ascii_digit()).starts_with("<<"))
}

/// A JSON list where it is one, else words parted by blanks (`parseMaybeJSONToList`).
fn list(text: &str, blanks: [char; 5]) -> Vec<String> {
    match serde_json::from_str(text) {
        Ok(words) if text.starts_with('[') => words,
        _ => text.split(blanks).filter(|word| !word.is_empty()).map(str::to_owned).collect(),
    }
}

/// Words with their quotes (`line_parsers.go`, `parseWords`).
fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut rest = text.chars();
    while let Some(ch) = rest.next() {
        if quote.is_none() && ch.is_whitespace() {
            out.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_default();
        match (ch, quote) {
            ('\\', None | Some('"')) => {
                word.push(ch);
                word.extend(rest.next());
                continue;
            }
            ('\'' | '"', None) => quote = Some(ch),
            (ch, Some(open)) if ch == open => quote = None,
            _ => {}
        }
        word.push(ch);
    }
    out.extend(word);
    out
}

/// A word without quotes and escapes (`lex.go`, `ProcessWord`).
fn lex(word: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = word.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '\'' => single(&mut rest, &mut out)?,
            '"' => double(&mut rest, &mut out)?,
            '$' => out.push(dollar(&rest)?),
            '\\' => out.extend(rest.next()),
            ch => out.push(ch),
        }
    }
    Ok(out)
}

fn single(rest: &mut Peekable<Chars>, out: &mut String) -> Result<(), String> {
    loop {
        match rest.next().ok_or("a single quote without its end")? {
            '\'' => return Ok(()),
            ch => out.push(ch),
        }
    }
}

fn double(rest: &mut Peekable<Chars>, out: &mut String) -> Result<(), String> {
    loop {
        match rest.next().ok_or("a double quote without its end")? {
            '"' => return Ok(()),
            '$' => out.push(dollar(rest)?),
            '\\' => out.push(rest.next_if(|next| matches!(next, '"' | '$' | '\\')).unwrap_or('\\')),
            ch => out.push(ch),
        }
    }
}

/// A dollar sign means itself only where no name follows.
fn dollar(rest: &Peekable<Chars>) -> Result<char, String> {
    let opens = |ch: char| ch.is_alphanumeric() || "_{@*#?-$!".contains(ch);
    match rest.clone().next() {
        Some(ch) if opens(ch) => Err(format!("${}: a variable", rest.clone().collect::<String>())),
        _ => Ok('$'),
    }
}

#[test]
fn reads_as_buildkit_does() {
    let words = |file: &str| read(file).map(|mut all| all.remove(0).words);
    assert_eq!(words("ARG A=\"a\\\"b\\$c\\\\d\\e f\"").unwrap(), ["A=a\"b$c\\d\\e f"]);
    assert_eq!(words("ARG A=a\\ b 'c d'").unwrap(), ["A=a b", "c d"]);
    assert_eq!(words("COPY [\"a b\", \"/x\\\\$y\"]").unwrap(), ["a b", "/x$y"]);
    assert_eq!(words("RUN a \\\n  --b").unwrap(), ["a   --b"]);
    assert!(words("ARG A=$HOME").is_err());
    assert!(words("ARG A=\"b").is_err());
    assert!(words("RUN cat <<EOF").is_err());
    assert_eq!(read("COPY --from=x a b").unwrap()[0].flags, ["--from=x"]);
}
