//! Bytes are diagnosed as any kind: nothing panics, places lie in the text, edits touch nothing else.
#![no_main]

#[path = "../../tests/support/pasted.rs"]
mod pasted;

use goproxy_wizard::read::Kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    // The first byte chooses a kind; most leave that to the text.
    pasted::check(&text, Kind::ALL.get(usize::from(*first)).copied());
});
