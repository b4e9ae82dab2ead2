//! `daemon.json` whose proxies stand at its top level, below `proxy`, or as `env`.

use super::configs::{self, Owner};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP232",
    name: "engine-keys-at-top",
    cause: Cause::DockerConfigInvalid,
    title: both("`daemon.json` without the level `proxies`", "`daemon.json` 缺少 `proxies` 这一层"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In `daemon.json` the three keys of the proxy belong below `proxies`. At the top level dockerd either refuses them \
         (`the following directives don't match any configuration option`) or takes them without any effect. There is no \
         `env` either.",
        "`daemon.json` 里代理的三个键要写在 `proxies` 下面。写在顶层时，dockerd 要么拒绝（`the following directives don't \
         match any configuration option`），要么收下却不起作用。也没有 `env` 这个键。",
    ),
    bad: &[example(
        Kind::Daemon,
        "{\n  \"registry-mirrors\": [\"https://mirror.corp.example\"],\n  \"http-proxy\": \"http://proxy.corp.example:3128\",\n  \
         \"https-proxy\": \"http://proxy.corp.example:3128\",\n  \"no-proxy\": \"localhost,127.0.0.1\"\n}\n",
    )],
    good: &[example(
        Kind::Daemon,
        "{\n  \"registry-mirrors\": [\"https://mirror.corp.example\"],\n  \"proxies\": {\n    \"http-proxy\": \
         \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \"http://proxy.corp.example:3128\",\n    \"no-proxy\": \
         \"localhost,127.0.0.1\"\n  }\n}\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::DOCKERD_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for config in configs::configs(case).into_iter().filter(|it| it.owner == Owner::Engine) {
        let Some(root) = &config.root else { continue };
        if let Some(pair) = root.pairs().iter().find(|it| it.key == "proxy" && !it.node.pairs().is_empty()) {
            let fix = Fix::safe(both("Call it `proxies`", "改名为 `proxies`"), [Edit::replace(pair.key_at, "\"proxies\"")]);
            out.push(say(pair).fix(fix));
        } else if let Some(pair) = root.pairs().iter().find(|it| it.key == "env" || it.key == "environment") {
            if case.line(pair.key_at).of(case.text).to_ascii_lowercase().contains("proxy") {
                out.push(say(pair));
            }
        } else if let Some(pair) = root.pairs().iter().find(|it| is_made_up(&it.key)) {
            out.push(say(pair));
        } else if let Some(first) = root.pairs().iter().find(|it| configs::engine_key(&it.key).is_some()) {
            let finding = say(first);
            out.push(match below(root) {
                Some(edits) => finding.fix(Fix::safe(both("Put them below `proxies`", "放到 `proxies` 下面"), edits)),
                None => finding,
            });
        }
    }
}

/// Whether a key at the top is about a proxy and none that dockerd or another rule knows.
fn is_made_up(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    let is_known = key == "proxies" || lower.starts_with("userland-proxy") || configs::engine_key(key).is_some();
    (lower.contains("proxy") || lower.contains("proxies")) && !is_known
}

fn say(wrong: &Pair) -> Finding {
    Finding::error(
        wrong.key_at,
        both("`{key}` has no meaning at the top of `daemon.json`.", "`daemon.json` 顶层的 `{key}` 没有意义。")
            .with("key", &wrong.key),
    )
    .why(both(
        "dockerd reads proxies below `proxies` only: `http-proxy`, `https-proxy`, `no-proxy`.",
        "dockerd 只从 `proxies` 下读取代理：`http-proxy`、`https-proxy`、`no-proxy`。",
    ))
    .todo(both(
        "Write `\"proxies\": \u{7b}\"http-proxy\": …, \"https-proxy\": …, \"no-proxy\": …\u{7d}` (Engine 23.0 or later; before that a \
         systemd drop-in), check with `sudo dockerd --validate`, then restart docker.",
        "写成 `\"proxies\": \u{7b}\"http-proxy\": …, \"https-proxy\": …, \"no-proxy\": …\u{7d}`（Engine 23.0 以上；更早的版本用 \
         systemd drop-in），用 `sudo dockerd --validate` 检查后重启 docker。",
    ))
}

/// The edits that put the keys below `proxies`, where they stand side by side.
fn below(root: &Node) -> Option<[Edit; 1]> {
    if root.get("proxies").is_some() {
        return None;
    }
    let pairs = root.pairs();
    let is_key = |it: &Pair| configs::engine_key(&it.key).is_some() && configs::is_text(&it.node);
    let first = pairs.iter().position(is_key)?;
    let count = pairs[first..].iter().take_while(|it| is_key(it)).count();
    if pairs[first + count..].iter().any(is_key) {
        return None;
    }
    let own = &pairs[first..first + count];
    let mut runs = vec![Run::New("\"proxies\": {".to_owned())];
    for (at, pair) in own.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        runs.push(Run::New(format!("{comma}\n    \"{}\": ", configs::engine_key(&pair.key)?)));
        runs.push(Run::Keep(pair.node.at));
    }
    runs.push(Run::New("\n  }".to_owned()));
    Some([Edit::runs(Span::new(own[0].key_at.start, own[count - 1].node.at.end), runs)])
}
