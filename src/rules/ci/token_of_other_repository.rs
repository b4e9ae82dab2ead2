//! The job's own token is used for a repository that it doesn't reach.

use super::secrets;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP267",
    name: "token-of-other-repository",
    cause: Cause::CiSecretUnavailable,
    title: both("The job's own token is used for another private repository", "用任务自带的令牌访问别的私有仓库"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GITHUB_TOKEN` is made for one run and reaches the repository of the workflow only, whatever `permissions:` says. For \
         any other private repository GitHub answers as if it did not exist: `Repository not found`, 404, sometimes 403.\n\n\
         GitLab's `CI_JOB_TOKEN` reaches other projects only if they have this project on their list of allowed job tokens.",
        "`GITHUB_TOKEN` 只为一次运行签发，不论 `permissions:` 怎么写，都只能访问 workflow 所在的仓库。\
         对其他私有仓库，GitHub 会当作不存在：`Repository not found`、404，有时是 403。\n\n\
         GitLab 的 `CI_JOB_TOKEN` 只有在对方项目把本项目加进 job token 的允许名单后，才能访问那个项目。",
    ),
    bad: &[
        example(
            Kind::Workflow,
            "env:\n  GOPRIVATE: github.com/acme\nsteps:\n  - run: git config --global url.\"https://x-access-token:${{ \
             secrets.GITHUB_TOKEN }}@github.com/\".insteadOf https://github.com/\n  - run: go mod download\n# remote: Repository not found.\n",
        ),
        example(
            Kind::GitlabCi,
            "build:\n  image: golang:1.27\n  variables:\n    GOPRIVATE: gitlab.corp.example\n  script:\n    - git config --global \
             url.\"https://gitlab-ci-token:${CI_JOB_TOKEN}@gitlab.corp.example/\".insteadOf https://gitlab.corp.example/\n    - go mod \
             download\n# remote: HTTP Basic: Access denied\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "env:\n  GOPRIVATE: github.com/acme\nsteps:\n  - run: git config --global url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf \
         https://github.com/\n    env:\n      TOKEN: ${{ steps.app-token.outputs.token }}\n  - run: go mod download\n",
    )],
    sources: &[source::GITHUB_TOKEN, source::GITLAB_JOB_TOKEN],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = case.says_any(&["resource not accessible by integration", "denied to github-actions[bot]", "denied to dependabot[bot]"]) {
        out.push(permissions(at));
    } else if let Some(at) = case.says_any(&["ci_job_token", "gitlab-ci-token"]).filter(|_| is_refused_by_gitlab(case)) {
        out.push(gitlab(at));
    } else if let Some(at) = submodules(case).filter(|_| is_refused_by_github(case)) {
        out.push(github(at));
    } else if let Some(at) = secrets::own_token(case).filter(|_| is_refused_by_github(case)) {
        // Where there is another secret, it is that one which may be too narrow.
        if secrets::named(case).next().is_none() {
            out.push(github(at));
        }
    }
}

fn is_refused_by_gitlab(case: &Case) -> bool {
    // A module that goes to a public proxy goes the wrong way, whatever the token may do.
    let is_public = |it: &Failure| {
        matches!(it.doing, Doing::ModuleProxy | Doing::SumLookup | Doing::SumSupported) && !it.host().contains("gitlab")
    };
    if case.troubles().into_iter().any(is_public) {
        return false;
    }
    case.says_any(&[
        "repository not found",
        "' not found",
        "error: 403",
        "403 forbidden",
        "404 not found",
        "could not read username",
        "access denied",
        "authentication failed",
        "not allowed to download code",
        "could not be found or you don't have permission",
    ])
    .is_some()
}

/// Whether git was turned away; what a module proxy answers has other causes.
fn is_refused_by_github(case: &Case) -> bool {
    let is_login = case.says_any(&["insteadof", "netrc", "x-access-token", "@github.com"]).is_some();
    let asks = case.says_any(&["could not read username", "could not read password", "terminal prompts disabled", "authentication failed"]);
    case.says_any(&["repository not found", "fatal: repository 'https://github.com/", "returned error: 403", "write access to repository not granted"]).is_some()
        || (is_login && (asks.is_some() || is_told_of_others(case)))
}

/// Whether a person tells that a repository or module is not found, or not to be had.
fn is_told_of_others(case: &Case) -> bool {
    const WHAT: &[&str] = &["repo", "private", "module", "dependenc", "org", "仓库", "私有", "模块"];
    const HOW: &[&str] = &["not found", "404", "403", "denied", "no access", "not accessible", "cannot be read", "can't be read", "cannot read", "can't read", "找不到", "没有权限", "不存在"];
    let is_public = case.failures.iter().any(|it| matches!(it.doing, Doing::ModuleProxy | Doing::SumLookup));
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    !is_public && told::clauses(case).iter().any(|it| has(case.lower(it.remark), WHAT) && has(case.lower(it.at), HOW))
}

/// Submodules, or a repository that is named, which `actions/checkout` fetches with the job's own token, since it is given no other.
fn submodules(case: &Case) -> Option<Span> {
    case.says("actions/checkout")?;
    let at = case.says_any(&["submodules: recursive", "submodules: true", "submodules: 'recursive'", "submodules: \"recursive\"", "submodules: 'true'", "submodule update", "repository: "])?;
    let is_given = case.says_any(&["token:", "ssh-key:", "insteadof", "secrets."]).is_some();
    (!is_given).then_some(at)
}

fn github(at: Span) -> Finding {
    Finding::error(
        at,
        both(
            "`GITHUB_TOKEN` reaches the workflow's own repository only, not the other private one.",
            "`GITHUB_TOKEN` 只能访问 workflow 所在的仓库，访问不了另一个私有仓库。",
        ),
    )
    .weight(98)
    .why(both(
        "To a token that may not see it, GitHub says that the repository does not exist.",
        "令牌没有权限看到某个仓库时，GitHub 会说它不存在。",
    ))
    .todo(both(
        "Use the token of a GitHub App (`actions/create-github-app-token` with `owner` and `repositories`), a fine-grained token \
         that may read the module repositories, or a deploy key for each.",
        "改用 GitHub App 的令牌（`actions/create-github-app-token`，填写 `owner` 和 `repositories`）、能读取模块仓库的细粒度令牌，\
         或给每个仓库配部署密钥。",
    ))
}

fn gitlab(at: Span) -> Finding {
    Finding::error(
        at,
        both(
            "The job token of this project may not read the other one.",
            "这个项目的 job token 没有读取另一个项目的权限。",
        ),
    )
    .weight(97)
    .why(both(
        "A project takes job tokens only from projects on its list (CI/CD settings, Job token permissions), and only while the \
         job runs, with the rights of the person who started it.",
        "项目只接受名单上的项目发来的 job token（CI/CD 设置里的 Job token permissions），而且只在任务运行期间有效，权限等同于触发者。",
    ))
    .todo(both(
        "Add this project to the list of the other project, or use a deploy token or group token with `read_repository` (for a \
         module proxy `read_api` or `read_package_registry`).",
        "把本项目加进对方项目的允许名单，或改用带 `read_repository` 的部署令牌或群组令牌（访问模块代理则用 `read_api` 或 `read_package_registry`）。",
    ))
}

fn permissions(at: Span) -> Finding {
    Finding::error(
        at,
        both("`GITHUB_TOKEN` lacks the permission for this in this run.", "这次运行里的 `GITHUB_TOKEN` 没有这项权限。"),
    )
    .weight(97)
    .why(both(
        "Its rights are those below `permissions:`, and in runs for forks and of Dependabot never more than reading.",
        "它的权限由 `permissions:` 决定；来自 fork 和 Dependabot 的运行最多只能读。",
    ))
    .todo(both(
        "Add the permission that the call needs below `permissions:` of the job; for forks split the work into a second workflow \
         (`workflow_run`).",
        "在 job 的 `permissions:` 下加上所需的权限；对 fork 则把这部分拆到另一个 workflow（`workflow_run`）。",
    ))
}
