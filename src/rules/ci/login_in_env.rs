//! A workflow puts a secret into `GOPROXY`, which steps and logs then carry about.

use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP272",
    name: "login-in-env",
    cause: Cause::SecretExposed,
    title: both("A workflow puts a login into `GOPROXY`", "workflow 把登录信息写进了 `GOPROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPROXY: https://user:${{ secrets.TOKEN }}@…` works, but every step and every tool of the job gets the login, and \
         setup-go prints all of `go env` into the log. GitHub masks the secret there only as long as it stands unchanged: a \
         percent-encoded or shortened form is shown. A netrc file, written in one step, keeps it out of both.",
        "`GOPROXY: https://user:${{ secrets.TOKEN }}@…` 可以用，但任务里的每个步骤、每个工具都会拿到登录信息，setup-go 还会把整个 `go env` 打进日志。\
         GitHub 只会遮住与密钥完全一致的文本，经过百分号编码或截短的形式会显示出来。在一个步骤里写好 netrc 文件，就能避免这两点。",
    ),
    bad: &[example(
        Kind::Workflow,
        "jobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      GOPROXY: https://ci:${{ secrets.PROXY_TOKEN }}@goproxy.corp.example\n    \
         steps:\n      - uses: actions/setup-go@v7\n        with:\n          go-version-file: go.mod\n      - run: go mod download\n",
    )],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  build:\n    runs-on: ubuntu-latest\n    env:\n      GOPROXY: https://goproxy.corp.example\n    steps:\n      - uses: \
         actions/setup-go@v7\n        with:\n          go-version-file: go.mod\n      - env:\n          TOKEN: ${{ secrets.PROXY_TOKEN }}\n        \
         run: printf 'machine goproxy.corp.example login ci password %s\\n' \"$TOKEN\" > ~/.netrc\n      - run: go mod download\n",
    )],
    sources: &[source::GO_CREDENTIALS, source::WORKFLOW_SECURITY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOPROXY").filter(|it| it.place == Place::Ci) {
        let has_login = setting.value.split([',', '|']).any(|entry| {
            let login = entry.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(login, _)| login);
            login.is_some_and(|it| it.contains("secrets."))
        });
        if !has_login {
            continue;
        }
        out.push(
            Finding::warning(
                setting.value_at,
                both(
                    "The login in `GOPROXY` reaches every step, and `go env` in the log.",
                    "`GOPROXY` 里的登录信息会传给每个步骤，也会出现在日志的 `go env` 里。",
                ),
            )
            .confidence(Confidence::Medium)
            .weight(50)
            .why(both(
                "setup-go prints `go env`; GitHub masks a secret only in the form in which it is stored.",
                "setup-go 会打印 `go env`；GitHub 只遮住与存储形式一致的密钥。",
            ))
            .todo(both(
                "Write a netrc file in a step of its own and keep `GOPROXY` free of logins.",
                "在单独的步骤里写 netrc 文件，`GOPROXY` 里不放登录信息。",
            )),
        );
    }
}
