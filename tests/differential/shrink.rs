//! Makes a case on which the model and real go disagree smaller, as long as they do. Knows no rule of go.

use super::account::Account;
use super::arena::Arena;
use super::contest::{self, Disagreement, Found};
use super::scripted::{Forward, Host, Reach, Role, Scripted, Tls};

/// So many smaller cases are tried at most.
const TRIES: usize = 150;

/// The smallest case with the same disagreement that a greedy search finds.
pub(crate) fn smallest(arena: &mut Arena, mut found: Disagreement) -> Result<Disagreement, String> {
    let mut tries = 0;
    'again: loop {
        for case in smaller(&found.case) {
            tries += 1;
            if tries > TRIES {
                return Ok(found);
            }
            // What go can't run at all is no smaller case.
            if let Ok(Found::Different(model, real)) = contest::compare(arena, &case)
                && likeness(&model, &real) == likeness(&found.model, &found.real)
            {
                found = Disagreement { case, model: *model, real: *real, ..found };
                continue 'again;
            }
        }
        return Ok(found);
    }
}

/// Two disagreements are one if the ends are the same ones, or if it is only about requests in both.
fn likeness(model: &Account, real: &Account) -> Option<(String, String)> {
    (model.end != real.end).then(|| (model.end.clone(), real.end.clone()))
}

/// Cases with one thing less, the largest steps first.
fn smaller(case: &Scripted) -> Vec<Scripted> {
    let mut out = Vec::new();
    let mut with = |change: &dyn Fn(&mut Scripted)| {
        let mut smaller = case.clone();
        change(&mut smaller);
        if smaller != *case {
            out.push(smaller);
        }
    };
    with(&|it| it.hosts.clear());
    with(&|it| it.forward.clear());
    with(&|it| it.go_env = None);
    with(&|it| it.netrc = None);
    for name in case.files.keys().filter(|name| *name != "go.mod") {
        with(&|it| drop(it.files.remove(name)));
    }
    for name in case.hosts.keys() {
        with(&|it| drop(it.hosts.remove(name)));
    }
    for name in case.forward.keys() {
        with(&|it| drop(it.forward.remove(name)));
        with(&|it| drop(it.forward.insert(name.clone(), Forward::default())));
    }
    for (name, value) in &case.variables {
        // Without these go does something else altogether.
        match name.as_str() {
            "GOPROXY" => with(&|it| drop(it.variables.insert(name.clone(), "https://a.corp.example".to_owned()))),
            "GOSUMDB" => with(&|it| drop(it.variables.insert(name.clone(), "off".to_owned()))),
            "GOTOOLCHAIN" => with(&|it| drop(it.variables.insert(name.clone(), "local".to_owned()))),
            _ => with(&|it| drop(it.variables.remove(name))),
        }
        for shorter in shorter(value, &[',', '|', ';', ' ']) {
            with(&|it| drop(it.variables.insert(name.clone(), shorter.clone())));
        }
    }
    for (name, host) in &case.hosts {
        for simpler in simpler(host) {
            with(&|it| drop(it.hosts.insert(name.clone(), simpler.clone())));
        }
    }
    for (name, text) in case.files.iter().filter(|(name, _)| name.strip_suffix(".go").is_none()) {
        // Without a version of Go in it, a go.mod is another kind of go.mod.
        let is_whole = |it: &String| name != "go.mod" || it.contains("\ngo ") || !text.contains("\ngo ");
        for shorter in shorter(text, &['\n']).into_iter().filter(is_whole) {
            with(&|it| drop(it.files.insert(name.clone(), shorter.clone())));
        }
    }
    for text in [&case.go_env, &case.netrc].into_iter().flatten() {
        for shorter in shorter(text, &['\n']) {
            with(&|it| {
                for slot in [&mut it.go_env, &mut it.netrc] {
                    if slot.as_ref() == Some(text) {
                        *slot = Some(shorter.clone());
                    }
                }
            });
        }
    }
    for command in ["mod download corp.example/lib@v1.0.0", "mod download corp.example/lib@latest"] {
        if case.command.len() > 1 && case.command.join(" ") != "mod download corp.example/lib@v1.0.0" {
            with(&|it| it.command = command.split(' ').map(str::to_owned).collect());
        }
    }
    with(&|it| "1.27".clone_into(&mut it.go));
    out
}

/// The text without each of its parts.
fn shorter(text: &str, separators: &[char]) -> Vec<String> {
    let parts: Vec<&str> = text.split_inclusive(separators).collect();
    if parts.len() < 2 {
        return Vec::new();
    }
    (0..parts.len()).map(|at| [&parts[..at], &parts[at + 1..]].concat().concat()).collect()
}

/// A host that deviates in one thing less.
fn simpler(host: &Host) -> Vec<Host> {
    let mut out = vec![
        Host { reach: Reach::default(), ..host.clone() },
        Host { tls: Tls::default(), ..host.clone() },
        Host { login: None, without_login: None, ..host.clone() },
        Host { role: None, ..host.clone() },
        Host { rules: Vec::new(), ..host.clone() },
    ];
    for at in 0..host.rules.len() {
        let mut simpler = host.clone();
        simpler.rules.remove(at);
        out.push(simpler);
    }
    if let Some(Role::Proxy(role)) = &host.role {
        let changes: [fn(&mut super::scripted::ProxyRole); 6] = [
            |it| it.base.clear(),
            |it| it.lacks.clear(),
            |it| it.missing = None,
            |it| it.no_latest = false,
            |it| it.relays = None,
            |it| it.database = super::scripted::DatabaseRole::default(),
        ];
        for change in changes {
            let mut role = role.clone();
            change(&mut role);
            out.push(Host { role: Some(Role::Proxy(role)), ..host.clone() });
        }
    }
    out
}
