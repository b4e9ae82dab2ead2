//! The commas of `NO_PROXY` carry backslashes.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP185",
    name: "escaped-commas",
    cause: Cause::NoProxy,
    title: both("Backslashes before the commas of `NO_PROXY`", "`NO_PROXY` 的逗号前有反斜杠"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A comma needs no backslash in a unit. `localhost\\,127.0.0.1` is no list of two hosts: no entry matches, and internal \
         addresses go to the proxy.",
        "单元文件里的逗号不需要反斜杠。`localhost\\,127.0.0.1` 不是两个主机的列表：没有条目能匹配，内部地址都会走代理。",
    ),
    bad: &[example(
        Kind::Systemd,
        "[Manager]\nDefaultEnvironment=HTTP_PROXY=http://proxy.corp.example:3128 NO_PROXY=localhost\\,127.0.0.1\\,corp.example\n",
    )],
    good: &[example(
        Kind::Systemd,
        "[Manager]\nDefaultEnvironment=HTTP_PROXY=http://proxy.corp.example:3128 NO_PROXY=localhost,127.0.0.1,corp.example\n",
    )],
    sources: &[source::SYSTEMD_EXEC],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("NO_PROXY").filter(|it| it.how == How::Unit) {
        let written = setting.value_at.of(case.text);
        let slashes = written.match_indices("\\,").map(|(at, _)| setting.value_at.start + at);
        let edits: Vec<_> = slashes.map(|at| Edit::delete(Span::new(at, at + 1))).collect();
        if edits.is_empty() {
            continue;
        }
        out.push(
            Finding::error(
                setting.value_at,
                both("The backslashes break the list: no entry matches.", "反斜杠破坏了列表，没有条目能匹配。"),
            )
            .weight(98)
            .why(both("In a unit a comma stands for itself.", "单元文件里逗号不需要转义。"))
            .todo(both("Take the backslashes out.", "去掉反斜杠。"))
            .fix(Fix::safe(both("Take the backslashes out", "去掉反斜杠"), edits)),
        );
    }
}
