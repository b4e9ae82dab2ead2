//! `vendor` and `go.mod` disagree, or vendor mode is on without it.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP065",
    name: "vendor",
    cause: Cause::VendorMode,
    title: both("Vendor mode, and `vendor` does not fit `go.mod`", "处于 vendor 模式，但 `vendor` 与 `go.mod` 不符"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "With a `vendor` folder and `go 1.14` or later in `go.mod`, or with `-mod=vendor`, go downloads nothing and takes \
         everything from `vendor`. `vendor/modules.txt` must then name exactly what `go.mod` requires. `-mod=vendor` in \
         `GOFLAGS` for good breaks `go install path@version`, `go mod tidy` and `go list -m all`.",
        "有 `vendor` 目录且 `go.mod` 写着 `go 1.14` 或更新，或者带 `-mod=vendor` 时，go 不下载任何东西，全部取自 `vendor`；这时 `vendor/modules.txt` 必须与 `go.mod` 的要求完全一致。把 `-mod=vendor` 长期写进 `GOFLAGS` 会让 `go install 路径@版本`、`go mod tidy` 和 `go list -m all` 失败。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: inconsistent vendoring in /src:\n\trsc.io/quote@v1.5.2: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt\n",
        ),
        example(Kind::ErrorText, "main.go:4:2: cannot find package \".\" in:\n\t/src/vendor/rsc.io/quote\n"),
    ],
    good: &[example(Kind::ErrorText, "$ go mod vendor\n$ go build -mod=vendor ./...\n")],
    sources: &[source::GO_VENDOR],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let sure = case.says_any(&[
        "inconsistent vendoring",
        "not marked as explicit in vendor/modules.txt",
        "but not explicitly required in go.mod",
        "but not marked as replaced in vendor/modules.txt",
        "is replaced in go.mod, but",
        "using the vendor directory",
        "disabled by -mod=vendor",
        "due to -mod=vendor",
        "-mod=vendor only valid when using modules",
        "vendor/modules.txt: no such file",
        "-mod=vendor cannot be used",
        "with -mod=vendor",
        "-mod=vendor was set",
        "-mod may only be set to",
    ]);
    let missing = case.says("cannot find package \".\" in:").filter(|_| case.says_any(&["/vendor/", "\\vendor\\"]).is_some());
    let missing = missing.or_else(|| case.says("(vendor tree)").filter(|_| case.says("cannot find package").is_some()));
    let unread = case.says("cannot load ").filter(|at| {
        let line = case.lower(case.line(*at)).replace('\\', "/");
        line.contains("/vendor/") && (line.contains("no such file") || line.contains("cannot find"))
    });
    let sure = sure.or(unread).or_else(|| install_of_version(case));
    let Some(at) = sure.or(missing) else { return };
    let is_forced = case.says("-mod=vendor").is_some();
    out.push(
        Finding::error(
            case.line(at),
            both("go takes modules from `vendor`, and `vendor` does not fit `go.mod`.", "go 从 `vendor` 取模块，而 `vendor` 与 `go.mod` 不符。"),
        )
        .why(if is_forced {
            both(
                "`-mod=vendor` (in the command or in `GOFLAGS`) forbids downloads, so whatever `vendor` lacks is missing.",
                "`-mod=vendor`（在命令里或在 `GOFLAGS` 里）禁止下载，`vendor` 里没有的就缺失了。",
            )
        } else {
            both(
                "Because there is a `vendor` folder, go uses it alone; it was not renewed after `go.mod` changed, or only a \
                 part of it was copied.",
                "因为存在 `vendor` 目录，go 只使用它；而 `go.mod` 改动后没有更新它，或者它只被复制了一部分。",
            )
        })
        .todo(both(
            "Run `go mod vendor` and commit the result; or download instead with `-mod=mod`. For `go install path@version` \
             take `-mod=vendor` out of `GOFLAGS` (`go env -u GOFLAGS`).",
            "运行 `go mod vendor` 并提交结果；或者用 `-mod=mod` 改为下载。`go install 路径@版本` 需要把 `-mod=vendor` 从 `GOFLAGS` 里去掉（`go env -u GOFLAGS`）。",
        ))
        .confidence(if sure.is_some() { Confidence::High } else { Confidence::Medium })
        .weight(if sure.is_some() { 97 } else { 88 }),
    );
}

/// `go install path@version`, which ignores the main module and so has no `vendor`, with `-mod=vendor`.
fn install_of_version(case: &Case) -> Option<Span> {
    let takes_vendor = |value: &str| value.split_whitespace().any(|it| it.trim_start_matches('-') == "mod=vendor");
    let in_flags = case.settings_of("GOFLAGS").any(|it| takes_vendor(&it.value));
    let command = case.commands().find(|it| {
        let go = it.words.iter().position(|word| word.value == "go").unwrap_or(0);
        let is_of_version = |value: &str| value.split_once('@').is_some_and(|(path, _)| path.contains('/') && !path.contains(':'));
        it.word(go) == "go"
            && matches!(it.word(go + 1), "install" | "run")
            && it.words.iter().skip(go + 2).any(|word| is_of_version(&word.value))
            && (in_flags || it.words.iter().any(|word| takes_vendor(&word.value)))
    })?;
    Some(command.at)
}
