//! `BusyBox`'s wget, which reads the proxy variables and no list of exceptions.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, ProxyAddress, no_proxy};
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP134",
    name: "busybox-wget",
    cause: Cause::NoProxy,
    title: both("BusyBox's wget takes no notice of `no_proxy`", "BusyBox 的 wget 不理会 `no_proxy`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The wget of BusyBox (Alpine, many slim images and health checks) reads `http_proxy` and `https_proxy`, but no `no_proxy`: even `localhost` is asked through the proxy. Switch the proxy off for the one command, `wget -Y off …`, or use curl or GNU wget (`apk add wget`).",
        "BusyBox 的 wget（Alpine、许多精简镜像和健康检查都在用）会读 `http_proxy` 和 `https_proxy`，但不读 `no_proxy`：连 `localhost` 也会走代理。请对这条命令关闭代理：`wget -Y off …`，或改用 curl 或 GNU wget（`apk add wget`）。",
    ),
    bad: &[example(Kind::Shell, "$ export http_proxy=http://10.1.0.4:3128 no_proxy=localhost\n$ wget -O- http://localhost:8080/ready\nConnecting to 10.1.0.4:3128 (10.1.0.4:3128)\n")],
    good: &[example(Kind::Shell, "$ export http_proxy=http://10.1.0.4:3128 no_proxy=localhost\n$ wget -Y off -O- http://localhost:8080/ready\nConnecting to localhost:8080 (127.0.0.1:8080)\n")],
    sources: &[source::BUSYBOX_WGET],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let command = case.commands().find(|it| it.words.iter().any(|word| word.value == "wget"));
    let Some(command) = command.filter(|it| !it.words.iter().any(|word| matches!(word.value.as_str(), "-Y" | "-Yoff" | "--proxy=off"))) else { return };
    let asked = command.words.iter().find_map(|word| {
        let (_, rest) = word.value.split_once("://")?;
        rest.split(['/', ':', '?']).next()
    });
    let Some(asked) = asked else { return };
    let is_exempt = case.settings.iter().any(|it| it.is("NO_PROXY") && it.is_set() && no_proxy::covers(&it.value, asked));
    let goes = lines(case.text, Span::new(0, case.text.len())).into_iter().find(|line| {
        // `BusyBox` shows the address in brackets, GNU's wget with dots behind it.
        let said = line.of(case.text).trim();
        let peer = said.strip_prefix("Connecting to ").filter(|it| it.contains(" (")).and_then(|it| it.split([':', ' ']).next());
        peer.is_some_and(|peer| peer != asked && case.settings.iter().any(|it| it.is_forward_proxy() && ProxyAddress::of(&it.value).host == peer))
    });
    let Some(at) = goes.filter(|_| is_exempt) else { return };
    out.push(
        Finding::error(at, both("BusyBox's wget asks the proxy for `{host}`: it doesn't read `no_proxy`.", "BusyBox 的 wget 通过代理访问 `{host}`：它不读 `no_proxy`。").with("host", asked))
            .why(both(
                "It knows `http_proxy` and `https_proxy` only; your list is right, and curl, Go and GNU wget keep to it.",
                "它只认 `http_proxy` 和 `https_proxy`；你的列表没有错，curl、Go 和 GNU wget 都会遵守。",
            ))
            .todo(both("Write `wget -Y off …` for this command, or use curl or GNU wget.", "这条命令写成 `wget -Y off …`，或改用 curl、GNU wget。"))
            .weight(96),
    );
}
