//! A workflow makes a builder of buildx behind a proxy and doesn't give it one.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP255",
    name: "builder-of-workflow",
    cause: Cause::BuilderNeedsOwnProxy,
    title: both("setup-buildx-action without the runner's proxy", "setup-buildx-action 没有带上 runner 的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`docker/setup-buildx-action` makes a builder of the `docker-container` driver: a container that inherits neither the runner's variables nor those of the engine. Behind a proxy name them in `driver-opts`: `env.http_proxy=…`, `env.https_proxy=…`, `env.no_proxy=…`, a line each; or take `driver: docker`, whose builds and pulls are dockerd's.",
        "`docker/setup-buildx-action` 会创建 `docker-container` 驱动的构建器：它是一个容器，既不继承 runner 的变量，也不继承引擎的变量。在代理后面要用 `driver-opts` 写明：`env.http_proxy=…`、`env.https_proxy=…`、`env.no_proxy=…`，每行一个；或者用 `driver: docker`，由 dockerd 构建和拉取。",
    ),
    bad: &[example(Kind::Workflow, "# https_proxy is set on the runner\njobs:\n  image:\n    runs-on: [self-hosted]\n    steps:\n      - uses: docker/setup-buildx-action@v3\n      - uses: docker/build-push-action@v6\n")],
    good: &[example(Kind::Workflow, "# https_proxy is set on the runner\njobs:\n  image:\n    runs-on: [self-hosted]\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          driver-opts: |\n            env.https_proxy=http://proxy.corp.example:3128\n      - uses: docker/build-push-action@v6\n")],
    sources: &[source::BUILDX_CONTAINER, source::BUILDX_CREATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const PROXIES: &[&str] = &["http_proxy", "https_proxy", "behind", "proxy is set", "proxy on the", "has a proxy", "squid", "corporate proxy", "proxy in .env", "runner"];
    let is_proxied = told::clauses(case).into_iter().any(|it| {
        let said = case.lower(it.at);
        said.contains("prox") && PROXIES.iter().any(|words| said.contains(words)) && !said.contains("no proxy")
    });
    // What a certificate or a login breaks is no matter of the proxy's address.
    let is_other = case.failures.iter().any(|it| it.is_untrusted() || it.on_way_to_proxy) || case.says_any(&["buildkitd-config", "x509", "driver: docker\n", "endpoint:"]).is_some();
    // The action itself, which downloads buildx, is another process.
    let is_action = told::clauses(case).into_iter().any(|it| case.lower(it.at).contains("action") && told::is_trouble(case.lower(it.at)));
    if !is_proxied || is_other || is_action {
        return;
    }
    let mut roots = case.yaml();
    let Some(at) = roots.find_map(|root| builder(case, root)) else { return };
    out.push(
        Finding::error(at, both("The builder that this step makes doesn't have the runner's proxy.", "这一步创建的构建器没有 runner 的代理。"))
            .why(both(
                "A `docker-container` builder is a container of its own; the variables of the runner don't reach it.",
                "`docker-container` 构建器是独立的容器，runner 的变量到不了那里。",
            ))
            .todo(both(
                "Add `with: driver-opts: |` with the lines `env.http_proxy=…`, `env.https_proxy=…` and `env.no_proxy=…` (commas quoted: \
                 `\"env.no_proxy=localhost,127.0.0.1\"`).",
                "加上 `with: driver-opts: |`，各行写 `env.http_proxy=…`、`env.https_proxy=…`、`env.no_proxy=…`（值里有逗号时加引号：\
                 `\"env.no_proxy=localhost,127.0.0.1\"`）。",
            ))
            .confidence(Confidence::High)
            .weight(93),
    );
}

/// The step that makes a builder without options for its driver.
fn builder(case: &Case, root: &Node) -> Option<Span> {
    let steps = |node: &Node| node.get("steps").map(|it| it.items().to_vec()).unwrap_or_default();
    let jobs = root.get("jobs").map(Node::pairs).unwrap_or_default();
    let mut all: Vec<Node> = jobs.iter().flat_map(|it| steps(&it.node)).collect();
    all.extend(steps(root));
    all.extend(root.items().iter().cloned());
    let step = all.into_iter().find(|it| it.get("uses").is_some_and(|uses| uses.text().starts_with("docker/setup-buildx-action")))?;
    let with = step.get("with");
    let has = |key: &str| with.is_some_and(|it| it.get(key).is_some());
    let is_own = with.and_then(|it| it.get("driver")).is_none_or(|it| it.text() == "docker-container");
    (is_own && !has("driver-opts")).then(|| step.get("uses").map_or(step.at, |it| it.at)).filter(|at| !at.of(case.text).is_empty())
}
