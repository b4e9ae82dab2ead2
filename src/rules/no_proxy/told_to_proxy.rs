//! In a person's words: requests for something inner end at the proxy, or don't arrive since there is one.

use crate::base::Span;
use super::consumers::is_denied;
use crate::data::source;
use crate::facts::{Case, ProxyAddress, Setting, Whose, host, no_proxy, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP132",
    name: "inner-requests-end-at-proxy",
    cause: Cause::NoProxy,
    title: both("Requests to inner hosts end at the proxy", "访问内部主机的请求到了代理那里"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A proxy variable holds for every host that `NO_PROXY` does not name: other containers and services, the host itself, \
         an internal registry. The proxy often doesn't know them. Name them in `NO_PROXY` and `no_proxy` (`noProxy` in \
         `~/.docker/config.json`); names and endings work everywhere, address ranges in Go and Python's requests, not in \
         wget, nor in curl before 7.86.",
        "代理变量对 `NO_PROXY` 没有列出的所有主机都生效：别的容器和服务、宿主机、内部镜像仓库也不例外，而代理往往不认识它们。\
         请把它们写进 `NO_PROXY` 和 `no_proxy`（`~/.docker/config.json` 里是 `noProxy`）。名称和域名后缀处处可用；\
         网段写法 Go 和 Python 的 requests 认识，wget 和 7.86 之前的 curl 不认识。",
    ),
    bad: &[example(
        Kind::Shell,
        "# proxies.default is set in ~/.docker/config.json\n$ docker exec web wget -q http://10.5.0.7:8080/ready\n# the request \
         ends at the company's proxy\n",
    )],
    good: &[example(
        Kind::Shell,
        "# proxies.default is set in ~/.docker/config.json, noProxy names all containers\n$ docker exec web wget -q \
         http://10.5.0.7:8080/ready\n",
    )],
    sources: &[source::DOCKER_CLI_PROXY, source::HTTPPROXY, source::CURL_ENV],
};

/// How a request gets to a proxy that shouldn't.
const TO_PROXY: &[&str] = &[
    "end at the",
    "ends at the",
    "ends up at",
    "end up at",
    "ending up",
    "go to the",
    "goes to the",
    "going to the",
    "sent to the",
    "sent through",
    "go through ",
    "goes through ",
    "going through ",
    "asked through ",
    "asked by way of ",
    "asked via ",
    "send to ",
    "sends to ",
    "still sends ",
    "taken through ",
    "goes by ",
    "gone through ",
    "goes out to ",
    "go out to ",
    "leaves for the ",
    "leave for the ",
    "passes through ",
    "via the ",
    "through the corporate ",
    "through squid",
    "through our ",
    "go via",
    "goes via",
    "routed through",
    "routed to",
    "lands at",
    "land at",
    "answered by the",
    "hit the",
    "hits the",
    "arrive at the",
    "arrives at the",
    "proxied",
];

/// How people say who answered.
const ANSWERED: &[&str] =
    &["from the proxy", "from the corporate proxy", "by the proxy", "of the proxy", "the proxy answers", "the proxy says", "the proxy returns"];

/// How people call what is inside.
const INNER: &[&str] = &[
    "internal",
    "intranet",
    "in-house",
    "each other",
    "one another",
    "other service",
    "other container",
    "between the services",
    "between services",
    "between containers",
    "reach the host",
    "connect to the host",
    "host.docker.internal",
    "localhost",
    "the cluster",
    "in-cluster",
    "api server",
    "webhook",
    "services",
    "kubelet",
    "inner ",
    "apiserver",
    "health check",
    "probe",
    "between pods",
    "other pods",
    "svc",
    "healthcheck",
    "sidecar",
    "the database",
    "local registry",
    "internal registry",
    "inner registry",
    "private registry",
    "own registry",
    "kubernetes service",
    "cluster ip",
    "pod network",
    "our own",
    "company registry",
    "内网",
    "内部",
];

