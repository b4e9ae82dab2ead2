//! The list of module proxies is there and holds no entry.

use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP005",
    name: "empty-list",
    cause: Cause::GoproxyMalformed,
    title: both("`GOPROXY` has no entry", "`GOPROXY` 里没有任何条目"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An empty variable of the environment means go's default. An empty line in go's own file, as `go env -w GOPROXY=` \
         writes it, does not: it hides the default, and go says that the list contains no entries. The same comes from a list \
         of nothing but commas, and from a Go whose folder lacks the file `go.env`.",
        "环境变量为空表示使用 go 的默认值。但 go 自己的配置文件里出现空行（例如 `go env -w GOPROXY=` 写进去的）就不一样了：它会盖住\
         默认值，go 就会报告列表里没有条目。只写逗号，或者 Go 安装目录缺少 `go.env` 文件，结果也一样。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOPROXY=\n"),
        example(Kind::Shell, "export GOPROXY=,\n"),
        example(
            Kind::ErrorText,
            "go: module rsc.io/quote: GOPROXY list is not the empty string, but contains no entries\n",
        ),
    ],
    good: &[example(Kind::Shell, "go env -u GOPROXY\n"), example(Kind::Shell, "export GOPROXY=\n")],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

/// go's own words.
const SAYS: &str = "list is not the empty string, but contains no entries";

fn check(case: &Case, out: &mut Vec<Finding>) {
    let says = case.says(SAYS);
    let is_empty = |value: &str| value.chars().all(|ch| matches!(ch, ',' | '|') || ch.is_whitespace());
    for setting in case.settings_of("GOPROXY").filter(|it| is_empty(&it.value)) {
        let is_written = setting.how == How::GoEnvWrite || !setting.value.is_empty();
        // Releases before 1.13 print an empty list and mean it; they don't print a database of checksums.
        let is_printed = setting.how == How::GoEnvPrint && (says.is_some() || case.settings_of("GOSUMDB").next().is_some());
        if !is_written && !is_printed {
            continue;
        }
        let at = if setting.value_at.is_empty() { setting.at } else { setting.value_at };
        let finding = Finding::error(at, both("`GOPROXY` is set and holds no entry.", "`GOPROXY` 已设置，但里面没有条目。"))
            .why(both(
                "An empty line in go's own file hides the default `https://proxy.golang.org,direct`; then every download fails.",
                "go 配置文件里的空行会盖住默认值 `https://proxy.golang.org,direct`，之后所有下载都会失败。",
            ))
            .todo(both(
                "Run `go env -u GOPROXY` for the default, or `go env -w GOPROXY=https://goproxy.cn,direct`. If it is still \
                 empty then, your Go lacks the file `go.env` in `$(go env GOROOT)`: install Go anew.",
                "运行 `go env -u GOPROXY` 恢复默认值，或者运行 `go env -w GOPROXY=https://goproxy.cn,direct`。如果仍然为空，说明 \
                 `$(go env GOROOT)` 里缺少 `go.env` 文件，请重新安装 Go。",
            ));
        out.push(if is_written || says.is_some() { finding } else { finding.confidence(Confidence::Medium).weight(80) });
        return;
    }
    let Some(at) = says else { return };
    let finding = Finding::error(at, both("The `GOPROXY` that this go reads has no entry.", "这个 go 读到的 `GOPROXY` 里没有条目。"))
        .why(both(
            "Mostly an empty line `GOPROXY=` in go's own file, or a Go whose folder lacks the file `go.env`, hides or lacks the \
             default. An empty variable of the shell would do no harm.",
            "多半是 go 的配置文件里有一行空的 `GOPROXY=`，盖住了默认值；也可能是 Go 安装目录缺少 `go.env` 文件。shell 里的空变量不会造成这个问题。",
        ))
        .todo(both(
            "As the same user, run `go env -u GOPROXY`, then look at `go env GOPROXY`; if it is still empty, install Go anew.",
            "用同一个用户运行 `go env -u GOPROXY`，再看 `go env GOPROXY`；如果仍然为空，请重新安装 Go。",
        ));
    // Under sudo it is another user's file.
    let is_other_user = case.mentions("sudo").is_some();
    out.push(if is_other_user { finding.confidence(Confidence::Medium).weight(80) } else { finding.weight(97) });
}
