//! `daemon.json` whose `proxies` hold something else than texts, or keys that there are not.

use super::configs::{self, Owner};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP233",
    name: "engine-values",
    cause: Cause::DockerConfigInvalid,
    title: both("`no-proxy` as a list, or a key that `proxies` doesn't have", "`no-proxy` 写成了数组，或 `proxies` 里多了别的键"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Each of the three keys below `proxies` in `daemon.json` takes one text; `no-proxy` is a text with commas and not an \
         array. There is no `all-proxy` and no `ftp-proxy`: dockerd refuses the file and doesn't start.",
        "`daemon.json` 的 `proxies` 下三个键的值都是一个字符串；`no-proxy` 是用逗号分隔的字符串，不是数组。\
         没有 `all-proxy`，也没有 `ftp-proxy`：写了 dockerd 就拒绝这个文件，起不来。",
    ),
    bad: &[
        example(
            Kind::Daemon,
            "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
             \"http://proxy.corp.example:3128\",\n    \"no-proxy\": [\n      \"127.0.0.0/8\",\n      \"corp.example\"\n    ]\n  \
             }\n}\n",
        ),
        example(
            Kind::Daemon,
            "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
             \"http://proxy.corp.example:3128\",\n    \"all-proxy\": \"socks5://proxy.corp.example:1080\"\n  }\n}\n",
        ),
    ],
    good: &[example(
        Kind::Daemon,
        "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
         \"http://proxy.corp.example:3128\",\n    \"no-proxy\": \"127.0.0.0/8,corp.example\"\n  }\n}\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::DOCKERD_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for config in configs::configs(case).into_iter().filter(|it| it.owner == Owner::Engine) {
        let Some(proxies) = config.root.as_ref().and_then(|it| it.get("proxies")) else { continue };
        if configs::is_text(proxies) && !proxies.text().is_empty() {
            out.push(not_a_map(proxies));
        }
        for (place, pair) in proxies.pairs().iter().enumerate() {
            if configs::engine_key(&pair.key).is_none() && pair.node.pairs().is_empty() {
                out.push(unknown(pair).fix(Fix::review(
                    both("Take it out", "删掉这个键"),
                    [Edit::delete(with_comma(proxies.pairs(), place))],
                )));
            } else if configs::engine_key(&pair.key).is_some() && !configs::is_text(&pair.node) {
                out.push(configs::one_text(case, pair));
            }
        }
    }
}

/// `"proxies": "http://…"`.
fn not_a_map(proxies: &Node) -> Finding {
    let runs = vec![
        Run::New("{\n    \"http-proxy\": ".to_owned()),
        Run::Keep(proxies.at),
        Run::New(",\n    \"https-proxy\": ".to_owned()),
        Run::Keep(proxies.at),
        Run::New("\n  }".to_owned()),
    ];
    Finding::error(
        proxies.at,
        both("`proxies` takes an object of three keys, not an address.", "`proxies` 的值是含三个键的对象，不是一个地址。"),
    )
    .why(both("dockerd refuses the file for anything else.", "别的写法 dockerd 都会拒绝。"))
    .todo(both(
        "Name the address by `http-proxy` and by `https-proxy`, and what needs no proxy by `no-proxy`.",
        "把地址分别写到 `http-proxy` 和 `https-proxy`，不走代理的写到 `no-proxy`。",
    ))
    .fix(Fix::review(both("Write the two keys", "写成两个键"), [Edit::runs(proxies.at, runs)]))
}

/// A member with the comma that has to go with it.
fn with_comma(pairs: &[Pair], place: usize) -> Span {
    let pair = &pairs[place];
    match (place.checked_sub(1).map(|it| &pairs[it]), pairs.get(place + 1)) {
        (_, Some(next)) => Span::new(pair.key_at.start, next.key_at.start),
        (Some(last), None) => Span::new(last.node.at.end, pair.node.at.end),
        (None, None) => Span::new(pair.key_at.start, pair.node.at.end),
    }
}

fn unknown(pair: &Pair) -> Finding {
    Finding::error(
        pair.key_at,
        both("The engine's `proxies` has no `{key}`.", "引擎的 `proxies` 里没有 `{key}` 这个键。").with("key", &pair.key),
    )
    .why(both(
        "dockerd knows `http-proxy`, `https-proxy` and `no-proxy` there and refuses the file for any other key.",
        "dockerd 在这里只认 `http-proxy`、`https-proxy`、`no-proxy`，有别的键就拒绝整个文件。",
    ))
    .todo(both(
        "Take it out; a SOCKS proxy goes into `http-proxy` and `https-proxy` as `socks5://…`.",
        "删掉它；SOCKS 代理以 `socks5://…` 的形式写进 `http-proxy` 和 `https-proxy`。",
    ))
}
