//! systemd shows no variable that `Environment=` gives a service, and its requests miss the proxy.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP187",
    name: "environment-empty",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("systemd shows no `Environment=` for the service", "systemd 显示服务没有生效的 `Environment=`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`systemctl show --property=Environment docker` prints what the unit and its drop-ins give the service. `Environment=` \
         with nothing behind it means: no `Environment=` line of theirs counts. Files that `EnvironmentFile=` names and `proxies` \
         in `daemon.json` do not appear there; `/etc/environment` and your shell never reach a service. A drop-in has to lie in `UNIT.service.d`, end in `.conf`, \
         have `[Service]` at its top, and be loaded by `systemctl daemon-reload`.",
        "`systemctl show --property=Environment docker` 打印单元和它的 drop-in 传给服务的变量。`Environment=` 后面什么都没有，说明没有一行 `Environment=` 生效。\
         `EnvironmentFile=` 指定的文件和 `daemon.json` 里的 `proxies` 不会显示在这里；`/etc/environment` 和你的 shell 里的变量本来就传不到服务。drop-in 要放在 \
         `单元名.service.d` 目录，以 `.conf` 结尾，开头是 `[Service]`，并执行过 `systemctl daemon-reload`。",
    ),
    bad: &[example(
        Kind::Shell,
        "# the proxy stands in /etc/sysconfig/docker\n$ systemctl show --property=Environment docker\nEnvironment=\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ systemctl show --property=Environment docker\nEnvironment=HTTP_PROXY=http://proxy.corp.example:3128 \
         HTTPS_PROXY=http://proxy.corp.example:3128\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::SYSTEMD_EXEC],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = empty(case) else { return };
    // What comes from elsewhere does not show, and a drop-in that was taken away is missed by nobody.
    let is_elsewhere = case.says_any(&["environmentfile", "\"proxies\"", "passenvironment", "defaultenvironment"]).is_some();
    let is_removed = case.commands().any(|it| it.words.iter().any(|word| word.value == "rm") && case.lower(it.at).contains(".d/"));
    let is_of_user = case.says("--user").is_some() && !case.lower(case.line(at)).contains("docker") && case.mentions("docker").is_none();
    let is_reverse = case.says_any(&["proxy_pass", "reverse proxy"]).is_some();
    if is_reverse || is_elsewhere || is_removed || is_of_user || !case.speaks_of_proxy() {
        return;
    }
    out.push(
        Finding::warning(at, both("No `Environment=` line of the unit or its drop-ins counts.", "单元和 drop-in 里没有生效的 `Environment=`。"))
            .confidence(Confidence::Medium)
            .weight(97)
            .why(both(
                "This shows only what `Environment=` sets; `EnvironmentFile=` and Docker's `daemon.json` do not appear here.",
                "这里只显示 `Environment=` 设置的变量，`EnvironmentFile=` 和 Docker 的 `daemon.json` 不会显示在这里。",
            ))
            .todo(both(
                "Look at `systemctl cat UNIT` and `systemctl show -p DropInPaths,EnvironmentFiles UNIT`; if the proxy is in neither, write `[Service]` and `Environment=\"HTTPS_PROXY=…\"` lines into `/etc/systemd/system/docker.service.d/http-proxy.conf` \
                 (or that folder of another unit), then `sudo systemctl daemon-reload` and restart the service.",
                "先看 `systemctl cat 单元名` 和 `systemctl show -p DropInPaths,EnvironmentFiles 单元名`；都没有代理的话，在 `/etc/systemd/system/docker.service.d/http-proxy.conf`（或另一个单元的同名目录）里写 `[Service]` 和 \
                 `Environment=\"HTTPS_PROXY=…\"`，然后 `sudo systemctl daemon-reload` 并重启服务。",
            )),
    );
}

/// Where `systemctl show` prints an empty `Environment=`.
fn empty(case: &Case) -> Option<Span> {
    case.says("systemctl")?;
    let mut asked = false;
    for line in lines(case.text, Span::new(0, case.text.len())) {
        let said = case.lower(line).trim().trim_start_matches(['#', '/', ' ']);
        if asked && said == "environment=" {
            return Some(line);
        }
        let is_question = said.contains("systemctl") && said.contains("show") && said.contains("environment");
        asked = is_question || (asked && (said.is_empty() || said.ends_with('=')));
        // The answer on the same line, as people tell it.
        let is_told = ["prints environment=", "shows environment=", "environment= (empty)", "environment is empty"];
        if is_question && is_told.iter().any(|it| said.ends_with(it)) {
            return Some(line);
        }
    }
    None
}
