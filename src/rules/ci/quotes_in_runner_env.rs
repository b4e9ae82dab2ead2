//! The runner's `.env` takes quotes and `export` for a part of name and value.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP275",
    name: "quotes-in-runner-env",
    cause: Cause::EnvSyntax,
    title: both("Quotes or `export` in the runner's `.env`", "runner 的 `.env` 里有引号或 `export`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The runner splits each line of its `.env` at the first `=` and takes both sides as they are. Quotes become a part of \
         the address, `export https_proxy` becomes the name of the variable, and what stands behind a `#` stays in the value.",
        "runner 把 `.env` 的每一行在第一个 `=` 处分开，两边原样使用。引号会成为地址的一部分，`export https_proxy` 会成为变量名，`#` 后面的内容也会留在值里。",
    ),
    bad: &[example(
        Kind::EnvFile,
        "# .env of the self-hosted runner\nhttps_proxy=\"http://proxy.corp.example:3128\"\nno_proxy=localhost,corp.example\n",
    )],
    good: &[example(
        Kind::EnvFile,
        "# .env of the self-hosted runner\nhttps_proxy=http://proxy.corp.example:3128\nno_proxy=localhost,corp.example\n",
    )],
    sources: &[source::RUNNER_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.mentions("runner").is_none() || case.mentions(".env").is_none() {
        return;
    }
    let files: Vec<_> = case.of_kind(Kind::EnvFile).map(|it| it.part.span).collect();
    for setting in case.settings.iter().filter(|it| matches!(it.how, How::Line) && it.quote.is_some() && !it.is_remark) {
        if !files.iter().any(|file| file.contains(setting.at)) {
            continue;
        }
        let at = Span::new(setting.value_at.start - 1, setting.value_at.end + 1);
        let quotes = [Edit::delete(Span::new(at.start, at.start + 1)), Edit::delete(Span::new(at.end - 1, at.end))];
        out.push(
            Finding::error(
                at,
                both("The runner takes the quotes for a part of the value.", "runner 会把引号当成值的一部分。"),
            )
            .weight(94)
            .why(both(
                "Its `.env` is no shell script: each side of `=` counts as it is written.",
                "它的 `.env` 不是 shell 脚本，`=` 两边都原样使用。",
            ))
            .todo(both("Leave the quotes out and restart the runner.", "去掉引号，然后重启 runner。"))
            .fix(Fix::safe(both("Leave the quotes out", "去掉引号"), quotes)),
        );
    }
}
