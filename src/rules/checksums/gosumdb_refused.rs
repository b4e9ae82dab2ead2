//! go says that it can't use the value of `GOSUMDB`.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP044",
    name: "gosumdb-refused",
    cause: Cause::GosumdbSetting,
    title: both("`GOSUMDB` has a value that go can't use", "`GOSUMDB` 的值 go 用不了"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go knows two databases by name, `sum.golang.org` and `sum.golang.google.cn`, and the word `off`. Any other needs its \
         key: `name+hash+key`, and where its address differs from its name, a blank and the address. With another value \
         every new module fails with `invalid GOSUMDB`.",
        "go 只认识两个数据库名：`sum.golang.org` 和 `sum.golang.google.cn`，以及关键字 `off`。其他数据库必须带公钥：`名称+哈希+公钥`，地址与名称不同时再加空格和地址。其他写法会让每个新模块都报 `invalid GOSUMDB`。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: rsc.io/quote@v1.5.2: verifying go.mod: invalid GOSUMDB: malformed verifier id\n"),
    ],
    good: &[
        example(Kind::Shell, "go env -w GOSUMDB=sum.golang.google.cn\n"),
        example(Kind::Shell, "export GOSUMDB=\"sum.golang.org https://goproxy.cn/sumdb/sum.golang.org\"\n"),
    ],
    sources: &[source::GO_SUMDB, source::GO_SUMDB_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(&["invalid gosumdb", "missing gosumdb", "missing $gosumdb"]) else { return };
    if case.settings_of("GOSUMDB").any(|it| !it.value.is_empty()) {
        return;
    }
    out.push(
        Finding::error(at, both("go can't use the value of `GOSUMDB`.", "go 用不了 `GOSUMDB` 的值。"))
            .why(both(
                "Only `sum.golang.org`, `sum.golang.google.cn` and `off` work by name alone; everything else needs its key.",
                "只有 `sum.golang.org`、`sum.golang.google.cn` 和 `off` 可以只写名字；其他都要带公钥。",
            ))
            .todo(both(
                "`go env -u GOSUMDB`, and unset the variable; where `sum.golang.org` is blocked, `go env -w \
                 GOSUMDB=sum.golang.google.cn`.",
                "执行 `go env -u GOSUMDB` 并取消环境变量；`sum.golang.org` 被屏蔽时执行 `go env -w GOSUMDB=sum.golang.google.cn`。",
            ))
            .weight(97),
    );
}
