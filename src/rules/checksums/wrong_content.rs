//! A module proxy answered 200, and what came is no module.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP057",
    name: "wrong-content",
    cause: Cause::ProxyServerMisconfigured,
    title: both("What the module proxy sends is no module", "模块代理返回的不是模块"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The proxy answered 200 with something else: a login page, the web interface because the address lacks its path, an \
         empty or broken file in its cache, another version. go does not ask the next entry then, whatever the separator.",
        "代理返回 200，内容却是别的东西：登录页、因地址缺少路径而得到的网页界面、缓存里空的或损坏的文件，或者另一个版本。这时不论用什么分隔符，go 都不会再访问下一个条目。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: invalid response from proxy \"https://goproxy.corp.example\": invalid character '<' looking for beginning of value\n",
        ),
        example(Kind::ErrorText, "go: rsc.io/quote@v1.5.2: zip for rsc.io/quote@v1.5.2 has unexpected file rsc.io/quote@v1.5.1/go.mod\n"),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_PROTOCOL],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&[
        "invalid response from proxy",
        "zip: not a valid zip file",
        "has unexpected file",
        "proxy returned info for version",
        "invalid character '<' looking for beginning of value",
        "to insecure url http",
        "stopped after 10 redirects",
    ]);
    let Some(at) = said.or_else(|| no_json(case)) else { return };
    // `docker` says the same of its own answers.
    if case.says_any(&["error response from daemon", "dockerd"]).is_some() {
        return;
    }
    if case.lower(case.line(at)).contains("go-get=1") {
        out.push(redirected(case.line(at)));
        return;
    }
    out.push(
        Finding::error(at, both("The module proxy answered, but not with a module.", "模块代理应答了，但返回的不是模块。"))
            .why(both(
                "A login page or web page, a broken entry of its cache, or a redirect that go must not follow came instead.",
                "得到的是登录页或网页、缓存里损坏的内容，或者 go 不能跟随的重定向。",
            ))
            .todo(both(
                "Fetch the same address with `curl` and look at it. Complete the path in `GOPROXY` (such as `/api/go/NAME`), let \
                 the server answer without a login page, or purge the entry from its cache.",
                "用 `curl` 取同一个地址看看内容。补全 `GOPROXY` 里的路径（如 `/api/go/NAME`），让服务器不返回登录页，或清除它缓存里的该条目。",
            ))
            .confidence(Confidence::Medium)
            .weight(88)
            .decide(
                "curl -sSL \"$(go env GOPROXY | cut -d, -f1)/rsc.io/quote/@v/v1.5.2.info\"",
                both(
                    "JSON: the proxy is fine. HTML: its words tell who answers.",
                    "返回 JSON：代理正常。返回 HTML：从内容可以看出是谁在应答。",
                ),
            ),
    );
}

/// Where the repository is was asked by https, and the host answered with an address without.
fn redirected(at: Span) -> Finding {
    let what = both(
        "The host sends go's question for the repository on to an address without TLS.",
        "go 查询仓库位置时，主机把它重定向到了没有 TLS 的地址。",
    );
    Finding::error(at, what)
        .why(both(
            "go follows no redirect from `https://` to `http://`, unless `GOINSECURE` names the path.",
            "除非 `GOINSECURE` 列出了这个路径，否则 go 不会从 `https://` 跟随重定向到 `http://`。",
        ))
        .todo(both(
            "Let the server redirect to `https://` (behind a reverse proxy: tell it its external address). As long as it can't, \
             name the path in `GOINSECURE`.",
            "让服务器重定向到 `https://`（在反向代理后面时，要把外部地址告诉它）。暂时改不了的话，把路径写进 `GOINSECURE`。",
        ))
        .confidence(Confidence::Medium)
        .weight(88)
}

/// go was told of a module in something else than JSON.
fn no_json(case: &Case) -> Option<Span> {
    let at = case.says_any(&["looking for beginning of value", "unexpected end of json input"])?;
    let line = case.lower(case.line(at)).trim_start().trim_start_matches(['#', ' ']);
    let is_of_go = line.starts_with("go: ") || ["go get ", "go list ", "go install ", "module ", ".info", "@v/", "@latest"].iter().any(|it| line.contains(it));
    is_of_go.then_some(at)
}
