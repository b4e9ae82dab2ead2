//! go asked a private host where the repository is, and got a login page, a refusal or nothing.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Trouble, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP084",
    name: "discovery-refused",
    cause: Cause::GitCredentialsMissing,
    title: both("The host does not tell go where the repository is", "主机没有告诉 go 仓库在哪里"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "For a path that does not show its repository go asks `https://PATH?go-get=1` and looks for a `go-import` tag. A \
         private forge answers with a login page (`no go-import meta tags`, 203), 401, 403 or 404. git's logins, `insteadOf` \
         and SSH don't serve that request: go reads netrc, or `GOAUTH` since 1.24. A path with `.git` in it needs no \
         question.",
        "路径本身看不出仓库时，go 会请求 `https://PATH?go-get=1` 并查找 `go-import` 标签。私有托管平台会返回登录页（`no go-import meta tags`、203）、401、403 或 404。git 的凭据、`insteadOf` 和 SSH 对这个请求都不起作用：go 读取 netrc，1.24 起还有 `GOAUTH`。路径里带 `.git` 就不需要这次查询。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: git.corp.example/team/lib@v1.0.0: unrecognized import path \"git.corp.example/team/lib\": parse https://git.corp.example/team/lib?go-get=1: no go-import meta tags ()\n",
        ),
        example(
            Kind::ErrorText,
            "unrecognized import path \"dev.azure.com/acme/shop/lib\": reading https://dev.azure.com/acme/shop/lib?go-get=1: 203 Non-Authoritative Information\n",
        ),
    ],
    good: &[example(Kind::Netrc, "machine git.corp.example login ci password example\n")],
    sources: &[source::GO_VCS_FIND, source::GO_CREDENTIALS, source::AZURE_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.is_server_log() {
        return;
    }
    let no_tags = case.says("no go-import meta tags").filter(|at| !case.is_in_response(*at)).map(|at| (at, 88));
    let Some((at, weight)) = no_tags.or_else(|| case.failures.iter().filter(|it| !case.is_in_response(it.words)).find_map(refused)) else { return };
    let is_azure = case.says_any(&["dev.azure.com/", "visualstudio.com/"]).is_some();
    let todo = if is_azure {
        both(
            "Azure DevOps: end the repository with `.git` in the module's path (`dev.azure.com/ORG/PROJECT/REPO.git` over \
             SSH, `…/_git/REPO.git` over HTTPS), set `GOPRIVATE=dev.azure.com`, and give git an SSH key or a token.",
            "Azure DevOps：模块路径里的仓库要以 `.git` 结尾（SSH 用 `dev.azure.com/ORG/PROJECT/REPO.git`，HTTPS 用 `…/_git/REPO.git`），设置 `GOPRIVATE=dev.azure.com`，并给 git 配置 SSH 密钥或令牌。",
        )
    } else {
        both(
            "Put `machine HOST login USER password TOKEN` into `~/.netrc` where the command runs, so that go can ask; or end \
             the repository in the module's path with `.git`, which needs no question and also works over SSH alone.",
            "在命令运行处的 `~/.netrc` 里写 `machine HOST login 用户 password 令牌`，go 才能查询；或者让模块路径里的仓库以 `.git` 结尾，这样不需要查询，也可以只走 SSH。",
        )
    };
    out.push(
        Finding::error(at, both("The host does not tell go where the repository is.", "主机没有告诉 go 仓库在哪里。"))
            .why(both(
                "go asked without a login that the host accepts; git's own logins don't serve this request.",
                "go 查询时没有带主机接受的凭据；git 的凭据对这个请求不起作用。",
            ))
            .todo(todo)
            .confidence(if weight >= 85 { Confidence::High } else { Confidence::Medium })
            .weight(weight)
            .gives_way()
            .decide(
                "curl -n -sS 'https://HOST/PATH?go-get=1' | grep go-import",
                both(
                    "With `-n` curl uses the netrc. A tag: the login works. A login page: it does not. No connection: VPN or \
                     proxy, or the host speaks SSH only.",
                    "`-n` 让 curl 使用 netrc。有标签：凭据有效。是登录页：凭据无效。连不上：VPN 或代理问题，或者主机只提供 SSH。",
                ),
            ),
    );
}

fn refused(failure: &Failure) -> Option<(Span, u8)> {
    // What go asks Bitbucket about a repository.
    if failure.host() == "api.bitbucket.org" && matches!(failure.status(), Some(401 | 403 | 404)) {
        return Some((failure.words, if failure.status() == Some(404) { 78 } else { 90 }));
    }
    if failure.doing != Doing::Discovery || failure.on_way_to_proxy {
        return None;
    }
    let host = if failure.module_host().is_empty() { failure.host() } else { failure.module_host() };
    let is_private = whose(host) != Whose::Public;
    let weight = match failure.trouble {
        Trouble::Status(401 | 403 | 203) => 90,
        Trouble::Status(404) => 78,
        Trouble::Eof if is_private => 78,
        Trouble::Refused | Trouble::Timeout | Trouble::Reset | Trouble::NoRoute if is_private => 72,
        _ => return None,
    };
    Some((failure.words, weight))
}
