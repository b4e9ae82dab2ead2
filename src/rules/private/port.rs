//! A pattern of module paths holds a port.

use super::patterns::{host_of, ranked, settings};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP022",
    name: "port-in-pattern",
    cause: Cause::PrivateModuleRouting,
    title: both("A port in `GOPRIVATE` or its kin", "`GOPRIVATE` 等变量里写了端口"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A module path can't hold a port, so a pattern with one covers nothing. The port of the server belongs where the \
         repository's address is: in git's `insteadOf`, or in the answer to `?go-get=1`.",
        "模块路径里不能有端口，所以带端口的模式什么也匹配不到。服务器的端口应该写在仓库地址里：git 的 `insteadOf`，或者 `?go-get=1` 的应答。",
    ),
    bad: &[example(Kind::Shell, "export GOPRIVATE=git.corp.example:8443/team\n")],
    good: &[example(Kind::Shell, "export GOPRIVATE=git.corp.example/team\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            if entry.text.contains("://") || entry.text.contains('@') {
                continue;
            }
            let host = host_of(entry.text);
            let Some((name, port)) = host.split_once(':') else { continue };
            if name.is_empty() || port.is_empty() || !port.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            let instead = format!("{name}{}", &entry.text[host.len()..]);
            let mut finding = Finding::error(
                entry.at,
                both("`{pattern}` in `{name}` covers no module: it has a port.", "`{name}` 里的 `{pattern}` 带有端口，匹配不到任何模块。")
                    .with("pattern", entry.text)
                    .with("name", &setting.name),
            )
            .why(both(
                "It is held against module paths, and those have no ports.",
                "它是用来和模块路径比较的，而模块路径里没有端口。",
            ))
            .todo(both("Write `{instead}`.", "改成 `{instead}`。").with("instead", &instead));
            if setting.is_verbatim(case.text) {
                let title = both("Take the port out", "去掉端口");
                finding = finding.fix(Fix::safe(title, [Edit::replace(entry.at, instead.clone())]));
            }
            out.push(ranked(case, finding, &instead));
        }
    }
}
