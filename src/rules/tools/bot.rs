//! Dependabot and Renovate run go on machines of their own, without the logins of the repository's CI.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP315",
    name: "bot",
    cause: Cause::GitCredentialsMissing,
    title: both("Dependabot or Renovate has no login for the private module", "Dependabot 或 Renovate 没有私有模块的登录信息"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Both bots run go themselves, with logins of their own: secrets and git settings of your workflows don't reach them. \
         Dependabot takes `registries` in `.github/dependabot.yml` (type `git` or `goproxy-server`) and Dependabot secrets, or \
         access to the repositories of the organisation. Renovate takes `hostRules` with a token; private paths go into \
         `GOPRIVATE` by `hostRules` or `customEnvVariables`.",
        "两个机器人都是自己运行 go，用自己的登录信息，你工作流里的密钥和 git 配置它们拿不到。Dependabot 读 \
         `.github/dependabot.yml` 的 `registries`（类型 `git` 或 `goproxy-server`）和 Dependabot 密钥，或者由组织授予仓库访问权。\
         Renovate 用带令牌的 `hostRules`；私有路径通过 `hostRules` 或 `customEnvVariables` 写进 `GOPRIVATE`。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "Dependabot can't resolve your Go dependency files\ngo: github.com/acme/shared@v0.4.1: invalid version: git ls-remote -q origin \
         in /home/dependabot/go/pkg/mod/cache/vcs/77ab: exit status 128:\n\tfatal: could not read Username for \
         'https://github.com': terminal prompts disabled\n",
    )],
    good: &[example(Kind::Shell, "GOPRIVATE=github.com/acme go mod download\n")],
    sources: &[source::DEPENDABOT_PRIVATE, source::RENOVATE_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(bot) = case.says_any(&["dependabot", "/renovate/", "renovatebot"]) else { return };
    let refused = case.says_any(&[
        "could not read username",
        "you don't have permission to view it",
        "repository not found",
        "permission denied (publickey)",
        "authentication failed for",
    ]);
    let Some(refused) = refused else { return };
    let is_dependabot = bot.of(case.text).eq_ignore_ascii_case("dependabot");
    let finding = Finding::error(
        refused,
        both("The bot has no login for this repository.", "机器人没有这个仓库的登录信息。"),
    )
    .why(both(
        "It runs go on a machine of its own; secrets, git settings and variables of your CI don't reach it.",
        "它在自己的机器上运行 go，你 CI 的密钥、git 配置和变量都到不了那里。",
    ))
    .confidence(Confidence::High)
    .weight(97);
    out.push(if is_dependabot {
        finding.todo(both(
            "Grant Dependabot access to the repository in the organisation's settings, or name it under `registries` in \
             `.github/dependabot.yml` with a Dependabot secret.",
            "在组织设置里授予 Dependabot 访问该仓库的权限，或在 `.github/dependabot.yml` 的 `registries` 里配置，并使用 Dependabot 密钥。",
        ))
    } else {
        finding.todo(both(
            "Give Renovate a token for the host by `hostRules`, and set `GOPRIVATE` for these paths.",
            "用 `hostRules` 给 Renovate 该主机的令牌，并为这些路径设置 `GOPRIVATE`。",
        ))
    });
}
