//! A program shows the environment that it starts go with, and a variable that is set for itself is not in it.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP319",
    name: "not-handed-on",
    cause: Cause::EnvPrecedence,
    title: both("A program hands only some variables on to go", "程序只把一部分变量传给 go"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Renovate, build services and the like start go with variables from a list of their own. What is set for them and isn't on that \
         list never reaches go. Renovate takes further ones by `customEnvVariables`.",
        "Renovate 和各种构建服务启动 go 时，只带上自己名单里的变量；设置给它们、但不在名单上的，永远到不了 go。Renovate 可以用 `customEnvVariables` 添加。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "# GONOSUMDB is set for the bot\nDEBUG: Executing command\n  \"command\": \"go get -d ./...\"\n  \"env\": {\n    \"GOPATH\": \"/go\",\n    \"GOPROXY\": \"https://goproxy.io\",\n    \"HOME\": \"/home/bot\"\n",
    )],
    good: &[example(
        Kind::ErrorText,
        "# GONOSUMDB is set for the bot\nDEBUG: Executing command\n  \"command\": \"go get -d ./...\"\n  \"env\": {\n    \"GOPATH\": \"/go\",\n    \"GONOSUMDB\": \"git.acme.io\",\n    \"HOME\": \"/home/bot\"\n",
    )],
    sources: &[source::RENOVATE_GO],
};

/// How people say that it is set.
const SET: &[&str] = &["is set", "are set", "is exported", "is defined", "set for", "set where", "passed to", "已设置", "设置了"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_dump = case.says_any(&["\"env\": {", "env: {", "environment: {"]).is_some() && case.says_any(&["\"gopath\"", "\"goproxy\"", "\"home\"", "\"path\""]).is_some();
    let is_started = case.says_any(&["command failed: docker run", "executing command", "running command", "exec: docker run", "renovate"]).is_some();
    let is_run = case.says(" -e gopath").or_else(|| case.says(" -e goproxy")).is_some() && is_started;
    if !is_dump && !is_run {
        return;
    }
    for clause in told::clauses(case) {
        if !SET.iter().any(|words| case.lower(clause.at).contains(words)) {
            continue;
        }
        let said = clause.at.of(case.text);
        let names = said.split(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '_')).filter(|word| {
            word.len() > 5 && (word.starts_with("GO") || word.to_ascii_uppercase().ends_with("_PROXY")) && word.contains(|ch: char| ch.is_ascii_uppercase())
        });
        for name in names {
            let is_apart = |at: usize| {
                let ends = case.text[at + name.len()..].starts_with(|ch: char| ch.is_ascii_alphanumeric() || ch == '_');
                let begins = case.text[..at].ends_with(|ch: char| ch.is_ascii_alphanumeric() || ch == '_');
                !ends && !begins && !(clause.remark.start..clause.remark.end).contains(&at)
            };
            if case.text.match_indices(name).any(|(at, _)| is_apart(at)) {
                continue;
            }
            out.push(
                Finding::error(clause.at, both("`{name}` is not in the environment that go is started with.", "启动 go 的环境里没有 `{name}`。").with("name", name))
                    .why(both("The program in between hands on only the variables of its own list.", "中间的程序只传递自己名单里的变量。"))
                    .todo(both(
                        "Update it, or name the variable in its settings (Renovate: `customEnvVariables`), or write it into the `go/env` file of the image.",
                        "升级该程序，或在它的设置里列出这个变量（Renovate：`customEnvVariables`），或写进镜像的 `go/env` 文件。",
                    ))
                    .confidence(Confidence::Medium)
                    .weight(97),
            );
            return;
        }
    }
}
