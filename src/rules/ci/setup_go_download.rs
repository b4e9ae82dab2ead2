//! setup-go can't fetch Go itself: a limit of GitHub's API, an address that is closed, or no way out.

use crate::base::Span;
use crate::data::source;
use super::broken::{broken, is_refused};
use crate::facts::{Case, Doing, Failure};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP262",
    name: "setup-go-download",
    cause: Cause::RunnerEnv,
    title: both("The runner cannot download Go or what else a step installs", "runner 下载不了 Go 或步骤要安装的其他东西"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "setup-go first looks into the tool cache of the runner, then asks `api.github.com` for the list of Go versions, then \
         downloads. Each of these is a connection of the runner, and none of them uses `GOPROXY`.\n\n\
         `API rate limit exceeded` means that the request was anonymous: on GitHub Enterprise Server the job's own token is \
         not valid at github.com, so all runners behind one address share 60 requests an hour. Old releases of the action \
         fall back to `storage.googleapis.com/golang`, which is closed by now.",
        "setup-go 先查 runner 的工具缓存，再向 `api.github.com` 查询 Go 版本列表，然后下载。这些连接都由 runner 发起，与 `GOPROXY` 无关。\n\n\
         `API rate limit exceeded` 表示请求是匿名的：在 GitHub Enterprise Server 上，任务自带的令牌在 github.com 无效，\
         同一个出口地址后面的所有 runner 共用每小时 60 次的额度。旧版本的 action 会退回到 `storage.googleapis.com/golang`，这个地址现在已经关闭。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "Run actions/setup-go@v5\nSetup go version spec 1.24\nError: API rate limit exceeded for 203.0.113.20. (But here's \
             the good news: Authenticated requests get a higher rate limit.)\n",
        ),
        example(
            Kind::ErrorText,
            "Attempting to download 1.24.2...\nAcquiring 1.24.2 from \
             https://github.com/actions/go-versions/releases/download/1.24.2-14100000000/go-1.24.2-linux-x64.tar.gz\nError: \
             connect ETIMEDOUT 140.82.121.3:443\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  build:\n    runs-on: self-hosted\n    steps:\n      - uses: actions/setup-go@v7\n        with:\n          \
         go-version-file: go.mod\n          go-download-base-url: https://golang.google.cn/dl\n          token: ''\n",
    )],
    sources: &[source::SETUP_GO, source::RUNNER_PROXY],
};

/// What setup-go and the tool-cache library print while they fetch.
const FETCHING: &[&str] = &[
    "setup-go",
    "setup go version spec",
    "attempting to download",
    "acquiring go",
    "actions/go-versions",
    "failed to download version",
    "falling back to download directly from go",
    "unable to download manifest",
    "not found in manifest",
    "requesting golangci-lint",
    "installing golangci-lint",
    "run goreleaser/goreleaser-action",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if is_refused(case) {
        return;
    }
    let fetching = case.says_any(FETCHING);
    let is_registry = case.says_any(&["toomanyrequests", "pull rate limit"]).is_some();
    if let Some(at) = case.says("rate limit exceeded").filter(|_| !is_registry) {
        out.push(limit(case, at));
    } else if let Some(at) = closed(case) {
        out.push(closed_address(at));
    } else if let Some(at) = fetching.and_then(|_| broken(case, is_of_module)) {
        out.push(unreachable(at.0));
    } else if let Some(at) = ends_at_fallback(case) {
        out.push(unreachable(at).confidence(Confidence::Medium).weight(90));
    }
}

/// Whether go was asking for a module, which is no download of the step.
fn is_of_module(it: &Failure) -> bool {
    !matches!(it.doing, Doing::Ci | Doing::Other | Doing::Toolchain)
}

fn limit(case: &Case, at: Span) -> Finding {
    let is_old = closed(case).is_some();
    let finding = Finding::error(
        at,
        both(
            "GitHub's API turns the request away: too many anonymous requests came from this address.",
            "GitHub API 拒绝了请求：这个出口地址发出的匿名请求太多。",
        ),
    )
    .why(both(
        "Without a token that is valid at github.com all machines behind one address share 60 requests an hour. The token \
         that a job on GitHub Enterprise Server gets is not valid there.",
        "没有在 github.com 有效的令牌时，同一出口地址后的所有机器共用每小时 60 次请求。GitHub Enterprise Server 发给任务的令牌在 github.com 上无效。",
    ));
    if is_old {
        return finding.todo(both(
            "Move to a current `actions/setup-go`, which falls back to the public manifest and to `go.dev`; give `token:` a \
             github.com token if the limit stays.",
            "换用当前版本的 `actions/setup-go`，它会改用公开的版本清单和 `go.dev`；如果仍然触到限制，在 `token:` 里给一个 github.com 的令牌。",
        ));
    }
    finding.todo(both(
        "Use a current release of the action (setup-go reads the public manifest when the API refuses), pass a github.com token \
         in `token:`, or put the tool into the runner's tool cache beforehand.",
        "使用该 action 的当前版本（API 拒绝时 setup-go 会改读公开的版本清单），在 `token:` 里传入 github.com 的令牌，或预先把工具放进 runner 的工具缓存。",
    ))
}

/// A log that ends where the step begins to download Go from its own site.
fn ends_at_fallback(case: &Case) -> Option<Span> {
    let at = case.says("falling back to download directly from go")?;
    let rest = &case.text[case.line(at).end..];
    rest.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with("# ")).then_some(at)
}

/// The old address of Go's archives, refused.
fn closed(case: &Case) -> Option<Span> {
    let at = case.says("storage.googleapis.com/golang")?;
    case.says_any(&["http response: 403", "403 forbidden", "response: 403", "error 403"]).map(|_| at)
}

fn closed_address(at: Span) -> Finding {
    Finding::error(
        at,
        both(
            "This release of the action loads Go from an address that is closed.",
            "这个版本的 action 从一个已经关闭的地址下载 Go。",
        ),
    )
    .why(both(
        "`storage.googleapis.com/golang` answers 403 now. Current releases of setup-go load from `go.dev/dl`.",
        "`storage.googleapis.com/golang` 现在返回 403。当前版本的 setup-go 从 `go.dev/dl` 下载。",
    ))
    .todo(both("Move to a current `actions/setup-go`.", "换用当前版本的 `actions/setup-go`。"))
}

fn unreachable(at: Span) -> Finding {
    Finding::error(
        at,
        both("The runner has no way to where Go is downloaded from.", "runner 连不上下载 Go 的地址。"),
    )
    .weight(97)
    .why(both(
        "setup-go runs as a process of the runner: it uses the runner's `https_proxy`, not `GOPROXY`, and looks into the \
         runner's tool cache first.",
        "setup-go 由 runner 进程运行：它使用 runner 的 `https_proxy` 而不是 `GOPROXY`，并且先查 runner 的工具缓存。",
    ))
    .todo(both(
        "Write `https_proxy=http://PROXY:PORT` and `no_proxy` into the `.env` in the runner's folder and restart the runner; or \
         use `go-download-base-url` (setup-go v6.4 and later, with `token: ''`) for a mirror that is reachable; or fill the tool \
         cache beforehand.",
        "在 runner 目录的 `.env` 里写上 `https_proxy=http://PROXY:PORT` 和 `no_proxy`，然后重启 runner；或者用 `go-download-base-url`\
         （setup-go v6.4 起，同时写 `token: ''`）指向可访问的镜像；或者预先填好工具缓存。",
    ))
}
