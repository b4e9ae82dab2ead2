//! `.corp.example` in `NO_PROXY` and a host that is `corp.example` itself: Go's programs don't match it.

use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP130",
    name: "dot-without-domain",
    cause: Cause::NoProxy,
    title: both("`.domain` leaves the domain itself out", "`.域名` 不包含域名本身"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "For Go's programs `.corp.example` covers subdomains only, so `https://corp.example/` goes through the proxy; curl and git \
         take the domain itself in as well. `corp.example` without the dot covers both, for all of them.",
        "对 Go 程序来说，`.corp.example` 只包含子域名，访问 `https://corp.example/` 仍会走代理；curl 和 git 则把域名本身也算在内。不带点号的 `corp.example` 对所有程序都两者兼顾。",
    ),
    bad: &[example(
        Kind::Shell,
        "export NO_PROXY=.corp.example HTTPS_PROXY=http://10.0.0.9:3128 HTTP_PROXY=http://10.0.0.9:3128\ngo get corp.example/lib\n# https://corp.example/lib?go-get=1 is asked through the proxy\n",
    )],
    good: &[
        example(
            Kind::Shell,
            "export NO_PROXY=corp.example HTTPS_PROXY=http://10.0.0.9:3128 HTTP_PROXY=http://10.0.0.9:3128\ngo get corp.example/lib\n",
        ),
        example(Kind::Shell, "export NO_PROXY=.corp.example HTTPS_PROXY=http://10.0.0.9:3128 HTTP_PROXY=http://10.0.0.9:3128\n"),
    ],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("NO_PROXY").filter(|it| it.place != Place::Editor) {
        let entries = setting.entries(case.text, &[',', ' ']);
        for entry in &entries {
            let domain = entry.text.trim_start_matches('*');
            let Some(domain) = domain.strip_prefix('.').filter(|it| it.contains('.')) else { continue };
            if entries.iter().any(|it| it.text == domain) {
                continue;
            }
            let lower = domain.to_ascii_lowercase();
            let is_asked = ["/", ":", "?", "\n"].iter().any(|end| case.says(&format!("://{lower}{end}")).is_some());
            if !is_asked {
                continue;
            }
            let mut finding = Finding::warning(
                entry.at,
                both("`{entry}` covers subdomains of `{domain}`, not the domain itself.", "`{entry}` 只包含 `{domain}` 的子域名，不包含它本身。")
                    .with("entry", entry.text)
                    .with("domain", domain),
            )
            .confidence(Confidence::Medium)
            .weight(90)
            .why(both("For Go's programs the leading dot leaves the domain itself out.", "对 Go 程序来说，开头的点号把域名本身排除在外。"))
            .todo(both("Write `{domain}`: it covers both.", "改成 `{domain}`，两者都包含。").with("domain", domain));
            if setting.is_verbatim(case.text) {
                finding = finding.fix(Fix::safe(both("Take the dot out", "去掉点号"), [Edit::replace(entry.at, domain)]));
            }
            out.push(finding);
        }
    }
}
