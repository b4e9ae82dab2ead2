//! `set NAME value` in fish without `-x`: programs don't see it.

use std::collections::BTreeSet;

use super::names::is_ours;
use super::shells::Commands;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::shell::Shell;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP166",
    name: "fish-not-exported",
    cause: Cause::EnvSyntax,
    title: both("fish hands on a variable only with `-x`", "fish 里加 `-x` 才会把变量传给程序"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In fish `set NAME value` makes a variable of the shell; programs see it only if it is exported: `set -gx NAME value` for \
         this session, `set -Ux` for all.",
        "在 fish 里，`set NAME value` 设置的是 shell 自己的变量，导出后程序才能看到：当前会话用 `set -gx NAME value`，永久生效用 `set -Ux`。",
    ),
    bad: &[example(Kind::Fish, "~> set GOPROXY https://goproxy.cn,direct\n~> go mod download\n")],
    good: &[example(Kind::Fish, "~> set -gx GOPROXY https://goproxy.cn,direct\n~> go mod download\n")],
    sources: &[source::FISH_SET],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let commands = Commands::of(case);
    let exported: BTreeSet<_> = case.settings.iter().filter(|it| it.how == How::Export).map(|it| it.name.as_str()).collect();
    for setting in case.settings.iter().filter(|it| it.how == How::Unexported && is_ours(&it.name)) {
        let Some(command) = commands.at(setting.at.start).filter(|it| it.shell == Shell::Fish && it.word(0) == "set") else {
            continue;
        };
        let is_exported = exported.contains(setting.name.as_str());
        if is_exported {
            continue;
        }
        let set = command.words[0].at;
        let flag = command.words.get(1).filter(|it| it.value.starts_with('-') && !it.value.starts_with("--"));
        let edit = match flag {
            Some(flag) => Edit::insert(flag.at.end, "x"),
            None => Edit::replace(Span::new(set.start, set.end), "set -gx"),
        };
        out.push(
            Finding::error(command.at, both("fish keeps `{name}` to itself: it is not exported.", "`{name}` 没有导出，只有 fish 自己看得到。").with("name", &setting.name))
                .why(both("Without `-x` a variable is the shell's own; go does not see it.", "没有 `-x` 的变量只属于 shell，go 看不到。"))
                .todo(both("Write `set -gx {name} …`.", "改成 `set -gx {name} …`。").with("name", &setting.name))
                .fix(Fix::safe(both("Export it", "导出它"), [edit])),
        );
    }
}
