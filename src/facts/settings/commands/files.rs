//! Settings that a command writes into a file: `echo 'export NAME=value' >> ~/.bashrc`, `echo NAME=value >> $GITHUB_ENV`.

use super::Collector;
use super::assignment;
use crate::base::Span;
use crate::facts::{How, Place};
use crate::read::shell::{Command, Word};
use crate::read::variable::is_name;

/// Adds what `echo` or `printf` writes into a file, directly or through `tee`.
pub(super) fn written(it: &mut Collector, command: &Command, next: Option<&Command>) {
    if !matches!(command.word(0), "echo" | "printf") {
        return;
    }
    let target = target(&command.words).or_else(|| next.and_then(tee));
    let Some(target) = target else { return };
    for word in &command.words[1..] {
        let Some(found) = quoted(it.text, word) else { continue };
        let is_export = word.value.starts_with("export ") || word.value.starts_with("set -gx ");
        let (how, place) = if target.contains("GITHUB_ENV") {
            (How::Environment, Place::Ci)
        } else if is_export || target.contains("profile.d") {
            (How::Export, it.place)
        } else if target.contains("rc") || target.contains("profile") {
            (How::Unexported, it.place)
        } else {
            (How::Line, it.place)
        };
        it.add_at(how, place, word.at, found);
    }
}

fn target(words: &[Word]) -> Option<&str> {
    let sign = words.iter().position(|word| matches!(word.value.as_str(), ">" | ">>"))?;
    words.get(sign + 1).map(|word| word.value.as_str())
}

fn tee(command: &Command) -> Option<&str> {
    let words = command.words.as_slice();
    let tee = words.iter().position(|word| word.value == "tee")?;
    words[tee + 1..].iter().map(|word| word.value.as_str()).find(|word| !word.starts_with('-'))
}

/// `NAME=value` in a word, behind `export` or alone.
fn quoted(text: &str, word: &Word) -> Option<assignment::Assignment> {
    let raw = word.at.of(text);
    let sign = raw.find('=')?;
    let inner = raw[..sign].bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let start = sign - inner.count();
    let name = &raw[start..sign];
    let before = raw[..start].trim_start_matches(['"', '\'']).trim_end();
    if !is_name(name) || !matches!(before, "" | "export" | "$env:") {
        return None;
    }
    let closing =
        word.quote.map_or(word.at.end, |quote| if raw.ends_with(quote) { word.at.end - 1 } else { word.at.end });
    let end = word.at.start + raw[..closing - word.at.start].trim_end_matches("\\n").len();
    let at = word.at.start;
    let (value_at, quote) = assignment::unquoted(text, Span::new(at + sign + 1, end.max(at + sign + 1)));
    let name_at = Span::new(at + start, at + sign);
    let value = value_at.of(text).to_owned();
    Some(assignment::Assignment { name: name.to_owned(), value, name_at, value_at, quote })
}
