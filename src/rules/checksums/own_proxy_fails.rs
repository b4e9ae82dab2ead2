//! An own module proxy answers with a server error.

use crate::data::{forges, public_proxies, source};
use crate::facts::{Case, Doing, Failure, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP049",
    name: "own-proxy-fails",
    cause: Cause::ProxyServerMisconfigured,
    title: both("Your module proxy answers with a server error", "自建模块代理返回服务器错误"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Athens, Artifactory, Nexus and the like run git and go on the server. When those fail there (no login for a private \
         repository, no way out, a private module that the checksum database is asked about), the client sees a 5xx. The \
         cause is in the server's log, and so is the cure.\n\nAfter a comma in `GOPROXY` a 5xx is final.",
        "Athens、Artifactory、Nexus 这类代理在服务器上运行 git 和 go。它们在那里失败（没有私有仓库的凭据、没有出路、向校验和数据库查询私有模块），客户端看到的就是 5xx。原因在服务器日志里，也要在那里解决。\n\n\
         `GOPROXY` 里逗号后面的条目不会接手 5xx。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: git.corp.example/team/lib@v1.0.0: reading http://athens.corp.example/git.corp.example/team/lib/@v/v1.0.0.info: 500 Internal Server Error\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading git.corp.example/team/lib v1.0.0\n")],
    sources: &[source::GO_PROTOCOL, source::ATHENS_AUTH],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| {
        let is_asked = matches!(it.doing, Doing::ModuleProxy | Doing::Toolchain);
        is_asked && !public_proxies::is_public(it.host()) && (it.status().is_some_and(|status| status >= 500) || is_confused(it))
    };
    if let Some(failure) = case.failures.iter().find(|it| is_cut(it)).filter(|_| !case.failures.iter().any(|it| is_mine(&it))) {
        out.push(cut_off(case, failure));
        return;
    }
    let is_above = |it: &&Failure| {
        it.doing == Doing::ModuleProxy && forges::is_above_modules(it.module_path()) && it.status().is_some_and(|status| status >= 500)
    };
    if let Some(failure) = case.failures.iter().find(is_above) {
        out.push(no_module(failure));
        return;
    }
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    let is_own = !failure.host().is_empty();
    out.push(
        Finding::error(
            failure.words,
            both("The module proxy `{host}` failed with {status}.", "模块代理 `{host}` 出错，返回 {status}。")
                .with("host", failure.host())
                .with("status", failure.words.of(case.text)),
        )
        .why(both(
            "The server could not get the module: its own git has no login, it has no way out, or it asks the checksum \
             database about a private module.",
            "服务器没能取得模块：它自己的 git 没有凭据、没有出路，或者它向校验和数据库查询了私有模块。",
        ))
        .todo(both(
            "Read the server's log for this module. Give the server netrc or an SSH key for private hosts, `GONOSUMDB` for \
             their prefixes, and a forward proxy if it needs one. To move on after such errors, clients write `|` behind it.",
            "查看服务器日志里与该模块有关的内容。给服务器配置私有主机的 netrc 或 SSH 密钥、对应前缀的 `GONOSUMDB`，必要时配置正向代理。客户端若想在这种错误后继续，就在它后面写 `|`。",
        ))
        .confidence(if is_own { Confidence::High } else { Confidence::Medium })
        .weight(92)
        .decide(
            format!("curl -sS https://{}{}", failure.host(), failure.path()),
            both(
                "The body often holds the server's own words, which go does not show when they are HTML.",
                "应答内容里往往有服务器自己的说明；如果是 HTML，go 不会显示。",
            ),
        ),
    );
}

/// It did not understand the question, and not because it is no module proxy at all.
fn is_confused(it: &Failure) -> bool {
    let is_root = it.path().trim_start_matches('/').starts_with(it.module_host()) && !it.module_host().is_empty();
    matches!(it.status(), Some(400 | 405)) && !is_root
}

/// An own proxy took the request and ended it without an answer.
fn is_cut(it: &Failure) -> bool {
    let is_named = !it.host().is_empty() && !public_proxies::is_public(it.host()) && !host::is_loopback(it.host());
    it.doing == Doing::ModuleProxy && it.trouble == Trouble::Eof && is_named && !it.on_way_to_proxy
}

fn cut_off(case: &Case, failure: &Failure) -> Finding {
    const SERVER: &[&str] = &["server log", "proxy error", "context canceled", "sometimes", "own goproxy", "own proxy", " 502", " 504", "timeout", "time limit", "upstream"];
    let is_told = case.says_any(SERVER).is_some();
    Finding::error(
        failure.words,
        both("The module proxy `{host}` took the request and ended it without an answer.", "模块代理 `{host}` 接受了请求，却没有应答就断开了。")
            .with("host", failure.host()),
    )
    .why(both(
        "The connection came about; the server, or a load balancer before it, gave up: its way out is slow or closed, or its time limit is short.",
        "连接已经建立；是服务器或它前面的负载均衡放弃了：它的出口太慢或不通，或者超时设得太短。",
    ))
    .todo(both(
        "Read the server's log for this module; give the server a way out (its own `GOPROXY`, a forward proxy) and longer time limits. \
         Then try again: what it has fetched it keeps.",
        "查看服务器日志里与该模块有关的内容；给服务器可用的出口（它自己的 `GOPROXY` 或正向代理）和更长的超时。之后重试：取到的内容会被缓存。",
    ))
    .confidence(Confidence::Medium)
    .weight(if is_told { 93 } else { 70 })
}

/// It fails at a path where no module can be, which go asks for on its way up from a package's path.
fn no_module(failure: &Failure) -> Finding {
    let what = both(
        "`{host}` fails at `{path}`, where no module can be: it should answer 404 or 410.",
        "`{path}` 不可能是模块，`{host}` 却返回错误；它应当返回 404 或 410。",
    );
    Finding::error(failure.words, what.with("host", failure.host()).with("path", failure.module_path()))
        .why(both(
            "go tries the beginnings of a package's path too, and goes on only after 404 and 410; at any other answer it stops.",
            "go 也会尝试包路径的前缀，只有得到 404 或 410 才继续；其他应答都会让它停止。",
        ))
        .todo(both(
            "Update or repair the proxy's server. Until then name the module itself with a version (`go get MODULE@VERSION`), use another \
             mirror, or put `|` behind this one.",
            "升级或修复代理服务器。在此之前，直接写模块路径和版本（`go get 模块@版本`），换一个镜像，或者在它后面写 `|`。",
        ))
        .confidence(Confidence::Medium)
        .weight(92)
}
