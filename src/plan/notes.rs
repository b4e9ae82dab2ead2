//! The remarks that a set of answers calls for.

use super::{Forward, Note, Plan, SignIn, Weight};
use crate::ask::{
    AirGap, Answers, Base, Blocked, Builder, Cgo, CiSystem, ContainerEngine, Editor, Engine, Have, ModuleLogin,
    OnError, ProxyLogin, QuestionId as Q, Relay, Runner, Server, Serves, Works,
};
use crate::base::Clean;
use crate::data::forges::is_forge;
use crate::door::{Door, ModulePattern};
use crate::text::Msg;

pub(super) fn notes(plan: &Plan) -> Vec<Note> {
    let mut out = Vec::new();
    let a = &plan.answers;
    samples(a, &mut out);
    forward_proxy(a, &mut out);
    module_proxy(a, &mut out);
    sources(plan, &mut out);
    checksums(a, &mut out);
    places(a, &mut out);
    out
}

fn note(out: &mut Vec<Note>, weight: Weight, about: Q, name: &str) {
    out.push(Note { weight, about, msg: Msg::new(format!("note.{name}")) });
}

/// Sample values that still stand are named, so that nobody ships them.
fn samples(a: &Answers, out: &mut Vec<Note>) {
    let default = Answers::default();
    let is_asked = |about: Q| (about.question().asked)(a);
    for about in [Q::Proxy, Q::ModuleProxy, Q::Private, Q::NoProxy, Q::Registry] {
        let texts = (about.question().get)(a);
        if is_asked(about) && texts.iter().any(|text| text.contains("corp.example")) {
            note(out, Weight::Hint, about, "sample");
        }
    }
    if is_asked(Q::Ca) {
        let msg = Msg::new("note.ca-trust").with("ca", a.ca.text());
        out.push(Note { weight: Weight::Hint, about: Q::Ca, msg });
    }
    if is_asked(Q::Ca) && a.ca == default.ca {
        note(out, Weight::Hint, Q::Ca, "ca-sample");
    }
}

fn forward_proxy(a: &Answers, out: &mut Vec<Note>) {
    if !a.has(Have::ForwardProxy) {
        return;
    }
    if a.proxy.scheme() == "https" {
        note(out, Weight::Caution, Q::Proxy, "proxy-https");
    }
    let is_at_windows = Forward::of(a).is_some_and(|forward| forward.is_at_windows);
    if is_at_windows {
        note(out, Weight::Caution, Q::Wsl, "wsl-nat");
    }
    if a.proxy.is_loopback() {
        loopback(a, out);
    }
    match a.proxy_login {
        ProxyLogin::None => {}
        ProxyLogin::Basic => note(out, Weight::Hint, Q::ProxyLogin, "login-file"),
        ProxyLogin::Ntlm => note(out, Weight::Caution, Q::ProxyLogin, "ntlm"),
    }
    let is_login_typed = a.proxy_login == ProxyLogin::Basic;
    if is_login_typed && a.works.has(Works::Editor) && !a.works.has(Works::Terminal) {
        note(out, Weight::Caution, Q::Works, "editor-login");
    }
    if a.no_proxy.iter().any(|entry| entry.text().as_str().contains('/')) {
        note(out, Weight::Hint, Q::NoProxy, "no-proxy-cidr");
    }
}

/// A proxy that listens on this machine alone is out of reach for whatever has a network of its own.
fn loopback(a: &Answers, out: &mut Vec<Note>) {
    let (builds, runs) = (a.works.has(Works::Build), a.works.has(Works::Container));
    let is_docker_apart = a.engine != Engine::Systemd;
    let in_docker = builds || runs && a.engines.has(ContainerEngine::Docker);
    if in_docker && is_docker_apart {
        note(out, Weight::Stop, Q::Proxy, "proxy-loopback-apart");
    }
    if in_docker && !is_docker_apart || runs && a.engines.has(ContainerEngine::Podman) {
        note(out, Weight::Caution, Q::Proxy, "proxy-loopback");
    }
    let places = [
        (a.uses_ci(CiSystem::GitLab), "GitLab CI"),
        (Q::Runner.is_asked(a) && a.runner == Runner::Arc, "Actions Runner Controller"),
        (a.uses_vscode() && a.editor == Editor::DevContainer, "Dev Containers"),
    ];
    let places: Vec<_> = places.into_iter().filter_map(|(is_used, name)| is_used.then_some(name)).collect();
    if !places.is_empty() {
        let msg = Msg::new("note.proxy-loopback-inside").with("places", places.join(", "));
        out.push(Note { weight: Weight::Stop, about: Q::Proxy, msg });
    }
}