/// Proxies that are no forward proxies.
const OTHER_PROXIES: &[&str] = &[
    "goproxy", "module proxy", "modules proxy", "reverse proxy", "reverse-proxy", "proxy_pass", "nginx", "traefik", "haproxy", "envoy", "kube-proxy",
    "反向代理", "模块代理",
];

/// How people say that it is as it should be.
const MEANT: &[&str] = &["on purpose", "is fine", "are fine", "that's fine", "as intended", "as it should", "as we want", "deliberate", "by design", "故意"];

/// Whether the paste sets a forward proxy or tells clearly of one.
fn is_forward(case: &Case) -> bool {
    if case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set() && !it.value.trim().is_empty()) {
        return true;
    }
    // A proxy of another sort, or a service of that name, is what is meant then.
    let is_service = case.text.lines().any(|line| line.starts_with([' ', '\t']) && line.trim() == "proxy:");
    !is_service && case.says_any(OTHER_PROXIES).is_none()
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_proxy = |it: &&Setting| it.is_forward_proxy() && it.is_set() && !it.value.trim().is_empty();
    let proxy = case.settings.iter().find(is_proxy).map(|it| it.at).or_else(|| case.says("prox"));
    let Some(proxy) = proxy.filter(|_| is_forward(case)) else { return };
    let lists: Vec<&Setting> = case.settings.iter().filter(|it| it.is("NO_PROXY") && it.is_set()).collect();
    // What fails then is the way to the proxy.
    let is_loopback = case.settings.iter().any(|it| is_proxy(&it) && host::is_loopback(ProxyAddress::of(&it.value).host));
    if lists.iter().any(|it| it.has_gap() || it.value.trim() == "*") || case.failures.iter().any(|it| it.on_way_to_proxy) {
        return;
    }
    for clause in told::clauses(case) {
        let said = case.lower(clause.at);
        let remark = case.lower(clause.remark);
        let is_intended = MEANT.iter().any(|it| remark.contains(it));
        if is_intended || OTHER_PROXIES.iter().any(|it| said.contains(it)) || ["loopback", "resolve", "certificate", "407"].iter().any(|it| remark.contains(it)) {
            continue;
        }
        let is_meant = ["not", "n't", "never", "without", "no longer"].iter().any(|it| said.contains(it)) && !told::is_trouble(said);
        // A request that a program sends where it shouldn't, in words between.
        let is_handed = ["sends ", "send ", "forwards ", "routes ", "hands ", "requests", "traffic", "talk ", "ask ", "asks "].iter().any(|it| said.contains(it))
            && ["to the", "to our", "to squid", "through ", "via "].iter().any(|it| said.contains(it));
        let is_sent = !is_meant && !is_denied(said) && !said.contains("must not") && said.contains("prox") && (is_handed || TO_PROXY.iter().any(|it| said.contains(it)));
        let is_answered = !is_loopback && ANSWERED.iter().any(|it| said.contains(it));
        // A module proxy is no forward proxy.
        let of_forward = remark.replace("goproxy", "").replace("proxy.golang", "");
        let is_cut = of_forward.contains("prox") || case.settings.iter().any(|it| is_proxy(&it));
        let is_cut = is_cut && !is_loopback && (said.contains("reach") || said.contains("connect to")) && told::is_trouble(said);
        if !is_sent && !is_cut && !is_answered {
            continue;
        }
        let mut names = names(case, clause.remark, &lists);
        if names.is_empty() && (is_sent || is_cut) {
            names = self::names(case, clause.about, &lists);
        }
        // Where kubectl and the like send their requests stands in the text, not in the command.
        if names.is_empty() && is_sent && is_client_of_cluster(case.lower(clause.about)) {
            names = addresses(case, &lists);
        }
        let is_inner = INNER.iter().any(|it| said.contains(it));
        if names.is_empty() && !is_inner {
            continue;
        }
        out.push(say(lists.first().map_or(proxy, |it| it.value_at), &names));
        return;
    }
}

/// Whether a command asks a server that its own settings name.
fn is_client_of_cluster(command: &str) -> bool {
    ["kubectl", "helm ", "docker-machine", "k9s", "oc ", "docker "].iter().any(|it| command.contains(it))
}

