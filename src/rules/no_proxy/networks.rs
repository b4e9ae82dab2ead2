//! A network such as `10.0.0.0/8` in `NO_PROXY`, where a program reads it that knows none.

use super::consumers::is_of_runner;
use crate::data::source;
use crate::base::Span;
use crate::facts::{Case, Place, ProxyAddress, host, no_proxy};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP126",
    name: "network-in-no-proxy",
    cause: Cause::NoProxy,
    title: both("A network in `NO_PROXY` that the program does not understand", "程序不认识 `NO_PROXY` 里的网段"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Go reads networks such as `10.0.0.0/8` (programs built with Go 1.11 or later), curl from 7.86 on, Python's requests too. \
         The runner of GitHub Actions and Node's programs don't, and the runner ignores addresses altogether. A network never \
         matches a host's name, whatever its address is.",
        "Go（用 Go 1.11 及以上构建的程序）、curl 7.86 以上和 Python 的 requests 认识 `10.0.0.0/8` 这样的网段。GitHub Actions 的 runner 和 Node 程序不认识，\
         runner 甚至完全不看 IP。另外，网段从不匹配主机名，不管它解析成什么地址。",
    ),
    bad: &[example(
        Kind::Shell,
        "# .env of a self-hosted runner\nhttps_proxy=http://proxy.corp.example:3128\nhttp_proxy=http://proxy.corp.example:3128\nno_proxy=localhost,127.0.0.1,10.0.0.0/8\n",
    )],
    good: &[
        example(
            Kind::Shell,
            "# .env of a self-hosted runner\nhttps_proxy=http://proxy.corp.example:3128\nhttp_proxy=http://proxy.corp.example:3128\nno_proxy=localhost,127.0.0.1,ghes.corp.example\n",
        ),
        example(Kind::Systemd, "[Service]\nEnvironment=\"NO_PROXY=localhost,127.0.0.1,10.0.0.0/8\"\n"),
    ],
    sources: &[source::HTTPPROXY, source::RUNNER_PROXY],
};

/// Signs of a Docker or a Go that knows no networks: they came with Go 1.11.
fn is_old(case: &Case) -> bool {
    const OLD: &[&str] = &[
        "go1.4", "go1.5", "go1.6", "go1.7", "go1.8", "go1.9", "go1.10.", "client: 1.", "docker 1.", "docker 17.", "docker 18.",
        "docker-ce 17", "docker-ce 18", "docker ee 17", "docker ee 18", "version: 17.", "version: 18.",
    ];
    case.says_any(OLD).is_some() || old_curl(case)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const RUNNER: Both = both(
        "The runner of GitHub Actions matches names only: it ignores addresses and networks.",
        "GitHub Actions 的 runner 只匹配名称，会忽略 IP 和网段。",
    );
    const OLD: Both = both(
        "Networks are understood by programs that were built with Go 1.11 or later; this one is older.",
        "只有用 Go 1.11 及以上构建的程序才认识网段，而这里的版本更旧。",
    );
    const CURL: Both = both(
        "curl knows networks from 7.86 on; an older one, wget, Node and Java take the entry for a name.",
        "curl 从 7.86 起才认识网段；更旧的 curl 以及 wget、Node、Java 会把它当成名字。",
    );
    let is_runner = is_of_runner(case);
    let is_old = is_old(case);
    for setting in case.told_of("NO_PROXY") {
        let is_of_runner = is_runner || setting.place == Place::Runner;
        let of_curl = asked_by_curl(case, &setting.value);
        if !is_of_runner && !is_old && of_curl.is_none() {
            continue;
        }
        let Some(entry) = setting.entries(case.text, &[',', ' ']).into_iter().find(|it| {
            no_proxy::network(it.text).is_some_and(|(start, _)| start[0] != 127)
        }) else {
            continue;
        };
        out.push(
            Finding::warning(
                entry.at,
                both("The network `{entry}` in `{name}` is not understood here.", "这里不认识 `{name}` 里的网段 `{entry}`。")
                    .with("entry", entry.text)
                    .with("name", &setting.name),
            )
            .confidence(if is_of_runner { Confidence::High } else { Confidence::Medium })
            .weight(93)
            .why(if is_of_runner { RUNNER } else if of_curl.is_some() { CURL } else { OLD })
            .todo(both(
                "Name the hosts themselves, as in `git.corp.example`, or single addresses where names are not used.",
                "直接写主机名，例如 `git.corp.example`；没有主机名的地方写单个 IP。",
            )),
        );
    }
}

/// An address of a network in the list that curl or wget asks for, with trouble told of.
fn asked_by_curl(case: &Case, list: &str) -> Option<Span> {
    const TOLD: &[&str] = &["to the proxy", "through the proxy", "via the proxy", "via proxy", "uses the proxy", "by the proxy", "still", "走代理", "走了代理"];
    let mut words = case.commands().filter(|it| matches!(it.word(0), "curl" | "wget")).flat_map(|it| it.words.iter().skip(1));
    let is_inside = |value: &str| {
        let host = ProxyAddress::of(value).host;
        let is_in = |entry: &str| entry.contains('/') && no_proxy::covers(entry, host);
        let is_single = list.split([',', ' ']).any(|entry| entry == host);
        host::ipv4(host).is_some() && !is_single && list.split([',', ' ']).any(is_in)
    };
    // curl's trace shows what it asks the proxy for.
    let traced = ["proxy tunnel to ", "> get http://", "> connect "].iter().find_map(|lead| {
        let at = case.says(lead).filter(|_| case.says("* uses proxy env variable").is_some())?;
        let rest = case.text[at.end..].split_whitespace().next()?;
        is_inside(rest).then_some(at)
    });
    if traced.is_some() {
        return traced;
    }
    let at = case.says_any(TOLD).or_else(|| case.tells_of_trouble())?;
    // The same command in a remark.
    let is_of_curl = |at: &Span| ["curl", "wget"].iter().any(|it| case.lower(*at).contains(it));
    let told = || told::clauses(case).into_iter().map(|it| it.remark).filter(is_of_curl).any(|at| at.of(case.text).split_whitespace().any(is_inside));
    (words.any(|it| is_inside(&it.value)) || told()).then_some(at)
}

/// Whether the text tells of a curl before 7.86, or of `BusyBox`, whose wget knows no networks either.
fn old_curl(case: &Case) -> bool {
    let is_old = |lead: &str| {
        case.says(lead).is_some_and(|at| {
            let minor: String = case.text[at.end..].chars().take_while(char::is_ascii_digit).collect();
            minor.parse::<u32>().is_ok_and(|minor| minor < 86)
        })
    };
    case.says_any(&["old curl", "older curl", "busybox"]).is_some() || is_old("curl 7.") || is_old("curl/7.")
}
