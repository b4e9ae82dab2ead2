//! A module mirror that serves no more, or has moved.

use crate::data::{public_proxies, source};
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP008",
    name: "mirror-is-gone",
    cause: Cause::ProxyUnreachable,
    title: both("A module mirror that serves no more", "已经停止服务的模块镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Old instructions name mirrors that were switched off or have moved. GoCenter ended in May 2021; Huawei Cloud's \
         mirror answers at another path than it used to.",
        "一些旧教程里的镜像已经关闭或搬家了。GoCenter 在 2021 年 5 月停止服务；华为云的镜像换了路径。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY=https://gocenter.io,direct\n"),
        example(Kind::Shell, "go env -w GOPROXY=https://mirrors.huaweicloud.com/goproxy/,direct\n"),
    ],
    good: &[example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::GOCENTER_SUNSET, source::HUAWEI_MIRROR],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOPROXY") {
        for entry in setting.hops(case.text) {
            let address = entry.text.trim_start_matches("https://").trim_start_matches("http://");
            let Some(gone) = public_proxies::gone(address) else { continue };
            let finding = Finding::error(
                entry.at,
                both("`{entry}` serves modules no more.", "`{entry}` 已经不再提供模块。").with("entry", entry.text),
            )
            .why(both("It was switched off or has moved; see {source}.", "它已经关闭或搬家，见 {source}。").with("source", gone.source));
            let instead = if gone.instead.is_empty() { "https://proxy.golang.org" } else { gone.instead };
            let finding = finding.todo(
                both("Write `{instead}` or another mirror in its place.", "换成 `{instead}` 或其他镜像。").with("instead", instead),
            );
            out.push(if setting.is_verbatim(case.text) {
                let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", instead);
                finding.fix(Fix::review(title, [Edit::replace(entry.at, instead)]))
            } else {
                finding
            });
        }
    }
}
