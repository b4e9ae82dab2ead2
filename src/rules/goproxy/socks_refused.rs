//! go refuses an entry of `GOPROXY` that is a forward proxy, and the list itself is not in the text.

use crate::data::{public_proxies, source};
use crate::facts::host::is_loopback;
use crate::facts::{Case, Doing, Failure};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP017",
    name: "forward-proxy-asked",
    cause: Cause::GoproxyIsNotAForwardProxy,
    title: both("go asks a forward proxy for modules", "go 在向正向代理要模块"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A forward or SOCKS proxy in `GOPROXY` shows in the messages: `invalid proxy URL scheme … socks5://`, or a module's \
         path behind the address of a local proxy that answers 400 or 405. It knows no modules; it belongs in `HTTPS_PROXY`.",
        "`GOPROXY` 里写了正向代理或 SOCKS 代理，从消息就能看出来：`invalid proxy URL scheme … socks5://`，或者本地代理的地址后面跟着模块路径，并返回 400 或 405。它不认识模块，应当写进 `HTTPS_PROXY`。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: module rsc.io/quote: invalid proxy URL scheme (must be https, http, file): socks5://127.0.0.1:1080\n"),
        example(Kind::ErrorText, "go: module rsc.io/quote: reading http://127.0.0.1:7890/rsc.io/quote/@v/list: 400 Bad Request\n"),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_PROTOCOL, source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.told_of("GOPROXY").iter().any(|it| !it.value.is_empty()) {
        return;
    }
    let refused = case.says("invalid proxy url scheme (must be").filter(|at| case.lower(case.line(*at)).contains("socks"));
    let answered = case.failures.iter().find(|it| is_answer(it));
    let (at, is_sure) = match (refused, answered) {
        (Some(at), _) => (case.line(at), true),
        (None, Some(failure)) => (failure.words, is_loopback(failure.host())),
        (None, None) => return,
    };
    out.push(
        Finding::error(at, both("What `GOPROXY` names is a forward proxy; it serves no modules.", "`GOPROXY` 里写的是正向代理，它不提供模块。"))
            .why(both(
                "go asks it for `/…/@v/list` as it asks a module proxy, and it can't answer that.",
                "go 像访问模块代理一样向它请求 `/…/@v/list`，而它回答不了。",
            ))
            .todo(both(
                "`go env -u GOPROXY` (or a module mirror), and export the forward proxy's address as `HTTPS_PROXY` and `HTTP_PROXY`.",
                "执行 `go env -u GOPROXY`（或写模块镜像），并把正向代理的地址导出为 `HTTPS_PROXY` 和 `HTTP_PROXY`。",
            ))
            .confidence(if is_sure { Confidence::High } else { Confidence::Medium })
            .weight(if is_sure { 97 } else { 80 }),
    );
}

/// A proxy that is asked for a module right behind its host and port, and does not understand.
fn is_answer(it: &Failure) -> bool {
    let address = it.address.as_ref();
    let is_root = address.is_some_and(|at| at.port.is_some() && at.path.trim_start_matches('/').starts_with(it.module_host()));
    it.doing == Doing::ModuleProxy
        && !it.module_host().is_empty()
        && is_root
        && !public_proxies::is_public(it.host())
        && matches!(it.status(), Some(400 | 405 | 501))
}
