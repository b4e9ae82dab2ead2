//! `if:` asks for a secret, which conditions can't see.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP265",
    name: "secret-in-condition",
    cause: Cause::CiSecretUnavailable,
    title: both("`if:` asks for a secret", "`if:` 里引用了密钥"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The context `secrets` does not exist in `if:`, neither of a job nor of a step; GitHub refuses the whole file with \
         `Unrecognized named-value: 'secrets'`. Hand the secret to `env:` of the job and ask for the variable in the \
         condition of the step.",
        "`if:` 里没有 `secrets` 这个上下文，job 和步骤都一样；GitHub 会以 `Unrecognized named-value: 'secrets'` 拒绝整个文件。\
         先在 job 的 `env:` 里接收密钥，再在步骤的条件里判断这个变量。",
    ),
    bad: &[example(
        Kind::Workflow,
        "jobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - if: ${{ secrets.GH_PAT != '' }}\n        run: go mod \
         download\n",
    )],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      GH_PAT: ${{ secrets.GH_PAT }}\n    steps:\n      - if: \
         env.GH_PAT != ''\n        run: go mod download\n",
    )],
    sources: &[source::WORKFLOW_CONTEXTS, source::WORKFLOW_SECRETS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let mut found = Vec::new();
    let mut look = |map: &Node| {
        let conditions = map.pairs().iter().filter(|it| it.key == "if");
        found.extend(conditions.filter(|it| asks(&it.node)).map(Pair::at));
    };
    case.of_kind(Kind::Workflow).filter_map(|it| it.tree()).for_each(|root| root.each_map(&mut look));
    if found.is_empty() {
        found.extend(case.says("unrecognized named-value: 'secrets'"));
    }
    for at in found {
        out.push(
            Finding::error(at, both("A condition cannot see secrets.", "条件里看不到密钥。"))
                .weight(98)
                .why(both(
                    "GitHub evaluates `if:` without the `secrets` context and refuses the file.",
                    "GitHub 计算 `if:` 时没有 `secrets` 上下文，会拒绝整个文件。",
                ))
                .todo(both(
                    "Put the secret into `env:` of the job (`GH_PAT: ${{ secrets.GH_PAT }}`) and write `if: env.GH_PAT != ''` at \
                     the step.",
                    "把密钥放进 job 的 `env:`（`GH_PAT: ${{ secrets.GH_PAT }}`），在步骤上写 `if: env.GH_PAT != ''`。",
                )),
        );
    }
}

fn asks(node: &Node) -> bool {
    node.text().match_indices("secrets").any(|(at, _)| {
        let before = &node.text()[..at];
        let rest = &node.text()[at + "secrets".len()..];
        !before.ends_with(|ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '.' | '-'))
            && rest.starts_with(['.', '['])
    })
}
