//! A password stands in `GOPROXY` where others can read it: in a pipeline's file, in go's own settings.

use super::look::forward;
use crate::data::source;
use crate::facts::{Case, How, Place, ProxyAddress};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP012",
    name: "password-in-goproxy",
    cause: Cause::SecretExposed,
    title: both("A password in `GOPROXY`", "`GOPROXY` 里有密码"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go env` prints `GOPROXY` with its password, and setup-go prints `go env` into the log. A login belongs in `~/.netrc`, in a helper named by `GOAUTH`, or in a build secret.",
        "`go env` 会原样输出 `GOPROXY` 里的密码，setup-go 会把 `go env` 打进日志，Dockerfile 的 `ENV` 和 `ARG` 会留在镜像或镜像历史里。\
         登录信息应该放在 `~/.netrc`、`GOAUTH` 指定的程序或者构建密钥（build secret）里。",
    ),
    bad: &[
        example(
            Kind::Workflow,
            "jobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      GOPROXY: https://ci:hunter2@goproxy.corp.example\n    steps:\n      - run: go version\n",
        ),
        example(Kind::Shell, "go env -w GOPROXY=https://ci:hunter2@goproxy.corp.example\n"),
    ],
    good: &[example(Kind::Shell, "go env -w GOPROXY=https://goproxy.corp.example\n")],
    sources: &[source::GO_CREDENTIALS, source::DOCKER_SECRETS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const FILE: Both = both(
        "Everybody who can read the file has it, and `go env` prints it into logs.",
        "能读到这个文件的人都能看到它，`go env` 还会把它打进日志。",
    );
    const GO: Both = both(
        "It lies in go's own file in the clear, and `go env` prints it, into bug reports as well.",
        "它以明文保存在 go 的配置文件里，`go env` 会把它打印出来，提 bug 时很容易一起贴出去。",
    );
    for setting in case.settings_of("GOPROXY") {
        let why = match (setting.how, setting.place) {
            (How::GoEnvWrite | How::GoEnvPrint, _) => GO,
            (How::Environment, Place::Ci | Place::Container) => FILE,
            _ => continue,
        };
        for entry in setting.hops(case.text) {
            let address = ProxyAddress::of(entry.text);
            let Some(password) = address.password.filter(|it| !it.is_empty()) else { continue };
            if password.starts_with('$') || password.contains("secrets.") || forward(case, &entry).is_some() {
                continue;
            }
            if address.scheme.as_deref() == Some("http") {
                continue;
            }
            let at = entry.at;
            out.push(
                Finding::error(at, both("`GOPROXY` holds a password for `{host}`.", "`GOPROXY` 里写了 `{host}` 的密码。").with("host", address.host))
                    .confidence(Confidence::High)
                    .weight(if case.failures.is_empty() { 92 } else { 45 })
                    .why(why)
                    .todo(both(
                        "Take it out of the address and keep it in `~/.netrc` (`machine HOST login … password …`); in an image \
                         build hand that file in with `--mount=type=secret`. Change the password if others could see it.",
                        "把它从地址里去掉，改写进 `~/.netrc`（`machine HOST login … password …`）；构建镜像时用 `--mount=type=secret` 传入这个文件。\
                         如果别人可能看到过，请更换密码。",
                    )),
            );
        }
    }
}
