//! A file rewritten from its start to its end, with members put in; knows names and layout, but no setting.

use crate::jsonc::{Kind, Member, Span, Value, comment_end};

/// What is put in, and the text that its places are in.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) members: &'a [Member<'a>],
}

/// Where a value stands that should be an object but isn't, and its name.
#[derive(Debug)]
pub(super) struct NoObject {
    pub(super) at: usize,
    pub(super) name: String,
}

/// An object's own indentation, and what one level adds to it.
#[derive(Clone, Copy)]
pub(super) struct Indent<'a> {
    pub(super) own: &'a str,
    pub(super) unit: &'a str,
}

/// The file, and as much of the new one as is written.
pub(super) struct Editor<'a> {
    text: &'a str,
    line_end: &'static str,
    out: String,
    done: usize,
}

impl<'a> Editor<'a> {
    /// Nothing is written yet. The first line end decides for all that are added.
    pub(super) fn new(text: &'a str) -> Self {
        let before = text.split_once('\n').map_or("", |(line, _)| line);
        Self {
            text,
            line_end: if before.ends_with('\r') { "\r\n" } else { "\n" },
            out: String::with_capacity(text.len() + 1024),
            done: 0,
        }
    }

    /// The new file, the rest as it was.
    pub(super) fn finish(mut self) -> String {
        self.keep(self.text.len());
        self.out
    }

    /// The blanks at the start of the line that this place is on.
    pub(super) fn indent_at(&self, place: usize) -> &'a str {
        let before = &self.text.as_bytes()[..place];
        let line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        blanks(&self.text[line..place])
    }

    /// Rewrites an object with the members of `ours` in it.
    pub(super) fn object(
        &mut self,
        span: Span,
        members: &[Member],
        ours: Source,
        indent: Indent,
    ) -> Result<(), NoObject> {
        // Of two members with the same name, readers take the last.
        let place_of = |our: &Member| members.iter().rposition(|member| member.name == our.name);
        let places: Vec<Option<usize>> = ours.members.iter().map(place_of).collect();
        let adds = places.contains(&None);
        let lines = Lines::of(self.text, span, members);
        let inner = lines.inner.map_or_else(|| indent.own.to_owned() + indent.unit, str::to_owned);
        let unit = inner.strip_prefix(indent.own).filter(|unit| !unit.is_empty());
        let unit = unit.unwrap_or(indent.unit);
        let spread = adds && !lines.many;

        let mut gap = span.start + 1;
        for (i, member) in members.iter().enumerate() {
            if spread {
                self.keep(gap);
                self.line(&inner);
                self.done = gap + blank_length(&self.text[gap..member.name_span.start]);
                gap = member.comma.unwrap_or(member.value.span.end) + 1;
            }
            let Some(our) = places.iter().rposition(|place| *place == Some(i)) else {
                continue;
            };
            let our = &ours.members[our];
            let there = member.value.span;
            match (&our.value.kind, &member.value.kind) {
                (Kind::Object(new), Kind::Object(old)) => {
                    let own = if spread { &inner } else { self.indent_at(there.start) };
                    let source = Source { members: new, ..ours };
                    self.object(there, old, source, Indent { own, unit })?;
                }
                (Kind::Object(_), _) => {
                    return Err(NoObject { at: there.start, name: our.name.clone().into_owned() });
                }
                _ => {
                    self.keep(there.start);
                    self.value(ours.text, &our.value, None, false);
                    self.done = there.end;
                }
            }
        }
        if !adds {
            return Ok(());
        }

        let last = members.last();
        let comma = last.and_then(|member| member.comma);
        let end = last.map_or(span.start + 1, |member| comma.map_or(member.value.span.end, |at| at + 1));
        self.keep(end);
        if last.is_some() && comma.is_none() {
            self.out.push(',');
        }
        let closes = spread || last.is_none();
        self.keep(after_comments(self.text, end, closes));
        let mut separator = "";
        for (our, _) in ours.members.iter().zip(&places).filter(|(_, place)| place.is_none()) {
            self.out.push_str(separator);
            self.line(&inner);
            self.member(ours.text, our, Some(Indent { own: &inner, unit }), comma.is_some());
            separator = ",";
        }
        if comma.is_some() {
            self.out.push(',');
        }
        if closes {
            self.line(indent.own);
            self.done = span.end - 1;
        }
        Ok(())
    }

    fn keep(&mut self, to: usize) {
        self.out.push_str(&self.text[self.done..to]);
        self.done = to;
    }

    fn line(&mut self, indent: &str) {
        self.out.push_str(self.line_end);
        self.out.push_str(indent);
    }

    fn member(&mut self, text: &str, member: &Member, indent: Option<Indent>, comma: bool) {
        self.out.push_str(&text[member.name_span.start..member.name_span.end]);
        self.out.push_str(": ");
        self.value(text, &member.value, indent, comma);
    }

    /// Prints a value of ours: objects on many lines where they have an indentation, `comma` after their last member.
    fn value(&mut self, text: &str, value: &Value, indent: Option<Indent>, comma: bool) {
        match &value.kind {
            Kind::Object(members) if !members.is_empty() => {
                let inner = indent.map(|it| it.own.to_owned() + it.unit);
                let within = indent.zip(inner.as_ref()).map(|(it, own)| Indent { own, ..it });
                self.out.push('{');
                for (i, member) in members.iter().enumerate() {
                    self.between(i, within);
                    self.member(text, member, within, comma);
                }
                if let Some(it) = indent {
                    self.out.push_str(if comma { "," } else { "" });
                    self.line(it.own);
                }
                self.out.push('}');
            }
            Kind::Array(items) => {
                self.out.push('[');
                for (i, item) in items.iter().enumerate() {
                    self.between(i, None);
                    self.value(text, item, None, false);
                }
                self.out.push(']');
            }
            Kind::Object(_) => self.out.push_str("{}"),
            _ => self.out.push_str(&text[value.span.start..value.span.end]),
        }
    }

    fn between(&mut self, before: usize, indent: Option<Indent>) {
        let blank = if indent.is_none() { ", " } else { "," };
        self.out.push_str(if before == 0 { "" } else { blank });
        if let Some(it) = indent {
            self.line(it.own);
        }
    }
}

/// How an object is laid out.
struct Lines<'a> {
    /// Whether it breaks lines between its members.
    many: bool,
    /// The indentation of its first line that says something.
    inner: Option<&'a str>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str, span: Span, members: &[Member]) -> Self {
        let mut out = Self { many: false, inner: None };
        let mut from = span.start + 1;
        for member in members {
            out.look(&text[from..=member.name_span.start]);
            from = member.value.span.end;
        }
        out.look(&text[from..span.end - 1]);
        out
    }

    fn look(&mut self, gap: &'a str) {
        for line in gap.split('\n').skip(1) {
            self.many = true;
            if self.inner.is_none() && blank_length(line) < line.len() {
                self.inner = Some(blanks(line));
            }
        }
    }
}

fn blanks(line: &str) -> &str {
    let length = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    &line[..length]
}

fn blank_length(text: &str) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    text.bytes().take_while(is_blank).count()
}

/// The end of the comments from here: of those on the line, with the blanks before its end, or of all.
fn after_comments(text: &str, from: usize, over_lines: bool) -> usize {
    let (mut at, mut end) = (from, from);
    loop {
        match text.as_bytes().get(at) {
            Some(b'\r' | b'\n') if !over_lines => return at,
            Some(b' ' | b'\t' | b'\r' | b'\n') => at += 1,
            Some(b'/') => {
                at = comment_end(text, at).unwrap_or(text.len());
                end = at;
            }
            _ => return end,
        }
    }
}
