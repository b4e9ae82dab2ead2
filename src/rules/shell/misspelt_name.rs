//! The name of a variable is misspelt, or in the wrong letter case.

use super::names::{GO, PROXY, is_ours};
use super::shells::Commands;
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::go::{Release, known_variable};
use crate::read::Kind;
use crate::read::shell::{Command, Shell};
use crate::rules::near::is_slip;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP170",
    name: "misspelt-name",
    cause: Cause::EnvSyntax,
    title: both("A variable with a misspelt name", "变量名拼写有误"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The environment takes any name, so a slip such as `GOPROX`, `GOPRIVATES` or `HTTP_PORXY` is never reported: nothing \
         happens. go's own variables are in capitals; `goproxy` is another name, except on Windows. Only those of forward proxies \
         exist in small letters too.",
        "环境变量可以叫任何名字，所以 `GOPROX`、`GOPRIVATES`、`HTTP_PORXY` 这样的笔误不会有任何提示，只是不起作用。go 自己的变量都是大写，`goproxy` 是另一个名字（Windows 除外）；\
         只有正向代理的变量才同时有小写形式。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXYS=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "export goproxy=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "GO111MODULE=on GOPROX=https://goproxy.cn,direct go mod download\n"),
    ],
    good: &[example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::GO_ENV, source::HTTPPROXY],
};

/// The variable that was meant.
fn meant(name: &str) -> Option<&'static str> {
    if is_ours(name) || known_variable(Release::NEWEST, name).is_some() {
        return None;
    }
    let capitals = name.to_ascii_uppercase();
    if let Some(known) = GO.iter().find(|it| **it == capitals) {
        return Some(known);
    }
    // `Http_Proxy` is nobody's name; `http_proxy` and `HTTP_PROXY` are.
    if let Some(known) = PROXY.iter().find(|it| **it == capitals) {
        return Some(known);
    }
    if known_variable(Release::NEWEST, &capitals).is_some() || capitals == "FTP_PROXY" {
        return None;
    }
    let is_long = capitals.len() > 5;
    GO.iter().chain(PROXY).copied().find(|it| is_long && is_slip(&capitals, it))
}

fn is_of_windows(commands: &Commands, setting: &Setting) -> bool {
    let is_there = |it: &Command| matches!(it.shell, Shell::PowerShell | Shell::Cmd);
    setting.how == How::CmdSet || commands.at(setting.name_at.start).is_some_and(is_there)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let commands = Commands::of(case);
    for setting in case.settings.iter().filter(|it| it.is_set() && !it.is_remark && !it.name_at.is_empty()) {
        if matches!(setting.how, How::JsonKey | How::JsonEnv | How::BuildArg | How::DockerArg | How::GoEnvPrint) {
            continue;
        }
        let Some(meant) = meant(&setting.name) else { continue };
        let is_case_only = setting.name.eq_ignore_ascii_case(meant);
        if case.refers_to(&setting.name) || (is_case_only && is_of_windows(&commands, setting)) {
            continue;
        }
        let finding = Finding::error(
            setting.name_at,
            both("No program reads `{name}`; the variable is `{meant}`.", "没有程序会读 `{name}`，变量名应该是 `{meant}`。")
                .with("name", &setting.name)
                .with("meant", meant),
        )
        // Modules have been the default since Go 1.16: that name makes nothing fail by itself.
        .weight(if meant == "GO111MODULE" { 60 } else { 99 })
        .why(both(
            "The environment takes any name, so nobody complains and nothing happens.",
            "环境变量可以叫任何名字，所以不会报错，也不起作用。",
        ))
        .todo(both("Write `{meant}`.", "改成 `{meant}`。").with("meant", meant));
        let is_there = setting.name_at.of(case.text) == setting.name;
        out.push(if is_there {
            let title = both("Write `{meant}`", "改成 `{meant}`").with("meant", meant);
            finding.fix(Fix::safe(title, [Edit::replace(setting.name_at, meant)]))
        } else {
            finding
        });
    }
}
