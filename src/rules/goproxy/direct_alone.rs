//! `GOPROXY=direct`: every module depends on its own origin being up.

use crate::data::{forges, source};
use crate::facts::{Case, Doing, How, Place, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP010",
    name: "direct-alone",
    cause: Cause::GoproxyFallback,
    title: both("`GOPROXY=direct` depends on every origin", "`GOPROXY=direct` 依赖每个源站都可用"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "With `GOPROXY=direct` go fetches each module from its own repository, with git, and asks the host in its path where \
         that is. One host that is slow, down or gone ends the build. A module mirror keeps copies of what once was public.",
        "`GOPROXY=direct` 会让 go 用 git 到每个模块自己的仓库去取，还要先向路径里的主机查询仓库地址。只要有一个主机慢、宕机或者消失，\
         构建就会失败。而模块镜像会保存公开过的模块副本。",
    ),
    bad: &[
        example(Kind::Dockerfile, "FROM golang:1.27 AS build\nWORKDIR /src\nENV GOPROXY=direct\nRUN go install rsc.io/fortune@v1.0.0\n"),
    ],
    good: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27 AS build\nWORKDIR /src\nENV GOPROXY=https://proxy.golang.org,direct\nRUN go install rsc.io/fortune@v1.0.0\n",
        ),
    ],
    sources: &[source::GO_ENV, source::GO_PROTOCOL],
};

/// Words that tell of an origin that is no more, where no failure was read out of them.
const GONE: &[&str] = &["is gone", "is down", "vanished", "no longer exists", "does not exist any more", "unreachable", "flaky", "unstable", "unreliable", "outage", "http 5", "error 5",
    "502", "503", "504", "bad gateway", "service unavailable", "every other time", "挂了", "没了", "关闭了", "不稳定"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let told = case.told_of("GOPROXY");
    if told.iter().any(|it| it.value.contains("://") && !matches!(it.how, How::GoEnvPrint)) {
        return;
    }
    let Some(setting) = told.into_iter().find(|it| it.value.trim() == "direct") else { return };
    let failed = case.failures.iter().any(|it| {
        let is_origin = matches!(it.doing, Doing::Discovery | Doing::Git)
            || (it.doing == Doing::Other && !it.on_way_to_proxy && !it.host().is_empty());
        let is_down = match it.trouble {
            Trouble::Status(status) => status >= 500 || matches!(status, 429 | 403),
            Trouble::UnknownAuthority | Trouble::ProxyLogin | Trouble::NotTls => false,
            _ => true,
        };
        // A name that surely exists and is not found: nothing is, where the command runs.
        let is_cut_off = it.is_unresolved() && forges::is_forge(it.target());
        is_origin && is_down && !is_cut_off
    });
    // git's own words for a server that answers badly.
    let is_odd = case.says_any(&["shallow file has changed", "early eof", "the remote end hung up unexpectedly"]).is_some();
    let is_gone = case.failures.is_empty() && case.says_any(GONE).is_some();
    // Who names another database has thought about mirrors, and an `ARG` can be given another value.
    let is_meant = setting.how == How::DockerArg || case.settings_of("GOSUMDB").next().is_some();
    let is_lasting =
        matches!(setting.place, Place::BuildStep(_) | Place::BuildArgs | Place::Ci | Place::Container) && !is_meant;
    let (confidence, weight) = if failed || is_odd || is_gone {
        (Confidence::High, 98)
    } else if is_lasting && case.failures.is_empty() {
        (Confidence::Medium, 60)
    } else {
        return;
    };
    out.push(
        Finding::warning(
            setting.value_at,
            both("With `GOPROXY=direct` each module's own host must be up.", "`GOPROXY=direct` 要求每个模块的源站都可用。"),
        )
        .confidence(confidence)
        .weight(weight)
        .why(both(
            "There is no mirror in the list, so one host that is slow, down or gone ends the download.",
            "列表里没有镜像，只要有一个源站慢、宕机或消失，下载就会失败。",
        ))
        .todo(both(
            "Put a module mirror in front: `GOPROXY=https://proxy.golang.org,direct`, in China `https://goproxy.cn,direct`. For \
             private modules set `GOPRIVATE` instead of `direct` for all.",
            "在前面加一个模块镜像：`GOPROXY=https://proxy.golang.org,direct`，在国内用 `https://goproxy.cn,direct`。如果只是为了私有模块，\
             用 `GOPRIVATE`，不必让所有模块都直连。",
        )),
    );
}
