//! systemd says that a service has no variables.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP187",
    name: "environment-empty",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("systemd says that the service has no variables", "systemd 显示服务没有任何变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`systemctl show --property=Environment docker` prints what the unit and its drop-ins give the service. `Environment=` \
         with nothing behind it means: no variable arrives, whatever stands in `/etc/sysconfig/docker`, \
         `/etc/default/docker`, `/etc/environment` or your shell. A drop-in has to lie in `UNIT.service.d`, end in `.conf`, \
         have `[Service]` at its top, and be loaded by `systemctl daemon-reload`.",
        "`systemctl show --property=Environment docker` 打印单元和它的 drop-in 传给服务的变量。`Environment=` 后面什么都没有，说明没有变量传进去，\
         不管 `/etc/sysconfig/docker`、`/etc/default/docker`、`/etc/environment` 或你的 shell 里写了什么。drop-in 要放在 \
         `单元名.service.d` 目录，以 `.conf` 结尾，开头是 `[Service]`，并执行过 `systemctl daemon-reload`。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ systemctl show --property=Environment docker\nEnvironment=\n",
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
    out.push(
        Finding::error(at, both("No variable reaches this service.", "没有任何变量传给这个服务。"))
            .weight(97)
            .why(both(
                "systemd starts a service with the variables of its unit and drop-ins only; here they give none.",
                "systemd 启动服务时只带单元和 drop-in 里的变量，而这里一个都没有。",
            ))
            .todo(both(
                "Write `[Service]` and `Environment=\"HTTPS_PROXY=…\"` lines into `/etc/systemd/system/docker.service.d/http-proxy.conf` \
                 (or that folder of another unit), then `sudo systemctl daemon-reload` and restart the service.",
                "在 `/etc/systemd/system/docker.service.d/http-proxy.conf`（或另一个单元的同名目录）里写 `[Service]` 和 \
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
