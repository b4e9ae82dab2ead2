//! PowerShell read back by the rules of its own reader (PowerShell/PowerShell, `engine/parser/tokenizer.cs`,
//! `ScanStringLiteral`, and `CharTraits.cs`, `IsSingleQuote`).

use goproxy_wizard::write::powershell::Script;
use proptest::prelude::*;

use super::hostile;

/// The name and the value of `$env:NAME = '…'`, or `None` where anything stands after the value.
fn assignment(line: &str) -> Option<(&str, String)> {
    let (name, literal) = line.strip_prefix("$env:")?.split_once(" = ")?;
    Some((name, string_literal(literal)?))
}

/// Any kind of single quote opens and closes; two in a row are one, and it is the second that stands.
fn string_literal(text: &str) -> Option<String> {
    let is_quote = |ch: char| matches!(ch, '\'' | '\u{2018}'..='\u{201b}');
    let mut rest = text.chars().peekable();
    rest.next().filter(|ch| is_quote(*ch))?;
    let mut out = String::new();
    while let Some(ch) = rest.next() {
        match rest.peek() {
            _ if !is_quote(ch) => out.push(ch),
            Some(next) if is_quote(*next) => out.extend(rest.next()),
            Some(_) => return None,
            None => return Some(out),
        }
    }
    None
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn every_text_is_read_back(text in hostile::clean()) {
        let file = Script::default().export("GOPROXY", &text, &()).body().text();
        let line = file.strip_suffix('\n').unwrap();
        prop_assert_eq!(assignment(line), Some(("GOPROXY", text.to_string())), "{}", line);
    }
}
