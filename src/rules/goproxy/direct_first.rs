//! `direct` stands before a module proxy: what comes behind it is never asked.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP001",
    name: "direct-first",
    cause: Cause::GoproxyMalformed,
    title: both("`direct` stands before a module proxy in `GOPROXY`", "`GOPROXY` 里 `direct` 排在模块代理前面"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go tries the entries of `GOPROXY` in order and never goes past `direct`: a module proxy behind it is never asked.",
        "go 按顺序尝试 `GOPROXY` 的条目，到 `direct` 为止：排在它后面的模块代理永远不会被访问。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY=direct,https://goproxy.cn\n"),
        example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nENV GOPROXY=direct,https://goproxy.cn\n"),
    ],
    good: &[example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

/// `modfetch/proxy.go`, `proxyList`: the loop ends at `direct` and at `off`.
fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOPROXY") {
        let value = setting.value_at.of(case.text);
        let Some(rest) = value.strip_prefix("direct").and_then(|rest| rest.strip_prefix([',', '|'])) else { continue };
        let others = Span::new(setting.value_at.end - rest.len(), setting.value_at.end);
        if rest.is_empty() {
            continue;
        }
        let title = both("Put `direct` last", "把 `direct` 放到最后");
        let runs = vec![Run::Keep(others), Run::New(",direct".to_owned())];
        out.push(
            Finding::error(
                setting.value_at,
                both("`direct` comes first, so `{rest}` is never asked.", "`direct` 在最前面，`{rest}` 永远不会被访问。")
                    .with("rest", rest),
            )
            .why(both(
                "The list is read from left to right and ends at `direct`.",
                "列表从左到右读取，到 `direct` 就结束。",
            ))
            .todo(both("Write `GOPROXY={rest},direct`.", "改成 `GOPROXY={rest},direct`。").with("rest", rest))
            .fix(Fix::safe(title, [Edit::runs(setting.value_at, runs)])),
        );
    }
}
