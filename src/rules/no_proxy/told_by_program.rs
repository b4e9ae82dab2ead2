//! A program warns that it asks an inner address through the proxy.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP131",
    name: "told-by-program",
    cause: Cause::NoProxy,
    title: both("A program warns that inner addresses go to the proxy", "程序警告：内部地址走了代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "kubeadm and minikube look at the proxy variables and warn where an address of the cluster would be asked through the proxy: the \
         API server, the services' network, the pods' network. Name all three in `NO_PROXY` and `no_proxy` before the command runs; \
         programs built with Go understand networks such as `10.96.0.0/12`.",
        "kubeadm 和 minikube 会检查代理变量，发现集群内的地址（API server、service 网段、pod 网段）会走代理时给出警告。运行命令之前，把这三者都写进 `NO_PROXY` 和 `no_proxy`；\
         用 Go 构建的程序认识 `10.96.0.0/12` 这样的网段。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "[WARNING HTTPProxy]: Connection to \"https://192.168.50.4\" uses proxy \"http://proxy.corp.example:3128\". If that is not intended, adjust your proxy settings\n",
    )],
    good: &[example(Kind::ErrorText, "[preflight] Running pre-flight checks\n[preflight] Pulling images required for setting up a Kubernetes cluster\n")],
    sources: &[source::HTTPPROXY, source::MINIKUBE_PROXY],
};

/// kubectl gives the words of an answer to CONNECT in place of an error: a proxy said them, not the cluster.
fn refused(case: &Case) -> Option<Span> {
    const LEAD: &str = "unable to connect to the server: ";
    let page = case.says("error from server").filter(|at| {
        let line = case.lower(case.line(*at));
        ["squid", "<html", "zscaler", "proxy error"].iter().any(|it| line.contains(it))
    });
    if page.is_some() {
        return page;
    }
    let at = case.says(LEAD)?;
    let line = case.lower(case.line(at));
    let said = line.split(LEAD).nth(1)?.trim_end_matches('.');
    let is_answer = ["forbidden", "bad gateway", "service unavailable", "gateway timeout", "gateway time-out", "method not allowed", "access denied"];
    // A TLS handshake with the proxy has its own answers.
    let is_tunnel = said.contains("proxyconnect") && said.contains("forbidden") && !said.contains("tls:");
    (is_answer.contains(&said) || is_tunnel).then_some(at)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let uses = case.says("uses proxy \"").filter(|at| {
        let line = case.lower(case.line(*at));
        let host = line.split("connection to \"").nth(1).map(|rest| rest.split_once("://").map_or(rest, |(_, rest)| rest));
        let host = host.and_then(|rest| rest.split(['/', ':', '"']).next());
        host.is_some_and(|host| is_inner(host) || line.contains("[warning httpproxy"))
    });
    let lacks = case.says("no_proxy environment does not include");
    let lacks = lacks.or_else(|| case.says_any(LACKS).filter(|_| case.tells_of_trouble().is_some()));
    // A proxy's own answer for a host that only the inner network knows.
    let answer = case.failures.iter().find(|it| it.trouble == Trouble::ProxyRefuses && it.doing != Doing::ModuleProxy && !it.on_way_to_proxy && is_inner(it.host()));
    if let Some(failure) = answer {
        out.push(answered(failure));
        return;
    }
    if let Some(at) = uses.or(lacks).or_else(|| case.says("[warning httpproxycidr]")).or_else(|| helps(case)) {
        out.push(of_cluster(case.line(at)));
    } else if let Some(at) = cluster(case).or_else(|| api_unavailable(case)).or_else(|| refused(case).map(|at| case.line(at))) {
        out.push(by_answer(case, at));
    }
}

fn of_cluster(at: Span) -> Finding {
    Finding::warning(at, both("An address of the cluster is asked through the proxy.", "集群内的地址走了代理。"))
        .weight(98)
        .why(both(
            "The proxy variables are set where the command runs, and `NO_PROXY` covers neither the API server nor the cluster's networks.",
            "命令运行的地方设置了代理变量，而 `NO_PROXY` 没有包含 API server 和集群网段。",
        ))
        .todo(both(
            "`export NO_PROXY=localhost,127.0.0.1,API_SERVER,10.96.0.0/12,10.244.0.0/16,.svc,.cluster.local` with your addresses and \
             networks, `no_proxy` likewise; then run the command again.",
            "`export NO_PROXY=localhost,127.0.0.1,API_SERVER,10.96.0.0/12,10.244.0.0/16,.svc,.cluster.local`，换成你的地址和网段，`no_proxy` 同样设置，然后重新运行。",
        ))
}

/// An answer that may be the proxy's for a server of the inner network, or for one that it doesn't allow.
fn by_answer(case: &Case, at: Span) -> Finding {
    const PUBLIC: &[&str] = &["eks.amazonaws.com", "azmk8s.io", "gke.goog", ".k8s.ondigitalocean.com"];
    let finding = of_cluster(at).confidence(Confidence::Medium);
    let todo = both(
        "`export NO_PROXY=localhost,127.0.0.1,API_SERVER,10.96.0.0/12,10.244.0.0/16,.svc,.cluster.local` with your addresses and \
         networks, `no_proxy` likewise; then run the command again. If the API server is outside your network, have the proxy allow it.",
        "`export NO_PROXY=localhost,127.0.0.1,API_SERVER,10.96.0.0/12,10.244.0.0/16,.svc,.cluster.local`，换成你的地址和网段，`no_proxy` 同样设置，\
         然后重新运行。如果 API server 在外网，就让代理放行它。",
    );
    let is_public = case.says_any(PUBLIC).is_some();
    let finding = if is_public { finding.weight(60) } else { finding.weight(98) };
    finding.todo(if is_public { both("If the API server is outside your network, have the proxy allow it.", "如果 API server 在外网，就让代理放行它。") } else { todo })
}

