//! `daemon.json` whose `proxies` are written as in the client's file: a `default` level, or `httpProxy`.

use super::configs::{self, Config, Owner};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP231",
    name: "engine-keys",
    cause: Cause::DockerConfigInvalid,
    title: both("`daemon.json` with the keys of the client's file", "`daemon.json` 用了客户端文件的键"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Two files of Docker have a `proxies`, and they differ. The engine's `daemon.json` takes exactly `http-proxy`, \
         `https-proxy` and `no-proxy`, each a text, directly under `proxies` (Engine 23.0 or later); with any other key \
         dockerd doesn't start. The client's `~/.docker/config.json` takes `httpProxy`, `httpsProxy`, `noProxy` below \
         `default` or a daemon's address, and serves containers and builds, not pulls.",
        "Docker 有两个文件带 `proxies`，写法不同。引擎的 `daemon.json` 只接受 `http-proxy`、`https-proxy`、`no-proxy` 三个键，\
         值都是字符串，直接写在 `proxies` 下（Engine 23.0 以上）；多了别的键，dockerd 就起不来。客户端的 \
         `~/.docker/config.json` 用 `httpProxy`、`httpsProxy`、`noProxy`，写在 `default` 或守护进程地址下面，\
         作用于容器和构建，不作用于拉取。",
    ),
    bad: &[
        example(
            Kind::Daemon,
            "{\n  \"log-driver\": \"local\",\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://proxy.corp.example:3128\",\n      \
             \"httpsProxy\": \"http://proxy.corp.example:3128\",\n      \"noProxy\": \"localhost,127.0.0.0/8\"\n    }\n  }\n}\n",
        ),
        example(
            Kind::Daemon,
            "{\n  \"registry-mirrors\": [\"https://mirror.corp.example\"],\n  \"proxies\": {\n    \"httpProxy\": \
             \"http://proxy.corp.example:3128\",\n    \"httpsProxy\": \"http://proxy.corp.example:3128\"\n  }\n}\n",
        ),
    ],
    good: &[example(
        Kind::Daemon,
        "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
         \"http://proxy.corp.example:3128\",\n    \"no-proxy\": \"localhost,127.0.0.0/8\"\n  }\n}\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::DOCKERD_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for Config { root, .. } in configs::configs(case).into_iter().filter(|it| it.owner == Owner::Engine) {
        let Some(proxies) = root.as_ref().and_then(|it| it.get("proxies")) else { continue };
        let levels = || proxies.pairs().iter().filter(|it| !it.node.pairs().is_empty());
        if let Some(level) = levels().next() {
            out.push(say(level).fix(lifted(case, proxies, &level.node)));
            continue;
        }
        let wrong: Vec<_> = proxies
            .pairs()
            .iter()
            .filter_map(|it| configs::engine_key(&it.key).filter(|key| it.key != *key).map(|key| (it, key)))
            .collect();
        let Some((first, _)) = wrong.first() else { continue };
        let edits: Vec<_> = wrong.iter().map(|(it, key)| Edit::replace(it.key_at, format!("\"{key}\""))).collect();
        out.push(say(first).fix(Fix::safe(both("Rename the keys", "改正键名"), edits)));
    }
}

fn say(wrong: &Pair) -> Finding {
    Finding::error(
        wrong.key_at,
        both("The engine's `proxies` has no `{key}`.", "引擎的 `proxies` 里没有 `{key}` 这个键。").with("key", &wrong.key),
    )
    .why(both(
        "That is how the client's `~/.docker/config.json` is written; dockerd refuses keys that it doesn't know and doesn't start.",
        "这是客户端 `~/.docker/config.json` 的写法；dockerd 遇到不认识的键会拒绝启动。",
    ))
    .todo(both(
        "In `daemon.json` write `http-proxy`, `https-proxy` and `no-proxy` directly under `proxies` (Engine 23.0 or later), check \
         with `sudo dockerd --validate`, then `sudo systemctl restart docker`.",
        "`daemon.json` 里把 `http-proxy`、`https-proxy`、`no-proxy` 直接写在 `proxies` 下（Engine 23.0 以上），\
         用 `sudo dockerd --validate` 检查，再执行 `sudo systemctl restart docker`。",
    ))
}

/// The fix that drops a level and renames the keys below it.
fn lifted(case: &Case, proxies: &Node, level: &Node) -> Fix {
    let lead = case.line(proxies.at).of(case.text);
    let indent = &lead[..lead.len() - lead.trim_start().len()];
    let mut runs = vec![Run::New("{".to_owned())];
    let mut is_first = true;
    let mut drops = proxies.pairs().len() > 1;
    for pair in level.pairs() {
        let Some(key) = configs::engine_key(&pair.key).filter(|_| configs::is_text(&pair.node)) else {
            drops = true;
            continue;
        };
        let comma = if is_first { "" } else { "," };
        runs.push(Run::New(format!("{comma}\n{indent}  \"{key}\": ")));
        runs.push(Run::Keep(pair.node.at));
        is_first = false;
    }
    runs.push(Run::New(format!("\n{indent}}}")));
    let title = both("Write it as the engine reads it", "改成引擎的写法");
    let edits = [Edit::runs(proxies.at, runs)];
    if drops { Fix::review(title, edits) } else { Fix::safe(title, edits) }
}
