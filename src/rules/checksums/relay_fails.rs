//! An own module proxy relays the checksum database and fails at it.

use crate::data::source;
use crate::facts::{Case, Failure, SumTrouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP048",
    name: "relay-fails",
    cause: Cause::ProxyServerMisconfigured,
    title: both("Your module proxy fails to relay the checksum database", "自建模块代理中继校验和数据库失败"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The module proxy said that it relays the checksum database, so go asks only there. An error from it means that the \
         proxy itself can't reach the database, or looks it up wrongly: the fix is on the server.",
        "模块代理声明自己中继校验和数据库，于是 go 只向它查询。它返回错误，说明代理自己访问不到数据库，或者查询方式有误：要在服务器上改。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "verifying rsc.io/quote@v1.5.2: reading http://goproxy.corp.example/sumdb/sum.golang.org/lookup/rsc.io/quote@v1.5.2: 502 Bad Gateway\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_PROTOCOL, source::ATHENS_SUMDB],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| case.sum_trouble(it) == Some(SumTrouble::OwnRelay);
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    let is_sure = failure.status().is_some_and(|status| status >= 500);
    out.push(
        Finding::error(
            failure.words,
            both(
                "`{host}` relays the checksum database and answers {status}.",
                "`{host}` 中继校验和数据库，却返回 {status}。",
            )
            .with("host", failure.host())
            .with("status", failure.words.of(case.text)),
        )
        .why(both(
            "The module came from it, so it works; its own way to `sum.golang.org` does not.",
            "模块是从它下载到的，说明它本身可用；但它自己访问 `sum.golang.org` 的路不通。",
        ))
        .todo(both(
            "On the server: give it a way out to `sum.golang.org` (forward proxy) or `https://sum.golang.google.cn` as the \
             upstream, or switch the relay off so that it answers 404 to `/supported`.",
            "在服务器上：给它一条到 `sum.golang.org` 的出路（正向代理），或把上游改成 `https://sum.golang.google.cn`；或者关掉中继，让 `/supported` 返回 404。",
        ))
        .confidence(if is_sure { Confidence::High } else { Confidence::Medium })
        .weight(if is_sure { 95 } else { 84 }),
    );
}