fn module_proxy(a: &Answers, out: &mut Vec<Note>) {
    if !a.asks_module_proxy() {
        return;
    }
    let url = a.module_proxy.text().as_str();
    match a.server {
        Server::Nexus if !url.contains("/repository/") => note(out, Weight::Caution, Q::ModuleProxy, "nexus-path"),
        Server::Artifactory if !url.contains("/api/go/") => {
            note(out, Weight::Caution, Q::ModuleProxy, "artifactory-path");
        }
        _ => {}
    }
    if a.module_login != ModuleLogin::None && !a.module_proxy.is_https() {
        note(out, Weight::Stop, Q::ModuleProxy, "login-over-http");
    }
    if a.has(Have::ModuleProxy) && !a.has(Have::AirGap) {
        match a.serves {
            Serves::Private if asks_public_proxy(a) => note(out, Weight::Caution, Q::Serves, "chain-leaks"),
            Serves::All => note(out, Weight::Hint, Q::Private, "no-goprivate"),
            Serves::Private | Serves::Public => {}
        }
    }
}

/// BuildKit takes lines of a Dockerfile up to 65,535 bytes, the instruction's own words included.
const LONGEST: usize = 65_000;

fn sources(plan: &Plan, out: &mut Vec<Note>) {
    let a = &plan.answers;
    if a.uses_goauth() {
        let about = if a.private_from_vcs() { Q::VcsLogin } else { Q::ModuleLogin };
        note(out, Weight::Caution, about, "goauth-124");
    }
    if let Some(login) = plan.logins.iter().find(|login| login.is_vcs) {
        if login.machines.len() < a.private.len() && login.machines.is_empty() {
            note(out, Weight::Caution, Q::Private, "no-host");
        }
        if matches!(login.sign_in, SignIn::Ssh) {
            note(out, Weight::Hint, Q::VcsLogin, "ssh-go-get");
        }
        beginnings(a, out);
        if a.blocked.has(Blocked::Sources) && login.machines.iter().any(|host| host.as_str() == "github.com") {
            note(out, Weight::Stop, Q::Private, "private-blocked");
        }
    }
    if (a.has(Have::Private) || a.has(Have::ModuleProxy)) && a.private.is_empty() {
        note(out, Weight::Caution, Q::Private, "private-empty");
    }
    let length: usize = a.private.iter().map(|pattern| pattern.text().as_str().len() + 1).sum();
    if a.works.has(Works::Build) && length > LONGEST {
        note(out, Weight::Stop, Q::Private, "private-long");
    }
    let own = a.has(Have::ModuleProxy) && a.serves != Serves::Private;
    let served = a.asks_mirror() || own || a.has(Have::AirGap);
    if !served && a.blocked.has(Blocked::ModuleMirror) && a.blocked.has(Blocked::Sources) {
        note(out, Weight::Stop, Q::Blocked, "nothing-reachable");
    }
    if a.asks_mirror() && a.on_error == OnError::Next && !a.has(Have::ModuleProxy) {
        note(out, Weight::Caution, Q::OnError, "next-leaks");
    }
}

/// Whether a public module proxy stands in GOPROXY, behind a company's own perhaps.
fn asks_public_proxy(a: &Answers) -> bool {
    a.asks_mirror() || !a.blocked.has(Blocked::ModuleMirror)
}

/// A package that is not found is looked for in every module that its path begins with; what the patterns don't cover is
/// asked of the proxies (`cmd/go/internal/modload/query.go`, `queryPrefixModules`).
fn beginnings(a: &Answers, out: &mut Vec<Note>) {
    let longer = a.private.iter().filter(|it| it.text().as_str().contains('/')).filter_map(ModulePattern::host);
    let hosts = own_hosts(longer);
    if !a.has(Have::ModuleProxy) && asks_public_proxy(a) && !hosts.is_empty() {
        let msg = Msg::new("note.private-prefix").with("hosts", hosts.join(", "));
        out.push(Note { weight: Weight::Hint, about: Q::Private, msg });
    }
}

/// Those of the hosts that are nobody else's, each once.
fn own_hosts(hosts: impl Iterator<Item = Clean>) -> Vec<String> {
    let mut out: Vec<String> = hosts.map(|host| host.to_string()).filter(|host| !is_forge(host)).collect();
    out.dedup();
    out
}

fn checksums(a: &Answers, out: &mut Vec<Note>) {
    if a.asks_mirror() && !a.mirror.facts().relays_sumdb {
        note(out, Weight::Hint, Q::Mirror, "mirror-no-relay");
    }
    if a.asks_module_proxy() {
        match a.relay {
            Relay::Yes => {}
            Relay::Unknown => {
                let msg = Msg::new("note.relay-unknown").with("url", a.module_proxy.text());
                out.push(Note { weight: Weight::Hint, about: Q::Relay, msg });
            }
            Relay::No if a.has(Have::AirGap) => note(out, Weight::Caution, Q::Relay, "air-gap-sums"),
            Relay::No => note(out, Weight::Hint, Q::Relay, "relay-no"),
        }
    }
    if a.has(Have::AirGap) && a.air_gap == AirGap::Files {
        note(out, Weight::Caution, Q::AirGap, "files-complete");
    }
}

