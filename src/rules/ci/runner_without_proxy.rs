//! The runner or its controller can't reach the forge: the variables of a workflow don't reach them.

use crate::base::Span;
use crate::data::source;
use super::broken::{broken, is_refused};
use crate::facts::{Case, Doing, Failure, Setting, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP263",
    name: "runner-without-proxy",
    cause: Cause::RunnerEnv,
    title: both("The runner or its controller has no proxy of its own", "runner 或它的控制器自己没有代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A self-hosted runner talks to the forge itself: it registers, fetches jobs and downloads actions before the first step \
         runs. `env:` of a workflow reaches steps only. The runner reads `https_proxy`, `http_proxy` and `no_proxy` from the \
         `.env` in its folder when it starts; the controller in a cluster and the runner's pods read their own.",
        "自托管 runner 自己要访问代码平台：注册、领取任务、下载 action，都发生在第一个步骤之前。workflow 的 `env:` 只对步骤有效。\
         runner 启动时从所在目录的 `.env` 读取 `https_proxy`、`http_proxy` 和 `no_proxy`；集群里的控制器和 runner 的 Pod 各读各的。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "ERROR controller-runtime.controller Reconciler error {\"controller\": \"runner\", \"error\": \"failed to create \
             registration token: Post \\\"https://api.github.com/orgs/acme/actions/runners/registration-token\\\": dial tcp \
             140.82.121.5:443: i/o timeout\"}\n",
        ),
        example(
            Kind::ErrorText,
            "Download action repository 'actions/checkout@v4'\nWarning: Failed to download action \
             'https://api.github.com/repos/actions/checkout/tarball/08eba0b'. Error: Connection timed out \
             (api.github.com:443)\n",
        ),
    ],
    good: &[example(
        Kind::EnvFile,
        "# .env of the runner\nhttps_proxy=http://proxy.corp.example:3128\nhttp_proxy=http://proxy.corp.example:3128\nno_proxy=localhost,corp.example\n",
    )],
    sources: &[source::RUNNER_PROXY, source::ARC],
};

/// What the controllers of clusters print or are called.
const CONTROLLERS: &[&str] = &[
    "actions-runner-controller",
    "controller-runtime",
    "gha-runner-scale-set",
    "autoscalingrunnerset",
    "autoscalinglistener",
    "failed to create registration token",
    "failed to get runner registration token",
    "githubconfigurl",
];
/// What the runners of GitHub, Gitea and GitLab print of themselves.
const RUNNERS: &[&str] = &[
    "runner listener",
    "hostcontext",
    "httpclient.timeout",
    "github actions runner",
    "runner is running behind proxy server",
    "unable to resolve action `",
    "failed to download archive",
    "runner connect error",
    "runner.listener",
    "runner.worker",
    "failed to download action",
    "download action repository",
    "failed to resolve action download info",
    "unable to download actions",
    "pipelines.actions.githubusercontent.com",
    "vstoken.actions.githubusercontent.com",
    "broker.actions.githubusercontent.com",
    "actions.githubusercontent.com",
    "runner-registration",
    "actions-runner/",
    "config.sh --url",
    "registering runner",
    "failed to register the runner",
    "checking for jobs",
    "gitlab-runner",
    "act_runner",
    "failed to restore: getcacheentry failed",
    "failed to save: reservecache failed",
    "codeload.github.com",
    "/actions/runners/",
    "/actions/runner-",
    "runner tools",
    "access_tokens from github api",
    "refresh installation id",
    "runner tarball",
    "runner package",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if is_refused(case) {
        return;
    }
    if let Some(at) = without_settings(case) {
        out.push(finding(at, UNREAD, RUNNER_TODO));
        return;
    }
    if let Some(at) = told_of_action(case) {
        out.push(finding(at, ACTION, ACTION_TODO).confidence(Confidence::Medium).weight(93));
        return;
    }
    let Some((at, failure)) = broken(case, is_of_other) else {
        out.extend(downloads(case).map(|at| finding(at, ACTION, ACTION_TODO).confidence(Confidence::Medium).weight(88)));
        return;
    };
    let of_forge = failure.is_none_or(is_of_forge);
    // A proxy that is set may be set wrongly.
    let weight = if case.settings.iter().any(Setting::is_forward_proxy) { 80 } else { 97 };
    let is_stale = case.mentions("runner").is_some() && case.says_any(&["not restarted", "without a restart", "没有重启", "未重启"]).is_some();
    if is_stale {
        out.push(finding(at, STALE, STALE_TODO));
    } else if of_forge && case.says_any(CONTROLLERS).is_some() {
        out.push(finding(at, CONTROLLER, CONTROLLER_TODO).weight(weight));
    } else if case.says_any(RUNNERS).is_some() && case.says("docker exec").is_none() && failure.is_none_or(|it| it.doing != Doing::Git) {
        out.push(finding(at, RUNNER, RUNNER_TODO).weight(weight));
    } else if (runs_action(case) || asks_api(case)) && failure.is_none_or(|it| it.doing != Doing::Git && it.module.is_none()) {
        out.push(finding(at, ACTION, ACTION_TODO).confidence(Confidence::Medium).weight(if is_own(case) { 95 } else { 75 }));
    } else if sets_up(case) && is_own(case) && failure.is_none_or(|it| it.doing != Doing::Git && it.module.is_none()) {
        out.push(finding(at, ACTION, ACTION_TODO).confidence(Confidence::Medium).weight(92));
    } else if failure.is_some() && of_forge && is_checkout(case) {
        out.push(finding(at, RUNNER, RUNNER_TODO).confidence(Confidence::Medium).weight(75));
    }
}

