//! The client's `config.json` with the keys of the engine's file, without the level `default`, or with `proxy`.

use super::configs::{self, Owner};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP234",
    name: "client-keys",
    cause: Cause::DockerConfigInvalid,
    title: both("`config.json` whose proxies the client can't read", "客户端读不懂 `config.json` 里的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`~/.docker/config.json` takes `proxies`, below it `default` (or the address of a daemon), and there `httpProxy`, \
         `httpsProxy`, `noProxy`, `ftpProxy`, `allProxy`. Without the level in between the client warns on each command \
         (`cannot unmarshal string into Go struct field ConfigFile.proxies`); kebab-case keys and `proxy` are passed over in \
         silence. The values serve containers and builds; for pulls the engine needs its own.",
        "`~/.docker/config.json` 里是 `proxies`，下一层是 `default`（或守护进程的地址），再往下才是 `httpProxy`、`httpsProxy`、\
         `noProxy`、`ftpProxy`、`allProxy`。少了中间一层，客户端每次都会警告（`cannot unmarshal string into Go struct field \
         ConfigFile.proxies`）；连字符写法的键和 `proxy` 会被悄悄忽略。这些值作用于容器和构建，拉取镜像要给引擎另外设置。",
    ),
    bad: &[
        example(
            Kind::DockerClient,
            "{\n  \"auths\": {},\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
             \"http://proxy.corp.example:3128\",\n    \"no-proxy\": \"localhost,127.0.0.1,::1,.corp.example\"\n  }\n}\n",
        ),
        example(
            Kind::DockerClient,
            "{\n  \"auths\": {},\n  \"proxy\": {\n    \"default\": {\n      \"httpProxy\": \"http://proxy.corp.example:3128\",\n      \
             \"httpsProxy\": \"http://proxy.corp.example:3128\",\n      \"noProxy\": \"localhost,127.0.0.1,::1\"\n    }\n  }\n}\n",
        ),
    ],
    good: &[example(
        Kind::DockerClient,
        "{\n  \"auths\": {},\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://proxy.corp.example:3128\",\n      \
         \"httpsProxy\": \"http://proxy.corp.example:3128\",\n      \"noProxy\": \"localhost,127.0.0.1,::1,.corp.example\"\n    \
         }\n  }\n}\n",
    )],
    sources: &[source::DOCKER_CLI_PROXY, source::DOCKER_CLI_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for config in configs::configs(case).into_iter().filter(|it| it.owner == Owner::Client) {
        let Some(root) = &config.root else { continue };
        if let Some(pair) = root.pairs().iter().find(|it| it.key == "proxy" && !it.node.pairs().is_empty()) {
            let fix = Fix::safe(both("Call it `proxies`", "改名为 `proxies`"), [Edit::replace(pair.key_at, "\"proxies\"")]);
            out.push(say(pair).fix(fix));
            continue;
        }
        let is_level = |it: &Pair| it.node.pairs().iter().any(|inner| configs::client_key(&inner.key).is_some());
        if let Some(pair) = root.pairs().iter().find(|it| configs::client_key(&it.key).is_some()) {
            out.push(say(pair));
        } else if let Some(pair) = root.pairs().iter().find(|it| it.key != "proxies" && is_level(it)) {
            let runs = vec![Run::New("\"proxies\": { ".to_owned()), Run::Keep(pair.at()), Run::New(" }".to_owned())];
            let fix = Fix::safe(both("Put it below `proxies`", "放到 `proxies` 下面"), [Edit::runs(pair.at(), runs)]);
            out.push(say(pair).fix(fix));
        }
        let Some(proxies) = root.get("proxies") else { continue };
        if let Some(first) = proxies.pairs().iter().find(|it| !it.key.contains(':') && it.node.pairs().is_empty()) {
            out.push(say(first).fix(below_default(case, proxies)));
            continue;
        }
        if let Some(pair) = proxies.pairs().iter().find(|it| ["http://", "https://"].iter().any(|scheme| it.key.starts_with(scheme)) && is_level(it)) {
            let fix = Fix::review(both("Call it `default`", "改名为 `default`"), [Edit::replace(pair.key_at, "\"default\"")]);
            out.push(say(pair).fix(fix));
            continue;
        }
        for level in proxies.pairs() {
            renamed(&level.node, out);
            let is_list = |it: &&Pair| configs::client_key(&it.key).is_some() && !it.node.items().is_empty();
            out.extend(level.node.pairs().iter().filter(is_list).map(|it| configs::one_text(case, it)));
        }
    }
}

/// Judges the keys of one level.
fn renamed(level: &Node, out: &mut Vec<Finding>) {
    let wrong: Vec<_> = level
        .pairs()
        .iter()
        .filter_map(|it| configs::client_key(&it.key).filter(|key| it.key != *key).map(|key| (it, key)))
        // The client's reader, Go's, takes no notice of letter case.
        .filter(|(it, key)| !it.key.eq_ignore_ascii_case(key))
        .collect();
    let Some((first, _)) = wrong.first() else { return };
    let edits: Vec<_> = wrong.iter().map(|(it, key)| Edit::replace(it.key_at, format!("\"{key}\""))).collect();
    out.push(say(first).fix(Fix::safe(both("Rename the keys", "改正键名"), edits)));
}

fn say(wrong: &Pair) -> Finding {
    Finding::error(
        wrong.key_at,
        both("The client doesn't know `{key}` here.", "客户端在这里不认 `{key}`。").with("key", &wrong.key),
    )
    .why(both(
        "`config.json` is read as `proxies`, then `default`, then `httpProxy`, `httpsProxy`, `noProxy`; `http-proxy` belongs into the engine's `daemon.json`.",
        "`config.json` 的层次是 `proxies`、`default`，再到 `httpProxy`、`httpsProxy`、`noProxy`；`http-proxy` 是引擎 `daemon.json` 的键。",
    ))
    .todo(both(
        "For containers and builds write `proxies.default.httpProxy` and its kin in `~/.docker/config.json`; for pulls put \
         `proxies.http-proxy` into `/etc/docker/daemon.json`.",
        "容器和构建：在 `~/.docker/config.json` 里写 `proxies.default.httpProxy` 等；拉取镜像：在 `/etc/docker/daemon.json` 里写 \
         `proxies.http-proxy`。",
    ))
}

/// The fix that puts the keys below `default`, by the client's names.
fn below_default(case: &Case, proxies: &Node) -> Fix {
    let lead = case.line(proxies.at).of(case.text);
    let indent = &lead[..lead.len() - lead.trim_start().len()];
    let mut runs = vec![Run::New(format!("{{\n{indent}  \"default\": {{"))];
    let mut rest = Vec::new();
    let mut count = 0;
    for pair in proxies.pairs() {
        let Some(key) = configs::client_key(&pair.key).filter(|_| configs::is_text(&pair.node)) else {
            rest.push(pair);
            continue;
        };
        let comma = if count == 0 { "" } else { "," };
        runs.push(Run::New(format!("{comma}\n{indent}    \"{key}\": ")));
        runs.push(Run::Keep(pair.node.at));
        count += 1;
    }
    runs.push(Run::New(format!("\n{indent}  }}\n{indent}}}")));
    let edits = [Edit::runs(proxies.at, runs)];
    let title = both("Write it as the client reads it", "改成客户端的写法");
    if rest.is_empty() { Fix::safe(title, edits) } else { Fix::review(title, edits) }
}
