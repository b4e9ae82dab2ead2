//! Entries of a netrc, wherever in a text they stand, held against the module proxy that is asked. Knows no rule.

use crate::base::Span;
use crate::facts::Case;

/// An entry.
struct Entry<'a> {
    at: Span,
    machine: &'a str,
    has_login: bool,
    has_password: bool,
}

/// The entries; `machine`, `login` and `password` with a word behind each, blanks and line ends between them.
fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut out: Vec<Entry> = Vec::new();
    let mut words = words(text).peekable();
    while let Some(word) = words.next() {
        match word.of(text) {
            "machine" => {
                let Some(name) = words.peek().map(|it| it.of(text)).filter(|it| it.contains('.') || *it == "localhost") else {
                    continue;
                };
                let end = words.next().map_or(word.end, |it| it.end);
                out.push(Entry { at: Span::new(word.start, end), machine: name, has_login: false, has_password: false });
            }
            key @ ("login" | "password") => {
                let Some(entry) = out.last_mut().filter(|it| word.start - it.at.end < 200) else { continue };
                let Some(value) = words.next() else { break };
                entry.at.end = value.end;
                entry.has_login |= key == "login";
                entry.has_password |= key == "password";
            }
            _ => {}
        }
    }
    out
}

fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start_matches(is_gap).len());
        let word = &text[start..];
        let end = start + word.find(is_gap).unwrap_or(word.len());
        at = end;
        (end > start).then_some(Span::new(start, end))
    })
}

fn is_gap(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '"' | '\'')
}

/// Host and port of the module proxies that are set or were asked.
fn asked(case: &Case) -> Vec<(String, Option<u16>)> {
    let mut out = Vec::new();
    for setting in case.told_of("GOPROXY") {
        for hop in setting.hops(case.text) {
            let rest = hop.text.strip_prefix("https://").unwrap_or(hop.text);
            let authority = rest.split('/').next().unwrap_or_default();
            let authority = authority.rsplit_once('@').map_or(authority, |it| it.1);
            let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, port.parse().ok()));
            out.push((host.to_owned(), port));
        }
    }
    for failure in &case.failures {
        if let Some(address) = failure.address.as_ref().filter(|_| failure.status().is_some()) {
            out.push((address.host.clone(), address.port));
        }
    }
    out
}

/// An entry for a host that is asked, without login or password.
pub(super) fn incomplete(case: &Case) -> Option<Span> {
    let asked = asked(case);
    let found = entries(case.text);
    let is_asked = |machine: &str| asked.iter().any(|(host, _)| !host.is_empty() && machine.split(':').next() == Some(host.as_str()));
    found.iter().find(|it| is_asked(it.machine) && !(it.has_login && it.has_password)).map(|it| it.at)
}

/// An entry for a host that is asked at another port: its place, and what it should name.
pub(super) fn wrong_port(case: &Case) -> Option<(Span, String)> {
    let found = entries(case.text);
    asked(case).into_iter().find_map(|(host, port)| {
        let needed = port.filter(|it| *it != 443).map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        if host.is_empty() || found.iter().any(|it| it.machine == needed) {
            return None;
        }
        let entry = found.iter().find(|it| it.machine.split(':').next() == Some(host.as_str()))?;
        Some((entry.at, needed))
    })
}

/// The same for the host that a module is fetched from, by a command or in a message.
pub(super) fn incomplete_of_origin(case: &Case) -> Option<Span> {
    if incomplete(case).is_some() {
        return None;
    }
    let host = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let go = case.commands().filter(|it| it.word(0) == "go" && matches!(it.word(1), "get" | "install" | "list" | "mod"));
    let told = go.flat_map(|it| it.words.iter().skip(2)).filter(|it| it.value.contains('/')).map(|it| host(&it.value));
    let hosts: Vec<_> = told.chain(case.failures.iter().map(|it| host(it.module_path()))).filter(|it| it.contains('.')).collect();
    // For these go needs no discovery: git alone reads the netrc, and is content with a login.
    let is_known = |machine: &str| matches!(machine, "github.com" | "bitbucket.org");
    let is_asked = |machine: &str| {
        let machine = machine.split(':').next().unwrap_or_default();
        !is_known(machine) && hosts.iter().any(|it| it == machine)
    };
    if case.says("go: downloading ").is_some() && case.failures.is_empty() {
        return None;
    }
    entries(case.text).iter().find(|it| is_asked(it.machine) && !(it.has_login && it.has_password)).map(|it| it.at)
}
