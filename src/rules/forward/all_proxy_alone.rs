//! `ALL_PROXY` is all that is set, and go does not read it.

use crate::data::source;
use crate::facts::{Case, How, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP104",
    name: "all-proxy-alone",
    cause: Cause::EnvSyntax,
    title: both("go does not read `ALL_PROXY`", "go 不读取 `ALL_PROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "curl and git fall back to `ALL_PROXY`; go, Docker and everything else written in Go read `HTTPS_PROXY` and \
         `HTTP_PROXY` only. The address may stay the same, `socks5://` included.",
        "curl 和 git 会用到 `ALL_PROXY`；go、Docker 以及其他用 Go 写的程序只读 `HTTPS_PROXY` 和 `HTTP_PROXY`。地址可以照抄，`socks5://` 也可以。",
    ),
    bad: &[example(Kind::Shell, "export ALL_PROXY=socks5://127.0.0.1:1080\ngo mod download\n")],
    good: &[
        example(
            Kind::Shell,
            "export ALL_PROXY=socks5://127.0.0.1:1080 HTTPS_PROXY=socks5://127.0.0.1:1080 HTTP_PROXY=socks5://127.0.0.1:1080\ngo mod download\n",
        ),
        example(Kind::Shell, "export ALL_PROXY=socks5://127.0.0.1:1080\ncurl https://example.com\n"),
    ],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_other = |name: &str| case.says(name).is_some();
    if is_other("https_proxy") || is_other("http_proxy") || is_other("httpsproxy") || is_other("https-proxy") {
        return;
    }
    let is_gos = case.commands().any(|it| matches!(it.word(0), "go" | "docker" | "podman" | "nerdctl" | "ko"));
    let is_others = case.commands().any(|it| matches!(it.word(0), "curl" | "git" | "brew" | "apt" | "wget" | "npm"));
    if is_others && !is_gos {
        return;
    }
    let places = |place: Place| !matches!(place, Place::DockerClient | Place::Editor);
    let Some(setting) = case.settings_of("ALL_PROXY").find(|it| !it.value.trim().is_empty() && places(it.place)) else {
        return;
    };
    let finding = Finding::error(
        setting.name_at,
        both("Only `{name}` is set, and go does not read it.", "只设置了 `{name}`，而 go 不读取它。").with("name", &setting.name),
    )
    .weight(if is_gos || !case.failures.is_empty() { 96 } else { 85 })
    .why(both(
        "go, Docker and other programs written in Go know `HTTPS_PROXY` and `HTTP_PROXY` only.",
        "go、Docker 和其他用 Go 写的程序只认识 `HTTPS_PROXY` 和 `HTTP_PROXY`。",
    ))
    .todo(both(
        "Give `HTTPS_PROXY` and `HTTP_PROXY` the same address.",
        "把同样的地址设到 `HTTPS_PROXY` 和 `HTTP_PROXY`。",
    ));
    let is_export = setting.how == How::Export && setting.quote.is_none();
    out.push(if is_export && case.line(setting.at).of(case.text).trim_start().starts_with("export ") {
        let value = || Run::Keep(setting.value_at);
        let runs = vec![
            Run::New(" HTTPS_PROXY=".to_owned()),
            value(),
            Run::New(" HTTP_PROXY=".to_owned()),
            value(),
        ];
        let title = both("Set all of them", "一并设置");
        finding.fix(Fix::review(title, [Edit::runs(crate::base::Span::at(setting.value_at.end), runs)]))
    } else {
        finding
    });
}
