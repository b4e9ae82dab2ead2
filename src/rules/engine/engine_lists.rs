//! `daemon.json` whose lists, as `registry-mirrors`, are one text, or whose mirrors have no scheme.

use super::configs::{self, Owner};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP256",
    name: "engine-lists",
    cause: Cause::DockerConfigInvalid,
    title: both("A text where `daemon.json` takes a list, or a mirror without scheme", "`daemon.json` 里该写数组的地方写了字符串，或镜像地址没有协议"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`registry-mirrors`, `insecure-registries`, `dns` and some other keys of `daemon.json` take lists, also for one entry: \
         `[\"https://mirror.corp.example\"]`. A mirror begins with `https://` or `http://`. dockerd refuses anything else \
         (`cannot unmarshal string into Go struct field`, `invalid mirror`) and doesn't start.",
        "`daemon.json` 的 `registry-mirrors`、`insecure-registries`、`dns` 等键要写数组，只有一项也一样：\
         `[\"https://mirror.corp.example\"]`。镜像地址以 `https://` 或 `http://` 开头。写成别的样子 dockerd 会拒绝\
         （`cannot unmarshal string into Go struct field`、`invalid mirror`），起不来。",
    ),
    bad: &[
        example(Kind::Daemon, "{\n  \"registry-mirrors\": \"https://mirror.corp.example\"\n}\n"),
        example(Kind::Daemon, "{\n  \"registry-mirrors\": [\"mirror.corp.example\"]\n}\n"),
        example(Kind::Daemon, "{\n  \"insecure-registries\": \"registry.corp.example:5000\",\n  \"live-restore\": true\n}\n"),
    ],
    good: &[example(
        Kind::Daemon,
        "{\n  \"registry-mirrors\": [\"https://mirror.corp.example\"],\n  \"insecure-registries\": [\"registry.corp.example:5000\"],\n  \
         \"dns\": [\"10.0.0.2\"],\n  \"data-root\": \"/srv/docker\"\n}\n",
    )],
    sources: &[source::DOCKERD, source::DOCKERD_CODE],
};

/// The keys of `daemon.json` that take lists of texts.
const LISTS: &[&str] = &[
    "registry-mirrors", "insecure-registries", "dns", "dns-opts", "dns-search", "exec-opts", "storage-opts", "hosts", "labels",
    "authorization-plugins", "node-generic-resources", "cdi-spec-dirs",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    for config in configs::configs(case).into_iter().filter(|it| it.owner == Owner::Engine) {
        let Some(root) = &config.root else { continue };
        for pair in root.pairs().iter().filter(|it| LISTS.contains(&it.key.as_str())) {
            if configs::is_text(&pair.node) && pair.node.quote().is_some() {
                out.push(no_list(pair));
            } else if pair.key == "registry-mirrors" {
                out.extend(pair.node.items().iter().find(|it| is_no_address(it)).map(no_scheme));
            }
        }
    }
}

/// Whether it is a text that begins with no scheme of the web.
fn is_no_address(mirror: &Node) -> bool {
    let value = mirror.text().trim();
    let is_left_open = value.is_empty() || value.starts_with(['<', '$', '{']) || !value.is_ascii();
    !is_left_open && !["http://", "https://"].iter().any(|it| value.starts_with(it))
}

fn no_list(pair: &Pair) -> Finding {
    let edits = [Edit::insert(pair.node.at.start, "["), Edit::insert(pair.node.at.end, "]")];
    let title = both("Make it a list", "改成数组");
    let has_more = pair.node.text().contains([',', ' ']) || (pair.key == "registry-mirrors" && is_no_address(&pair.node));
    Finding::error(
        pair.node.at,
        both("`{key}` takes a list, also for one entry.", "`{key}` 的值要写成数组，只有一项也一样。").with("key", &pair.key),
    )
    .why(both(
        "dockerd refuses a text there (`cannot unmarshal string into Go struct field`) and doesn't start.",
        "这里写字符串，dockerd 会报 `cannot unmarshal string into Go struct field` 并拒绝启动。",
    ))
    .todo(both(
        "Write `\"{key}\": [\"…\"]`, each entry in quotes of its own (mirrors with `https://`), check with `sudo dockerd --validate`, then restart Docker.",
        "写成 `\"{key}\": [\"…\"]`，每项各用一对引号（镜像地址要带 `https://`），用 `sudo dockerd --validate` 检查，再重启 Docker。",
    ).with("key", &pair.key))
    .weight(97)
    .fix(if has_more { Fix::review(title, edits) } else { Fix::safe(title, edits) })
}

fn no_scheme(mirror: &Node) -> Finding {
    Finding::error(mirror.at, both("This mirror's address doesn't begin with `https://` or `http://`.", "这个镜像地址不是以 `https://` 或 `http://` 开头。"))
        .why(both("dockerd takes it for an `invalid mirror` and doesn't start.", "dockerd 会当成 `invalid mirror`，拒绝启动。"))
        .todo(both(
            "Write the whole address, as `https://mirror.corp.example`, and restart Docker.",
            "写完整的地址，例如 `https://mirror.corp.example`，再重启 Docker。",
        ))
        .weight(96)
}