fn is_of_forge(failure: &Failure) -> bool {
    let host = failure.host();
    let path = failure.address.as_ref().map_or("", |it| it.path.as_str());
    // The addresses of GitHub itself.
    failure.target().starts_with("140.82.") || host.contains("git") || host.contains("ghe.") || path.contains("/actions/") || path.starts_with("/api/v3/")
}

/// Whether another program than the runner was asking, whose failures have causes of their own.
fn is_of_other(failure: &Failure) -> bool {
    let is_own = match failure.doing {
        Doing::Ci | Doing::Other => true,
        Doing::Git => failure.trouble != Trouble::NoSuchHost,
        _ => false,
    };
    !is_own || failure.module.is_some() || failure.host().contains("goproxy")
}

fn is_checkout(case: &Case) -> bool {
    case.says_any(&["run actions/checkout", "[command]/usr/bin/git", "fetching the repository"]).is_some()
}

/// Whether the log of an action stands there: `Run owner/name@v1`.
fn runs_action(case: &Case) -> bool {
    let is_workflow = case.of_kind(Kind::Workflow).next().is_some() && case.says("uses: ").is_some() && is_own(case);
    (is_workflow || case.text.lines().any(|line| {
        let line = line.trim_start_matches(|ch: char| !ch.is_ascii_alphabetic());
        let name = line.strip_prefix("Run ").map_or("", |rest| rest.split(' ').next().unwrap_or_default());
        name.split_once('@').is_some_and(|(name, version)| name.matches('/').count() > 0 && !version.is_empty() && !name.contains(':'))
    })) && case.says_any(&["    at ", "error: connect ", "getaddrinfo", "aggregateerror", "fetch failed", "etimedout", "econn", "enotfound", "eai_again", "socket disconnected", "socket hang up"]).is_some()
}

/// A download of an action that failed for no reason that is told, on a runner of one's own.
fn downloads(case: &Case) -> Option<Span> {
    let at = case.says_any(&["failed to download", "error fetching", "unable to download", "could not download"])?;
    let is_answered = case.says_any(&["404", "not found", "403", "rate limit", "checksum"]).is_some();
    let is_log = case.text.lines().any(|line| line.starts_with("Run ") && line.contains('@')) || case.says("uses: ").is_some();
    (is_log && is_own(case) && !is_answered && case.failures.is_empty()).then_some(at)
}

/// What the runner prints when it starts without a proxy, although one is set somewhere.
fn without_settings(case: &Case) -> Option<Span> {
    let is_set = case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set());
    case.says_any(&["no proxy settings were found", "no proxy settings found"]).filter(|_| is_set || told::trouble(case).is_some())
}

/// Where a person tells that an action, a step or the runner's service takes no notice of the proxy.
fn told_of_action(case: &Case) -> Option<Span> {
    let is_about = case.of_kind(Kind::Workflow).next().is_some() || case.mentions("runner").is_some() || case.says("svc.sh").is_some();
    if !is_about || !case.failures.is_empty() {
        return None;
    }
    let clauses = told::clauses(case).into_iter().filter(|it| {
        let (said, remark) = (case.lower(it.at), case.lower(it.remark));
        let is_subject = SUBJECTS.iter().any(|words| said.contains(words));
        let is_container = remark.contains("container") || remark.contains("docker") || remark.contains("no_proxy");
        is_subject && !is_container && said.contains("prox") && UNUSED.iter().any(|words| said.contains(words))
    });
    clauses.map(|it| it.at).next()
}

