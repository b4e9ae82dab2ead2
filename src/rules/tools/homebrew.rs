//! Homebrew builds in a cleaned environment and with another home.

use super::seen;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP312",
    name: "homebrew",
    cause: Cause::EnvPrecedence,
    title: both("Homebrew builds without your `GOPROXY`", "Homebrew 构建时看不到你的 `GOPROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`brew` builds from source with a filtered environment and a temporary home: neither `GOPROXY` of your shell nor the \
         file of `go env -w` is seen. The forward proxy's variables (`http_proxy`, `https_proxy`, `all_proxy`, `no_proxy`) \
         come through. Pour a bottle, use a forward proxy, or set the variable in the formula (`brew edit`).",
        "`brew` 从源码构建时会过滤环境变量，并使用临时主目录：你 shell 里的 `GOPROXY` 和 `go env -w` 的文件它都看不到。\
         正向代理的变量（`http_proxy`、`https_proxy`、`all_proxy`、`no_proxy`）可以传进去。可以安装预编译的 bottle、用正向代理，\
         或者在 formula 里设置变量（`brew edit`）。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ go env GOPROXY\nhttps://goproxy.cn,direct\n$ brew install sing-box\n==> go build ./cmd/sing-box\ngo: \
         github.com/sagernet/sing@v0.4.3: Get \"https://proxy.golang.org/github.com/sagernet/sing/@v/v0.4.3.mod\": dial tcp \
         142.250.196.209:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ export https_proxy=http://proxy.corp.example:3128 http_proxy=http://proxy.corp.example:3128\n\
         $ export HTTPS_PROXY=http://proxy.corp.example:3128 HTTP_PROXY=http://proxy.corp.example:3128\n$ brew install sing-box\n",
    )],
    sources: &[source::HOMEBREW],
};

/// Whether a person tells that go, or the build, has no proxy.
fn tells_of_go(case: &Case) -> bool {
    told::clauses(case).into_iter().any(|it| {
        let said = case.lower(it.at);
        said.contains("prox") && ["go ", "build", "variable"].iter().any(|words| said.contains(words)) && told::is_trouble(said)
    })
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let brew = case.says_any(&[
        "brew install",
        "brew upgrade",
        "brew reinstall",
        "library/logs/homebrew",
        "cache/homebrew/logs",
        "linuxbrew",
        "==> go build",
        "homebrew/core",
    ]);
    let Some(brew) = brew else { return };
    // The variables of a forward proxy come through; what a person tells is of GOPROXY.
    let is_shown = !case.failures.is_empty() || case.settings.iter().any(|it| it.is("GOPROXY") && it.is_set()) || case.says("go env").is_some();
    // Before 2025 neither did the variables of a forward proxy, in either case.
    let is_told = case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set()) && tells_of_go(case);
    if seen::trouble(case).is_none() || !(is_shown || is_told) {
        return;
    }
    out.push(
        Finding::error(
            brew,
            both(
                "Homebrew builds with a cleaned environment and another home: your `GOPROXY` isn't there.",
                "Homebrew 在清理过的环境和另一个主目录里构建，你的 `GOPROXY` 不在其中。",
            ),
        )
        .why(both(
            "Neither exported Go variables nor `go env -w` reach the build; go uses proxy.golang.org.",
            "导出的 Go 变量和 `go env -w` 都传不进去，go 用的是 proxy.golang.org。",
        ))
        .todo(both(
            "Install a bottle or a release binary; or set `https_proxy`, which Homebrew passes on; or put `ENV[\"GOPROXY\"] = \"…\"` into the \
             formula (`brew edit NAME`).",
            "安装 bottle 或发布的二进制；或设置 `https_proxy`，Homebrew 会传进去；或在 formula 里写 `ENV[\"GOPROXY\"] = \"…\"`\
             （`brew edit 名称`）。",
        ))
        .weight(98),
    );
}