/// The inner hosts of the addresses of the text that no list covers; `0.0.0.0` is one, too.
fn addresses<'t>(case: &Case<'t>, lists: &[&Setting]) -> Vec<&'t str> {
    let all: &'t str = case.text;
    let hosts = all.match_indices("://").filter_map(|(at, sign)| {
        let rest = &all[at + sign.len()..];
        let end = rest.find(|ch: char| !ch.is_ascii_alphanumeric() && !matches!(ch, '.' | '-')).unwrap_or(rest.len());
        let name = &rest[..end];
        let is_inner = host::is_private_address(name) || name == "0.0.0.0" || (host::is_internal(name) && name.contains('.'));
        let is_proxy = case.settings.iter().any(|it| it.is_forward_proxy() && ProxyAddress::of(&it.value).host == name);
        let is_covered = lists.iter().any(|it| no_proxy::covers(&it.value, name));
        (is_inner && !is_proxy && !is_covered).then_some(name)
    });
    hosts.take(1).collect()
}

/// The inner hosts that a place names and no list covers.
fn names<'t>(case: &Case<'t>, at: Span, lists: &[&Setting]) -> Vec<&'t str> {
    let mut out = Vec::new();
    let is_apart = |ch: char| ch.is_whitespace() || matches!(ch, '(' | ')' | ',' | ';' | '"' | '\'' | '`' | '=' | '|');
    let all: &'t str = case.text;
    for word in all[at.start..at.end].split(is_apart) {
        let is_address = word.contains("://");
        let bare = word.split_once("://").map_or(word, |(_, rest)| rest).trim_end_matches(['.', ':', '!']);
        let name = bare.split(['/', ':']).next().unwrap_or_default();
        let has_digit = name.rsplit_once('-').is_some_and(|(_, end)| !end.is_empty() && end.bytes().all(|b| b.is_ascii_digit()));
        // A name without a dot is a host where it stands in an address, or counts instances.
        let is_name = name.contains('.') || is_address || has_digit;
        let is_inner = host::is_private_address(name) || (is_name && (host::is_internal(name) || whose(name) == Whose::Inner));
        let is_proxy = case.settings.iter().any(|it| it.is_forward_proxy() && ProxyAddress::of(&it.value).host == name)
            || name.starts_with("proxy") || name.contains(".json") || name.contains(".conf");
        let is_host = name.starts_with(|ch: char| ch.is_ascii_alphanumeric()) && !name.contains('_');
        let is_covered = lists.iter().any(|it| no_proxy::covers(&it.value, name));
        if is_inner && is_host && !is_proxy && !is_covered && !host::is_loopback(name) && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

fn say(at: Span, names: &[&str]) -> Finding {
    let finding = match names {
        [] => Finding::warning(
            at,
            both("Inner hosts are asked through the proxy: `NO_PROXY` does not name them.", "`NO_PROXY` 里没有内部主机，访问它们时会走代理。"),
        ),
        _ => Finding::warning(
            at,
            both("`{hosts}` is asked through the proxy: `NO_PROXY` does not name it.", "`NO_PROXY` 里没有 `{hosts}`，访问它时会走代理。")
                .with("hosts", names.join(",")),
        ),
    };
    finding
        .confidence(Confidence::Medium)
        .weight(94)
        .why(both(
            "A proxy variable holds for every host, and the proxy doesn't know or reach the inner ones.",
            "代理变量对所有主机都生效，而代理不认识或访问不到内部主机。",
        ))
        .todo(both(
            "Name them in `NO_PROXY` and `no_proxy` where the proxy is set (`noProxy` in `config.json`), beside `localhost,127.0.0.1`; \
             for the host itself `host.docker.internal`.",
            "在设置代理的地方把它们写进 `NO_PROXY` 和 `no_proxy`（`config.json` 里是 `noProxy`），并保留 `localhost,127.0.0.1`；宿主机写 `host.docker.internal`。",
        ))
}
