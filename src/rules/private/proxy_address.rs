//! A module mirror was put in `GOPRIVATE`, where paths of private modules belong.

use super::patterns::{host_in, settings};
use crate::data::{public_proxies, source};
use crate::facts::{Case, Failure, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP026",
    name: "mirror-in-goprivate",
    cause: Cause::PrivateModuleRouting,
    title: both("A mirror in `GOPRIVATE`", "把镜像写进了 `GOPRIVATE`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPRIVATE` lists paths of modules that must not go to a mirror. A mirror's address in it speeds up nothing and covers \
         nothing; it belongs in `GOPROXY`.",
        "`GOPRIVATE` 列出的是不能走镜像的模块路径。把镜像地址写在这里既不会加速，也匹配不到任何模块；它应该写进 `GOPROXY`。",
    ),
    bad: &[
        example(Kind::Shell, "GOPRIVATE=https://goproxy.cn go build .\n"),
        example(Kind::Shell, "go env -w GOPRIVATE=goproxy.io\n"),
    ],
    good: &[example(Kind::Shell, "GOPROXY=https://goproxy.cn,direct go build .\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            let host = host_in(entry.text);
            if !public_proxies::is_public(host) || entry.text.contains('*') {
                continue;
            }
            let mut finding = Finding::error(
                entry.at,
                both("`{name}` holds the mirror `{host}` instead of module paths.", "`{name}` 里写的是镜像 `{host}`，而不是模块路径。")
                    .with("name", &setting.name)
                    .with("host", host),
            )
            .why(both(
                "The variable names modules that must not go to a mirror, by the beginnings of their paths.",
                "这个变量用路径的开头列出不能走镜像的模块。",
            ))
            .todo(
                both(
                    "Put the address in `GOPROXY`, as in `GOPROXY=https://{host},direct`, and only paths of private modules here.",
                    "把地址写进 `GOPROXY`，例如 `GOPROXY=https://{host},direct`；这里只写私有模块的路径。",
                )
                .with("host", host),
            );
            // Tried against something else that is wrong.
            if setting.is("GOINSECURE") && case.failures.iter().any(Failure::is_untrusted) {
                finding = finding.weight(44);
            }
            let is_alone = setting.value.trim() == entry.text && !setting.name_at.is_empty();
            if is_alone && setting.is_verbatim(case.text) && !matches!(setting.how, How::GoEnvPrint) {
                let edits = [
                    Edit::replace(setting.name_at, "GOPROXY"),
                    Edit::replace(setting.value_at, format!("https://{host},direct")),
                ];
                finding = finding.fix(Fix::review(both("Set `GOPROXY` instead", "改成设置 `GOPROXY`"), edits));
            }
            out.push(finding);
        }
    }
}
