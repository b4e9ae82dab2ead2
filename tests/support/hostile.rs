//! Text that tries to break out of its place: what `Clean` lets through, weighted towards what formats give a meaning.

use goproxy_wizard::base::Clean;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// What some format reads as something else than itself, parted by blanks; `␠` stands for a blank.
const PIECES: &str = "\" ' $ % # | \\ ` {{ ${{ }} { } [ ] , = ~ ␠ ␠␠ ; ( ) @ ^ / & * ! ? < > << -- -␠ :␠ : ␠# - . + _ \
    %h %C3 %40 %% \\n \\\\ \\' \\\" $HOME ${HOME} $(id) `id` $env:HOME '\\'' '' ${{␠secrets.T␠}} ${{␠' '␠}} no on null \
    true 1.20 0x1f 0o17 1e3 .inf 12:30 2001-01-01 y EOF <<EOF --- ... é 中文 😀 ‘ ’ ‚ ‛ “ \u{a0} \u{3000} \u{f600} \u{fffd}";

/// Words that a reader may take for a number, a time, a boolean, null or a merge key when they stand alone.
const ALONE: &str = "no No NO on off y N true False null Null ~ 1.20 1_000 0x1f 0o17 017 1e3 -1 +.inf .nan nan 12:30 \
    12:30:45 2001-01-01 2001-01-01T00:00:00Z << = =ls ~root -n -";

/// What ends or hides a line; none of it passes `Clean`, and if it did, every reader should notice.
const UNCLEAN: [char; 9] = ['\n', '\r', '\t', '\0', '\u{1b}', '\u{85}', '\u{2028}', '\u{202e}', '\u{feff}'];

/// The usual number of cases, or `PROPTEST_CASES`; nothing is written into the tree.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// As many values as there are cases, for readers that are started once for all of them.
pub(crate) fn batch<S: Strategy>(strategy: &S) -> Vec<S::Value> {
    let mut runner = TestRunner::new(config());
    let mut value = || strategy.new_tree(&mut runner).expect("the strategy refuses little").current();
    (0..config().cases).map(|_| value()).collect()
}

/// Names for so many values of a batch, as the printers take them.
pub(crate) fn names(count: usize) -> Vec<&'static str> {
    (0..count).map(|i| &*format!("V{i}").leak()).collect()
}

/// A batch of hostile texts that begins with every word and every piece by itself.
pub(crate) fn texts() -> Vec<Clean> {
    let known = alone().into_iter().map(str::to_owned).chain(pieces());
    known.filter_map(|text| Clean::new(text).ok()).chain(batch(&clean())).collect()
}

/// Hostile text.
pub(crate) fn clean() -> impl Strategy<Value = Clean> {
    text().prop_map(|text| Clean::new(text).expect("only clean pieces are put together"))
}

fn alone() -> Vec<&'static str> {
    ALONE.split(' ').chain([""]).collect()
}

fn pieces() -> Vec<String> {
    PIECES.split(' ').map(|piece| piece.replace('␠', " ")).collect()
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(alone()).prop_map(str::to_owned),
        24 => prop::collection::vec(piece(), 0..12).prop_map(|pieces| pieces.concat()),
        1 => (prop::collection::vec(piece(), 1..5), 200..2000_usize).prop_map(|(pieces, n)| pieces.concat().repeat(n)),
    ]
}

/// A piece of hostile text, or nothing in the place of what is not clean.
pub(crate) fn piece() -> impl Strategy<Value = String> {
    let clean = |ch: char| Clean::new(ch).map(|text| text.to_string()).unwrap_or_default();
    prop_oneof![
        12 => select(pieces()),
        2 => any::<char>().prop_map(clean),
        2 => prop::char::range('a', 'z').prop_map(clean),
        1 => select(&UNCLEAN[..]).prop_map(clean),
    ]
}
