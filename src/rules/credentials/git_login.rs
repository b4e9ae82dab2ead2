//! git has no login for a repository, or one that is refused.

use super::group_path;
use crate::base::Span;
use crate::data::public_owners::is_of_public_owner;
use crate::data::{forges, source};
use crate::facts::{Case, Doing, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP081",
    name: "git-login",
    cause: Cause::GitCredentialsMissing,
    title: both("git has no login for the repository", "git 没有该仓库可用的凭据"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go fetches private modules with git, and switches git's questions off (`terminal prompts disabled`). git then needs \
         a login that is there already: a netrc, a credential helper, or an SSH key with `insteadOf`. A browser's session, a \
         login of `docker` or the token of another step don't count.\n\nForges answer for a repository that you may not see \
         as for one that does not exist: a typing error and a deleted repository end in the same words.",
        "go 用 git 下载私有模块，并关闭了 git 的提问（`terminal prompts disabled`）。git 需要现成的凭据：netrc、凭据助手，或者 SSH 密钥加 `insteadOf`。浏览器里的登录、`docker` 的登录或另一个步骤的令牌都不算数。\n\n\
         对于你无权查看的仓库，托管平台的应答与仓库不存在时一样：路径写错或仓库已删除，看到的是同样的话。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: git.corp.example/team/lib@v1.0.0: invalid version: git ls-remote -q origin in /root/go/pkg/mod/cache/vcs/2b6d: exit status 128:\n\tfatal: could not read Username for 'https://git.corp.example': terminal prompts disabled\n",
        ),
        example(Kind::ErrorText, "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.\n"),
    ],
    good: &[example(
        Kind::Shell,
        "git config --global url.\"ssh://git@git.corp.example/\".insteadOf \"https://git.corp.example/\"\ngo env -w GOPRIVATE=git.corp.example\n",
    )],
    sources: &[source::GO_GIT_HTTPS, source::GIT_CREDENTIALS, source::GO_PRIVATE],
};

/// git asks, and nobody may answer.
const ASKS: &[&str] = &["could not read username", "could not read password", "terminal prompts disabled", "unable to read askpass", "cannot prompt because user interactivity"];
/// git was refused.
const REFUSED: &[&str] = &[
    "authentication failed for",
    "http basic: access denied",
    "invalid username or password",
    "invalid username or token",
    "support for password authentication was removed",
    "invalid credentials",
    "logon failed",
    "remote: forbidden",
    "write access to repository not granted",
    "tf401019",
    "tf400813",
    "saml sso",
];
/// SSH was refused.
const SSH: &[&str] = &["permission denied (publickey", "could not read from remote repository", "no secure protocol found for repository"];
/// The forge says that there is no such repository.
const HIDDEN: &[&str] = &[
    "remote: repository not found",
    "repository not found",
    "the project you were looking for could not be found",
    "remote: not found",
    ".git/' not found",
    "/' not found",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.is_server_log() || group_path::sign(case).is_some() || case.says("host key verification failed").is_some() {
        return;
    }
    let Some((at, todo, weight)) = sign(case) else { return };
    let line = case.line(at);
    out.push(
        Finding::error(line, both("git can't log in to the repository.", "git 登录不了这个仓库。"))
            .why(both(
                "go runs git without a terminal, so git needs a login that is there already where this command runs.",
                "go 运行 git 时没有终端，所以命令运行的地方必须有现成的凭据。",
            ))
            .todo(todo)
            .confidence(if weight >= 88 { Confidence::High } else { Confidence::Medium })
            .weight(weight)
            .gives_way()
            .decide(
                "GIT_TERMINAL_PROMPT=0 git ls-remote https://HOST/OWNER/REPOSITORY",
                both(
                    "Run it as the same user, in the same container. It lists tags: the login works and go uses another address. \
                     The same error: the login is missing, or the repository does not exist.",
                    "在同一个容器里用同一个用户运行。能列出标签：凭据有效，go 用的是另一个地址。同样报错：缺少凭据，或者仓库不存在。",
                ),
            ),
    );
}

