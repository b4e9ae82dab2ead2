//! The forward proxy itself can't be reached, and it is not on the machine itself.

use crate::data::source;
use crate::facts::Case;
use crate::facts::host::is_loopback;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP150",
    name: "forward-proxy-unreachable",
    cause: Cause::ProxyUnreachable,
    title: both("The forward proxy can't be reached", "连不上正向代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`proxyconnect tcp: …` always speaks of the way to the forward proxy: the host behind it was never asked. The proxy \
         is down, has moved, listens on another port, or is reached only from another network than the one where this \
         program runs.",
        "`proxyconnect tcp: …` 说的总是到正向代理的这一段路：后面的目标主机根本没有被访问。代理没有运行、换了地址或端口，或者只能从另一个网络访问。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": proxyconnect tcp: dial tcp 10.1.9.9:3128: connect: connection refused\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&crate::facts::Failure| {
        let is_tls = it.trouble == crate::facts::Trouble::TlsTimeout || it.trouble == crate::facts::Trouble::Eof;
        it.on_way_to_proxy && it.is_unreachable() && !is_tls && !is_loopback(it.target())
    };
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    out.push(
        Finding::error(
            failure.words,
            both("The forward proxy at `{host}` can't be reached from here.", "从这里连不上位于 `{host}` 的正向代理。").with("host", failure.target()),
        )
        .why(both(
            "The connection to the proxy itself failed; nothing was asked of the mirror.",
            "失败的是到代理本身的连接，镜像根本没有被访问。",
        ))
        .todo(both(
            "Check the proxy's address and port where this program gets them (`env | grep -i proxy`, the engine's unit, the \
             editor's settings); outside of that network unset the variables, in both letter cases.",
            "在该程序读取代理设置的地方（`env | grep -i proxy`、引擎的单元文件、编辑器设置）核对地址和端口；离开那个网络时取消这些变量，大小写都要取消。",
        ))
        .confidence(Confidence::Medium)
        .weight(82)
        .gives_way(),
    );
}
