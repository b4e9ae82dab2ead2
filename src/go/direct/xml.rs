//! Tags of a page, read as loosely as `encoding/xml` does without `Strict`; builds no tree and knows no HTML.

mod cursor;
mod declaration;
mod text;

use cursor::Cursor;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// `<name attribute="value">`, names without their prefix.
    Start(String, Vec<(String, String)>),
    /// `</name>`.
    End(String),
}

/// Why reading stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The page ends.
    End,
    /// What the page says is no XML: the words.
    Error(String),
}

/// Reads tags one after the other (`encoding/xml.Decoder.RawToken`).
pub(super) struct Tags<'a> {
    cursor: Cursor<'a>,
    /// What the second half of `<name/>` closes.
    closing: Option<String>,
}

impl<'a> Tags<'a> {
    /// `cut` says that the page is longer than what came; `lenient` is whether `]]>` may stand in quotes (since Go 1.24).
    pub(super) fn new(page: &'a str, cut: bool, lenient: bool) -> Self {
        Tags { cursor: Cursor::new(page, cut, lenient), closing: None }
    }

    /// The next tag; text, comments, instructions and directives are passed over.
    pub(super) fn next(&mut self) -> Result<Tag, Stop> {
        if let Some(name) = self.closing.take() {
            return Ok(Tag::End(name));
        }
        loop {
            if self.cursor.get()? != b'<' {
                self.cursor.back();
                text::read(&mut self.cursor, text::Until::Tag)?;
                continue;
            }
            match self.cursor.must()? {
                b'/' => return self.end(),
                b'?' => self.instruction()?,
                b'!' => self.remark()?,
                _ => {
                    self.cursor.back();
                    return self.start();
                }
            }
        }
    }

    fn end(&mut self) -> Result<Tag, Stop> {
        let name = self.cursor.local_name("expected element name after </")?;
        self.cursor.space()?;
        if self.cursor.must()? != b'>' {
            return Err(self.cursor.error(&format!("invalid characters between </{name} and >")));
        }
        Ok(Tag::End(name))
    }

    fn instruction(&mut self) -> Result<(), Stop> {
        let target = self.cursor.name("expected target name after <?")?;
        self.cursor.space()?;
        let from = self.cursor.place();
        self.cursor.until(b"?>")?;
        if target == "xml" {
            let content = self.cursor.since(from);
            declaration::check(content.get(..content.len().saturating_sub(2)).unwrap_or_default())?;
        }
        Ok(())
    }

    /// A comment, CDATA or directive.
    fn remark(&mut self) -> Result<(), Stop> {
        match self.cursor.must()? {
            b'-' => {
                if self.cursor.must()? != b'-' {
                    return Err(self.cursor.error("invalid sequence <!- not part of <!--"));
                }
                self.cursor.until(b"--")?;
                if self.cursor.must()? != b'>' {
                    return Err(self.cursor.error("invalid sequence \"--\" not allowed in comments"));
                }
                Ok(())
            }
            b'[' => {
                for wanted in b"CDATA[" {
                    if self.cursor.must()? != *wanted {
                        return Err(self.cursor.error("invalid <![ sequence"));
                    }
                }
                text::read(&mut self.cursor, text::Until::CdataEnd).map(drop)
            }
            _ => self.directive(),
        }
    }

    /// `<!DOCTYPE …>`: up to the `>` that is neither quoted nor nested.
    fn directive(&mut self) -> Result<(), Stop> {
        let (mut quote, mut depth) = (None, 0_usize);
        loop {
            let byte = self.cursor.must()?;
            match quote {
                Some(open) if open == byte => quote = None,
                None if byte == b'\'' || byte == b'"' => quote = Some(byte),
                None if byte == b'>' && depth == 0 => return Ok(()),
                None if byte == b'>' => depth -= 1,
                None if byte == b'<' && self.cursor.skip_if(b"!--") => self.cursor.until(b"-->")?,
                None if byte == b'<' => depth += 1,
                Some(_) | None => {}
            }
        }
    }

    fn start(&mut self) -> Result<Tag, Stop> {
        let name = self.cursor.local_name("expected element name after <")?;
        let mut attributes = Vec::new();
        loop {
            self.cursor.space()?;
            match self.cursor.must()? {
                b'/' => {
                    if self.cursor.must()? != b'>' {
                        return Err(self.cursor.error("expected /> in element"));
                    }
                    self.closing = Some(name.clone());
                    return Ok(Tag::Start(name, attributes));
                }
                b'>' => return Ok(Tag::Start(name, attributes)),
                _ => self.cursor.back(),
            }
            let key = self.cursor.local_name("expected attribute name in element")?;
            self.cursor.space()?;
            if self.cursor.must()? == b'=' {
                self.cursor.space()?;
                let value = self.value()?;
                attributes.push((key, value));
            } else {
                self.cursor.back();
                attributes.push((key.clone(), key));
            }
        }
    }

