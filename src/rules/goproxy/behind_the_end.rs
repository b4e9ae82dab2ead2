//! A module proxy stands behind `direct` or `off`, where go stops reading.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP002",
    name: "behind-the-end",
    cause: Cause::GoproxyMalformed,
    title: both("A module proxy behind `direct` or `off` is never asked", "写在 `direct` 或 `off` 后面的模块代理不会被访问"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`direct` and `off` end the list: go does not even read what stands behind them. A module proxy that is to be \
         asked must stand before `direct`; behind `off` nothing makes sense.",
        "`direct` 和 `off` 表示列表到此结束，go 根本不会读取后面的内容。想用的模块代理要写在 `direct` 前面；`off` 后面写什么都没有意义。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct,https://goproxy.io\n"),
        example(Kind::Shell, "export GOPROXY='off,https://goproxy.cn'\n"),
    ],
    good: &[example(Kind::Shell, "export GOPROXY='https://goproxy.cn|https://goproxy.io,direct'\n")],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

/// `modfetch/proxy.go`, `proxyList`: the loop ends at `direct` and at `off`.
fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOPROXY") {
        let hops = setting.hops(case.text);
        let Some(end) = hops.iter().position(|it| matches!(it.text, "direct" | "off")) else { continue };
        let word = hops[end];
        let behind = &hops[end + 1..];
        let (Some(first), Some(last)) = (behind.first(), behind.last()) else { continue };
        let is_first_direct = end == 0 && word.text == "direct";
        if is_first_direct || behind.iter().all(|it| matches!(it.text, "direct" | "off")) {
            continue;
        }
        let others = first.at.to(last.at);
        let mut finding = Finding::error(
            others,
            both("`{rest}` stands behind `{end}` and is never asked.", "`{rest}` 写在 `{end}` 后面，永远不会被访问。")
                .with("rest", others.of(case.text))
                .with("end", word.text),
        )
        .why(both(
            "go reads the list from left to right and stops at `direct` or `off`.",
            "go 从左到右读取列表，遇到 `direct` 或 `off` 就停止。",
        ));
        finding = if word.text == "direct" {
            finding.todo(both(
                "Put `direct` at the end, behind all module proxies.",
                "把 `direct` 放到最后，排在所有模块代理之后。",
            ))
        } else {
            finding.todo(both(
                "Take `off` out if the proxies are to be asked, or everything else if nothing is to be downloaded.",
                "想访问这些代理就去掉 `off`；不想下载任何模块就只留 `off`。",
            ))
        };
        if setting.is_verbatim(case.text) && behind.iter().all(|it| !matches!(it.text, "direct" | "off")) {
            let runs = if word.text == "direct" {
                vec![Run::Keep(others), Run::New(",direct".to_owned())]
            } else {
                vec![Run::Keep(others)]
            };
            let edits = [Edit::runs(word.at.to(last.at), runs)];
            finding = finding.fix(if word.text == "direct" {
                Fix::safe(both("Put `direct` last", "把 `direct` 放到最后"), edits)
            } else {
                Fix::review(both("Take `off` out", "去掉 `off`"), edits)
            });
        }
        out.push(finding);
    }
}
