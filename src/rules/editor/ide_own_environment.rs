//! GoLand runs go with an environment of its own.

use crate::data::source;
use crate::facts::{Case, Place, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP298",
    name: "ide-own-environment",
    cause: Cause::EditorSettings,
    title: both("GoLand runs go with variables of its own", "GoLand 用自己的变量运行 go"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "GoLand hands go the variables of the project (Settings, Go, Go Modules, Environment; formerly the field Proxy). They win \
         over the shell and over `go env -w`. The HTTP proxy in Appearance & Behavior, System Settings is for the IDE itself: go \
         does not see it.",
        "GoLand 运行 go 时会带上项目自己的变量（Settings 的 Go、Go Modules 里的 Environment，旧版叫 Proxy），优先于 shell 和 `go env -w`。\
         Appearance & Behavior 的 System Settings 里的 HTTP Proxy 只给 IDE 自己用，go 看不到。",
    ),
    bad: &[example(
        Kind::GoEnv,
        "# terminal\nGOPROXY='https://goproxy.cn,direct'\n# GoLand's build log shows GOPROXY=https://proxy.golang.org,direct\n",
    )],
    good: &[example(Kind::GoEnv, "GOPROXY='https://goproxy.cn,direct'\n")],
    sources: &[source::GOLAND],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(ide) = ["goland", "intellij", "jetbrains"].iter().find_map(|it| case.mentions(it)) else { return };
    let is_of_go = |it: &&Setting| it.name.starts_with("GO") || it.is_forward_proxy() || it.place == Place::Editor;
    let setting = case.settings.iter().find(is_of_go);
    let is_own_proxy = case.says_any(&["system settings", "http proxy", "proxy settings", "appearance & behavior"]).is_some();
    let is_told = case
        .says_any(&[
            "another goproxy", "different goproxy", "other goproxy", "console", "build log", "run window", "build window", "tool window", "works in the terminal",
            "in the terminal", "# terminal", "own value", "ignores", "go modules", "still uses", "still asks", "sync",
        ])
        .is_some();
    let differs = case.settings.iter().any(|it| {
        setting.is_some_and(|first| it.is(&first.name) && it.value != first.value && it.is_set())
    });
    let fails = !case.troubles().is_empty();
    if !(is_told || is_own_proxy || differs) || (setting.is_none() && !fails) {
        return;
    }
    let at = setting.map_or(ide, |it| it.name_at);
    out.push(
        Finding::error(
            at,
            both("GoLand runs go with the variables of its project settings.", "GoLand 运行 go 时用的是项目设置里的变量。"),
        )
        .weight(96)
        .why(both(
            "They come before the shell's and before `go env -w`; the IDE's own HTTP proxy is for the IDE alone.",
            "它们优先于 shell 和 `go env -w`；IDE 自己的 HTTP Proxy 只管 IDE。",
        ))
        .todo(both(
            "Under Settings, Go, Go Modules change Environment (formerly Proxy), for instance `GOPROXY=https://goproxy.cn,direct`; \
             or empty it and use `go env -w`.",
            "在 Settings 的 Go、Go Modules 里修改 Environment（旧版是 Proxy），例如 `GOPROXY=https://goproxy.cn,direct`；或者清空它，改用 `go env -w`。",
        )),
    );
}