    fn value(&mut self) -> Result<String, Stop> {
        let first = self.cursor.must()?;
        if first == b'"' || first == b'\'' {
            return text::read(&mut self.cursor, text::Until::Quote(first));
        }
        self.cursor.back();
        let from = self.cursor.place();
        while matches!(self.cursor.must()?, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b':' | b'-') {}
        self.cursor.back();
        Ok(self.cursor.since(from).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &str) -> (Vec<Tag>, Stop) {
        let (mut tags, mut found) = (Tags::new(page, false, true), Vec::new());
        loop {
            match tags.next() {
                Ok(tag) => found.push(tag),
                Err(stop) => return (found, stop),
            }
        }
    }

    fn start(name: &str, attributes: &[(&str, &str)]) -> Tag {
        Tag::Start(name.to_owned(), attributes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn html_as_it_is_written() {
        let page = "<!DOCTYPE html><!-- <meta> --><HTML lang=en-GB><meta charset=utf-8 async><br/>a &amp; b &nbsp; & c\
                    <p title='&#65;&lt;&quot;&x;'></p>";
        let (tags, stop) = read(page);
        let want = [
            start("HTML", &[("lang", "en-GB")]),
            start("meta", &[("charset", "utf-8"), ("async", "async")]),
            start("br", &[]),
            Tag::End("br".to_owned()),
            start("p", &[("title", "A<\"&x;")]),
            Tag::End("p".to_owned()),
        ];
        assert_eq!((tags.as_slice(), stop), (want.as_slice(), Stop::End));
    }

    #[test]
    fn errors_as_go_words_them() {
        // Printed by a program with encoding/xml of Go 1.27.3.
        for (page, error) in [
            ("<", "XML syntax error on line 1: unexpected EOF"),
            ("a\n<a b=\"<\">", "XML syntax error on line 2: unescaped < inside quoted string"),
            ("<a b=./>", "XML syntax error on line 1: invalid XML name: ."),
            ("<a &", "XML syntax error on line 1: expected attribute name in element"),
            ("<a b='&#", "XML syntax error on line 1: unexpected EOF"),
            ("<a b c=\"d\"/ >", "XML syntax error on line 1: expected /> in element"),
            ("</>", "XML syntax error on line 1: expected element name after </"),
            ("<![CDATA[", "XML syntax error on line 1: unexpected EOF in CDATA section"),
            ("&amp", "XML syntax error on line 1: unexpected EOF"),
            ("< a>", "XML syntax error on line 1: expected element name after <"),
            ("</a b>", "XML syntax error on line 1: invalid characters between </a and >"),
            ("x ]]> y", "XML syntax error on line 1: unescaped ]]> not in CDATA section"),
            ("<!-- a -- b -->", "XML syntax error on line 1: invalid sequence \"--\" not allowed in comments"),
            (
                "<?xml encoding=\"latin1\"?>",
                "xml: opening charset \"latin1\": can't decode XML document using charset \"latin1\"",
            ),
            ("<?xml version=\"1.1\"?>", "xml: unsupported version \"1.1\"; only version 1.0 is supported"),
            ("<1a>", "XML syntax error on line 1: invalid XML name: 1a"),
            ("<a:b:c>", "XML syntax error on line 1: expected element name after <"),
            ("a\u{1}", "XML syntax error on line 1: illegal character code U+0001"),
        ] {
            assert_eq!(read(page).1, Stop::Error(error.to_owned()), "{page:?}");
        }
    }

    #[test]
    fn odd_pages_that_go_reads() {
        for (page, value) in [
            ("<a b=\"]]>\">", "]]>"),
            ("<a b=>", ""),
            ("<!DOCTYPE <!-- > -->><a b=c>", "c"),
            ("<a b='&#x41;&#xg;&#;&;&#1114112;&#55296;'>", "A&#xg;&#;&;&#1114112;\u{fffd}"),
        ] {
            assert_eq!(read(page), (vec![start("a", &[("b", value)])], Stop::End), "{page:?}");
        }
    }

    #[test]
    fn a_page_that_was_cut() {
        assert_eq!(Tags::new("text", true, true).next(), Err(Stop::Error("unexpected EOF".to_owned())));
    }
}
