//! The unit was changed, and systemd has not read it again.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP186",
    name: "not-reloaded",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("systemd has not read the changed unit", "systemd 还没有读取改过的单元"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A new or changed drop-in counts only after `systemctl daemon-reload`, and the service gets its variables only when it \
         is started again.",
        "新增或修改的 drop-in 要在 `systemctl daemon-reload` 之后才生效，服务也要重新启动才能拿到变量。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "Warning: The unit file, source configuration file or drop-ins of docker.service changed on disk. Run 'systemctl \
         daemon-reload' to reload units.\n",
    )],
    good: &[example(Kind::Shell, "sudo systemctl daemon-reload\nsudo systemctl restart docker\n")],
    sources: &[source::DOCKER_DAEMON_PROXY, source::SYSTEMD_UNIT],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says("changed on disk. run 'systemctl") else { return };
    out.push(
        Finding::error(at, both("systemd still uses the old unit.", "systemd 用的还是旧的单元。"))
            .weight(95)
            .why(both(
                "Changed files are read by `daemon-reload`, and variables reach a service only when it starts.",
                "改过的文件要靠 `daemon-reload` 重新读取，变量只在服务启动时传入。",
            ))
            .todo(both(
                "Run `sudo systemctl daemon-reload` and `sudo systemctl restart docker` (or the service that it is about).",
                "运行 `sudo systemctl daemon-reload` 和 `sudo systemctl restart docker`（或对应的服务）。",
            )),
    );
}
