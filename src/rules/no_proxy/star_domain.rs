//! `*.corp.example` in `NO_PROXY`, where others than Go's programs read it.

use super::consumers::{is_for_all, runs_curl, tells_of_detour};
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP122",
    name: "star-domain",
    cause: Cause::NoProxy,
    title: both("`*.domain` is understood by Go's programs only", "`*.域名` 只有 Go 程序认识"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Go reads `*.corp.example` as all subdomains. curl, git, wget, Python and Node take the asterisk as it is and match \
         nothing. Docker hands the list of `config.json` to every program in builds and containers. `corp.example` without \
         anything in front covers the domain and its subdomains for all of them.",
        "Go 把 `*.corp.example` 理解为所有子域名，而 curl、git、wget、Python 和 Node 把星号当成普通字符，什么也匹配不到。Docker 会把 `config.json` 里的\
         列表交给构建和容器里的所有程序。前面什么都不加的 `corp.example` 对所有程序都表示域名及其子域名。",
    ),
    bad: &[example(
        Kind::DockerClient,
        "{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://proxy.corp.example:3128\",\n      \"httpsProxy\": \
         \"http://proxy.corp.example:3128\",\n      \"noProxy\": \"localhost,127.0.0.1,*.corp.example\"\n    }\n  }\n}\n",
    )],
    good: &[
        example(
            Kind::DockerClient,
            "{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://proxy.corp.example:3128\",\n      \"httpsProxy\": \
             \"http://proxy.corp.example:3128\",\n      \"noProxy\": \"localhost,127.0.0.1,corp.example\"\n    }\n  }\n}\n",
        ),
        example(Kind::Systemd, "[Service]\nEnvironment=\"NO_PROXY=localhost,127.0.0.1,*.corp.example\"\n"),
    ],
    sources: &[source::HTTPPROXY, source::CURL_ENV, source::DOCKER_CLI_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("NO_PROXY") {
        let is_for_all = is_for_all(case, setting);
        let is_told = tells_of_detour(case).is_some() && setting.place != Place::Editor || is_told(case, setting);
        if !is_for_all && !runs_curl(case) && !is_told {
            continue;
        }
        let found: Vec<_> = setting
            .entries(case.text, &[',', ';', ' '])
            .into_iter()
            .filter(|it| it.text.strip_prefix("*.").is_some_and(|domain| domain.contains(|ch: char| ch.is_ascii_alphabetic())))
            .collect();
        let Some(first) = found.first() else { continue };
        let domain = first.text.trim_start_matches("*.");
        // What curl asks the proxy for is what the entry was to keep from it.
        let is_asked = case.says("proxy tunnel to ").is_some_and(|at| {
            let end = case.line(at).end;
            case.lower(Span::new(at.end, end)).split([':', ' ']).next().is_some_and(|host| host.ends_with(&format!(".{}", domain.to_ascii_lowercase())))
        });
        let mut finding = Finding::warning(
            first.at,
            both("Only Go's programs understand `{entry}` in `{name}`.", "`{name}` 里的 `{entry}` 只有 Go 程序认识。")
                .with("entry", first.text)
                .with("name", &setting.name),
        )
        .confidence(if is_for_all { Confidence::High } else { Confidence::Medium })
        .weight(if is_asked { 98 } else if is_for_all || is_told { 92 } else { 70 })
        .why(both(
            "curl, git, wget, Python and Node take the asterisk as it is and go through the proxy.",
            "curl、git、wget、Python 和 Node 把星号当成普通字符，照样走代理。",
        ))
        .todo(both("Write `{domain}`: that covers the domain and its subdomains.", "改成 `{domain}`，它包含域名及其子域名。").with("domain", domain));
        if setting.is_verbatim(case.text) {
            let edits: Vec<_> = found.iter().map(|it| Edit::delete(Span::new(it.at.start, it.at.start + 2))).collect();
            finding = finding.fix(Fix::review(both("Take the asterisk out", "去掉星号"), edits));
        }
        out.push(finding);
    }
}

/// Whether a person tells that a host which the asterisk means goes to the proxy all the same.
fn is_told(case: &Case, setting: &Setting) -> bool {
    let domains: Vec<_> = setting.entries(case.text, &[',', ';', ' ']).into_iter().filter_map(|it| it.text.strip_prefix('*')).collect();
    told::clauses(case).into_iter().any(|it| {
        let (said, remark) = (case.lower(it.at), case.lower(it.remark));
        let is_named = domains.iter().any(|domain| {
            let domain = domain.to_ascii_lowercase();
            remark.contains(&domain) || case.lower(it.about).contains(&domain) && !case.line(setting.at).contains(it.about)
        });
        let is_sent = said.contains("prox") && ["to the", "through", "via", "by the", "still", "not bypass", "n't bypass"].iter().any(|it| said.contains(it));
        let is_ignored = ["ignored", "not matched", "not honoured", "not honored", "no effect", "not respected", "not apply", "n't match", "not match", "n't apply"].iter().any(|it| said.contains(it));
        let is_meant = ["not go", "n't go", "not through", "past the proxy", "bypasses"].iter().any(|it| said.contains(it));
        (is_named && is_sent && !is_meant) || is_ignored && (is_named || ["no_proxy", "asterisk", "wildcard", "star", "*."].iter().any(|it| remark.contains(it)))
    })
}
