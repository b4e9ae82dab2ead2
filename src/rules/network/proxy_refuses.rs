//! The forward proxy itself refuses a destination: it answers CONNECT with something else than 200.

use crate::data::source;
use crate::facts::{Case, Doing, Trouble, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP146",
    name: "proxy-refuses",
    cause: Cause::ProxyUnreachable,
    title: both("The forward proxy refuses the destination", "正向代理拒绝访问这个目标"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A bare `Forbidden`, `Bad Gateway` or a word of its own behind `Get \"https://…\":`, without any number, is what the \
         forward proxy answered to CONNECT: the settings work, the proxy doesn't let this host through, or can't reach it.",
        "`Get \"https://…\":` 后面只有 `Forbidden`、`Bad Gateway` 或某个特别的词而没有数字，是正向代理对 CONNECT 的应答：设置是对的，只是代理不放行这个主机，或者它自己也连不上。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": Forbidden\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(failure) = case.failures.iter().find(|it| it.trouble == Trouble::ProxyRefuses) else { return };
    let host = if failure.host().is_empty() { failure.target() } else { failure.host() };
    let host = if host.is_empty() { "?" } else { host };
    let is_inner = whose(host) == Whose::Inner;
    out.push(
        Finding::error(
            failure.words,
            both("The forward proxy does not let you through to `{host}`.", "正向代理不让你访问 `{host}`。").with("host", host),
        )
        .why(both(
            "`{answer}` is the forward proxy's answer to CONNECT; the host itself was never asked.",
            "`{answer}` 是正向代理对 CONNECT 的应答；目标主机根本没有被访问到。",
        )
        .with("answer", failure.words.of(case.text)))
        .todo(both(
            "Ask the proxy's administrators to allow `{host}:443`, or use a mirror inside your network. A host inside your \
             network belongs in `NO_PROXY`.",
            "请代理管理员放行 `{host}:443`，或使用内网镜像。内网主机应当写进 `NO_PROXY`。",
        )
        .with("host", host))
        .confidence(if is_inner || failure.doing == Doing::SumLookup { Confidence::Medium } else { Confidence::High })
        .weight(if is_inner || failure.doing == Doing::SumLookup { 80 } else { 95 }),
    );
}
