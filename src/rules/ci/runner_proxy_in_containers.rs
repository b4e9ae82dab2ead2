//! The runner has a proxy in its `.env`; what becomes of it in job and service containers.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP264",
    name: "runner-proxy-in-containers",
    cause: Cause::RunnerEnv,
    title: both(
        "The proxy of the runner is missing in a job container, or in the way in a service container",
        "runner 的代理没有传进任务容器，或者妨碍了服务容器",
    ),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Of its `.env` a runner hands only `http_proxy`, `https_proxy` and `no_proxy` on to job containers and service \
         containers, and only runners since 2020 do. Everything else (`GOPROXY`, `GONOSUMDB`, `NODE_EXTRA_CA_CERTS`) has to \
         stand in `env:` of the job.\n\n\
         Service containers get the proxy too. Steps that talk to them by name need that name in `no_proxy` of the runner's \
         `.env`; emptying the variables in `services.<id>.env` does not work reliably, because the two spellings clash.",
        "runner 只把 `.env` 里的 `http_proxy`、`https_proxy` 和 `no_proxy` 传给任务容器和服务容器，而且 2020 年之后的 runner 才会这样做。\
         其他变量（`GOPROXY`、`GONOSUMDB`、`NODE_EXTRA_CA_CERTS`）要写在 job 的 `env:` 里。\n\n\
         服务容器同样会拿到代理。步骤按名字访问它们时，要把名字写进 runner `.env` 的 `no_proxy`；\
         在 `services.<id>.env` 里把变量清空并不可靠，因为大小写两种写法会冲突。",
    ),
    bad: &[example(
        Kind::Workflow,
        "# self-hosted runner, https_proxy in its .env\njobs:\n  build:\n    runs-on: self-hosted\n    container: debian:13\n    \
         steps:\n      - run: env | sort   # the proxy is missing\n",
    )],
    good: &[example(
        Kind::Workflow,
        "# self-hosted runner, https_proxy in its .env\njobs:\n  build:\n    runs-on: self-hosted\n    container:\n      image: \
         debian:13\n      env:\n        https_proxy: http://proxy.corp.example:3128\n        HTTPS_PROXY: http://proxy.corp.example:3128\n    steps:\n      - \
         run: env | sort\n",
    )],
    sources: &[source::RUNNER_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // The proxy is told of in words only; what the file sets itself is judged elsewhere.
    if case.says("proxy").is_none() {
        return;
    }
    for root in case.yaml() {
        let jobs: Vec<&Node> = match root.get("jobs") {
            Some(jobs) => jobs.pairs().iter().map(|it| &it.node).collect(),
            None => vec![root],
        };
        for job in jobs {
            let is_own = runs_on(job).contains("self-hosted") || case.mentions("self-hosted").is_some();
            let is_job = ["runs-on", "steps"].iter().any(|key| job.get(key).is_some());
            if is_own && is_job {
                container(case, job, out);
                services(job, out);
            }
        }
    }
}

fn runs_on(job: &Node) -> String {
    let Some(node) = job.get("runs-on") else { return String::new() };
    node.items().iter().map(Node::text).chain([node.text()]).collect::<Vec<_>>().join(" ")
}

fn container(case: &Case, job: &Node, out: &mut Vec<Finding>) {
    let Some(pair) = job.pairs().iter().find(|it| it.key == "container") else { return };
    let is_set = case.settings.iter().any(|it| it.is_forward_proxy() && it.place == Place::Ci);
    let is_told = case.mentions(".env").is_some() || case.says_any(&["no proxy", "proxy is missing", "without proxy", "not see", "n't see", "not set", "missing", "not passed", "no http_proxy", "no https_proxy", "without http", "empty", "nothing", "unset", "not there", "not handed", "not inherit", "n't inherit", "not forward", "times out", "timed out", "timeout", "hangs", "fails", "cannot", "can't"]).is_some();
    if is_set || !is_told {
        return;
    }
    out.push(
        Finding::error(
            pair.key_at,
            both(
                "The job runs in a container, where little of the runner's environment arrives.",
                "任务在容器里运行，runner 的环境变量大多传不进去。",
            ),
        )
        .weight(96)
        .why(both(
            "Old runners hand no variable of their `.env` on to job containers, current ones only the proxy's.",
            "旧版 runner 不会把 `.env` 里的变量传给任务容器，新版也只传代理变量。",
        ))
        .todo(both(
            "Update the runner, or set `https_proxy`, `HTTPS_PROXY` and `no_proxy` below `container.env`; `GOPROXY` and the like \
             belong into `env:` of the job.",
            "升级 runner，或在 `container.env` 下设置 `https_proxy`、`HTTPS_PROXY` 和 `no_proxy`；`GOPROXY` 之类写在 job 的 `env:` 里。",
        )),
    );
}

fn services(job: &Node, out: &mut Vec<Finding>) {
    let services = job.get("services").map(Node::pairs).unwrap_or_default();
    let Some((service, at)) = services.iter().find_map(|it| emptied(it).map(|at| (it, at))) else { return };
    out.push(
        Finding::error(
            at,
            both(
                "Emptying the proxy for `{service}` fights with the proxy that the runner hands in.",
                "把 `{service}` 的代理清空，会与 runner 传入的代理冲突。",
            )
            .with("service", &service.key),
        )
        .weight(96)
        .why(both(
            "The runner adds its own proxy to service containers; the two spellings of a name count as duplicates, and one of \
             the runner's stays.",
            "runner 会把自己的代理加进服务容器；同一个名字的大小写两种写法被当成重复，runner 的那个仍会留下。",
        ))
        .todo(
            both(
                "Drop these lines and add `{service}` (and the other services) to `no_proxy` in the runner's `.env`.",
                "删掉这几行，把 `{service}`（以及其他服务）加进 runner `.env` 的 `no_proxy`。",
            )
            .with("service", &service.key),
        ),
    );
}

/// Where a service's proxy is set to nothing.
fn emptied(service: &Pair) -> Option<Span> {
    let env = service.node.get("env")?;
    let is_proxy = |key: &str| matches!(key.to_ascii_uppercase().as_str(), "HTTP_PROXY" | "HTTPS_PROXY" | "ALL_PROXY");
    env.pairs().iter().find(|it| is_proxy(&it.key) && it.node.text().is_empty()).map(Pair::at)
}
