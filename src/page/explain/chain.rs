//! The entries of `GOPROXY` with what stands between them, for the picture; go's own rules are in `go`.

use crate::explain::{Machine, mask};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A module proxy, or a tree of files.
    Proxy,
    /// The origin.
    Direct,
    /// The end.
    Off,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// As it is written, passwords replaced.
    pub(crate) text: String,
    /// What it is.
    pub(crate) kind: Kind,
    /// Whether the bar stands behind it, so that any error moves on.
    pub(crate) moves_on_any_error: bool,
}

/// The entries that count: what stands behind `direct` or `off` is never read (`modfetch/proxy.go`, `proxyList`).
pub(crate) fn chain(machine: &Machine) -> Vec<Entry> {
    let (value, _) = mask(&machine.environment.setting("GOPROXY").value);
    let mut out = Vec::new();
    for part in value.split_inclusive([',', '|']) {
        let text = part.trim_end_matches([',', '|']).trim();
        let kind = match text {
            "" => continue,
            "direct" => Kind::Direct,
            "off" => Kind::Off,
            _ => Kind::Proxy,
        };
        out.push(Entry { text: text.to_owned(), kind, moves_on_any_error: part.ends_with('|') });
        if kind != Kind::Proxy {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_up_to_the_last_entry_that_counts() {
        let value = "https://a.example|https://u:p@b.example/x, direct,https://never.example";
        let machine = Machine::with([("GOPROXY".to_owned(), value.to_owned())].into());
        let found = chain(&machine);
        let short: Vec<_> = found.iter().map(|it| (it.kind, it.moves_on_any_error)).collect();
        assert_eq!(short, [(Kind::Proxy, true), (Kind::Proxy, false), (Kind::Direct, false)]);
        assert!(found[1].text.contains("b.example/x") && !found[1].text.contains(":p@"));
    }
}
