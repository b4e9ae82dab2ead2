//! How GitHub evaluates text with expressions in it, as far as our own files may hold any: string literals alone
//! (actions/languageservices, `expressions/src/lexer.ts`; the template reader ends an expression at the first `}}`
//! outside of a literal).

/// The text after evaluation, or `Err` with an expression that is more than a string literal.
pub(super) fn evaluate(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        out.push_str(before);
        let end = end_of_expression(after).ok_or_else(|| format!("without end: {after}"))?;
        out.push_str(&literal(after[..end].trim()).ok_or_else(|| format!("an expression: {}", &after[..end]))?);
        rest = &after[end + 2..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The place of the `}}` that stands in no literal.
fn end_of_expression(text: &str) -> Option<usize> {
    let mut in_literal = false;
    text.char_indices().find_map(|(at, ch)| {
        in_literal ^= ch == '\'';
        (!in_literal && text[at..].starts_with("}}")).then_some(at)
    })
}

/// The value of a single literal; `''` in it is one quote.
fn literal(text: &str) -> Option<String> {
    let inside = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let value = inside.replace("''", "\u{0}");
    (!value.contains('\'')).then(|| value.replace('\u{0}', "'"))
}

#[test]
fn knows_a_literal_from_an_expression() {
    assert_eq!(evaluate("a${{ '${{' }}b").unwrap(), "a${{b");
    assert_eq!(evaluate("${{ 'it''s }}' }}").unwrap(), "it's }}");
    assert!(evaluate("${{ secrets.T }}").is_err());
    assert!(evaluate("${{ 'a' || 'b' }}").is_err());
    assert!(evaluate("a ${{").is_err());
}
