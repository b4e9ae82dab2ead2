//! The text speaks of an inner host, a proxy is set, and `NO_PROXY` does not name the host.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place, ProxyAddress, Setting, host, no_proxy};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP128",
    name: "inner-host-not-in-no-proxy",
    cause: Cause::NoProxy,
    title: both("An inner host is asked through the proxy", "访问内部主机时走了代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A proxy serves what is outside; names such as `db`, `nexus.corp.internal` or `10.1.2.3` it often can't reach, and answers \
         502, 503, 407 or with a page of its own. Such hosts belong in `NO_PROXY`. go never asks a proxy for loopback \
         addresses; curl, Python and others do.",
        "代理服务的是外部地址；`db`、`nexus.corp.internal`、`10.1.2.3` 这类内部主机它往往访问不到，会返回 502、503、407 或者它自己的错误页。这些主机应该写进 \
         `NO_PROXY`。go 访问回环地址时从不走代理，而 curl、Python 等会走。",
    ),
    bad: &[example(
        Kind::Shell,
        "export http_proxy=http://proxy.corp.example:3128 https_proxy=http://proxy.corp.example:3128 no_proxy=localhost,127.0.0.1\ncurl http://nexus.internal:8081/\n# 503 Service Unavailable, from the proxy\n",
    )],
    good: &[example(
        Kind::Shell,
        "export http_proxy=http://proxy.corp.example:3128 https_proxy=http://proxy.corp.example:3128 no_proxy=localhost,127.0.0.1,nexus.internal\ncurl http://nexus.internal:8081/\n",
    )],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

/// Words by which a proxy's own answer is known.
const ANSWERS: &[&str] = &[
    "503", "502", "504", "407", "proxy", "squid", "err_dns_fail", "timeout", "timed out", "hangs", "blocked", "health",
    "fails", "refused", "retry", "error page",
];

/// Words that compare a request by the proxy with one past it.
const COMPARED: &[&str] = &[" 503", " 502", " 504", " 407", "squid", "timeout", "timed out", "hangs", "blocked", "refused", "fails", "works", "error page"];

/// Words by which a text speaks of a forward proxy that it doesn't show.
const PROXIED: &[&str] = &["has a proxy", "proxies in ", "proxies are set", "sets a proxy", "set a proxy", "uses a proxy", "a proxy is set", "proxy for containers", "squid", "behind a proxy", "through the proxy", "to the proxy", "proxies, manual", "bypass list", "http proxy tunnel to", "uses proxy env variable"];

