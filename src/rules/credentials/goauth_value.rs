//! go can't use the value of `GOAUTH`.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP090",
    name: "goauth-value",
    cause: Cause::ModuleProxyAuth,
    title: both("`GOAUTH` has a value that go can't use", "`GOAUTH` 的值 go 用不了"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOAUTH` (since Go 1.24) is a list of helpers, parted by `;`: `netrc`, `git` with an absolute folder, or a command of \
         your own. `off` stands alone, and nothing may be empty, not even behind the last `;`.",
        "`GOAUTH`（Go 1.24 起）是用 `;` 分隔的凭据来源列表：`netrc`、`git` 加一个绝对路径，或自己的命令。`off` 只能单独使用；任何一项都不能为空，最后的 `;` 后面也不行。",
    ),
    bad: &[example(Kind::ErrorText, "go: GOAUTH encountered an empty command (GOAUTH=netrc;)\n")],
    good: &[example(Kind::Shell, "go env -w GOAUTH='netrc;git /home/me/src'\n")],
    sources: &[source::GO_AUTH],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&[
        "goauth encountered an empty command",
        "goauth=off cannot be combined",
        "goauth=git dir method requires",
        "goauth=git dir method expects",
    ]);
    let Some(at) = said else { return };
    out.push(
        Finding::error(case.line(at), both("go can't use the value of `GOAUTH`.", "go 用不了 `GOAUTH` 的值。"))
            .why(both(
                "Helpers are parted by `;`, none may be empty, `off` stands alone, and `git` needs an absolute folder.",
                "各项用 `;` 分隔且不能为空，`off` 只能单独使用，`git` 需要绝对路径。",
            ))
            .todo(both(
                "`go env -u GOAUTH` returns to `netrc`; or write for example `GOAUTH='netrc;git /home/me/src'`.",
                "`go env -u GOAUTH` 可恢复为 `netrc`；或者写成例如 `GOAUTH='netrc;git /home/me/src'`。",
            ))
            .weight(98),
    );
}
