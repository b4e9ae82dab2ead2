//! `GOSUMDB=off`: nothing new is checked against the checksum database.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP051",
    name: "sumdb-off",
    cause: Cause::GosumdbSetting,
    title: both("`GOSUMDB=off` switches verification off for everything", "`GOSUMDB=off` 会关闭所有模块的校验"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The checksum database tells whether a module is the same for you as for everybody else. With `GOSUMDB=off` whatever a \
         mirror or repository hands out first is written into `go.sum` and believed from then on; toolchains of Go can't be \
         downloaded at all. It helps against no certificate, no timeout of a mirror and no missing login.\n\nPrivate modules \
         need `GOPRIVATE` or `GONOSUMDB` with their paths. Where sum.golang.org is blocked, a mirror that relays it or \
         `GOSUMDB=sum.golang.google.cn` is enough.",
        "校验和数据库用来确认你拿到的模块和别人拿到的一样。`GOSUMDB=off` 之后，镜像或仓库第一次给出什么，就会写进 `go.sum` 并一直信任下去；\
         Go 工具链则完全无法下载。它解决不了证书错误、镜像超时，也解决不了缺少登录信息的问题。\n\n私有模块应该用 `GOPRIVATE` 或 `GONOSUMDB` 写明\
         路径。sum.golang.org 无法访问时，用会转发它的镜像，或者设置 `GOSUMDB=sum.golang.google.cn` 就够了。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOSUMDB=off\n"),
        example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nENV GOSUMDB=off\n"),
    ],
    good: &[
        example(Kind::Shell, "go env -w GOSUMDB=sum.golang.google.cn\n"),
        example(Kind::EnvFile, "GOPROXY=file:///srv/modules\nGOSUMDB=off\n"),
    ],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_offline = |value: &str| value.trim() == "off" || value.trim().starts_with("file://");
    let mut proxies = case.settings_of("GOPROXY").peekable();
    if proxies.peek().is_some() && proxies.all(|it| is_offline(&it.value)) {
        return;
    }
    let Some(setting) = case.settings_of("GOSUMDB").find(|it| it.value.trim() == "off") else { return };
    out.push(
        Finding::warning(
            setting.value_at,
            both("`GOSUMDB=off` switches verification off for all modules.", "`GOSUMDB=off` 关闭了所有模块的校验。"),
        )
        .weight(55)
        .why(both(
            "Whatever comes first is believed from then on, and toolchains of Go can't be downloaded.",
            "第一次下载到什么就一直信任什么，而且无法下载 Go 工具链。",
        ))
        .todo(both(
            "Take it out. For private modules name their paths in `GOPRIVATE` or `GONOSUMDB`; where sum.golang.org is blocked, \
             set `GOSUMDB=sum.golang.google.cn`.",
            "去掉它。私有模块在 `GOPRIVATE` 或 `GONOSUMDB` 里写明路径；sum.golang.org 无法访问时，设置 `GOSUMDB=sum.golang.google.cn`。",
        )),
    );
}
