//! A module proxy answers the question whether it relays the checksum database with an error.

use crate::data::{public_proxies, source};
use crate::facts::{Case, Doing};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP047",
    name: "relay-refuses",
    cause: Cause::ProxyServerMisconfigured,
    title: both("The module proxy answers `/sumdb/…/supported` with an error", "模块代理对 `/sumdb/…/supported` 返回错误"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Before go asks the checksum database, it asks the module proxy at `/sumdb/NAME/supported` whether it relays it. 200 \
         means yes; 404 and 410 mean no, and go asks the database itself. Any other answer (400, 403, 500) stops every \
         new module. That is for the proxy's operator to mend.",
        "go 在查询校验和数据库之前，先访问模块代理的 `/sumdb/NAME/supported`，问它是否中继该数据库。200 表示是；404 和 410 表示否，go 就直接访问数据库。其他应答（400、403、500）会让每个新模块都失败。这要由代理的运维者来改。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: verifying go.mod: reading https://goproxy.corp.example/go/sumdb/sum.golang.org/supported: 403 Forbidden\n",
    )],
    good: &[example(
        Kind::ErrorText,
        "# get https://goproxy.corp.example/go/sumdb/sum.golang.org/supported: 404 Not Found (0.010s)\n",
    )],
    sources: &[source::GO_PROTOCOL, source::GO_SUMDB],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |status: u16| status >= 300 && status != 404 && status != 410 && status != 401;
    let found = case.failures.iter().find(|it| {
        // Of a public mirror it is no setting, but an outage: another rule's.
        it.doing == Doing::SumSupported && it.status().is_some_and(is_mine) && !public_proxies::is_public(it.host())
    });
    let Some(failure) = found else { return };
    out.push(
        Finding::error(
            failure.words,
            both(
                "`{host}` answers `/supported` with {status} instead of 200, 404 or 410.",
                "`{host}` 对 `/supported` 返回 {status}，而不是 200、404 或 410。",
            )
            .with("host", failure.host())
            .with("status", failure.words.of(case.text)),
        )
        .why(both(
            "go takes that for an error and stops; only 404 and 410 mean \"ask the database yourself\".",
            "go 把它当作错误而停止；只有 404 和 410 才表示“请直接访问数据库”。",
        ))
        .todo(both(
            "On the server: relay `/sumdb/`, or answer 404 there. Until then, `GONOSUMDB` for private prefixes, or `|` \
             behind this proxy in `GOPROXY`; not `GOSUMDB=off`.",
            "在服务器上：中继 `/sumdb/`，或让它返回 404。在此之前，对私有前缀用 `GONOSUMDB`，或在 `GOPROXY` 里把它后面的分隔符写成 `|`；不要用 `GOSUMDB=off`。",
        ))
        .weight(98),
    );
}
