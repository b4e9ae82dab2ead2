//! The words of a value in a unit of systemd, as `extract_first_word` parts them; knows no key by name.

use crate::base::Span;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written, quotes included.
    pub at: Span,
    /// As it is meant; the letters of escapes such as `\n`, and `%`, stay.
    pub meant: String,
    /// The quote around it, if all of it is quoted.
    pub quote: Option<char>,
    /// Whether a quote in it is never closed.
    pub is_open: bool,
}

impl Word {
    /// What stands between the quotes.
    pub fn inner(&self) -> Span {
        if self.quote.is_some() { Span::new(self.at.start + 1, self.at.end - 1) } else { self.at }
    }
}

/// The words of a value: blanks part them, quotes hold them together, a backslash takes the next character as it is, or
/// joins the next line.
pub fn words(text: &str, value: Span) -> Vec<Word> {
    let mut out = Vec::new();
    let mut word: Option<Word> = None;
    let mut open: Option<char> = None;
    let mut chars = value.of(text).char_indices().peekable();
    while let Some((offset, ch)) = chars.next() {
        let (at, end) = (value.start + offset, value.start + offset + ch.len_utf8());
        let is_line_end = ch == '\\' && chars.peek().is_some_and(|(_, next)| matches!(next, '\n' | '\r'));
        if open.is_none() && (ch.is_ascii_whitespace() || is_line_end) {
            out.extend(word.take());
            continue;
        }
        let is_first = word.is_none();
        let new = || Word { at: Span::new(at, end), meant: String::new(), quote: None, is_open: false };
        let it = word.get_or_insert_with(new);
        it.at.end = end;
        match ch {
            _ if open == Some(ch) => {
                open = None;
                if it.quote.is_some() && chars.peek().is_some_and(|(_, next)| !next.is_ascii_whitespace()) {
                    it.quote = None;
                }
            }
            '"' | '\'' if open.is_none() => {
                open = Some(ch);
                it.quote = is_first.then_some(ch);
            }
            '\\' => {
                if let Some((_, next)) = chars.next() {
                    it.at.end = end + next.len_utf8();
                    if next.is_ascii_alphanumeric() {
                        it.meant.push('\\');
                    }
                    it.meant.push(next);
                }
            }
            _ => it.meant.push(ch),
        }
    }
    if let Some(it) = word.as_mut().filter(|_| open.is_some()) {
        (it.quote, it.is_open) = (None, true);
    }
    out.extend(word);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_as_systemd_does() {
        let text = "\"A=b c\" 'D=e'F G=\"h i\" \\\n  J=\\\"k \"L";
        let found: Vec<_> = words(text, Span::new(0, text.len()))
            .into_iter()
            .map(|it| (it.at.of(text).to_owned(), it.meant, it.quote, it.is_open))
            .collect();
        let word = |at: &str, meant: &str, quote, is_open| (at.to_owned(), meant.to_owned(), quote, is_open);
        assert_eq!(
            found,
            [
                word("\"A=b c\"", "A=b c", Some('"'), false),
                word("'D=e'F", "D=eF", None, false),
                word("G=\"h i\"", "G=h i", None, false),
                word("J=\\\"k", "J=\"k", None, false),
                word("\"L", "L", None, true),
            ]
        );
    }
}
