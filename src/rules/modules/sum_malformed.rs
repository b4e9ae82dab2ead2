//! A line of `go.sum` is no entry: it was merged or cut by hand.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP332",
    name: "sum-malformed",
    cause: Cause::ModuleFiles,
    title: both("`go.sum` has a line that go can't read", "`go.sum` 里有 go 无法解析的行"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A line of `go.sum` has three fields: module path, version, checksum. What is left of a merge conflict (`<<<<<<<`) or a line \
         that was cut has not. Delete the markers or the cut line; `go mod tidy` writes what is missing then.",
        "`go.sum` 的每一行有三个字段：模块路径、版本、校验和。合并冲突留下的标记（`<<<<<<<`）或被截断的行就不是这样。删掉标记或被截断的行，\
         再用 `go mod tidy` 补上缺少的内容。",
    ),
    bad: &[
        example(Kind::ErrorText, "malformed go.sum:\n/src/go.sum:12: wrong number of fields 2\n"),
        example(Kind::ErrorText, "verifying module: malformed go.sum:\n/src/go.sum:4: wrong number of fields 1\n"),
    ],
    good: &[example(Kind::ErrorText, "go: downloading git.corp.example/lib v1.0.0\n")],
    sources: &[source::GO_SUM],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = super::said(case, &["malformed go.sum:"]) else { return };
    out.push(
        Finding::error(case.line(at), both("`go.sum` has a line that go can't read.", "`go.sum` 里有一行 go 无法解析。"))
            .why(both(
                "A line needs three fields: path, version, checksum. A merge conflict or a cut line has another number.",
                "每行要有三个字段：路径、版本、校验和。合并冲突的标记或被截断的行，字段数不对。",
            ))
            .todo(both(
                "Delete all conflict markers (`<<<<<<<`, `=======`, `>>>>>>>`) and keep the entries of both sides, or delete the cut \
                 line; its number stands behind `go.sum:`. Then run `go mod tidy`.",
                "删掉所有冲突标记（`<<<<<<<`、`=======`、`>>>>>>>`），两边的条目都保留；如果是被截断的行，就按 `go.sum:` 后面的行号删掉它。\
                 然后运行 `go mod tidy`。",
            )),
    );
}
