//! setup-go sends the job's token to the mirror that Go is downloaded from.

use crate::data::source;
use crate::facts::{Case, Step};
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP270",
    name: "token-to-mirror",
    cause: Cause::SecretExposed,
    title: both("setup-go sends the job's token to a mirror", "setup-go 会把任务的令牌发给镜像站"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "With `go-download-base-url` (or `GO_DOWNLOAD_BASE_URL`) setup-go loads Go from there, and it sends `token` along as \
         `Authorization`. The default of that input is the job's `GITHUB_TOKEN`, which the mirror has no business to see. An \
         empty `token: ''` stops it.",
        "设置 `go-download-base-url`（或 `GO_DOWNLOAD_BASE_URL`）后，setup-go 从那里下载 Go，并把 `token` 放进 `Authorization` 一起发送。\
         这个输入的默认值是任务的 `GITHUB_TOKEN`，镜像站不该看到它。写上空的 `token: ''` 即可避免。",
    ),
    bad: &[example(
        Kind::Workflow,
        "steps:\n  - uses: actions/setup-go@v7\n    with:\n      go-version: '1.27.0'\n      go-download-base-url: \
         https://golang.google.cn/dl\n",
    )],
    good: &[example(
        Kind::Workflow,
        "steps:\n  - uses: actions/setup-go@v7\n    with:\n      go-version: '1.27.0'\n      go-download-base-url: \
         https://golang.google.cn/dl\n      token: ''\n",
    )],
    sources: &[source::SETUP_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for step in case.steps() {
        let is_recent = |major: Option<u8>| major.is_none_or(|it| it >= 6);
        if !step.uses().is_some_and(|it| it.is("actions/setup-go") && is_recent(it.major())) {
            continue;
        }
        let Some(base) = base(&step).filter(|it| !it.node.text().is_empty()) else { continue };
        if step.input("token").is_some_and(|it| it.text().is_empty()) {
            continue;
        }
        let fix = step.inputs().iter().find(|it| it.key == "go-download-base-url").filter(|_| step.input("token").is_none());
        let fix = fix.and_then(|pair| {
            let line = case.line(pair.key_at);
            let indent = case.text[line.start..pair.key_at.start].trim().is_empty();
            let indent = indent.then(|| &case.text[line.start..pair.key_at.start])?;
            let edit = Edit::insert(pair.node.at.end, format!("\n{indent}token: ''"));
            Some(Fix::safe(both("Send no token", "不发送令牌"), [edit]))
        });
        out.push(
            Finding::error(
                base.node.at,
                both("setup-go sends the job's token to this mirror.", "setup-go 会把任务的令牌发给这个镜像站。"),
            )
            .weight(if case.troubles().is_empty() { 90 } else { 55 })
            .why(both(
                "Its `token` goes along as `Authorization` with every download; by default that is `GITHUB_TOKEN`.",
                "每次下载都会把 `token` 作为 `Authorization` 发出去，默认就是 `GITHUB_TOKEN`。",
            ))
            .todo(both("Add `token: ''` below `with:`.", "在 `with:` 下加上 `token: ''`。"))
            .fix(fix),
        );
    }
}

/// The mirror, as an input or a variable.
fn base<'n>(step: &Step<'n>) -> Option<&'n Pair> {
    let input = step.node.get("with").map(Node::pairs).unwrap_or_default();
    let input = input.iter().find(|it| it.key == "go-download-base-url");
    input.or_else(|| step.env().find(|it| it.key == "GO_DOWNLOAD_BASE_URL"))
}
