//! `GOFLAGS=-insecure`: a flag that go has no more.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP055",
    name: "insecure-flag",
    cause: Cause::GosumdbSetting,
    title: both("`-insecure` is no flag of go any more", "go 已经没有 `-insecure` 参数"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go get -insecure` fetched without TLS and without the checksum database. It was taken out in Go 1.17; in `GOFLAGS` it \
         makes every go command stop. `GOINSECURE` with the paths in question allows plain HTTP for direct downloads, \
         `GONOSUMDB` leaves the database out for them; neither is needed where the server has a proper certificate.",
        "`go get -insecure` 曾经用来跳过 TLS 和校验和数据库，Go 1.17 已经移除；写在 `GOFLAGS` 里会让所有 go 命令报错。`GOINSECURE` 可以允许指定\
         路径直连时使用明文 HTTP，`GONOSUMDB` 可以让指定路径不查校验和数据库；服务器证书正常的话，两者都不需要。",
    ),
    bad: &[example(Kind::Shell, "export GOFLAGS=-insecure\n"), example(Kind::Shell, "go get -insecure git.corp.example/lib\n"), example(Kind::ErrorText, "go: -insecure flag is no longer supported; use GOINSECURE instead\n")],
    good: &[example(Kind::Shell, "export GOINSECURE=git.corp.example GONOSUMDB=git.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_117],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let set = case.settings_of("GOFLAGS").find(|it| it.value.split_whitespace().any(|flag| flag == "-insecure"));
    let used = case.commands().find_map(|it| {
        let is_get = it.starts_with(&["go", "get"]);
        it.words.iter().find(|word| word.value == "-insecure").filter(|_| is_get).map(|word| word.at)
    });
    let said = case.says("-insecure flag is no longer supported");
    let Some(at) = set.map(|it| it.value_at).or(used).or(said) else { return };
    // A trace of `go get -x` tells what failed, too.
    let is_traced = case.says_any(&[": 404 not found", ": 410 gone", ": 403 forbidden"]).is_some();
    let weight = if case.failures.is_empty() && !is_traced { 95 } else { 60 };
    out.push(
        Finding::error(at, both("go has no flag `-insecure` any more.", "go 已经没有 `-insecure` 参数。"))
            .weight(weight)
            .why(both("It was taken out in Go 1.17.", "它在 Go 1.17 被移除。"))
            .todo(both(
                "Take it out. If your server really has no TLS, name its modules in `GOINSECURE` and `GONOSUMDB`.",
                "去掉它。如果服务器确实没有 TLS，把它的模块路径写进 `GOINSECURE` 和 `GONOSUMDB`。",
            )),
    );
}