/// Who takes no notice.
const SUBJECTS: &[&str] = &["action", "runner", "the step", "this step", "listener", "worker", "service", "setup-go", "checkout"];

/// How it is told.
const UNUSED: &[&str] = &[
    "not use", "n't use", "ignore", "not take", "n't take", "not honor", "n't honor", "not honour", "not respect", "n't respect", "not support",
    "n't support", "not pick", "n't pick", "bypass", "not read", "n't read", "not see", "n't see", "not go through", "goes direct",
    "not get", "n't get", "not inherit", "n't inherit", "not know", "n't know", "without the proxy", "has no proxy", "gets no proxy",
    "没有走代理", "不走代理", "没走代理",
];

/// Whether node tells of a request to the forge's API, which is how actions ask it.
fn asks_api(case: &Case) -> bool {
    let is_api = case.says_any(&["request to https://api.github.com/", "request to https://github.com/", "/api/v3/"]).is_some();
    is_api && case.says_any(&["failed, reason: "]).is_some() && is_own(case)
}

/// Whether an action tells how it sets a tool up.
fn sets_up(case: &Case) -> bool {
    const SETS: &[&str] = &["setting up ", "set up ", "setup ", "installing ", "resolving the download url", "downloading tool", "acquiring ", "fetching the latest"];
    case.of_kind(Kind::Dockerfile).next().is_none()
        && case.says("runner").is_some()
        && case.text.lines().map(str::to_ascii_lowercase).any(|line| !line.starts_with('#') && SETS.iter().any(|it| line.starts_with(it)))
}

fn is_own(case: &Case) -> bool {
    case.says_any(&["self-hosted", "self hosted", "selfhosted", "proxy", "closed network", "firewall", "own runner"]).is_some()
}

const ACTION: Both = both(
    "This action connects by itself and doesn't use the runner's proxy.",
    "这个 action 自己联网，没有用 runner 的代理。",
);
const ACTION_TODO: Both = both(
    "Set `https_proxy` and `no_proxy` in the runner's `.env` and restart it. If they are there, the action's own client ignores them: \
     update the action, or do the same in a `run:` step with a program that reads them (`curl`, `gh`).",
    "在 runner 的 `.env` 里设置 `https_proxy` 和 `no_proxy` 并重启。如果已经设好，就是这个 action 自带的客户端不理会它们：\
     升级该 action，或改用 `run:` 步骤里会读这些变量的程序（`curl`、`gh`）。",
);
const CONTROLLER: Both = both(
    "The controller calls GitHub's API itself, and has no proxy.",
    "控制器自己要调用 GitHub API，而它没有代理。",
);
const CONTROLLER_TODO: Both = both(
    "Give the controller a proxy of its own: `https_proxy` and `no_proxy` in `env` of its deployment, or `proxy:` in the values \
     of the scale set. `no_proxy` needs the cluster's API server. The proxy of the runners' pods is another setting.",
    "给控制器单独配置代理：在它的 Deployment 的 `env` 里写 `https_proxy` 和 `no_proxy`，或在 scale set 的 values 里写 `proxy:`。\
     `no_proxy` 要包含集群的 API server。runner Pod 的代理是另一项设置。",
);
const UNREAD: Both = both(
    "The runner found no proxy: what is set stands where it doesn't look.",
    "runner 没有找到代理：设置写在了它不读的地方。",
);
const STALE: Both = both(
    "The runner reads its `.env` only when it starts.",
    "runner 只在启动时读取 `.env`。",
);
const STALE_TODO: Both = both(
    "Restart it: `sudo ./svc.sh stop && sudo ./svc.sh start`, or stop and start `run.sh`.",
    "重启 runner：`sudo ./svc.sh stop && sudo ./svc.sh start`，或停掉再启动 `run.sh`。",
);
const RUNNER: Both = both(
    "The runner itself does not get through; the variables of a workflow do not reach it.",
    "是 runner 自己连不出去；workflow 里的变量对它不起作用。",
);
const RUNNER_TODO: Both = both(
    "Write `https_proxy`, `http_proxy` and `no_proxy` into the `.env` in the runner's folder (for gitlab-runner or act_runner: \
     into the environment of its service), and restart the runner.",
    "把 `https_proxy`、`http_proxy` 和 `no_proxy` 写进 runner 目录的 `.env`（gitlab-runner、act_runner 则写进其服务的环境变量），然后重启 runner。",
);

fn finding(at: Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .weight(97)
        .why(both(
            "Registering, fetching jobs and downloading actions happen before any step, in a process of its own.",
            "注册、领取任务和下载 action 都在步骤之前，由独立的进程完成。",
        ))
        .todo(todo)
}
