//! Nix builds in a sandbox, by a daemon with an environment of its own.

use super::seen;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP313",
    name: "nix",
    cause: Cause::EnvPrecedence,
    title: both("Nix builds without your variables", "Nix 构建时没有你的环境变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A derivation is built with an empty environment. Only a fixed-output derivation may take variables from outside, those \
         that it names in `impureEnvVars`; and with a multi-user installation they are taken from nix-daemon, not from your \
         shell. Put `GOPROXY` into the daemon's environment or `impure-env` of `nix.conf`, or give it to the derivation.",
        "derivation 在空环境里构建。只有固定输出的 derivation 能从外面取变量，而且要在 `impureEnvVars` 里列出；多用户安装时，\
         变量取自 nix-daemon，而不是你的 shell。请把 `GOPROXY` 放进守护进程的环境或 `nix.conf` 的 `impure-env`，或直接交给 derivation。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ export GOPROXY=https://goproxy.cn,direct\n$ nix build\n> go: github.com/spf13/cobra@v1.8.1: Get \
         \"https://proxy.golang.org/github.com/spf13/cobra/@v/v1.8.1.info\": dial tcp 142.250.73.81:443: i/o timeout\n",
    )],
    good: &[example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\nnix develop --command go mod download\n")],
    sources: &[source::NIX_ENV, source::NIX_IMPURE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let nix = [
        "nix build",
        "nix-build",
        "nix-daemon",
        "nix-shell",
        "nixos-rebuild",
        "home-manager",
        "impureenvvars",
        "buildgomodule",
        "nix flake check",
        "nix run",
        "nix profile install",
        "nix-env -i",
        "nix/store",
        "darwin-rebuild",
    ];
    let Some(nix) = nix.into_iter().filter_map(|words| case.mentions(words)).min() else { return };
    let is_trouble = seen::trouble(case).is_some()
        || case.failures.iter().any(|it| !it.module.as_ref().is_none_or(|it| it.path.is_empty()));
    if !is_trouble {
        return;
    }
    out.push(
        Finding::error(
            nix,
            both(
                "Nix builds in a sandbox that doesn't have the variables of your shell.",
                "Nix 在沙箱里构建，那里没有你 shell 的变量。",
            ),
        )
        .why(both(
            "A derivation sees only what it names in `impureEnvVars`, and that is taken from nix-daemon's environment.",
            "derivation 只看得到 `impureEnvVars` 里列出的变量，而且取自 nix-daemon 的环境。",
        ))
        .todo(both(
            "Set the variable for nix-daemon (drop-in or launchd, or `impure-env = GOPROXY=…` in `/etc/nix/nix.conf`) and restart it, with \
             `GOPROXY` among the derivation's `impureEnvVars`; or give it to the derivation as an attribute.",
            "给 nix-daemon 设置变量（drop-in、launchd，或 `/etc/nix/nix.conf` 里的 `impure-env = GOPROXY=…`）并重启，同时让 derivation 的 \
             `impureEnvVars` 包含 `GOPROXY`；或者作为属性交给 derivation。",
        ))
        .weight(98),
    );
}
