//! A step builds a login of variables that it does not have.

use super::secrets;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Step};
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP274",
    name: "variable-not-in-step",
    cause: Cause::GitCredentialsMissing,
    title: both("A login is made of variables that the step does not have", "登录信息用到了步骤里没有的变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Secrets are not in the environment by themselves. A script that writes `https://${USER}:${TOKEN}@…` needs both names \
         below `env:` of the step, the job or the workflow; otherwise the shell puts nothing in their place, and git has an \
         address without a login.",
        "密钥不会自动进入环境变量。脚本里写 `https://${USER}:${TOKEN}@…`，就要在步骤、job 或 workflow 的 `env:` 下给出这两个名字；\
         否则 shell 会替换成空，git 得到的地址里没有登录信息。",
    ),
    bad: &[example(
        Kind::Workflow,
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      GOPRIVATE: github.com/acme\n    steps:\n      - run: git config --global \
         url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/\n      - run: go test ./...\n# fatal: could not read \
         Username for 'https://github.com': terminal prompts disabled\n",
    )],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      GOPRIVATE: github.com/acme\n      TOKEN: ${{ secrets.GH_PAT }}\n    \
         steps:\n      - run: git config --global url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/\n      - \
         run: go test ./...\n",
    )],
    sources: &[source::WORKFLOW_SECRETS, source::GIT_CONFIG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if secrets::refused(case).is_none() {
        return;
    }
    for step in case.steps() {
        let Some(run) = step.run() else { continue };
        let Some((name, at)) = missing(case, &step, run) else { continue };
        out.push(
            Finding::error(
                at,
                both("`{name}` has no value in this step.", "这个步骤里 `{name}` 没有值。").with("name", name),
            )
            .weight(98)
            .why(both(
                "Secrets reach a script only through `env:`; an unset variable leaves the login empty.",
                "密钥只能通过 `env:` 传给脚本；变量没有值，登录信息就是空的。",
            ))
            .todo(
                both(
                    "Add it at the step: `env:` with `{name}: ${{ secrets.… }}`.",
                    "在步骤上加 `env:`，写 `{name}: ${{ secrets.… }}`。",
                )
                .with("name", name),
            ),
        );
    }
}

/// The first variable in the login of an address that nothing gives a value.
fn missing<'t>(case: &Case<'t>, step: &Step, run: &Node) -> Option<(&'t str, Span)> {
    let inner = run.inner(case.text);
    let script = inner.of(case.text);
    for (start, _) in script.match_indices("://") {
        let login = script[start + 3..].split(['@', '/', ' ', '\n']).next().unwrap_or_default();
        let is_login = script[start + 3 + login.len()..].starts_with('@');
        for (dollar, _) in login.match_indices('$').filter(|_| is_login) {
            let name = login[dollar + 1..].trim_start_matches('{');
            let skipped = login.len() - dollar - 1 - name.len();
            let length = name.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'_').unwrap_or(name.len());
            let from = inner.start + start + 3 + dollar + 1 + skipped;
            let at = Span::new(from, from + length);
            let name = at.of(case.text);
            if !name.is_empty() && skipped < 2 && !is_known(case, step, name) {
                return Some((name, at));
            }
        }
    }
    None
}

/// Whether something gives the variable a value: `env:`, a script, the runner.
fn is_known(case: &Case, step: &Step, name: &str) -> bool {
    let of_runner = ["GITHUB_", "RUNNER_", "CI_", "ACTIONS_"].iter().any(|it| name.starts_with(it));
    let is_set = case.settings.iter().any(|it| it.name == name && it.is_set());
    of_runner || is_set || step.env().any(|it| it.key == name) || matches!(name, "HOME" | "CI" | "USER" | "PWD")
}
