//! A Compose file whose build lacks the setting: none under `build.args`, or only under `environment`.

use super::stages;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Trouble};
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP216",
    name: "compose-build-without-args",
    cause: Cause::EnvNotInContainer,
    title: both("`environment` is for the running container, `build.args` for the build", "`environment` 给运行的容器，`build.args` 给构建"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`environment:` sets variables of the container that runs. The build sees `build.args`, and of those the names that \
         the Dockerfile declares by `ARG`; proxy variables need no `ARG`. `proxies.default` of `~/.docker/config.json` \
         reaches builds too, from Compose 2.15 on.",
        "`environment:` 设置的是运行中容器的变量。构建只看得到 `build.args`，而且 Dockerfile 要用 `ARG` 声明这些名称；\
         代理变量不需要 `ARG`。Compose 2.15 起，`~/.docker/config.json` 的 `proxies.default` 也会传给构建。",
    ),
    bad: &[example(
        Kind::Compose,
        "services:\n  api:\n    build: .\n    environment:\n      GOPROXY: https://goproxy.cn,direct\n\
         # RUN go mod download: dial tcp 142.250.73.81:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Compose,
        "services:\n  api:\n    build:\n      context: .\n      args:\n        GOPROXY: https://goproxy.cn,direct\n",
    )],
    sources: &[source::COMPOSE_BUILD, source::DOCKER_VARIABLES],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for root in case.of_kind(Kind::Compose).filter_map(|it| it.tree()) {
        // A piece of a file begins with a service.
        let is_service = |it: &Pair| it.node.get("build").is_some();
        let services = root.get("services").map_or_else(|| if root.pairs().iter().any(is_service) { root.pairs() } else { &[] }, Node::pairs);
        for service in services {
            let Some(build) = service.node.pairs().iter().find(|it| it.key == "build") else { continue };
            let has_args = build.node.get("args").is_some_and(|it| names(it).any(is_setting));
            let Some(failed) = failed(case).filter(|_| !has_args) else { continue };
            out.push(say(case, service, build, failed));
            return;
        }
    }
}

/// Whether a variable decides over the way to modules.
fn is_setting(name: &str) -> bool {
    name == "GOPROXY" || ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].contains(&name.to_ascii_uppercase().as_str())
}

/// The names that a map or list of variables gives.
fn names(node: &Node) -> impl Iterator<Item = &str> {
    let items = node.items().iter().map(|it| it.text().split('=').next().unwrap_or_default().trim());
    node.pairs().iter().map(|it| it.key.as_str()).chain(items)
}

/// The words that tell that the build can't connect.
fn failed(case: &Case) -> Option<Span> {
    let is_step = |doing| !matches!(doing, Doing::Registry | Doing::RegistryToken);
    let is_connection = |it: &&crate::facts::Failure| {
        is_step(it.doing) && !it.on_way_to_proxy && !matches!(it.trouble, Trouble::UnknownAuthority | Trouble::Status(_))
    };
    let words = case.says_any(&["apt-get update fails", "hangs at run", "network is unreachable", "no proxy in the build"]);
    let failure = case.failures.iter().find(is_connection).map(|it| it.words);
    let words = words.or_else(|| case.tells_of_trouble().filter(|_| case.failures.is_empty()));
    let is_build = stages::build_words(case).is_some() || case.says_any(&["run ", "--build", "in the build", "the build ", "during build", "during the build", "image build", "while building"]).is_some();
    let told = || {
        let is_mine = |said: &str| ["build", "dockerfile", "go mod download", "run step"].iter().any(|it| said.contains(it)) && told::is_trouble(said);
        told::clauses(case).into_iter().find(|it| case.failures.is_empty() && is_mine(case.lower(it.at))).map(|it| it.at)
    };
    words.or(failure).filter(|_| is_build).or_else(told)
}

fn say(case: &Case, service: &Pair, build: &Pair, failed: Span) -> Finding {
    let environment = service.node.pairs().iter().find(|it| it.key == "environment");
    let at_run_time = environment.filter(|it| names(&it.node).any(is_setting));
    let finding = Finding::error(
        at_run_time.map_or(build.key_at, |it| it.key_at),
        match at_run_time {
            Some(_) => both(
                "`environment` holds for the running container only; the build doesn't see it.",
                "`environment` 只对运行中的容器有效，构建看不到。",
            ),
            None => both(
                "The build of this service is given no proxy.",
                "这个服务的构建没有得到任何代理设置。",
            ),
        },
    )
    .why(
        both(
            "The failing step (`{words}`) belongs to the build, which sees `build.args` and not the engine's or the container's variables.",
            "出错的步骤（`{words}`）属于构建，构建只看得到 `build.args`，看不到引擎或容器的变量。",
        )
        .with("words", failed.of(case.text)),
    )
    .todo(both(
        "Put the variables under `build.args` (and `ARG GOPROXY` into the Dockerfile's stage; proxy variables need no `ARG`), or \
         set `proxies.default` in `~/.docker/config.json`, which needs Compose 2.15 or later.",
        "把变量写到 `build.args` 下（`GOPROXY` 还要在 Dockerfile 的阶段里写 `ARG GOPROXY`，代理变量不用），\
         或者在 `~/.docker/config.json` 里设 `proxies.default`（需要 Compose 2.15 以上）。",
    ))
    .weight(97);
    // `build: .` in one line, and variables that are a map: both can be rewritten.
    match at_run_time.filter(|it| !it.node.pairs().is_empty() && build.node.pairs().is_empty()) {
        Some(variables) => finding.fix(moved(case, build, variables)),
        None => finding,
    }
}

/// The fix that gives the build what the container has.
fn moved(case: &Case, build: &Pair, variables: &Pair) -> Fix {
    let column = build.key_at.start - case.line(build.key_at).start;
    let pad = |more: usize| format!("\n{}", " ".repeat(column + more));
    let mut runs = vec![Run::New(format!("build:{}context: ", pad(2))), Run::Keep(build.node.at)];
    runs.push(Run::New(format!("{}args:", pad(2))));
    for pair in variables.node.pairs().iter().filter(|it| is_setting(&it.key)) {
        runs.extend([Run::New(pad(4)), Run::Keep(pair.key_at.to(pair.node.at))]);
    }
    Fix::review(
        both("Give the build the variables too", "让构建也得到这些变量"),
        [Edit::runs(build.key_at.to(build.node.at), runs)],
    )
}
