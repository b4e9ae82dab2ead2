//! go wants to fetch a toolchain and can't.

use crate::data::source;
use crate::facts::{Case, Doing};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP063",
    name: "toolchain-not-available",
    cause: Cause::GoVersion,
    title: both("The toolchain that `go.mod` asks for can't be fetched", "下载不了 `go.mod` 要求的工具链"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Toolchains are modules: they come through `GOPROXY` and are checked by the checksum database. `toolchain not \
         available` has three reasons that look alike: the release does not exist (`go 1.22` names none since 1.21, \
         `1.22.0` does), `GOPROXY` is `off` or `direct`, or the mirror does not carry toolchains. With `GOSUMDB=off` go \
         refuses them.",
        "工具链也是模块：经由 `GOPROXY` 下载，并由校验和数据库核对。`toolchain not available` 有三种看起来一样的原因：没有这个发布版（1.21 起 `go 1.22` 不是发布版，`1.22.0` 才是）；`GOPROXY` 是 `off` 或 `direct`；镜像不提供工具链。设了 `GOSUMDB=off`，go 会拒绝使用它们。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: downloading go1.22 (linux/amd64)\ngo: download go1.22 for linux/amd64: toolchain not available\n"),
        example(
            Kind::ErrorText,
            "go: download go1.27.3: golang.org/toolchain@v0.0.1-go1.27.3.linux-amd64: verifying module: checksum database disabled by GOSUMDB=off\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading go1.27.3 (linux/amd64)\n")],
    sources: &[source::GO_TOOLCHAIN, source::GO_DIRECTIVE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = case.says("toolchain not available") {
        out.push(not_available(case, at));
    } else if let Some(at) = case.says("checksum database disabled by gosumdb=off") {
        out.push(finding(
            at,
            both(
                "A toolchain must be checked, and `GOSUMDB=off` makes that impossible.",
                "工具链必须经过校验，而 `GOSUMDB=off` 使这成为不可能。",
            ),
            both(
                "Set `GOSUMDB` back (`go env -u GOSUMDB`, or `sum.golang.google.cn`); or install that Go yourself and set \
                 `GOTOOLCHAIN=local`.",
                "恢复 `GOSUMDB`（`go env -u GOSUMDB`，或设为 `sum.golang.google.cn`）；或者自己安装该版本的 Go 并设 `GOTOOLCHAIN=local`。",
            ),
        ));
    } else if let Some(at) = case.says_any(&["invalid toolchain: go1", "invalid gotoolchain \"", "language version but not a toolchain version"]) {
        out.push(finding(
            at,
            both("`GOTOOLCHAIN` or the `toolchain` line names no release.", "`GOTOOLCHAIN` 或 `toolchain` 行写的不是一个发布版。"),
            both(
                "Releases since 1.21 have three parts: `go1.22.0`. `go env -u GOTOOLCHAIN` returns to the default.",
                "1.21 起的发布版有三段：`go1.22.0`。`go env -u GOTOOLCHAIN` 可恢复默认。",
            ),
        ));
    } else if let Some(at) = case.says("cannot find \"go1.").filter(|at| case.lower(case.line(*at)).contains("in path")) {
        out.push(finding(
            case.line(at),
            both("`GOTOOLCHAIN` allows only toolchains from `PATH`, and that one is not there.", "`GOTOOLCHAIN` 只允许用 `PATH` 里的工具链，而那里没有这个版本。"),
            both(
                "Install it (`go install golang.org/dl/go1.27.0@latest`, then `go1.27.0 download`) or `go env -u GOTOOLCHAIN`.",
                "安装它（先 `go install golang.org/dl/go1.27.0@latest`，再 `go1.27.0 download`），或执行 `go env -u GOTOOLCHAIN`。",
            ),
        ));
    } else if let Some(failure) = case.failures.iter().find(|it| it.doing == Doing::Toolchain) {
        out.push(
            finding(
                failure.words,
                both("go tried to fetch a newer toolchain, and the mirror did not give it.", "go 想下载更新的工具链，但镜像没有给它。"),
                both(
                    "Install that Go yourself and set `GOTOOLCHAIN=local`, or choose a mirror that serves `golang.org/toolchain`.",
                    "自己安装该版本的 Go 并设 `GOTOOLCHAIN=local`，或换用提供 `golang.org/toolchain` 的镜像。",
                ),
            )
            .confidence(Confidence::Medium)
            .weight(78),
        );
    }
}

fn not_available(case: &Case, at: crate::base::Span) -> Finding {
    // `go1.22` without a third part is a language version, no release.
    let line = case.lower(case.line(at));
    let version = line.split("download go").nth(1).map(|it| it.split([' ', ':']).next().unwrap_or_default());
    let parts = version.map_or(0, |it| it.split('.').count());
    let (what, todo) = if parts == 2 {
        (
            both("There is no release of that name: since 1.21 releases have three parts.", "没有叫这个名字的发布版：1.21 起的发布版有三段。"),
            both(
                "Write `go 1.22.0` (or what you need) in `go.mod`, or install a newer Go, which reads `go 1.22` rightly.",
                "在 `go.mod` 里写 `go 1.22.0`（或你需要的版本），或者安装更新的 Go，它能正确理解 `go 1.22`。",
            ),
        )
    } else {
        (
            both("The toolchain is not to be had through this `GOPROXY`.", "从这个 `GOPROXY` 得不到该工具链。"),
            both(
                "Check that the release exists; that `GOPROXY` is neither `off` nor `direct` and `GOPRIVATE` not `*`; and \
                 that the mirror carries toolchains. Or install that Go and set `GOTOOLCHAIN=local`.",
                "确认该发布版存在；`GOPROXY` 不是 `off` 或 `direct`，`GOPRIVATE` 不是 `*`；镜像提供工具链。或者自己安装该 Go 并设 `GOTOOLCHAIN=local`。",
            ),
        )
    };
    finding(case.line(at), what, todo).decide(
        "GOTOOLCHAIN=local go env GOPROXY GOPRIVATE GOTOOLCHAIN GOVERSION",
        both(
            "`off` or `direct`: that is why. A mirror: ask it for `golang.org/toolchain/@v/list`.",
            "值为 `off` 或 `direct`：原因就在这里。是镜像：向它请求 `golang.org/toolchain/@v/list` 看看。",
        ),
    )
}

fn finding(at: crate::base::Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .why(both(
            "`go.mod` asks for a newer Go, and go fetches it like a module: through `GOPROXY`, checked by `GOSUMDB`.",
            "`go.mod` 要求更新的 Go，go 像下载模块一样去下载它：经由 `GOPROXY`，并由 `GOSUMDB` 核对。",
        ))
        .todo(todo)
        .weight(97)
}
