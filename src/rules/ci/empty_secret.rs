//! An action or git says that what came from a secret is empty, or not enough.

use super::secrets;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP268",
    name: "empty-secret",
    cause: Cause::CiSecretUnavailable,
    title: both("A secret is empty or too narrow in this run", "这次运行里密钥为空，或者权限太窄"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A secret that does not exist is no error: `${{ secrets.NAME }}` is just empty. The action that needs it then says \
         `Input required and not supplied`, or a login fails. It is empty where its name is misspelt, where it belongs to an \
         environment that the job does not name, where a reusable workflow is called without `secrets: inherit`, and in runs \
         for forks and of Dependabot.\n\n\
         A token that is there may still not be enough: 403 instead of a question for a user name says that it was sent and \
         refused. It lacks the repository or the scope, or the organisation wants single sign-on for it.",
        "引用不存在的密钥不会报错：`${{ secrets.NAME }}` 只是空的。需要它的 action 会说 `Input required and not supplied`，或者登录失败。\
         名字写错、密钥属于某个 environment 而任务没有声明它、调用可复用 workflow 时没写 `secrets: inherit`、来自 fork 或 Dependabot 的运行，都会这样。\n\n\
         令牌存在也可能不够用：返回 403 而不是要求输入用户名，说明令牌已发送但被拒绝。它缺少对该仓库的授权或权限范围，或者组织要求为它启用单点登录。",
    ),
    bad: &[
        example(Kind::ErrorText, "Run actions/checkout@v4\nError: Input required and not supplied: token\n"),
        example(
            Kind::ErrorText,
            "[command]/usr/bin/git -c protocol.version=2 fetch --depth=1 origin\nremote: Write access to repository not \
             granted.\nfatal: unable to access 'https://github.com/acme/lib/': The requested URL returned error: 403\n",
        ),
    ],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  call:\n    uses: acme/ci/.github/workflows/go.yml@v2\n    secrets: inherit\n",
    )],
    sources: &[source::WORKFLOW_SECRETS, source::WORKFLOW_SECURITY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let empty = case.says_any(&[
        "input required and not supplied: token",
        "input required and not supplied: ssh-key",
        "input required and not supplied: ssh-private-key",
        "input required and not supplied: password",
        "input required and not supplied: private-key",
        "input required and not supplied: app-id",
        "input required and not supplied: github-token",
        "the ssh-private-key argument is empty",
        "error: username and password required",
        "parameter token or opts.auth is required",
        "appid option is required",
        "privatekey option is required",
    ]);
    // docker asks for what it was not given, and a job has nobody to answer.
    let asked = || {
        let is_job = secrets::is_ci(case) || case.mentions("fork").is_some() || case.mentions("workflow").is_some() || case.mentions("pipeline").is_some();
        case.says("cannot perform an interactive login from a non tty").filter(|_| is_job)
    };
    if let Some(at) = empty.or_else(asked) {
        out.push(finding(at, EMPTY, EMPTY_WHY, EMPTY_TODO));
        return;
    }
    if let Some(at) = called_without(case) {
        out.push(finding(at, EMPTY, EMPTY_WHY, EMPTY_TODO));
        return;
    }
    if let Some(at) = protected(case) {
        out.push(finding(at, PROTECTED, PROTECTED_WHY, PROTECTED_TODO));
        return;
    }
    if !secrets::is_ci(case) || secrets::own_token(case).is_some() {
        return;
    }
    let single_sign_on = case.says_any(&["saml sso", "saml single sign-on", "saml enforcement"]);
    let narrow = case.says_any(&[
        "remote: forbidden",
        "write access to repository not granted",
        "resource not accessible by personal access token",
        "remote: permission to ",
    ]);
    let is_403 = || case.says_any(&["returned error: 403", "403 forbidden", "status code: 403", "(403)"]).is_some();
    if let Some(at) = single_sign_on {
        out.push(finding(at, SSO, NARROW_WHY, SSO_TODO));
    } else if let Some(at) = narrow.filter(|_| is_403() || case.says("not accessible by").is_some()) {
        out.push(finding(at, NARROW, NARROW_WHY, NARROW_TODO));
    }
}