/// Where a client of Kubernetes tells a forward proxy's answer in place of the cluster's, or can't reach a node's own
/// address while there is a proxy.
fn cluster(case: &Case) -> Option<Span> {
    const CLIENTS: &[&str] = &[
        "unable to connect to the server",
        "error from server",
        "error getting pods",
        "error getting nodes",
        "couldn't get current server api group list",
        "error listing pods",
        "waiting for k8s-app",
        "wait for healthy api server",
        "failed to watch",
        "failed to list",
        "kubernetes cluster unreachable",
        "failed to get server version",
        "the connection to the server",
    ];
    const REASONS: &[&str] = &[
        ": service unavailable", ": forbidden", ": bad gateway", ": gateway timeout", ": gateway time-out", ": method not allowed",
        ": tunnel ", ": bad request", ": access denied",
    ];
    const KUBELET: &[&str] = &[":10250/", "/containerlogs/"];
    let is_proxied = case.speaks_of_proxy();
    CLIENTS.iter().filter_map(|words| case.says(words)).map(|at| case.line(at)).find(|at| {
        let line = case.lower(*at).trim_end_matches(['.', '"', '\'', ')', ' ']);
        // kubectl tells what a server said itself behind the kind of the error, in brackets.
        let is_answer = REASONS.iter().any(|it| line.ends_with(it.trim_end()) || (it.ends_with(' ') && line.contains(it)));
        let is_known = line.contains("unable to connect to the server");
        let is_node = KUBELET.iter().any(|it| line.contains(it)) && ["refused", "timeout", "forbidden", "unavailable"].iter().any(|it| line.contains(it));
        (is_answer && (is_proxied || is_known)) || (is_node && is_proxied)
    })
}

/// A gateway's answer that is told of beside the API of a cluster, where a proxy is set.
fn api_unavailable(case: &Case) -> Option<Span> {
    const ANSWERS: &[&str] = &["service unavailable", "bad gateway", "gateway timeout", "gateway time-out", " 503", " 502"];
    const APIS: &[&str] = &["k8s api", "kubernetes api", "kubernetes master", "api server", "apiserver", "kubectl", "kube api", "cluster api"];
    if !case.speaks_of_proxy() || case.settings.iter().any(|it| it.is("NO_PROXY") && it.has_gap()) {
        return None;
    }
    let is_client = case.commands().any(|it| matches!(it.word(0), "oc" | "kubectl" | "helm" | "kubeadm" | "openshift-install"));
    if let Some(at) = case.says_any(&["error: service unavailable", "error: bad gateway", "error: gateway timeout"]).filter(|_| is_client) {
        return Some(at);
    }
    let clauses = told::clauses(case).into_iter();
    clauses.map(|it| it.remark).find(|at| {
        let said = case.lower(*at);
        ANSWERS.iter().any(|words| said.contains(words)) && APIS.iter().any(|words| said.contains(words))
    })
}

/// How people say that the list lacks something.
const LACKS: &[&str] = &[
    "not in no_proxy", "no_proxy is not", "no_proxy is empty", "no_proxy is missing", "missing from no_proxy", "missing in no_proxy",
    "without no_proxy", "no_proxy does not contain", "no_proxy does not name", "no_proxy isn't set", "isn't in no_proxy",
];

fn is_inner(name: &str) -> bool {
    !name.is_empty() && host::is_internal(name) && !host::is_loopback(name)
}

fn answered(failure: &Failure) -> Finding {
    Finding::error(failure.words, both("The forward proxy was asked for `{host}`, an inner host, and refuses.", "向正向代理请求了内部主机 `{host}`，代理拒绝了。").with("host", failure.host()))
        .why(both(
            "`NO_PROXY` does not cover it where this program runs, so the request left for the proxy, which can't reach it or may not.",
            "该程序运行的地方 `NO_PROXY` 没有覆盖它，请求于是发给了代理，而代理访问不到或不允许访问。",
        ))
        .todo(
            both(
                "Add `{host}`, or its domain or network, to `NO_PROXY` and `no_proxy` there.",
                "在那里把 `{host}`（或它的域名、网段）加进 `NO_PROXY` 和 `no_proxy`。",
            )
            .with("host", failure.host()),
        )
        .confidence(Confidence::Medium)
        .weight(90)
}

/// Where a person tells that an entry of the list makes it work, in a text whose own list lacks it.
fn helps(case: &Case) -> Option<Span> {
    let clauses = told::clauses(case).into_iter();
    clauses.map(|it| it.at).find(|at| {
        let said = case.lower(*at);
        let is_trial = ["with no_proxy=", "no_proxy= ", "adding it to no_proxy", "added to no_proxy", "adding no_proxy", "setting no_proxy", "with no_proxy set"].iter().any(|it| said.contains(it));
        is_trial && ["works", "helps", "fixes", "is fine", "succeeds", "goes away"].iter().any(|it| said.contains(it))
    })
}
