//! Finds what went wrong in any text: lines of go, git, docker, curl and others. Knows no setting. Each line is read once.

mod address;
mod doing;
mod lines;
mod module;
mod trouble;

use super::{Failure, Trouble};
use crate::base::Span;
use address::Located;

/// A line that nobody wrapped by hand.
const LONG: usize = 2000;

/// The failures that a text tells of, in its order: at most one a line, the most telling.
pub(super) fn failures(text: &str) -> Vec<Failure> {
    let mut before: Option<lines::Line> = None;
    lines::lines(text)
        .filter_map(|line| {
            let last = before.replace(line);
            let is_open = |it: &lines::Line| {
                let said = it.at.of(text).trim_end();
                let is_reading = said.ends_with(':') && said.contains("reading http");
                (said.ends_with("\":") || is_reading) && it.at.end - it.at.start < LONG
            };
            // A message that was wrapped behind its address.
            match last.filter(is_open) {
                Some(last) => failure(text, lines::Line { at: last.at.to(line.at), is_remark: last.is_remark }),
                None => failure(text, line),
            }
        })
        .collect()
}

fn failure(text: &str, line: lines::Line) -> Option<Failure> {
    let found = trouble::find(text, line.at)?;
    let addresses = address::addresses(text, line.at);
    let asked = asked(&addresses, &found);
    let peer = found.peer.clone().filter(|peer| asked.is_none_or(|it| it.address.host != *peer));
    // git, curl and apt name the host that they connect to: if it is not the one that was asked, it is the forward proxy.
    let names_peer = ["failed to connect to ", "could not resolve '"];
    let is_of_curl = names_peer.iter().any(|it| behind(text, line.at, it).is_some());
    let on_way_to_proxy = found.on_way_to_proxy || (is_of_curl && asked.is_some() && peer.is_some());
    let module = module::module(text, line.at, asked.map(|it| &it.address));
    if found.trouble == Trouble::Eof && asked.is_none() && module.is_none() {
        return None;
    }
    Some(Failure {
        at: line.at,
        words: found.words,
        doing: doing::doing(
            line.at.of(text),
            asked.map(|it| &it.address),
            peer.as_deref(),
            module.is_some(),
            found.trouble,
        ),
        trouble: found.trouble,
        address: asked.map(|it| it.address.clone()),
        peer,
        on_way_to_proxy,
        module,
        is_remark: line.is_remark,
    })
}

/// The address that stands before what went wrong, or else behind it.
fn asked<'a>(addresses: &'a [Located], found: &trouble::Found) -> Option<&'a Located> {
    let is_asked = |it: &&Located| !it.is_proxy;
    let before = addresses.iter().filter(is_asked).rfind(|it| it.at.end <= found.words.start);
    before.or_else(|| addresses.iter().find(is_asked))
}

/// Whether a place is the start of a word.
fn is_word_start(bytes: &[u8], at: usize) -> bool {
    at == 0 || !bytes[at - 1].is_ascii_alphanumeric()
}

/// The first of these words behind a place of a line, in any case.
fn behind(text: &str, at: Span, words: &str) -> Option<usize> {
    let bytes = at.of(text).as_bytes();
    let words = words.as_bytes();
    bytes
        .windows(words.len())
        .position(|window| window.eq_ignore_ascii_case(words))
        .map(|it| at.start + it + words.len())
}

#[cfg(test)]
mod tests;
