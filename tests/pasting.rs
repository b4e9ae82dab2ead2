//! Whatever is pasted: no reader and no rule panics, every place lies in the text, and time grows with its length only.

#[path = "support/nasty.rs"]
mod nasty;
#[path = "support/pasted.rs"]
mod pasted;
#[path = "support/pastes.rs"]
mod pastes;

use std::time::Duration;

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::read::Kind;
use pastes::{pieces, real};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Text of such pieces.
fn patched() -> impl Strategy<Value = String> {
    prop::collection::vec(select(pieces()), 0..60).prop_map(|pieces| pieces.concat())
}

/// What happens to a paste on its way.
#[derive(Clone, Debug)]
enum Accident {
    Cut(Index, Index),
    Insert(Index, String),
    Repeat(Index, Index),
    Swap(Index, Index),
}

fn accident() -> impl Strategy<Value = Accident> {
    prop_oneof![
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Accident::Cut(a, b)),
        (any::<Index>(), select(pieces())).prop_map(|(a, piece)| Accident::Insert(a, piece)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Accident::Repeat(a, b)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Accident::Swap(a, b)),
    ]
}

/// A place between characters.
fn place(text: &str, index: Index) -> usize {
    let mut at = index.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn after(text: &str, accident: &Accident) -> String {
    let span = |a: &Index, b: &Index| {
        let (a, b) = (place(text, *a), place(text, *b));
        (a.min(b), a.max(b))
    };
    match accident {
        // Short cuts are the more telling ones.
        Accident::Cut(a, b) => {
            let (from, to) = span(a, b);
            let to = text[from..].char_indices().nth((to - from) % 12).map_or(text.len(), |(at, _)| from + at);
            [&text[..from], &text[to..]].concat()
        }
        Accident::Insert(a, piece) => {
            let at = place(text, *a);
            [&text[..at], piece, &text[at..]].concat()
        }
        Accident::Repeat(a, b) => {
            let (from, to) = span(a, b);
            [&text[..to], &text[from..]].concat()
        }
        Accident::Swap(a, b) => {
            let (from, to) = span(a, b);
            [&text[from..to], &text[..from], &text[to..]].concat()
        }
    }
}

fn kind() -> impl Strategy<Value = Option<Kind>> {
    prop_oneof![Just(None), select(Kind::ALL).prop_map(Some)]
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_is_read(text in any::<String>(), kind in kind()) {
        pasted::check(&text, kind);
    }

    #[test]
    fn any_pieces_are_read(text in patched(), kind in kind()) {
        pasted::check(&text, kind);
    }

    #[test]
    fn any_mishap_is_read(
        text in select(real()),
        other in select(real()),
        is_joined in any::<bool>(),
        accidents in prop::collection::vec(accident(), 0..6),
        kind in kind(),
    ) {
        let text = if is_joined { format!("{text}\n{other}") } else { text };
        let text = accidents.iter().fold(text, |text, accident| after(&text, accident));
        pasted::check(&text, kind);
    }
}

#[test]
fn real_pastes_are_read() {
    for (index, text) in real().iter().enumerate() {
        pasted::check(text, None);
        // Every kind comes up, with texts that are of another.
        pasted::check(text, Some(Kind::ALL[index % Kind::ALL.len()]));
    }
}

#[test]
fn what_once_broke_a_reader_is_read() {
    for text in [
        // A key that opens with a quote and ends without.
        "{\n  \"go.toolsEnvVars\": {\n    \"G\u{fffd}\u{fffd}",
        // The last name is quoted nowhere else.
        "Unexpected input(s) 'go-proxy', v\u{fffd}\u{fffd}\u{fffd} 'a\u{fffd}, valid inputs are ['x']",
        // An item that opens with a quote and ends without.
        "{\n  \"proxies\": {\n    \"http-proxy\": \"http#://127.0.0.1:10809\",\n    \"no-proxy\": [\n      4127.0/8\",\n      \"\n> x\n  ]\n  }\n}\n",
        // A token in a password that is covered for another reason.
        "password: ghp_0123456789abcdef0123 http://u:ghp_0123456789abcdef0123@h token=ghp_0123456789abcdef0123",
    ] {
        for kind in Kind::ALL.iter().copied().map(Some).chain([None]) {
            pasted::check(text, kind);
        }
    }
}

/// What a reader might look at again and again.
fn nasty() -> Vec<(&'static str, String)> {
    let many = |piece: &str| piece.repeat(HALF / piece.len() + 1);
    let mut out: Vec<_> = nasty::NASTY.iter().map(|(name, piece)| (*name, many(piece))).collect();
    let half = "{\"a\": ".repeat(HALF / 12);
    out.push(("nested", [half.clone(), "}".repeat(half.len() / 6)].concat()));
    out
}

/// Half as much as is measured.
const HALF: usize = 1 << 15;

/// What a thread has computed, if the system tells; what others do at the same time doesn't count.
fn spent() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn time_of(text: &str) -> Option<Duration> {
    let start = spent()?;
    std::hint::black_box(diagnose(text, None));
    Some(spent()?.saturating_sub(start))
}

#[test]
fn time_grows_with_the_length() {
    let mut slow = Vec::new();
    for (name, text) in nasty() {
        let twice = [text.as_str(), &text].concat();
        let is_linear = (0..3).any(|_| match (time_of(&text), time_of(&twice)) {
            (Some(once), Some(two)) => two < once.max(Duration::from_millis(40)) * 3,
            _ => true,
        });
        if !is_linear {
            slow.push(format!("{name}: {:?}, twice as much {:?}", time_of(&text), time_of(&twice)));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
