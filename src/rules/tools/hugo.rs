//! Hugo starts go with a proxy list of its own and passes only some variables on.

use super::seen;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP311",
    name: "hugo",
    cause: Cause::EnvPrecedence,
    title: both("Hugo runs go with settings of its own", "Hugo 用自己的设置运行 go"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Hugo's modules are fetched by go, but with `GOPROXY` taken from Hugo's own `module.proxy`, whose default is `direct`: \
         your `GOPROXY` doesn't count. Set `proxy` under `[module]` in the site's configuration, or `HUGO_MODULE_PROXY`. \
         Since 0.91 Hugo hands only the variables of `security.exec.osEnv` on to go and git; what it lacks there has to be \
         added.",
        "Hugo 的模块由 go 下载，但 `GOPROXY` 取自 Hugo 自己的 `module.proxy`，默认是 `direct`，你设的 `GOPROXY` 不起作用。\
         请在站点配置的 `[module]` 下写 `proxy`，或者设 `HUGO_MODULE_PROXY`。0.91 起，Hugo 只把 `security.exec.osEnv` 列出的变量\
         传给 go 和 git，缺的要自己加进去。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "hugo: downloading modules …\ngo: github.com/google/docsy@v0.2.0: invalid version: git ls-remote -q origin in \
         /tmp/hugo_cache/modules/filecache/modules/pkg/mod/cache/vcs/98f5: exit status 128:\n\tfatal: unable to access \
         'https://github.com/google/docsy/': Failed to connect to github.com port 443: Operation timed out\n",
    )],
    good: &[example(Kind::Shell, "export HUGO_MODULE_PROXY=https://goproxy.cn,direct\nhugo mod get -u\n")],
    sources: &[source::HUGO_MODULES, source::HUGO_SECURITY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // `…/hugo: ` is the path of a module.
    let speaks = case.says("hugo: ").filter(|at| !case.text[..at.start].ends_with('/'));
    let named = case.says_any(&["hugo mod ", "hugo_cache", "hugo_module_", "hugo version"]);
    let Some(hugo) = speaks.into_iter().chain(named).min() else { return };
    if seen::trouble(case).is_none() {
        return;
    }
    let is_filtered = case.says_any(&["0.91", "osenv"]).is_some();
    let has_key = case.says("hugo_module_proxy").is_some();
    let finding = Finding::error(
        hugo,
        both(
            "Hugo runs go itself, with its own `module.proxy` in place of your `GOPROXY`.",
            "Hugo 自己运行 go，用的是它的 `module.proxy`，不是你的 `GOPROXY`。",
        ),
    )
    .why(both(
        "The default of `module.proxy` is `direct`; and only variables in `security.exec.osEnv` reach go and git.",
        "`module.proxy` 的默认值是 `direct`；而且只有 `security.exec.osEnv` 里的变量能传给 go 和 git。",
    ))
    .weight(98);
    out.push(if is_filtered {
        finding.todo(both(
            "Update Hugo, or add the variables that are missing (`HTTPS_PROXY`, `GOPRIVATE`, `SSH_AUTH_SOCK`, …) to \
             `security.exec.osEnv`; set `[module] proxy` for the mirror.",
            "升级 Hugo，或者把缺少的变量（`HTTPS_PROXY`、`GOPRIVATE`、`SSH_AUTH_SOCK` 等）加进 `security.exec.osEnv`；\
             镜像用 `[module] proxy` 设置。",
        ))
    } else if has_key {
        finding.todo(both(
            "Write `[module]` with `proxy = 'direct'` into the configuration, so that the variable has a key to override in old releases, \
             or update Hugo.",
            "在配置里写上 `[module]` 和 `proxy = 'direct'`，旧版本要有这个键，环境变量才能覆盖；或者升级 Hugo。",
        ))
    } else {
        finding.todo(both(
            "Set `proxy = 'https://goproxy.cn,direct'` under `[module]` in `hugo.toml`, or `HUGO_MODULE_PROXY` in the environment.",
            "在 `hugo.toml` 的 `[module]` 下写 `proxy = 'https://goproxy.cn,direct'`，或设环境变量 `HUGO_MODULE_PROXY`。",
        ))
    });
}
