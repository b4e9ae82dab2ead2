//! git has a proxy of its own, and it is another one than the environment's.

use crate::data::source;
use crate::facts::{Case, ProxyAddress, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP109",
    name: "git-has-its-own-proxy",
    cause: Cause::EnvPrecedence,
    title: both("git's own `http.proxy` beats the environment", "git 的 `http.proxy` 优先于环境变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "git takes `http.proxy` from its settings before `HTTPS_PROXY`. An old entry there sends direct downloads of modules to \
         another proxy than everything else. Take it out with `git config --global --unset http.proxy`, or give it the same address.",
        "git 会先看自己配置里的 `http.proxy`，再看 `HTTPS_PROXY`。那里留着旧地址的话，直连下载模块时就会走另一个代理。用 `git config --global --unset http.proxy` 去掉它，\
         或者改成同样的地址。",
    ),
    bad: &[example(
        Kind::Shell,
        "export HTTPS_PROXY=http://10.1.1.1:3128 HTTP_PROXY=http://10.1.1.1:3128\ngit config --global http.proxy http://10.9.9.9:8080\n",
    )],
    good: &[example(
        Kind::Shell,
        "export HTTPS_PROXY=http://10.1.1.1:3128 HTTP_PROXY=http://10.1.1.1:3128\ngit config --global http.proxy http://10.1.1.1:3128\n",
    )],
    sources: &[source::GIT_HTTP],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(own) = case.settings_of("HTTPS_PROXY").find(|it| !it.has_gap() && !it.value.trim().is_empty()) else { return };
    for command in case.commands().filter(|it| it.starts_with(&["git", "config"])) {
        let Some(key) = command.words.iter().position(|it| it.value == "http.proxy") else { continue };
        let Some(word) = command.words.get(key + 1).filter(|it| !it.value.is_empty() && !has_gap(&it.value)) else { continue };
        let (one, other) = (ProxyAddress::of(&word.value), ProxyAddress::of(&own.value));
        if one.is_same_place(&other) || one.host.is_empty() {
            continue;
        }
        let fails = case.failures.iter().any(|it| it.host() == one.host || it.peer.as_deref() == Some(one.host))
            || case.says(&format!("failed to connect to {}", one.host.to_ascii_lowercase())).is_some();
        out.push(
            Finding::warning(
                word.at,
                both("git goes to `{git}`, everything else to `{other}`.", "git 走 `{git}`，其他程序走 `{other}`。")
                    .with("git", one.host)
                    .with("other", other.host),
            )
            .confidence(if fails { Confidence::High } else { Confidence::Medium })
            .weight(if fails { 97 } else { 65 })
            .why(both("git's own `http.proxy` beats the environment.", "git 自己的 `http.proxy` 优先于环境变量。"))
            .todo(both(
                "Run `git config --global --unset http.proxy`, or write the same address there.",
                "运行 `git config --global --unset http.proxy`，或者写成同样的地址。",
            )),
        );
    }
}
