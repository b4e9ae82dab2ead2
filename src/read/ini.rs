//! Files of sections and keys: systemd's units, `.wslconfig`, git's settings.

use crate::base::Span;

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The section that it is in, as in `Service`; empty before the first.
    pub section: String,
    /// Its whole line, or its lines where they are continued.
    pub at: Span,
    /// The key.
    pub key: Span,
    /// The value, white space around it left out.
    pub value: Span,
}

/// A whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ini {
    /// The section headings, brackets included.
    pub sections: Vec<Span>,
    /// The keys, in order.
    pub entries: Vec<Entry>,
}

/// Reads a part of a text; other lines are passed over. `;` and `#` begin comments. What a command to show a unit
/// prints is no part of the file.
pub fn read(text: &str, part: Span) -> Ini {
    let mut ini = Ini::default();
    let mut section = String::new();
    let mut is_output = false;
    let mut lines = super::lines::lines(text, part).map(|line| trimmed(text, line)).peekable();
    while let Some(mut line) = lines.next() {
        let words = line.of(text);
        if words.starts_with(['#', ';']) || words.is_empty() {
            is_output &= !words.is_empty();
            continue;
        }
        if is_prompt(words) {
            is_output = words.contains("systemctl") && words.contains(" show");
            continue;
        }
        if let Some(heading) = heading(words) {
            ini.sections.push(Span::new(line.start, line.start + heading.len()));
            heading[1..heading.len() - 1].trim().clone_into(&mut section);
            is_output = false;
            line = trimmed(text, Span::new(line.start + heading.len(), line.end));
        }
        // A comment between continued lines is no part of the value and doesn't end it.
        while line.of(text).ends_with('\\') {
            let Some(next) = lines.next() else { break };
            line = line.to(next);
        }
        let Some(sign) = line.of(text).find('=').filter(|_| !is_output) else { continue };
        let key = trimmed(text, Span::new(line.start, line.start + sign));
        if key.is_empty() || key.of(text).contains(['"', '\'', '$', '(']) {
            continue;
        }
        let value = trimmed(text, Span::new(line.start + sign + 1, line.end));
        ini.entries.push(Entry { section: section.clone(), at: line, key, value });
    }
    ini
}

fn trimmed(text: &str, line: Span) -> Span {
    let written = line.of(text);
    let start = line.end - written.trim_start().len();
    Span::new(start, start.max(line.start + written.trim_end().len()))
}

/// The heading of a section that a line begins with; `]` in quotes belongs to its name.
fn heading(line: &str) -> Option<&str> {
    if !line.starts_with('[') {
        return None;
    }
    let mut is_quoted = false;
    let end = line.bytes().position(|byte| {
        is_quoted ^= byte == b'"';
        byte == b']' && !is_quoted
    })?;
    Some(&line[..=end])
}

fn is_prompt(line: &str) -> bool {
    line.starts_with("$ ") || line.split_once("$ ").is_some_and(|(who, _)| who.contains('@') && !who.contains('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_with_their_sections() {
        let text = "; c\nK=0\n[Service]\n# d\nEnvironment=\"A=1\" \\\n  B=2\nEnvironment = C=3\r\n\n[url \"https://a]b/\"]\n\tinsteadOf = x\n\
                    $ systemctl show docker\nEnvironment=D=4\n";
        let ini = read(text, Span::new(0, text.len()));
        let found: Vec<_> =
            ini.entries.iter().map(|it| (it.section.as_str(), it.key.of(text), it.value.of(text))).collect();
        assert_eq!(
            found,
            [
                ("", "K", "0"),
                ("Service", "Environment", "\"A=1\" \\\n  B=2"),
                ("Service", "Environment", "C=3"),
                ("url \"https://a]b/\"", "insteadOf", "x"),
            ]
        );
        assert_eq!(ini.sections[1].of(text), "[url \"https://a]b/\"]");
    }
}