fn sign(case: &Case) -> Option<(Span, Both, u8)> {
    let https = both(
        "Give git a login for that host: `git config --global url.\"ssh://git@HOST/\".insteadOf \"https://HOST/\"` with an \
         SSH key, or `machine HOST login USER password TOKEN` in `~/.netrc`; and `GOPRIVATE=HOST/OWNER`. In image builds \
         mount it (`RUN --mount=type=ssh` or `type=secret`), in CI write it in an earlier step of the same job.",
        "给 git 配置该主机的凭据：SSH 密钥加 `git config --global url.\"ssh://git@HOST/\".insteadOf \"https://HOST/\"`，或在 `~/.netrc` 里写 `machine HOST login 用户 password 令牌`；并设置 `GOPRIVATE=HOST/OWNER`。构建镜像时用挂载（`RUN --mount=type=ssh` 或 `type=secret`），CI 里在同一个 job 的前面步骤写入。",
    );
    let refused = both(
        "The login that git sent is refused: renew the token, give it read access to that repository (on GitHub also for \
         SSO), and see which one is sent with `git config --show-origin --get-regexp 'url|credential'`.",
        "git 发送的凭据被拒绝：更新令牌，给它该仓库的读取权限（GitHub 上还要授权 SSO），并用 `git config --show-origin --get-regexp 'url|credential'` 查看实际发送的是哪一个。",
    );
    let ssh = both(
        "SSH has no key that the host accepts: `ssh -T git@HOST` shows it. Load the key into the agent (`ssh-add`), in image \
         builds hand the agent in (`docker build --ssh default`, `RUN --mount=type=ssh`).",
        "SSH 没有该主机接受的密钥：用 `ssh -T git@HOST` 检查。把密钥加入 agent（`ssh-add`）；构建镜像时传入 agent（`docker build --ssh default`、`RUN --mount=type=ssh`）。",
    );
    // SSH ends with the same words where it could not even connect.
    let is_cut = case.failures.iter().any(|it| it.doing == Doing::Git && (it.is_unreachable() || it.is_unresolved()));
    let first = |ways: &[&str]| case.says_any(ways).filter(|at| !case.is_in_response(*at));
    let forbidden = || {
        let is_mine = |it: &&crate::facts::Failure| it.doing == Doing::Git && matches!(it.status(), Some(401 | 403));
        case.failures.iter().find(is_mine).map(|it| it.words)
    };
    if let Some(at) = first(ASKS) {
        // On a public forge the repository may as well be gone.
        let line = case.lower(case.line(at));
        // Without a terminal at all it runs in a container, which another rule tells of.
        let is_elsewhere = line.contains("no such device or address") && case.says("/home/runner/").is_none();
        return (!is_elsewhere).then_some((at, https, if line.contains("github.com") { 88 } else { 92 }));
    }
    first(REFUSED).or_else(forbidden).map(|at| (at, refused, 90))
        .or_else(|| first(SSH).filter(|_| !is_cut).map(|at| (at, ssh, 90)))
        .or_else(|| first(HIDDEN).filter(|_| case.says_any(&["git ", "fatal:", "remote:"]).is_some()).map(|at| (at, https, 87)))
        .or_else(|| silent(case).map(|(at, weight)| (at, https, weight)))
        .or_else(|| told(case).map(|at| (at, https, 88)))
}

/// How people say that they are refused.
const TURNED_AWAY: &[&str] = &[
    "asks for a user",
    "asks for user",
    "asks for a login",
    "prompts for a",
    "no ssh key",
    "lacks credentials",
    "403", "401", "forbidden", "access denied", "unauthorized", "not authorized", "authentication required", "authentication failed", "authentication error", "not authenticated", "permission denied", "asks for a password",
    "asks for a username", "没有权限", "认证失败",
];

/// A remark tells that a private module is refused, and the settings lead it to its own host.
fn told(case: &Case) -> Option<crate::base::Span> {
    let is_private = ["GOPRIVATE", "GONOPROXY"].iter().any(|name| case.settings_of(name).any(|it| !it.value.trim().is_empty()));
    let fetches = case.commands().any(|it| it.word(0) == "go" && matches!(it.word(1), "get" | "mod" | "install" | "list"));
    let is_mine = |said: &str| {
        let is_fetch = fetches || ["go get", "go mod", "go install", "private", "repository", "repositories", "clone", "bitbucket", "gitlab", "github"].iter().any(|it| said.contains(it));
        is_fetch && !said.contains("nothing asks") && TURNED_AWAY.iter().any(|it| said.contains(it))
    };
    let mut clauses = told::clauses(case).into_iter();
    clauses.find(|it| is_private && case.failures.is_empty() && is_mine(case.lower(it.remark))).map(|it| it.remark)
}

/// What tells that a repository is not open to everybody, or that go runs where nobody is logged in.
const PRIVATE: &[&str] = &[
    "private", "insteadof", "netrc", "token", "ssh", "internal", "credential", "company", "enterprise", "myorg", "my-org", "gosec",
    "dependabot", "renovate", "in ci", "私有", "内部",
];

/// git failed and its own words are not in the paste, or it can't see a revision of a repository; how probably for its login.
fn silent(case: &Case) -> Option<(Span, u8)> {
    if let Some(at) = case.says("exit status 128").filter(|at| !case.is_in_response(*at)) {
        let is_explained = case.failures.iter().any(|it| it.doing == Doing::Git);
        let is_other = case.says_any(&["shallow file", "fatal: unable", "dubious ownership", "vcs status"]).is_some();
        return (!is_explained && !is_other).then_some((at, 76));
    }
    let at = case.says("unknown revision").filter(|at| !case.is_in_response(*at))?;
    let line = case.lower(case.line(at));
    if line.contains("invalid version") {
        return None;
    }
    let mut hosts = line.split(' ').filter_map(|word| word.split('/').next().filter(|it| it.contains('.') && word.contains('/')));
    if hosts.any(|it| whose(it) == Whose::Inner) {
        return Some((at, 82));
    }
    // Of a repository that everybody can read, it is the revision that is not there.
    let is_forge = line.split(['/', ' ']).any(forges::is_forge);
    let is_known = line.split(' ').any(is_of_public_owner);
    is_forge.then_some((at, if !is_known && case.says_any(PRIVATE).is_some() { 80 } else { 60 }))
}