/// A secret that is told to be missing, of a reusable workflow or of an environment.
fn called_without(case: &Case) -> Option<Span> {
    let is_told = secrets::refused(case).is_some() || case.mentions("empty").is_some();
    if !is_told {
        return None;
    }
    let of_environment = case.says_any(&["environment secret", "environment's secret", "secret of the environment"]);
    let is_called = case.triggers().iter().any(|(name, _)| *name == "workflow_call");
    let own = secrets::named(case).next().map(|(_, at)| at).filter(|_| is_called || of_environment.is_some());
    if own.is_some() {
        return own;
    }
    let steps = case.steps();
    let call = steps.iter().find(|step| {
        let uses = step.node.get("uses").map_or("", Node::text);
        uses.contains(".github/workflows/") && step.node.get("secrets").is_none()
    })?;
    call.node.get("uses").map(|it| it.at)
}

/// GitLab's variables that only protected branches get.
fn protected(case: &Case) -> Option<Span> {
    let at = case.says_any(&["protected variable", "variable is protected", "protected ci/cd variable", "受保护变量", "受保护的变量"])?;
    (secrets::refused(case).is_some() || case.says("empty").is_some()).then_some(at)
}

const PROTECTED: Both = both(
    "A protected variable is empty on branches that are not protected.",
    "受保护的变量在非受保护分支上是空的。",
);
const PROTECTED_WHY: Both = both(
    "GitLab hands protected variables to pipelines of protected branches and tags only.",
    "GitLab 只把受保护的变量交给受保护分支和标签的流水线。",
);
const PROTECTED_TODO: Both = both(
    "Take the protection off the variable (Settings, CI/CD, Variables), protect the branch, or use `CI_JOB_TOKEN` with the other \
     project's list of allowed projects.",
    "在 Settings 的 CI/CD、Variables 里取消该变量的保护，或保护这个分支，或改用 `CI_JOB_TOKEN` 并让对方项目把本项目加入允许名单。",
);
const EMPTY: Both = both("What should come from a secret is empty.", "本该来自密钥的值是空的。");
const EMPTY_WHY: Both = both(
    "A secret that this run does not have is no error; the expression is just empty.",
    "这次运行里没有的密钥不会报错，表达式只是空值。",
);
const EMPTY_TODO: Both = both(
    "Check the name under Settings, Secrets and variables, Actions; name its `environment:` if it belongs to one; write \
     `secrets: inherit` where a reusable workflow is called. Runs for forks get none, runs of Dependabot their own.",
    "在 Settings 的 Secrets and variables 里核对名字；如果属于某个 environment，就在任务里写上 `environment:`；\
     调用可复用 workflow 时写 `secrets: inherit`。来自 fork 的运行拿不到密钥，Dependabot 的运行有自己的一份。",
);
const NARROW: Both = both(
    "The token was sent and is not enough for this repository.",
    "令牌已经发送，但对这个仓库权限不够。",
);
const NARROW_WHY: Both = both(
    "Without a login git would ask for a user name; 403 means that the login is known and may not.",
    "没有登录信息时 git 会要求输入用户名；返回 403 说明登录有效但没有权限。",
);
const NARROW_TODO: Both = both(
    "Give the token this repository (fine-grained: contents, read; classic: `repo`; Gitea and GitLab: read repository), of an \
     account that may read it.",
    "给令牌加上这个仓库的权限（细粒度令牌选 contents 读取；经典令牌选 `repo`；Gitea 和 GitLab 选读取仓库），并确保所属账号能读取它。",
);
const SSO: Both = both(
    "The organisation wants single sign-on for the token.",
    "组织要求令牌经过单点登录授权。",
);
const SSO_TODO: Both = both(
    "Authorise the token for the organisation (token settings, Configure SSO), or use the token of a GitHub App.",
    "在令牌设置里为该组织授权（Configure SSO），或改用 GitHub App 的令牌。",
);

fn finding(at: Span, what: Both, why: Both, todo: Both) -> Finding {
    Finding::error(at, what).weight(97).why(why).todo(todo)
}