fn places(a: &Answers, out: &mut Vec<Note>) {
    let is_alpine = a.works.has(Works::Build) && a.base == Base::Alpine;
    if a.has(Have::AirGap) && is_alpine && a.cgo == Cgo::On {
        note(out, Weight::Stop, Q::Base, "air-gap-alpine");
    }
    if a.uses_ci(CiSystem::GitHub) && !a.runs_inside() {
        if a.has(Have::ModuleProxy) || a.has(Have::AirGap) {
            note(out, Weight::Caution, Q::Runner, "hosted-outside");
        } else if a.asks_mirror() {
            note(out, Weight::Hint, Q::Runner, "hosted-mirror");
        }
        let hosts = own_hosts(a.private.iter().filter_map(ModulePattern::host));
        if a.private_from_vcs() && !hosts.is_empty() {
            let msg = Msg::new("note.hosted-private").with("hosts", hosts.join(", "));
            out.push(Note { weight: Weight::Caution, about: Q::Runner, msg });
        }
    }
    if a.pulls_with(ContainerEngine::Docker) {
        if a.engine == Engine::Desktop {
            note(out, Weight::Hint, Q::Engine, "desktop");
        }
        if a.has(Have::Inspection) {
            note(out, Weight::Hint, Q::Engine, "engine-ca");
        }
    }
    let in_docker = a.works.has(Works::Container) && a.engines.has(ContainerEngine::Docker);
    if in_docker && a.has(Have::ForwardProxy) && a.proxy_login == ProxyLogin::Basic {
        note(out, Weight::Hint, Q::Works, "container-login");
    }
    let file_tree = a.file_tree.text().as_str();
    let is_filled_in = file_tree.contains("${") || file_tree.contains("%{");
    if a.builds_with(Builder::Compose) && Q::FileTree.is_asked(a) && is_filled_in {
        note(out, Weight::Stop, Q::FileTree, "compose-path");
    }
    if a.works.is_empty() {
        note(out, Weight::Stop, Q::Works, "nothing-to-do");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::link;

    /// The notes whose names begin with `name`, with the values of their gaps.
    fn named(name: &str, link: &str) -> Vec<(Weight, String)> {
        let (answers, remarks) = link::read(link, &[]);
        assert!(remarks.is_empty(), "{link}: {remarks:?}");
        let words = crate::text::Catalogue::of(crate::text::Lang::En);
        let all = Plan::of(&answers).notes.into_iter();
        let named = all.filter(|note| note.msg.key().starts_with(&format!("note.{name}")));
        named.map(|note| (note.weight, words.say(&note.msg))).collect()
    }

    #[test]
    fn loopback_is_named_wherever_go_runs_in_a_container() {
        let loopback =
            |rest: &str| named("proxy-loopback", &format!("have=forward-proxy&proxy=http://127.0.0.1:7890&{rest}"));
        let weights = |rest: &str| loopback(rest).into_iter().map(|(weight, _)| weight).collect::<Vec<_>>();
        assert_eq!(weights("works=terminal,ci&ci=github,jenkins"), []);
        assert_eq!(weights("works=build"), [Weight::Caution]);
        assert_eq!(weights("works=pull,build&engine=rootless"), [Weight::Stop]);
        assert_eq!(weights("works=container&engines=podman"), [Weight::Caution]);
        assert_eq!(
            weights("works=pull,container&engines=docker,podman&engine=desktop"),
            [Weight::Stop, Weight::Caution]
        );
        for (rest, place) in [
            ("works=ci&ci=gitlab", "GitLab CI: "),
            ("works=ci&runner=arc", "Actions Runner Controller: "),
            ("works=editor&editor=dev-container", "Dev Containers: "),
            ("works=ci,editor&ci=gitlab,jenkins&editor=dev-container", "GitLab CI, Dev Containers: "),
        ] {
            let [(Weight::Stop, text)] = &loopback(rest)[..] else { panic!("{rest}") };
            assert!(text.starts_with(place), "{rest}: {text}");
        }
    }

    #[test]
    fn the_login_in_config_json_is_named_where_docker_runs_containers() {
        let link = |engines: &str| format!("have=forward-proxy&proxy-login=basic&works=container&engines={engines}");
        assert_eq!(named("container-login", &link("docker,podman")).len(), 1);
        assert!(named("container-login", &link("podman")).is_empty());
    }
}
