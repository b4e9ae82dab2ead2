//! A public mirror answered with a server error or broke off, which a comma does not go past.

use crate::data::{forges, public_proxies, source};
use crate::facts::{Case, Doing, Failure, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP018",
    name: "mirror-failed",
    cause: Cause::GoproxyFallback,
    title: both("A public mirror failed, and a comma does not go past that", "公共镜像出错，而逗号不会越过这种错误"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "5xx answers, `GOAWAY` and broken streams come from a mirror, or the way to it, that is out of order for the moment. \
         go moves on from a comma only after 404 and 410, so `direct` or a second mirror behind a comma is not asked. A bar \
         (`|`) moves on after any error.",
        "5xx 应答、`GOAWAY` 和中断的流，说明镜像或到它的路暂时有故障。逗号只在 404 和 410 之后才继续，所以逗号后面的 `direct` 或第二个镜像不会被访问。竖线（`|`）在任何错误之后都会继续。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: reading https://goproxy.cn/rsc.io/quote/@v/v1.5.2.zip: 502 Bad Gateway\n",
    )],
    good: &[example(Kind::Shell, "export GOPROXY='https://goproxy.cn|direct'\n")],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.told_of("GOPROXY").iter().any(|it| it.value.contains(',')) {
        return;
    }
    let is_mine = |it: &&Failure| {
        let is_asked = it.doing == Doing::ModuleProxy && public_proxies::is_public(it.host());
        let is_broken = it.trouble == Trouble::Reset && {
            let line = case.lower(it.at);
            line.contains("stream error") || line.contains("goaway") || line.contains("http2:")
        };
        is_asked && !forges::is_above_modules(it.module_path()) && (it.status().is_some_and(|status| status >= 500) || is_broken)
    };
    // A connection that breaks off may be such a moment, too, and also a firewall.
    let is_cut = |it: &&Failure| {
        let is_asked = it.doing == Doing::ModuleProxy && public_proxies::is_public(it.host()) && !it.on_way_to_proxy;
        is_asked && matches!(it.trouble, Trouble::Reset | Trouble::Eof)
    };
    let (failure, weight) = match (case.failures.iter().find(is_mine), case.failures.iter().find(is_cut)) {
        (Some(failure), _) => (failure, 84),
        (None, Some(failure)) => (failure, 62),
        (None, None) => return,
    };
    out.push(
        Finding::error(
            failure.words,
            both("`{host}` is out of order for this module.", "`{host}` 对这个模块暂时出错。").with("host", failure.host()),
        )
        .why(both(
            "Nothing is wrong with your settings but the separator: after a comma go stops at such an error.",
            "你的设置除了分隔符之外没有问题：逗号之后，go 遇到这种错误就停止。",
        ))
        .todo(both(
            "Try again; to go on by itself next time: `go env -w GOPROXY='https://proxy.golang.org|https://goproxy.cn|direct'`.",
            "重试即可；想让它以后自动继续：`go env -w GOPROXY='https://goproxy.cn|https://proxy.golang.org|direct'`。",
        ))
        .confidence(Confidence::Medium)
        .weight(weight)
        .gives_way(),
    );
}
