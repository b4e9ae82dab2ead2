//! A container action can't read private repositories: it has neither git's settings nor the agent of the runner.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP217",
    name: "container-action",
    cause: Cause::EnvNotInContainer,
    title: both("A container action doesn't see the runner's logins", "容器 action 看不到 runner 上的登录信息"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Some actions run in a container (`runs.using: docker`). There the home is `/github/home`: what earlier steps wrote \
         by `git config --global`, the SSH agent and the netrc of the runner don't exist. git without a terminal then says \
         `could not read Username … No such device or address`. Run the tool as a normal step (`go install …@version` and \
         a `run:`), or use the inputs that the action has for logins.",
        "有些 action 在容器里运行（`runs.using: docker`），那里的主目录是 `/github/home`：前面步骤用 `git config --global` \
         写的配置、SSH agent、runner 的 netrc 都不存在。没有终端的 git 会报 `could not read Username … No such device or address`。\
         请把工具当普通步骤运行（`go install …@版本` 加 `run:`），或者使用 action 自己提供的登录输入。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "fatal: could not read Username for 'https://git.example.com': No such device or address\n",
        ),
        example(
            Kind::Workflow,
            "jobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: git config \
             --global url.\"git@github.com:\".insteadOf \"https://github.com/\"\n      - uses: securego/gosec@v2.21.0\n        \
             with:\n          args: ./...\n# fatal: could not read Username for 'https://github.com': terminal prompts \
             disabled\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - uses: \
         securego/gosec@v2.21.0\n        with:\n          args: ./...\n",
    )],
    sources: &[source::DOCKER_ACTION, source::DOCKER_ACTION_FILES],
};

/// Actions around go that run in a container.
const ACTIONS: &[&str] = &["securego/gosec", "wangyoucao577/go-release-action", "cosmtrek/", "sbom-action/docker", "docker://"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let refused = case.says_any(&[
        "could not read username",
        "could not read password",
        "terminal prompts disabled",
        "host key verification failed",
        "permission denied (publickey)",
    ]);
    // What a person tells of an action that runs in a container.
    let told = || {
        let is_mine = |said: &str| {
            let is_action = ["container action", "docker action", "docker container action", "action in a container", "container job", "docker-based action"]
                .iter()
                .any(|it| said.contains(it));
            let is_action = is_action || (said.contains("container") && case.says("uses:").is_some() && !said.contains("service"));
            is_action && (told::is_trouble(said) || ["not respect", "not see", "lost", "gone", "unset", "empty", "missing"].iter().any(|it| said.contains(it)))
        };
        told::clauses(case).into_iter().find(|it| is_mine(case.lower(it.remark))).map(|it| it.remark)
    };
    let Some(refused) = refused else {
        out.extend(told().map(|at| finding(at, true)));
        return;
    };
    let line = case.line(refused).of(case.text).to_ascii_lowercase();
    let action = case
        .says_any(&["/github/home", "/github/workspace"])
        .or_else(|| ACTIONS.iter().filter_map(|name| uses(case, name)).min());
    let no_device = line.contains("no such device or address");
    let is_ci_checkout = case.says("/home/runner/").is_some();
    if action.is_none() && (!no_device || is_ci_checkout) {
        return;
    }
    out.push(finding(action.unwrap_or(refused), action.is_some()));
}

fn finding(at: Span, is_sure: bool) -> Finding {
    Finding::error(
        at,
        both(
            "git runs in a container that doesn't have the logins of the machine around it.",
            "git 运行在容器里，没有外面机器上的登录信息。",
        ),
    )
    .why(both(
        "A container action or container job has a home of its own: git's settings, netrc, SSH agent and `go env -w` of the runner don't exist there.",
        "容器 action 或容器作业有自己的主目录，runner 的 git 配置、netrc、SSH agent 和 `go env -w` 的设置在那里都不存在。",
    ))
    .todo(both(
        "Run the tool as a normal step (install it with `go install`), or give the container the login itself: the action's \
         inputs, or `env` with `GOPRIVATE` and a token that it documents.",
        "把工具当普通步骤运行（用 `go install` 安装），或者把登录信息直接交给容器：用 action 的输入，\
         或按它的文档在 `env` 里给 `GOPRIVATE` 和令牌。",
    ))
    .confidence(if is_sure { Confidence::High } else { Confidence::Medium })
    .weight(if is_sure { 100 } else { 96 })
}

/// Where a workflow uses an action of this name.
fn uses(case: &Case, name: &str) -> Option<Span> {
    let at = case.says(name)?;
    let line = case.line(at).of(case.text);
    (line.contains("uses:") || line.contains("Run ")).then_some(at)
}
