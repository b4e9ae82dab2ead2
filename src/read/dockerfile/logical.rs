//! The lines of a Dockerfile with those that continue them.

use crate::base::Span;

/// The lines of a part.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    escape: u8,
    is_first: bool,
}

impl<'a> Lines<'a> {
    pub(super) const fn new(text: &'a str, part: Span) -> Self {
        Self { text, at: part.start, end: part.end, escape: b'\\', is_first: true }
    }

    pub(super) const fn escape(&self) -> char {
        self.escape as char
    }

    /// The next line that is not empty and no comment.
    pub(super) fn next_line(&mut self) -> Option<Span> {
        while self.at < self.end {
            let line = self.physical();
            let bare = line.of(self.text).trim();
            if self.is_first && bare.starts_with('#') {
                self.directive(bare);
            } else if !bare.is_empty() {
                self.is_first = false;
            }
            if !bare.is_empty() && !bare.starts_with('#') || super::name(line.of(self.text)).is_some() {
                return Some(line);
            }
        }
        None
    }

    fn directive(&mut self, line: &str) {
        match line.trim_start_matches('#').split_once('=') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("escape") && value.trim() == "`" => {
                self.escape = b'`';
            }
            Some(_) => {}
            None => self.is_first = false,
        }
    }

    /// One line, without its end; the place is then behind it.
    fn physical(&mut self) -> Span {
        let start = self.at;
        let rest = &self.text[start..self.end];
        let length = rest.find('\n').unwrap_or(rest.len());
        self.at = (start + length + 1).min(self.end);
        let line = &rest[..length];
        Span::new(start, start + line.strip_suffix('\r').unwrap_or(line).len())
    }

    /// The instruction that begins in this line, up to the last line that continues it.
    pub(super) fn instruction(&mut self, first: Span) -> Span {
        let mut end = self.trimmed(first);
        let mut is_open = self.is_open(first);
        while is_open && self.at < self.end {
            let before = self.at;
            let line = self.physical();
            let bare = line.of(self.text).trim();
            if bare.is_empty() || bare.starts_with('#') {
                continue;
            }
            // A forgotten end: another instruction begins at the very start of its line.
            let is_other = super::name(line.of(self.text)).is_some_and(|it| it.start == 0 && bare.starts_with(it.name))
                && line.of(self.text).bytes().take(2).all(|byte| byte.is_ascii_uppercase());
            if is_other {
                self.at = before;
                break;
            }
            end = self.trimmed(line);
            is_open = self.is_open(line);
        }
        Span::new(first.start, end.max(first.start))
    }

    fn is_open(&self, line: Span) -> bool {
        line.of(self.text).trim_end().as_bytes().last() == Some(&self.escape)
    }

    /// The end of a line without white space and without what continues it.
    fn trimmed(&self, line: Span) -> usize {
        line.start + line.of(self.text).trim_end().len()
    }

    /// The lines of the here-documents that an instruction opens.
    pub(super) fn body(&mut self, at: Span) -> Option<Span> {
        let delimiters = delimiters(at.of(self.text));
        if delimiters.is_empty() {
            return None;
        }
        let start = self.at;
        let mut end = start;
        for delimiter in delimiters {
            while self.at < self.end {
                let line = self.physical();
                end = line.start;
                if line.of(self.text).trim_start_matches('\t') == delimiter {
                    break;
                }
                end = self.at;
            }
        }
        Some(Span::new(start, end))
    }
}

/// What ends the here-documents that an instruction opens.
pub(super) fn delimiters(said: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let is_open =
        said.get(..4).is_some_and(|name| ["RUN ", "COPY", "ADD "].iter().any(|it| it.eq_ignore_ascii_case(name)));
    for (sign, _) in said.match_indices("<<").filter(|_| is_open) {
        let rest = said[sign + 2..].trim_start_matches('-').trim_start_matches(['"', '\'']);
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        if length > 0 && !said[..sign].ends_with('<') {
            out.push(&rest[..length]);
        }
    }
    out
}

/// The length of what a build prints before an instruction.
pub(super) fn before(line: &str) -> Option<usize> {
    let line_start = line.as_ptr();
    let rest = if let Some(rest) = line.strip_prefix("Step ").or_else(|| line.strip_prefix("STEP ")) {
        let rest = rest.trim_start_matches(|ch: char| ch.is_ascii_digit() || ch == '/');
        rest.trim_start().strip_prefix(':')?
    } else if let Some((_, rest)) = line.split_once(" | ").filter(|(number, _)| is_number(number)) {
        // The lines around the one that failed, as BuildKit shows them.
        rest.trim_start().strip_prefix(">>> ").unwrap_or(rest)
    } else {
        let rest = line.strip_prefix("=> ").or_else(|| line.strip_prefix("> ")).or_else(|| line.strip_prefix('#'))?;
        let rest = rest.trim_start_matches(|ch: char| ch.is_ascii_digit() || ch == ' ');
        let rest = ["CACHED ", "ERROR ", "CANCELED "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let (inner, rest) = rest.strip_prefix('[')?.split_once(']')?;
        if !inner.contains('/') && !inner.starts_with(|ch: char| ch.is_ascii_digit()) {
            return None;
        }
        rest
    };
    let rest = rest.trim_start();
    Some(rest.as_ptr() as usize - line_start as usize)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() < 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A line without how long it took, or the colon behind it, as in `RUN make    20.1s`.
pub(super) fn without_time(text: &str, line: Span) -> Span {
    let said = line.of(text).trim_end();
    let said = if said.trim_start().starts_with("> [") { said.trim_end_matches(':') } else { said };
    let end = line.start + said.len();
    let time = said.rsplit(' ').next().unwrap_or_default();
    let number = time.strip_suffix('s').unwrap_or_default();
    let is_time = number.contains('.') && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let cut = &said[..said.len() - time.len()];
    if is_time && cut.ends_with("  ") {
        Span::new(line.start, line.start + cut.trim_end().len())
    } else {
        Span::new(line.start, end)
    }
}
