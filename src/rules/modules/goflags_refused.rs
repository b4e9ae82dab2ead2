//! `GOFLAGS` holds something that is no flag of the go command.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP337",
    name: "goflags-refused",
    cause: Cause::EnvSyntax,
    title: both("go can't use the value of `GOFLAGS`", "go 用不了 `GOFLAGS` 的值"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOFLAGS` is a list of flags between blanks, each with `-` and, if it has a value, with `=`: `-mod=mod -p=2`. With anything \
         else in it every go command stops. A flag whose value has a blank is quoted as a whole: `'-ldflags=-s -w'`.",
        "`GOFLAGS` 是以空格分隔的参数列表，每个都以 `-` 开头，带值的用 `=`：`-mod=mod -p=2`。里面出现别的内容，任何 go 命令都会停下。\
         值里有空格的参数要整个加引号：`'-ldflags=-s -w'`。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: parsing $GOFLAGS: unknown flag -nosuchflag\n"),
        example(Kind::ErrorText, "go: parsing $GOFLAGS: non-flag \"mod\"\n"),
        example(Kind::Shell, "export GOFLAGS=\"-mod mod\"\n"),
    ],
    good: &[example(Kind::Shell, "export GOFLAGS=\"-mod=mod -p=2\"\n")],
    sources: &[source::GO_VARIABLES, source::GO_ENV_COMMAND],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&["parsing $goflags", "parsing goflags"]);
    let set = case.settings_of("GOFLAGS").find(|it| has_other(&it.value)).map(|it| it.value_at);
    let Some(at) = set.or(said.map(|at| case.line(at))) else { return };
    out.push(
        Finding::error(at, both("go can't use the value of `GOFLAGS`.", "go 用不了 `GOFLAGS` 的值。"))
            .why(both(
                "Every entry must be a flag of the go command, with `=` before its value.",
                "每一项都必须是 go 命令的参数，值前面用 `=`。",
            ))
            .todo(both(
                "Write `-name=value`, as in `-mod=mod`; take out what go does not know. Where it comes from: `env | grep GOFLAGS`, then `cat \"$(go env GOENV)\"`.",
                "写成 `-名称=值`，例如 `-mod=mod`；去掉 go 不认识的内容。它的来源：先看 `env | grep GOFLAGS`，再看 `cat \"$(go env GOENV)\"`。",
            )),
    );
}

/// Whether there is something that does not begin with `-`. Quoted flags and references are not judged.
fn has_other(value: &str) -> bool {
    !value.contains(['$', '\'', '"', '\\', '%']) && value.split_whitespace().any(|flag| !flag.starts_with('-'))
}
