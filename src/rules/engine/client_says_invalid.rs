//! What the docker command says when it can't read its settings.

use super::configs::{self, Owner};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP239",
    name: "client-says-invalid",
    cause: Cause::DockerConfigInvalid,
    title: both("The docker command can't read `config.json`", "docker 命令读不了 `config.json`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`Error loading config file` names `~/.docker/config.json`. `cannot unmarshal string into Go struct field \
         ConfigFile.proxies of type configfile.ProxyConfig` means that the level `default` between `proxies` and \
         `httpProxy` is missing; `invalid character` that the file is no JSON.",
        "`Error loading config file` 说的是 `~/.docker/config.json`。`cannot unmarshal string into Go struct field \
         ConfigFile.proxies of type configfile.ProxyConfig` 表示 `proxies` 和 `httpProxy` 之间缺了 `default` 这一层；\
         `invalid character` 表示文件不是合法的 JSON。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "WARNING: Error loading config file: /home/me/.docker/config.json: json: cannot unmarshal string into Go struct field \
         ConfigFile.proxies of type configfile.ProxyConfig\n",
    )],
    good: &[example(
        Kind::DockerClient,
        "{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://proxy.corp.example:3128\",\n      \"httpsProxy\": \
         \"http://proxy.corp.example:3128\",\n      \"noProxy\": \"localhost,127.0.0.1,::1\"\n    }\n  }\n}\n",
    )],
    sources: &[source::DOCKER_CLI_PROXY, source::DOCKER_CLI_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_shape = case.says("configfile.proxyconfig").is_some() && case.says("cannot unmarshal array").is_none();
    let said = case.says_any(&[
        "configfile.proxyconfig",
        "error loading config file",
        "error parsing config file",
        "configfile.proxies",
        "proxyconfig.proxies",
        "invalid auth config",
    ]);
    let has_file = configs::configs(case).iter().any(|it| it.owner == Owner::Client);
    let Some(said) = said.filter(|_| !has_file) else { return };
    let line = case.line(said);
    let lower = line.of(case.text).to_ascii_lowercase();
    // A file that may not be read is another matter.
    if !is_shape && !lower.contains("invalid character") && !lower.contains("cannot unmarshal") && !lower.contains("eof")
        && !lower.contains("invalid auth config") && !lower.contains("invalid config") {
        return;
    }
    let finding = Finding::error(
        line,
        if is_shape {
            both(
                "Between `proxies` and `httpProxy` the level `default` is missing.",
                "`proxies` 和 `httpProxy` 之间缺了 `default` 这一层。",
            )
        } else {
            both("`~/.docker/config.json` can't be read as what it should be.", "`~/.docker/config.json` 的内容无法按预期读取。")
        },
    );
    out.push(
        finding
            .why(both(
                "The docker command goes on without the file: no proxy reaches containers or builds, and logins are missing too.",
                "docker 命令会当这个文件不存在：代理到不了容器和构建，登录信息也没有了。",
            ))
            .todo(both(
                "Write `\"proxies\": \u{7b}\"default\": \u{7b}\"httpProxy\": …, \"httpsProxy\": …, \"noProxy\": …\u{7d}\u{7d}` and check the file \
                 with `jq .`. Paste the file here to have it mended.",
                "写成 `\"proxies\": \u{7b}\"default\": \u{7b}\"httpProxy\": …, \"httpsProxy\": …, \"noProxy\": …\u{7d}\u{7d}`，再用 `jq .` \
                 检查。把文件贴到这里可以直接修好。",
            )),
    );
}
