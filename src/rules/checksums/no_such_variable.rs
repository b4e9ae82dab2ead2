//! A variable that go never had is set against the checksum database, as `GONOSUMCHECK`.

use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP053",
    name: "no-such-sum-variable",
    cause: Cause::EnvSyntax,
    title: both("go has no variable `GONOSUMCHECK`", "go 没有 `GONOSUMCHECK` 这个变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Instructions and programs hand `GONOSUMCHECK` on, but go never read it: the environment takes it without a word and \
         nothing changes, `go env -w` refuses it. What they mean is `GONOSUMDB`, a list of module paths that are not looked up \
         in the checksum database.",
        "不少教程和工具都在传 `GONOSUMCHECK`，但 go 从来没有读过它：写在环境变量里不会报错，也不起作用；用 `go env -w` 写则会被拒绝。真正要用的是 \
         `GONOSUMDB`，即不向校验和数据库查询的模块路径列表。",
    ),
    bad: &[
        example(Kind::Shell, "export GONOSUMCHECK=git.corp.example\n"),
        example(Kind::Workflow, "jobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      GONOSUMCHECK: github.com/acme/*\n    steps:\n      - run: go version\n"),
    ],
    good: &[example(Kind::Shell, "export GONOSUMDB=git.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

/// Names that people give to what is `GONOSUMDB`.
const NAMES: &[&str] =
    &["GONOSUMCHECK", "GONOSUM", "GOSUMCHECK", "GONOCHECKSUM", "GOCHECKSUM", "GONOSUMDBS", "GONOSUMBD", "GOSUMDBCHECK"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_off = case.settings_of("GOSUMDB").any(|it| it.value.trim() == "off");
    for setting in case.settings.iter().filter(|it| it.is_set() && NAMES.contains(&it.name.as_str())) {
        let troubles = &case.failures;
        let weight = if is_off {
            50
        } else if troubles.iter().any(|it| !it.is_remark) {
            60
        } else {
            97
        };
        let mut finding = Finding::error(
            setting.name_at,
            both("go has no variable `{name}` and ignores it.", "go 没有 `{name}` 这个变量，设了也不起作用。").with("name", &setting.name),
        )
        .weight(weight)
        .why(both(
            "The environment takes any name, so nobody complains; modules are looked up in the checksum database as before.",
            "环境变量可以叫任何名字，所以不会报错；模块照样会向校验和数据库查询。",
        ))
        .todo(both(
            "Name the paths of private modules in `GONOSUMDB` (or `GOPRIVATE`, which also keeps them from mirrors).",
            "把私有模块的路径写进 `GONOSUMDB`；用 `GOPRIVATE` 的话，它们也不会走镜像。",
        ));
        let is_list = setting.value.contains('.') && !setting.value.contains('*') || setting.value.contains("/*");
        let is_double = case.settings_of("GONOSUMDB").next().is_some();
        if is_list && !is_double && !setting.name_at.is_empty() && setting.how != How::GoEnvPrint {
            let title = both("Write `GONOSUMDB`", "改成 `GONOSUMDB`");
            finding = finding.fix(Fix::review(title, [Edit::replace(setting.name_at, "GONOSUMDB")]));
        }
        out.push(finding);
    }
}
