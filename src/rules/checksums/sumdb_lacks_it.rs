//! The checksum database can read the repository, and there is no such version in it, or none that is valid.

use crate::data::source;
use crate::facts::{Case, Failure, SumTrouble};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP042",
    name: "sumdb-lacks-it",
    cause: Cause::VersionNotInMirror,
    title: both("The checksum database finds no valid version", "校验和数据库找不到有效的版本"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "404 and 410 from the database do not always mean a private module. The lines behind `server response` tell: \
         `unknown revision` means that it read the repository and the tag was not there (yet); `malformed file path` that \
         the release holds a file name that no module may have. `GOPRIVATE` would only hide it.",
        "数据库回答 404 或 410 并不总是因为模块私有。要看 `server response` 后面的内容：`unknown revision` 表示它读到了仓库，但（还）没有这个标签；\
         `malformed file path` 表示该版本里有模块不允许的文件名。设置 `GOPRIVATE` 只会掩盖问题。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: github.com/acme/lib@v0.1.0: verifying go.mod: github.com/acme/lib@v0.1.0/go.mod: reading https://sum.golang.org/lookup/github.com/acme/lib@v0.1.0: 404 Not Found\n\tserver response:\n\tnot found: github.com/acme/lib@v0.1.0: invalid version: unknown revision v0.1.0\n",
        ),
        example(
            Kind::ErrorText,
            "verifying github.com/acme/cli@v0.5.1/go.mod: reading https://sum.golang.org/lookup/github.com/acme/cli@v0.5.1: 410 Gone\n\nnot found: create zip: malformed file path \"testdata/what?.txt\": invalid char '?'\n",
        ),
    ],
    good: &[example(Kind::Shell, "go get github.com/acme/cli@v0.5.2\n")],
    sources: &[source::GO_SUMDB, source::GO_ZIP, source::PROXY_GOLANG_ORG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| case.sum_trouble(it) == Some(SumTrouble::Version);
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    let response = case.response(failure);
    let (why, todo) = if response.contains("unknown revision") || response.contains("no matching versions") {
        (
            both(
                "The database could read the repository, so it is public; the tag was not there when it looked, and it \
                 remembers that for up to half an hour.",
                "数据库读得到仓库，所以它是公开的；查询时标签还不存在，而这个结果会被记住最多半小时。",
            ),
            both(
                "Check the tag with `git ls-remote --tags`; if it was pushed just now, try again in half an hour.",
                "用 `git ls-remote --tags` 核对标签；如果刚刚推送，半小时后重试。",
            ),
        )
    } else if !case.is_no_such_version(failure) {
        (
            both(
                "The module is one that everybody uses, so it is public; this version was pushed just now, is gone, or never was there.",
                "这是大家都在用的公开模块；是这个版本刚刚推送、已经消失，或者从来没有过。",
            ),
            both(
                "Require a version that pkg.go.dev lists (`go list -m -versions PATH`); one that was pushed just now, in half an hour again. Neither `GOPRIVATE` nor `GOSUMDB=off` is needed.",
                "改用 pkg.go.dev 列出的版本（`go list -m -versions 路径`）；刚推送的版本半小时后再试。不需要 `GOPRIVATE`，也不要 `GOSUMDB=off`。",
            ),
        )
    } else {
        (
            both(
                "The database could read the repository, so it is public; but what the tag holds can't be made into a module.",
                "数据库读得到仓库，所以它是公开的；但这个标签的内容不能构成合法的模块。",
            ),
            both(
                "Take another version (the next release usually mends it); it is for the author to retract this one.",
                "换一个版本（下一个发布通常已修好）；这个版本应由作者撤回。",
            ),
        )
    };
    out.push(
        Finding::error(
            failure.words,
            both(
                "`{module}` is not private: this version is missing or invalid.",
                "`{module}` 不是私有模块：是这个版本不存在或无效。",
            )
            .with("module", failure.module_path()),
        )
        .why(why)
        .todo(todo)
        .weight(96),
    );
}