/// The inner hosts that addresses in the text name, with their places.
fn hosts<'t>(case: &Case<'t>) -> Vec<(Span, &'t str)> {
    let mut out = Vec::new();
    for scheme in ["http://", "https://", "tcp://", "proxy tunnel to "] {
        for (at, _) in case.text.match_indices(scheme) {
            let start = at + scheme.len();
            let rest = &case.text[start..];
            let end = rest.find(|ch: char| !(ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-' | '_' | ':' | '@' | '%'))).unwrap_or(rest.len());
            let authority = rest[..end].rsplit('@').next().unwrap_or_default();
            let name = authority.split(':').next().unwrap_or_default();
            let from = start + rest[..end].len() - authority.len();
            // By a socket of the machine no proxy is asked.
            let is_socket = case.lower(case.line(Span::at(at))).contains("--unix-socket");
            if !name.is_empty() && !is_socket && (host::is_internal(name) || host::is_loopback(name)) {
                out.push((Span::new(from, from + name.len()), name));
            }
        }
    }
    // An image of an inner registry: `registry:5000/app`.
    for (at, _) in case.text.match_indices(":5000/") {
        let from = case.text[..at].rfind(|ch: char| !(ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-'))).map_or(0, |it| it + 1);
        let name = &case.text[from..at];
        if !name.is_empty() && host::is_internal(name) && !out.iter().any(|(_, known)| *known == name) {
            out.push((Span::new(from, at), name));
        }
    }
    // Registries that images are pushed to or pulled from.
    for command in case.commands().filter(|it| matches!(it.word(0), "docker" | "podman" | "nerdctl")) {
        for word in command.words.iter().filter(|_| matches!(command.word(1), "push" | "pull" | "login")) {
            let Some((name, _)) = word.value.split_once([':', '/']) else { continue };
            let at = Span::new(word.at.start, word.at.start + name.len());
            if host::is_internal(name) && name.contains('.') && at.of(case.text) == name {
                out.push((at, at.of(case.text)));
            }
        }
    }
    // What curl and the like are given without a scheme.
    for command in case.commands().filter(|it| matches!(it.word(0), "curl" | "wget" | "http" | "grpcurl")) {
        for word in command.words.iter().skip(1).filter(|it| !it.value.starts_with('-') && !it.value.contains("://")) {
            let name = word.value.split([':', '/']).next().unwrap_or_default();
            let at = Span::new(word.at.start, word.at.start + name.len());
            let is_host = host::is_private_address(name) || (host::is_internal(name) && word.value.contains([':', '.']));
            if is_host && at.of(case.text) == name {
                out.push((at, at.of(case.text)));
            }
        }
    }
    // Modules of an inner host.
    for command in case.commands().filter(|it| it.word(0) == "go" && matches!(it.word(1), "get" | "install" | "list")) {
        for word in command.words.iter().skip(2).filter(|it| it.value.contains('/')) {
            let name = word.value.split('/').next().unwrap_or_default();
            let at = Span::new(word.at.start, word.at.start + name.len());
            if name.contains('.') && !name.starts_with('.') && host::is_internal(name) && at.of(case.text) == name {
                out.push((at, at.of(case.text)));
            }
        }
    }
    // An address alone, where a sentence speaks of the proxy.
    for line in crate::read::lines::lines(case.text, Span::new(0, case.text.len())) {
        let said = line.of(case.text);
        if !said.trim_start().starts_with(['#', '/']) || !said.contains("proxy") {
            continue;
        }
        for word in said.split(' ') {
            let bare = word.trim_matches(['(', ')', ',', '.', ';']);
            if host::ipv4(bare).is_some() && host::is_private_address(bare) {
                let from = line.start + said.find(bare).unwrap_or_default();
                out.push((Span::new(from, from + bare.len()), bare));
            }
        }
    }
    out.sort();
    out
}

/// Whether a line tells what only a proxy answers for an inner host.
fn is_answer_of_proxy(line: &str) -> bool {
    let is_status = |codes: &[&str]| codes.iter().any(|it| line.contains(it));
    is_status(&[" 502", " 503", " 504", " 407"]) || is_status(&[" 403", " 400", " 405", " 500"]) && ["squid", "prox"].iter().any(|it| line.contains(it))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let proxies: Vec<&Setting> = case
        .settings
        .iter()
        .filter(|it| it.is_forward_proxy() && it.is_set() && !it.value.trim().is_empty() && it.place != Place::Editor)
        .collect();
    let taken_away = case.settings.iter().find(|it| it.is_forward_proxy() && !it.is_set()).map(|it| it.at);
    let shown = proxies.first().map(|it| it.at).or_else(|| case.says_any(PROXIED));
    let told = shown.or(taken_away).or_else(|| case.says("--noproxy"));
    let Some(proxy) = told else { return };
    let lists: Vec<&Setting> = case.settings.iter().filter(|it| it.is("NO_PROXY") && it.is_set()).collect();
    // The services of a Compose file that sets a proxy are another rule's.
    let is_compose = case.of_kind(Kind::Compose).next().is_some() && proxies.iter().any(|it| it.place == Place::Container);
    if lists.iter().any(|it| it.has_gap()) || is_compose {
        return;
    }
    let is_handed_on = proxies.is_empty() || proxies.iter().any(|it| matches!(it.place, Place::DockerClient | Place::Container | Place::Daemon));
    for (at, name) in hosts(case) {
        let is_proxy = case.settings.iter().any(|it| {
            let is_address = it.is_forward_proxy() || it.name.to_ascii_uppercase().ends_with("PROXY");
            is_address && (it.value_at.contains(at) || ProxyAddress::of(&it.value).host == name)
        });
        let is_covered = lists.iter().any(|it| no_proxy::covers(&it.value, name));
        // git's own proxy is no host that is asked through one.
        let is_proxy = is_proxy || case.line(at).of(case.text).contains("http.proxy");
        // Nor is what a reverse proxy passes requests on to.
        let is_proxy = is_proxy || case.lower(case.line(at)).contains("proxy_pass");
        // Go leaves loopback alone; a gateway's error for it shows a program that does not.
        let is_answered = is_answer_of_proxy(case.lower(case.line(at)));
        let is_own = host::is_loopback(name) && !is_handed_on && !is_answered;
        let is_failed_way = case.failures.iter().any(|it| it.on_way_to_proxy && it.peer.as_deref() == Some(name));
        if is_proxy || is_covered || is_own || is_failed_way {
            continue;
        }
        let line = case.line(at).of(case.text).to_ascii_lowercase();
        let below = case.text[case.line(at).end..].lines().take(4).collect::<Vec<_>>().join("\n").to_ascii_lowercase();
        // That a request goes past a proxy alone tells of no trouble.
        let answers = if shown.is_some() { ANSWERS } else { COMPARED };
        let is_told = answers.iter().any(|it| line.contains(it) || below.contains(it));
        if !is_told {
            continue;
        }
        let spot = lists.first().map_or(proxy, |it| it.value_at);
        out.push(
            Finding::warning(
                if spot.is_empty() { at } else { spot },
                both("`{host}` is asked through the proxy: `NO_PROXY` does not name it.", "`NO_PROXY` 里没有 `{host}`，访问它时会走代理。")
                    .with("host", name),
            )
            .confidence(Confidence::Medium)
            .weight(if line.contains("tunnel to") { 97 } else { 93 })
            .why(both(
                "It is an inner host, and the proxy can't reach it or refuses to.",
                "它是内部主机，代理访问不到，或者拒绝访问。",
            ))
            .todo(
                both(
                    "Add `{host}` to `NO_PROXY` and `no_proxy` where the proxy is set, beside `localhost,127.0.0.1,::1`.",
                    "在设置代理的地方，把 `{host}` 加进 `NO_PROXY` 和 `no_proxy`，并保留 `localhost,127.0.0.1,::1`。",
                )
                .with("host", name),
            ),
        );
        return;
    }
}
