//! The JSON of a .info: version and time, and what `encoding/json` says of a text that is none.

/// A version and its time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Info {
    pub(crate) version: String,
    /// As in the JSON, RFC 3339.
    pub(crate) time: String,
}

/// Reads a .info, or says what Go says.
pub(crate) fn parse(text: &str) -> Result<Info, String> {
    let mut reader = Reader { text, at: 0, depth: 0, mismatch: None };
    let mut info = Info::default();
    reader.value(Some(&mut info))?;
    reader.blanks();
    match reader.peek() {
        Some(ch) => Err(format!("invalid character {} after top-level value", quoted(ch))),
        None => reader.mismatch.map_or(Ok(info), Err),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    mismatch: Option<String>,
}

const ENDS: &str = "unexpected end of JSON input";

/// A character as `encoding/json` shows it.
fn quoted(ch: char) -> String {
    match ch {
        '\'' => "'\\''".to_owned(),
        '"' => "'\"'".to_owned(),
        ch => format!("'{}'", ch.escape_debug()),
    }
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let ch = self.peek()?;
        self.at += ch.len_utf8();
        Some(ch)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\r' | '\n')) {
            self.at += 1;
        }
    }

    fn wrong(&self, context: &str) -> String {
        match self.peek() {
            Some(ch) => format!("invalid character {} {context}", quoted(ch)),
            None => ENDS.to_owned(),
        }
    }

    /// Reads a value; into the info if it is the outermost.
    fn value(&mut self, into: Option<&mut Info>) -> Result<Option<String>, String> {
        self.blanks();
        match self.peek() {
            Some('{') => self.object(into).map(|()| None),
            Some('[') => {
                let outermost = into.is_some();
                self.array()?;
                let mismatch = "json: cannot unmarshal array into Go value of type modfetch.RevInfo";
                if outermost { Err(mismatch.to_owned()) } else { Ok(None) }
            }
            Some('"') => {
                let text = self.string()?;
                let mismatch = "json: cannot unmarshal string into Go value of type modfetch.RevInfo";
                if into.is_some() { Err(mismatch.to_owned()) } else { Ok(Some(text)) }
            }
            Some('t') => self.word("true", into.is_some()),
            Some('f') => self.word("false", into.is_some()),
            Some('n') => self.word("null", false),
            Some('-' | '0'..='9') => {
                self.number()?;
                let mismatch = "json: cannot unmarshal number into Go value of type modfetch.RevInfo";
                if into.is_some() { Err(mismatch.to_owned()) } else { Ok(None) }
            }
            _ => Err(self.wrong("looking for beginning of value")),
        }
    }

    fn word(&mut self, word: &str, outermost: bool) -> Result<Option<String>, String> {
        for (number, wanted) in word.chars().enumerate() {
            if self.peek() != Some(wanted) {
                let context = format!("in literal {word} (expecting {})", quoted(wanted));
                debug_assert!(number > 0, "the caller saw the first character");
                return Err(self.wrong(&context));
            }
            self.at += 1;
        }
        let mismatch = "json: cannot unmarshal bool into Go value of type modfetch.RevInfo";
        if outermost { Err(mismatch.to_owned()) } else { Ok(None) }
    }

    fn number(&mut self) -> Result<(), String> {
        if self.peek() == Some('-') {
            self.at += 1;
        }
        match self.peek() {
            Some('0') => self.at += 1,
            Some('1'..='9') => self.digits(),
            _ => return Err(self.wrong("in numeric literal")),
        }
        if self.peek() == Some('.') {
            self.at += 1;
            if !self.peek().is_some_and(|ch| ch.is_ascii_digit()) {
                return Err(self.wrong("after decimal point in numeric literal"));
            }
            self.digits();
        }
        if matches!(self.peek(), Some('e' | 'E')) {
            self.at += 1;
            if matches!(self.peek(), Some('+' | '-')) {
                self.at += 1;
            }
            if !self.peek().is_some_and(|ch| ch.is_ascii_digit()) {
                return Err(self.wrong("in exponent of numeric literal"));
            }
            self.digits();
        }
        Ok(())
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|ch| ch.is_ascii_digit()) {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Result<String, String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            match self.peek() {
                None => return Err(ENDS.to_owned()),
                Some('"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some('\\') => {
                    self.at += 1;
                    match self.peek() {
                        Some('u') => {
                            self.at += 1;
                            let mut code = 0;
                            for _ in 0..4 {
                                let Some(digit) = self.peek().and_then(|ch| ch.to_digit(16)) else {
                                    return Err(self.wrong("in \\u hexadecimal character escape"));
                                };
                                code = code * 16 + digit;
                                self.at += 1;
                            }
                            out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
                        }
                        Some(ch @ ('"' | '\\' | '/')) => {
                            out.push(ch);
                            self.at += 1;
                        }
                        Some('b' | 'f' | 'n' | 'r' | 't') => {
                            out.push(' ');
                            self.at += 1;
                        }
                        _ => return Err(self.wrong("in string escape code")),
                    }
                }
                Some(ch) if ch < ' ' => return Err(self.wrong("in string literal")),
                Some(_) => out.extend(self.next()),
            }
        }
    }

    fn deeper(&mut self) -> Result<(), String> {
        self.depth += 1;
        // Go stops at 10,000; nobody nests a .info.
        if self.depth > 200 { Err("exceeded max depth".to_owned()) } else { Ok(()) }
    }

    fn array(&mut self) -> Result<(), String> {
        self.deeper()?;
        self.at += 1;
        self.blanks();
        if self.peek() == Some(']') {
            self.at += 1;
            self.depth -= 1;
            return Ok(());
        }
        loop {
            self.value(None)?;
            self.blanks();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(']') => {
                    self.at += 1;
                    self.depth -= 1;
                    return Ok(());
                }
                _ => return Err(self.wrong("after array element")),
            }
        }
    }

    /// Keeps a member that matters; one of another type is an error, once all of the text is read.
    fn keep(&mut self, info: &mut Info, key: &str, first: Option<char>, value: Option<String>) {
        let (field, kind) = if key.eq_ignore_ascii_case("version") {
            (&mut info.version, "Version of type string")
        } else if key.eq_ignore_ascii_case("time") {
            (&mut info.time, "Time of type time.Time")
        } else {
            return;
        };
        match value {
            Some(value) => *field = value,
            None if first == Some('n') => {}
            None => self.mismatch = Some(format!("json: cannot unmarshal value into Go struct field RevInfo.{kind}")),
        }
    }

    fn object(&mut self, mut into: Option<&mut Info>) -> Result<(), String> {
        self.deeper()?;
        self.at += 1;
        self.blanks();
        if self.peek() == Some('}') {
            self.at += 1;
            self.depth -= 1;
            return Ok(());
        }
        loop {
            self.blanks();
            if self.peek() != Some('"') {
                return Err(self.wrong("looking for beginning of object key string"));
            }
            let key = self.string()?;
            self.blanks();
            if self.peek() != Some(':') {
                return Err(self.wrong("after object key"));
            }
            self.at += 1;
            self.blanks();
            let first = self.peek();
            let value = self.value(None)?;
            if let Some(info) = into.as_deref_mut() {
                self.keep(info, &key, first, value);
            }
            self.blanks();
            match self.peek() {
                Some(',') => self.at += 1,
                Some('}') => {
                    self.at += 1;
                    self.depth -= 1;
                    return Ok(());
                }
                _ => return Err(self.wrong("after object key:value pair")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_go_says() {
        // Texts of encoding/json, Go 1.27.
        for (text, wanted) in [
            ("", "unexpected end of JSON input"),
            ("<!DOCTYPE html>", "invalid character '<' looking for beginning of value"),
            ("this", "invalid character 'h' in literal true (expecting 'r')"),
            ("{\"Version\":\"v1\"} x", "invalid character 'x' after top-level value"),
            ("{\"Version\"", "unexpected end of JSON input"),
            ("{Version", "invalid character 'V' looking for beginning of object key string"),
        ] {
            assert_eq!(parse(text).unwrap_err(), wanted, "{text}");
        }
    }

    #[test]
    fn reads_version_and_time_by_any_case() {
        let info = parse(
            "{\"version\": \"v1.0.0\", \"Time\": \"2024-01-02T03:04:05Z\", \"Origin\": {\"VCS\": [1, -2.5e3, null]}}",
        );
        let wanted = Info { version: "v1.0.0".to_owned(), time: "2024-01-02T03:04:05Z".to_owned() };
        assert_eq!(info, Ok(wanted));
    }
}
