//! `module lookup disabled by GOPROXY=off`: a module is not in the cache, and downloads are switched off, mostly by gopls.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP015",
    name: "lookup-disabled",
    cause: Cause::GoproxyOff,
    title: both("A module is not in the cache, and downloads are off", "缓存里没有这个模块，而下载已关闭"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "gopls, and some code generators, run go with `GOPROXY=off`, so that an editor never downloads behind your back. The \
         message means that a module of `go.mod` is not in the module cache yet; your own `GOPROXY` is not `off`, and adding \
         `direct` to it changes nothing.\n\nSet by yourself, `off` means: no downloads at all. It is not the opposite of a \
         proxy; that is `direct`.",
        "gopls 和一些代码生成工具会用 `GOPROXY=off` 运行 go，以免编辑器在背后下载东西。这条消息的意思是：`go.mod` 里的某个模块还不在模块缓存里；你自己的 `GOPROXY` 并不是 `off`，给它加上 `direct` 也没有用。\n\n\
         如果是你自己设置的，`off` 表示完全不下载。它不是“不用代理”；那是 `direct`。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: rsc.io/quote@v1.5.2: module lookup disabled by GOPROXY=off\n"),
        example(
            Kind::ErrorText,
            "{\"type\":1,\"message\":\"diagnosing go.mod: err: exit status 1: stderr: main.go:3:8: rsc.io/quote@v1.5.2: module lookup disabled by GOPROXY=off\\n\"}\n",
        ),
    ],
    good: &[example(Kind::Shell, "go mod download\n")],
    sources: &[source::GOPLS_OFF, source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(&["disabled by goproxy=off", "lookup disabled by goproxy"]) else { return };
    let is_own = case.told_of("GOPROXY").iter().any(|it| it.value.trim() == "off");
    let (why, todo) = if is_own {
        (
            both("`GOPROXY=off` forbids every download; it does not mean \"without a proxy\".", "`GOPROXY=off` 禁止一切下载，并不是“不用代理”的意思。"),
            both(
                "To fetch modules from their own hosts write `GOPROXY=direct`, else return to the default with `go env -u \
                 GOPROXY`. Offline, fill the cache first: `go mod download` where there is a network.",
                "想从源站下载就写 `GOPROXY=direct`，否则用 `go env -u GOPROXY` 恢复默认。离线环境请先在有网络的地方用 `go mod download` 填好缓存。",
            ),
        )
    } else {
        (
            both(
                "gopls and some tools set `off` themselves, so that they don't download: the module is missing in the cache.",
                "gopls 和一些工具自己设置了 `off`，为的是不下载：说明缓存里缺这个模块。",
            ),
            both(
                "Run `go mod download` (or `go mod tidy`) in a terminal in that module, then restart gopls. If that fails, its \
                 message tells the real reason.",
                "在该模块目录的终端里运行 `go mod download`（或 `go mod tidy`），然后重启 gopls。如果命令失败，它的报错才是真正的原因。",
            ),
        )
    };
    out.push(
        Finding::error(at, both("A module is not in the cache, and this process may not download it.", "缓存里没有这个模块，而这个进程不允许下载。"))
            .why(why)
            .todo(todo)
            .weight(97),
    );
}
