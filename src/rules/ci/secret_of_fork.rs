//! A run for a fork or of Dependabot gets no secrets: what the workflow logs in with is empty there.

use super::secrets;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP266",
    name: "secret-of-fork",
    cause: Cause::CiSecretUnavailable,
    title: both("Runs for forks and of Dependabot get no secrets", "fork 和 Dependabot 触发的运行拿不到密钥"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "For pull requests from forks every secret is empty and `GITHUB_TOKEN` may only read. Runs that Dependabot starts see \
         the Dependabot secrets alone, a store of its own. The workflow is the same, the login is not: git asks for a user \
         name or the forge answers 401, 403 or 404.\n\n\
         `pull_request_target` is no way out: it hands secrets to code that anybody may send.",
        "来自 fork 的 pull request 里，所有密钥都是空的，`GITHUB_TOKEN` 也只读。Dependabot 触发的运行只能看到单独存放的 Dependabot 密钥。\
         workflow 一样，登录信息却没有了：git 会要求输入用户名，或者代码平台返回 401、403、404。\n\n\
         不要改用 `pull_request_target`：那会把密钥交给任何人都能提交的代码。",
    ),
    bad: &[
        example(
            Kind::Workflow,
            "on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      GOPRIVATE: github.com/acme\n    steps:\n      - \
             uses: actions/checkout@v4\n      - run: git config --global url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/\n        \
             env:\n          TOKEN: ${{ secrets.GH_PAT }}\n      - run: go test ./...\n# fails in pull requests of Dependabot only\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "on: pull_request\njobs:\n  test:\n    if: github.event.pull_request.head.repo.full_name == github.repository\n    runs-on: \
         ubuntu-latest\n    env:\n      GOPRIVATE: github.com/acme\n    steps:\n      - uses: actions/checkout@v4\n      - run: git config --global \
         url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/\n        env:\n          TOKEN: ${{ secrets.GH_PAT }}\n      - run: go test ./...\n",
    )],
    sources: &[source::WORKFLOW_SECRETS, source::WORKFLOW_SECURITY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // What Dependabot itself lacks for its updates is another matter than what its runs lack.
    let is_update = case.says_any(&["/home/dependabot", "dependabot can't resolve"]).is_some();
    if is_update || is_guarded(case) || !secrets::is_ci(case) {
        return;
    }
    let source = case.says_any(&["secret source: dependabot", "secret source: none"]);
    let dependabot = case.mentions("dependabot");
    let outside = || case.says_any(&["outside contributor", "external contributor", "first-time contributor", "外部贡献者"]);
    let fork = case.mentions("forks").or_else(|| case.mentions("fork")).or_else(|| case.mentions("forked")).or_else(outside);
    let who = source.or(dependabot).or(fork);
    let secret = secrets::named(case).next().map(|(_, at)| at);
    let triggers = case.triggers();
    let of_pull = triggers.iter().any(|(name, _)| name.starts_with("pull_request"));
    let refused = secrets::refused(case).is_some();
    let fails = refused || source.is_some() || !case.troubles().is_empty() || case.says_any(FAILS).is_some() || is_remark_of_fork(case);
    // Who names forks beside a workflow of pull requests tells where it fails; a whole workflow speaks of forks and
    // failures for many reasons.
    let is_short = case.text.lines().nth(40).is_none();
    let is_open = secret.is_some() || (of_pull && is_remark_of_fork(case));
    let is_told = who.is_some() && fails && (refused || (is_open && (is_short || source.is_some())));
    if is_told {
        let is_dependabot = dependabot.is_some() && fork.is_none();
        let at = secret.or(who).unwrap_or_default();
        out.push(finding(at, if is_dependabot { DEPENDABOT } else { FORK }, is_dependabot));
    } else if let (Some(at), true, true) = (secret, of_pull, refused) {
        // A login that is made of a secret and still missing was made of an empty one.
        let is_login = case.says_any(&["insteadof", "netrc"]).is_some();
        let weight = if is_login { 90 } else { 72 };
        out.push(finding(at, MAYBE, false).confidence(Confidence::Medium).weight(weight).decide(
            "",
            both(
                "Does it work for branches of the repository itself and fail for forks or Dependabot? Then it is this.",
                "本仓库的分支能通过，只有 fork 或 Dependabot 的运行失败吗？是的话就是这个原因。",
            ),
        ));
    }
}

/// Whether one remark tells of forks and of something that goes wrong there.
fn is_remark_of_fork(case: &Case) -> bool {
    const FORKS: &[&str] = &["fork", "outside contributor", "external contributor"];
    const HERE: &[&str] = &["fail", "empty", "error", "missing", "not available", "unavailable", "denied", "cannot", "can't", "does not", "doesn't", "no secret", "失败", "为空"];
    told::clauses(case).into_iter().any(|it| {
        let said = case.lower(it.at);
        let is_meant = ["need", "skip", "on purpose", "optional"].iter().any(|words| case.lower(it.remark).contains(words));
        !is_meant && FORKS.iter().any(|words| said.contains(words)) && HERE.iter().any(|words| said.contains(words))
    })
}

/// How people say that something goes wrong.
const FAILS: &[&str] =
    &["fail", "empty", "error", "only", "missing", "not passed", "unavailable", "not available", "denied", "works when", "works for", "works with", "works in", "pull request works", "pr works", "prs work", "others work", "is unset", "not set", "失败", "为空", "报错"];

/// Whether the workflow asks already where a pull request comes from.
fn is_guarded(case: &Case) -> bool {
    let is_about = |words: &str| {
        case.steps().iter().any(|step| {
            let conditions = [step.node.get("if"), step.job.and_then(|job| job.get("if"))];
            conditions.into_iter().flatten().any(|it| it.text().contains(words))
        })
    };
    is_about("head.repo.") || is_about("dependabot[bot]")
}

const FORK: Both = both(
    "In a run for a fork's pull request this secret is empty.",
    "为 fork 的 pull request 运行时，这个密钥是空的。",
);
const DEPENDABOT: Both = both(
    "A run that Dependabot starts does not see this secret; it has a store of its own.",
    "Dependabot 触发的运行看不到这个密钥，它有单独的密钥存储。",
);
const MAYBE: Both = both(
    "If the run is for a fork or of Dependabot, this secret is empty.",
    "如果这次运行来自 fork 或 Dependabot，这个密钥就是空的。",
);

fn finding(at: Span, what: Both, is_dependabot: bool) -> Finding {
    let finding = Finding::error(at, what).weight(97).why(both(
        "Code that strangers send must not see secrets, so the forge hands out none; a login made of one is then empty.",
        "外人提交的代码不能看到密钥，所以平台不会提供；用它拼出来的登录信息也就是空的。",
    ));
    if is_dependabot {
        return finding.todo(both(
            "Add the secret under Settings, Secrets and variables, Dependabot as well; or skip the step where `github.actor` is \
             `dependabot[bot]`.",
            "在 Settings 的 Secrets and variables 里，给 Dependabot 也添加这个密钥；或在 `github.actor` 是 `dependabot[bot]` 时跳过该步骤。",
        ));
    }
    finding.todo(both(
        "Skip the job for forks (`if: github.event.pull_request.head.repo.full_name == github.repository`), vendor the private \
         modules, or serve them by a module proxy that needs no login there. Do not turn to `pull_request_target`.",
        "对 fork 跳过这个任务（`if: github.event.pull_request.head.repo.full_name == github.repository`），或把私有模块 vendor 进仓库，\
         或用无需登录的模块代理提供它们。不要改用 `pull_request_target`。",
    ))
}
