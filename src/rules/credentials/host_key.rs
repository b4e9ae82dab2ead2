//! SSH does not know the host's key, and nobody is there to confirm it.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP082",
    name: "host-key",
    cause: Cause::GitCredentialsMissing,
    title: both("SSH does not know the host's key", "SSH 不认识主机密钥"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A container or a fresh CI machine has no `known_hosts`, so SSH asks whether to trust the host, and nobody answers. \
         Put the host's key in, after comparing it with what the host publishes. Switching the check off hands the \
         connection to whoever stands in the way.",
        "容器或全新的 CI 机器没有 `known_hosts`，SSH 会询问是否信任该主机，而没有人回答。请核对主机公布的指纹后写入它的密钥。关闭检查等于把连接交给途中的任何人。",
    ),
    bad: &[example(Kind::ErrorText, "Host key verification failed.\nfatal: Could not read from remote repository.\n")],
    good: &[example(Kind::Shell, "ssh-keyscan git.corp.example >> ~/.ssh/known_hosts\n")],
    sources: &[source::SSH_KNOWN_HOSTS, source::GITHUB_HOST_KEYS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&["host key verification failed", "can't be established", "remote host identification has changed"]);
    let Some(at) = said.filter(|at| !case.is_in_response(*at)) else { return };
    if case.is_server_log() {
        return;
    }
    out.push(
        Finding::error(case.line(at), both("SSH can't confirm the host's key.", "SSH 无法确认主机密钥。"))
            .why(both(
                "`known_hosts` lacks the host where this command runs, or holds another key.",
                "命令运行的地方，`known_hosts` 里没有这个主机，或者记录的是另一个密钥。",
            ))
            .todo(both(
                "`ssh-keyscan HOST >> ~/.ssh/known_hosts`, and compare the fingerprint with the published one; in an image \
                 before the step that downloads. A private key is needed besides (`RUN --mount=type=ssh`).",
                "执行 `ssh-keyscan HOST >> ~/.ssh/known_hosts`，并与公布的指纹核对；镜像里要放在下载步骤之前。另外还需要私钥（`RUN --mount=type=ssh`）。",
            ))
            .confidence(Confidence::High)
            .weight(93)
            .gives_way(),
    );
}
