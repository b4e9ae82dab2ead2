//! The repository in the message is only a part of the module's path: GitLab hides the rest from those without a login.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP083",
    name: "group-path",
    cause: Cause::GitCredentialsMissing,
    title: both("GitLab names a group instead of the repository", "GitLab 返回的是群组而不是仓库"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "To find the repository go asks `https://HOST/a/b/c?go-get=1`. Without a login GitLab does not tell whether \
         `a/b/c` exists and answers with the first two elements, so git looks for `a/b.git`. That request is go's own: it \
         takes logins from netrc (or `GOAUTH`), not from git, not from `insteadOf`.",
        "go 通过 `https://HOST/a/b/c?go-get=1` 查找仓库。没有登录时，GitLab 不会透露 `a/b/c` 是否存在，只回答前两段，于是 git 去找 `a/b.git`。这个请求是 go 自己发的：凭据来自 netrc（或 `GOAUTH`），而不是 git 或 `insteadOf`。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: module gitlab.com/acme/platform/log: git ls-remote -q origin in /go/pkg/mod/cache/vcs/0f6d: exit status 128:\n\tremote: The project you were looking for could not be found or you don't have permission to view it.\n\tfatal: repository 'https://gitlab.com/acme/platform.git/' not found\n",
    )],
    good: &[example(Kind::Netrc, "machine gitlab.com login oauth2 password glpat-example\n")],
    sources: &[source::GITLAB_GO, source::GO_VCS_FIND, source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some((at, repository)) = sign(case) else { return };
    if case.is_server_log() {
        return;
    }
    out.push(
        Finding::error(
            at,
            both("git looked for `{repository}`, which is only a part of the module's path.", "git 去找了 `{repository}`，它只是模块路径的一部分。")
                .with("repository", repository),
        )
        .why(both(
            "go's own request (`?go-get=1`) carried no login, so GitLab named the group in place of the repository.",
            "go 自己的请求（`?go-get=1`）没有带凭据，GitLab 就用群组代替了仓库。",
        ))
        .todo(both(
            "Put `machine HOST login USER password TOKEN` (scope `read_api`) into `~/.netrc`: go and git both read it. Or end \
             the repository in the module's path with `.git`. And set `GOPRIVATE=HOST/GROUP`.",
            "在 `~/.netrc` 里写 `machine HOST login 用户 password 令牌`（权限 `read_api`），go 和 git 都会读取。或者让模块路径里的仓库部分以 `.git` 结尾。并设置 `GOPRIVATE=HOST/GROUP`。",
        ))
        .weight(97),
    );
}

/// The repository, if a module of the text lies two or more elements deeper.
pub(super) fn sign(case: &Case) -> Option<(Span, String)> {
    for (start, _) in case.text.match_indices(".git") {
        let before = &case.text[..start];
        let from = before.rfind("https://").or_else(|| before.rfind("ssh://git@")).filter(|at| start - at < 300)?;
        let repository = Span::new(from, start + ".git".len());
        let path = repository.of(case.text);
        let path = path.trim_start_matches("https://").trim_start_matches("ssh://git@").trim_end_matches(".git");
        let path = path.rsplit_once('@').map_or(path, |it| it.1);
        if path.matches('/').count() < 2 || path.contains(char::is_whitespace) {
            continue;
        }
        // The module's path goes on behind it.
        let deeper = format!("{path}/").to_ascii_lowercase();
        let whole = case.lower(Span::new(0, case.text.len()));
        let found = whole.match_indices(&deeper).find(|(at, _)| {
            let rest = &whole[at + deeper.len()..];
            let next: String = rest.chars().take_while(|ch| ch.is_ascii_alphanumeric() || "-_.".contains(*ch)).collect();
            // `/v2` and folders of a repository that was found are no groups.
            let is_major = next.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
            !(next.is_empty() || next.starts_with(".git") || is_major)
        });
        let is_missing = case.says_any(&["not found", "could not be found", "could not read username"]).is_some();
        if found.is_some() && is_missing {
            return Some((repository, path.to_owned()));
        }
    }
    None
}
