//! `go env -w` writes a value, and a variable of the environment with another one wins.

use std::collections::{BTreeMap, BTreeSet};

use super::names::GO;
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP172",
    name: "variable-beats-file",
    cause: Cause::EnvPrecedence,
    title: both("A variable of the environment beats `go env -w`", "环境变量优先于 `go env -w`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go takes a variable of the environment first, then its own file, which `go env -w` writes. With both, the value that was \
         written last does not count; `go env -w` says so: `does not override conflicting OS environment variable`. Keep one \
         place: remove the `export`, `ENV` or system setting, or don't write the file.",
        "go 先看环境变量，再看自己的配置文件（`go env -w` 写的就是它）。两处都有时，后写的值并不生效，`go env -w` 也会提示 `does not override conflicting OS environment \
         variable`。请只保留一处：去掉 `export`、`ENV` 或系统设置，或者不写配置文件。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY=https://proxy.golang.org,direct\ngo env -w GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::ErrorText, "warning: go env -w GOPROXY=... does not override conflicting OS environment variable\n"),
    ],
    good: &[
        example(Kind::Shell, "unset GOPROXY\ngo env -w GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example\nexport GOPRIVATE=\n"),
    ],
    sources: &[source::GO_ENV_COMMAND],
};

fn beats(setting: &Setting, written: &Setting) -> bool {
    let is_environment = matches!(setting.how, How::Export | How::DockerEnv | How::Environment | How::Unit);
    // What a step of an image writes is read in that image only.
    let is_same_world = setting.place == written.place || !matches!(setting.how, How::DockerEnv | How::Environment | How::Unit);
    is_environment && is_same_world && setting.name == written.name && !setting.is_remark && !setting.value.trim().is_empty()
}

/// Settings of the variables that these rules are about, a few of each are enough.
fn firsts<'s>(settings: impl Iterator<Item = &'s Setting>) -> Vec<&'s Setting> {
    let mut count = BTreeMap::new();
    settings
        .filter(|it| GO.contains(&it.name.as_str()))
        .filter(|it| {
            let seen: &mut usize = count.entry(it.name.as_str()).or_default();
            *seen += 1;
            *seen <= 8
        })
        .collect()
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let says = case.says("does not override conflicting os environment variable");
    let unset: BTreeSet<_> = case.settings.iter().filter(|it| it.how == How::Unset).map(|it| it.name.as_str()).collect();
    let environment: Vec<_> = firsts(case.settings.iter().filter(|it| it.how != How::GoEnvWrite && it.how != How::GoEnvPrint));
    for written in case.settings.iter().filter(|it| it.how == How::GoEnvWrite && !it.is_remark) {
        if unset.contains(written.name.as_str()) || !GO.contains(&written.name.as_str()) {
            continue;
        }
        let mut others = environment.iter().filter(|it| it.name == written.name);
        let Some(other) = others.find(|it| beats(it, written) && it.value.trim() != written.value.trim()) else {
            continue;
        };
        out.push(
            Finding::warning(
                other.at,
                both("`{name}` in the environment beats what `go env -w` writes.", "环境变量里的 `{name}` 优先于 `go env -w` 写入的值。")
                    .with("name", &written.name),
            )
            .weight(if case.failures.is_empty() { 90 } else { 80 })
            .why(both(
                "go looks at the environment first and at its own file second.",
                "go 先看环境变量，再看自己的配置文件。",
            ))
            .todo(both(
                "Keep one of the two: take this one away, or drop `go env -w`.",
                "两处只保留一处：去掉这里的设置，或者不用 `go env -w`。",
            )),
        );
        return;
    }
    let prints = firsts(case.settings.iter().filter(|it| it.how == How::GoEnvPrint));
    let printed = case.settings.iter().filter(|it| it.how == How::GoEnvWrite).find_map(|written| {
        prints.iter().find(|it| {
            it.name == written.name
                && it.at.start > written.at.end
                && !it.value.is_empty()
                && it.value.trim() != written.value.trim()
        })
    });
    // `go env -u` takes away what its file says, and something else is printed than the default.
    let is_unwritten = |it: &&Setting| it.how == How::Unset && case.line(it.at).of(case.text).contains("env -u");
    let left = case.settings.iter().filter(is_unwritten).find_map(|taken| {
        let is_left = |it: &&&Setting| it.name == taken.name && it.at.start > taken.at.end && it.name == "GOPROXY" && it.value.contains("://");
        prints.iter().find(is_left).filter(|it| !it.value.starts_with("https://proxy.golang.org"))
    });
    let Some(at) = says.or_else(|| printed.or(left).map(|it| it.value_at)) else { return };
    out.push(
        Finding::warning(at, both("A variable of the environment beats what `go env -w` writes.", "环境变量优先于 `go env -w` 写入的值。"))
            .weight(if says.is_some() { 98 } else { 96 })
            .why(both(
                "go looks at the environment first and at its own file second.",
                "go 先看环境变量，再看自己的配置文件。",
            ))
            .todo(both(
                "Find where the variable is set (`env | grep '^GO'`, start-up files, `ENV` in an image, the system's settings) and remove or change it there.",
                "找到设置这个变量的地方（`env | grep '^GO'`、shell 启动文件、镜像里的 `ENV`、系统设置），在那里删除或修改。",
            )),
    );
}
