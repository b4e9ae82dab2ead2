//! `GOVCS` does not let go use the version control system of a repository, or can't be read.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP336",
    name: "govcs",
    cause: Cause::Govcs,
    title: both("`GOVCS` forbids the version control system, or can't be read", "`GOVCS` 不允许这个版本控制系统，或者无法解析"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Fetched directly, public modules may only come by git or Mercurial; modules that `GOPRIVATE` covers by any system. `GOVCS` \
         changes that: pairs `pattern:vcs|vcs` between commas, the first pattern that fits decides; `off` or `all` may stand for the \
         systems, but a bare `off` is an error (`*:off` is meant). Through a module proxy `GOVCS` plays no part.",
        "直连下载时，公共模块只允许用 git 或 Mercurial；`GOPRIVATE` 包含的模块则任何系统都行。`GOVCS` 可以改变这一点：以逗号分隔的 \
         `模式:vcs|vcs`，以第一个匹配的模式为准；系统可以写 `off` 或 `all`，但单独写 `off` 是错误（应写 `*:off`）。走模块代理时 `GOVCS` 不起作用。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: svn.corp.example/lib@v1.0.0: unrecognized import path \"svn.corp.example/lib\": GOVCS disallows using svn for public \
             svn.corp.example/lib; see 'go help vcs'\n",
        ),
        example(
            Kind::ErrorText,
            "go: git.corp.example/lib@v1.0.0: unrecognized import path \"git.corp.example/lib\": malformed entry in GOVCS (missing colon): \
             \"off\"\n",
        ),
        example(Kind::Shell, "export GOVCS=off\n"),
    ],
    good: &[example(Kind::Shell, "export GOVCS='svn.corp.example:svn,public:git|hg,private:all'\n")],
    sources: &[source::GO_VCS_ALLOWED],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = super::said(case, &["govcs disallows using"]) {
        let finding = Finding::error(
            case.line(at),
            both("`GOVCS` doesn't let go use this version control system here.", "`GOVCS` 不允许 go 在这里使用这个版本控制系统。"),
        );
        out.push(
            finding
                .why(both(
                    "Fetched directly, public modules may come by git or hg only, unless `GOVCS` says otherwise.",
                    "直连下载公共模块只允许用 git 或 hg，除非 `GOVCS` 另有规定。",
                ))
                .todo(both(
                    "If the module is your own, name it in `GOPRIVATE`; otherwise allow it alone: `GOVCS=svn.corp.example:svn` (the defaults hold for the rest).",
                    "如果是自己的模块，写进 `GOPRIVATE`；否则只为它放行：`GOVCS=svn.corp.example:svn`（其余仍按默认规则）。",
                )),
        );
        return;
    }
    let said = case.says_any(&[
        "malformed entry in govcs",
        "unreachable pattern in govcs",
        "empty entry in govcs",
        "empty pattern in govcs",
        "empty vcs ",
        "relative pattern not allowed in govcs",
    ]);
    let set = case.settings_of("GOVCS").find(|it| is_malformed(&it.value)).map(|it| it.value_at);
    let Some(at) = set.or(said.map(|at| case.line(at))) else { return };
    out.push(
        Finding::error(at, both("go can't read the value of `GOVCS`.", "go 无法解析 `GOVCS` 的值。"))
            .why(both(
                "Every entry is `pattern:systems`, neither part empty, and no pattern twice.",
                "每一项都是 `模式:系统`，两边都不能为空，同一个模式不能写两次。",
            ))
            .todo(both(
                "Write pairs, as in `'*:off'` or `'public:git|hg,private:all'`, in quotes in a shell; unset it to get the default.",
                "按 `模式:系统` 成对书写，例如 `'*:off'` 或 `'public:git|hg,private:all'`（在 shell 里要加引号）；想用默认值就取消设置。",
            )),
    );
}

/// Whether an entry lacks its pattern, its colon or its systems. References are not judged.
fn is_malformed(value: &str) -> bool {
    !value.is_empty() && !value.contains(['$', '%']) && value.split(',').any(|entry| entry.trim().split_once(':').is_none_or(|(pattern, systems)| pattern.is_empty() || systems.is_empty()))
}
