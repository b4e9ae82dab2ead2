//! A registry of packages beside the forge turns the job's token away: it may not write, or not for this package.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP276",
    name: "package-refused",
    cause: Cause::CiSecretUnavailable,
    title: both("The job's token may not write this package", "任务的令牌没有写这个包的权限"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`ghcr.io` takes `GITHUB_TOKEN` for pushing only with `permissions: packages: write`; as soon as `permissions:` names one \
         right, all others are gone. Runs for forks and of Dependabot may read at most. A package that was pushed by somebody else \
         or from another repository has to grant this repository access (package settings, Manage Actions access).",
        "向 `ghcr.io` 推送时，`GITHUB_TOKEN` 需要 `permissions: packages: write`；`permissions:` 里只要写了一项，其余权限就都没有了。来自 fork 和 \
         Dependabot 的运行最多只能读。由别人或别的仓库推送过的包，要在包设置的 Manage Actions access 里授权给本仓库。",
    ),
    bad: &[
        example(Kind::ErrorText, "The push refers to repository [ghcr.io/acme/app]\ndenied: installation not allowed to Create organization package\n"),
        example(Kind::ErrorText, "#14 ERROR: failed to push ghcr.io/acme/app:1.2: denied: permission_denied: write_package\n"),
    ],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  image:\n    permissions:\n      contents: read\n      packages: write\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n",
    )],
    sources: &[source::GITHUB_TOKEN],
};

/// A registry's words for a right that the token lacks.
const RIGHT: &[&str] = &[
    "installation not allowed to create",
    "installation not allowed to write",
    "installation not allowed to",
    "permission_denied: create_package",
    "permission_denied: the token provided does not match expected scopes",
    "permission_denied: the requested installation does not exist",
];

/// Its words for a package that the token does not belong to.
const PACKAGE: &[&str] = &["permission_denied: write_package", "permission_denied: read_package", "permission_denied: "];

/// A push that ends with 403, whatever the words.
fn pushed(case: &Case) -> Option<Span> {
    case.says_any(&["/blobs/uploads", "failed to push ghcr.io", "failed to push: ghcr.io", "pushing ghcr.io"])?;
    case.says("ghcr.io")?;
    case.says_any(&["403 forbidden", ": denied"])
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = case.says_any(RIGHT) {
        out.push(finding(at, LACKS, LACKS_TODO));
    } else if let Some(at) = case.says_any(PACKAGE).or_else(|| pushed(case)) {
        out.push(finding(at, OTHERS, OTHERS_TODO));
    }
}

const LACKS: Both = both("The job's token may not write packages in this run.", "这次运行的令牌没有写包的权限。");
const LACKS_TODO: Both = both(
    "Write `permissions:` with `contents: read` and `packages: write` into the job; don't push in runs for pull requests of forks.",
    "在 job 的 `permissions:` 里写上 `contents: read` 和 `packages: write`；来自 fork 的 pull request 不要推送。",
);
const OTHERS: Both = both("This package does not let the job's token in.", "这个包没有授权给任务的令牌。");
const OTHERS_TODO: Both = both(
    "Give the repository the role Write in the package's settings (Manage Actions access), and the job `packages: write`; or log in \
     with a token that has `write:packages`.",
    "在包设置的 Manage Actions access 里给本仓库 Write 角色，并给 job 加上 `packages: write`；或者用带 `write:packages` 的令牌登录。",
);

fn finding(at: Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .weight(98)
        .why(both(
            "The login worked; what the token may do follows from `permissions:`, from who started the run, and from the package's own list.",
            "登录是成功的；令牌能做什么，取决于 `permissions:`、由谁触发以及包自己的授权名单。",
        ))
        .todo(todo)
}
