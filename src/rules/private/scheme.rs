//! A pattern of module paths is written as an address, with `https://`.

use super::patterns::{host_in, ranked, settings};
use crate::data::{public_proxies, source};
use crate::facts::{Case, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP021",
    name: "scheme-in-pattern",
    cause: Cause::PrivateModuleRouting,
    title: both("`https://` in `GOPRIVATE` or its kin", "`GOPRIVATE` 等变量里写了 `https://`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPRIVATE`, `GONOPROXY` and `GONOSUMDB` hold beginnings of module paths, as they stand in `import` lines: \
         `git.corp.example/team`. A module path has no scheme, so `https://git.corp.example` covers nothing, and private \
         modules go to the public mirror and the checksum database.",
        "`GOPRIVATE`、`GONOPROXY`、`GONOSUMDB` 里写的是模块路径的开头，和 `import` 里的写法一样：`git.corp.example/team`。模块路径没有协议，\
         所以 `https://git.corp.example` 什么也匹配不到，私有模块仍会去找公共镜像和校验和数据库。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOPRIVATE=https://git.corp.example\n"),
        example(Kind::GoEnv, "GONOSUMDB=\"ssh://git@git.corp.example/team\"\nGOPROXY=\"https://goproxy.cn,direct\"\n"),
    ],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            // `git@host:team/lib` of git is an address, too.
            let rest = match (entry.text.split_once("://"), entry.text.split_once('@')) {
                (Some((_, rest)), _) => rest.to_owned(),
                (None, Some((user, rest))) if rest.contains(':') && !user.contains('/') => rest.replacen(':', "/", 1),
                _ => continue,
            };
            let rest = rest.as_str();
            let host = host_in(entry.text);
            if has_gap(host) || public_proxies::is_public(host) {
                continue;
            }
            let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
            let (authority, below) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let below = below.trim_end_matches('/');
            let below = below.strip_suffix(".git").unwrap_or(below);
            let instead = format!("{}{below}", authority.split(':').next().unwrap_or_default());
            let mut finding = Finding::error(
                entry.at,
                both("`{pattern}` in `{name}` covers no module: it is an address, not a path.", "`{name}` 里的 `{pattern}` 是地址而不是路径，匹配不到任何模块。")
                    .with("pattern", entry.text)
                    .with("name", &setting.name),
            )
            .why(both(
                "The variable holds beginnings of module paths, and no path begins with `https://`; so the modules still go to \
                 the public mirror and the checksum database.",
                "这个变量里写的是模块路径的开头，而路径不会以 `https://` 开头，所以这些模块仍会去找公共镜像和校验和数据库。",
            ))
            .todo(both("Write `{instead}`.", "改成 `{instead}`。").with("instead", &instead));
            if setting.is_verbatim(case.text) {
                let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", &instead);
                finding = finding.fix(Fix::safe(title, [Edit::replace(entry.at, instead.clone())]));
            }
            out.push(ranked(case, finding, &instead));
        }
    }
}
