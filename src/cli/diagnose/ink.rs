//! Text on a terminal: colours where they are wanted, and nothing that could do more than be read.

use std::io::IsTerminal;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Strong,
    Faint,
    Error,
    Warning,
    Note,
    Old,
    New,
}

/// Whether there are colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    has_colours: bool,
}

impl Ink {
    /// Colours if standard output is a terminal that has them and `NO_COLOR` is not set (no-color.org).
    pub(super) fn of_output() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Self { has_colours: std::io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb }
    }

    /// The text in its colour.
    pub(super) fn paint(self, style: Style, text: &str) -> String {
        let code = match style {
            Style::Strong => "1",
            Style::Faint => "2",
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Note => "1;36",
            Style::Old => "31",
            Style::New => "32",
            Style::Plain => "",
        };
        if self.has_colours && !code.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// A line as it may be shown: tabs as spaces; what could steer a terminal or turn the order of the text is replaced.
pub(super) fn shown(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for ch in line.chars() {
        match ch {
            '\t' => out.push_str("    "),
            _ if ch.is_control() || is_hidden(ch) => out.push('\u{fffd}'),
            _ => out.push(ch),
        }
    }
    out
}

fn is_hidden(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

/// How many columns a character takes (Unicode TR 11, as far as terminals agree).
pub(super) fn width(ch: char) -> usize {
    match ch {
        '\t' => 4,
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
