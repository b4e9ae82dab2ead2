//! Variables in `OpenRC`'s file for docker that are not exported.

use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP246",
    name: "openrc-export",
    cause: Cause::EnvSyntax,
    title: both("`/etc/conf.d/docker` without `export`", "`/etc/conf.d/docker` 里没有 `export`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "OpenRC reads `/etc/conf.d/docker` as a shell script; only what is exported there reaches dockerd. Write `export \
         HTTPS_PROXY=…`, then `rc-service docker restart`.",
        "OpenRC 把 `/etc/conf.d/docker` 当作 shell 脚本读取，只有导出的变量才会传给 dockerd。请写 `export HTTPS_PROXY=…`，再执行 \
         `rc-service docker restart`。",
    ),
    bad: &[example(
        Kind::Shell,
        "# /etc/conf.d/docker\nHTTP_PROXY=\"http://proxy.corp.example:3128\"\nHTTPS_PROXY=\"http://proxy.corp.example:3128\"\n",
    )],
    good: &[example(
        Kind::Shell,
        "# /etc/conf.d/docker\nexport HTTP_PROXY=\"http://proxy.corp.example:3128\"\nexport \
         HTTPS_PROXY=\"http://proxy.corp.example:3128\"\n",
    )],
    sources: &[source::OPENRC, source::DOCKER_DAEMON_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(file) = case.says("/etc/conf.d/") else { return };
    let is_plain = |how| matches!(how, How::Unexported | How::Line);
    let found: Vec<_> = case
        .settings
        .iter()
        .filter(|it| it.is_forward_proxy() && is_plain(it.how) && !it.is_remark && it.at.start > file.end)
        .collect();
    let Some(first) = found.first() else { return };
    let edits: Vec<_> = found.iter().map(|it| Edit::insert(it.at.start, "export ")).collect();
    out.push(
        Finding::error(
            first.at,
            both("`{name}` is set here and not exported.", "`{name}` 在这里设置了，但没有导出。").with("name", &first.name),
        )
        .why(both(
            "OpenRC reads the file as a shell script, and dockerd gets only what is exported.",
            "OpenRC 把文件当 shell 脚本读取，dockerd 只能得到导出的变量。",
        ))
        .todo(both(
            "Write `export` before it, then `rc-service docker restart`.",
            "在前面加上 `export`，再执行 `rc-service docker restart`。",
        ))
        .fix(Fix::safe(both("Export them", "导出变量"), edits)),
    );
}
