//! An entry of `NO_PROXY` is an address with a scheme or a path instead of a name.

use crate::data::source;
use crate::facts::{Case, Place, ProxyAddress, has_gap, no_proxy};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP125",
    name: "address-in-no-proxy",
    cause: Cause::NoProxy,
    title: both("An address in `NO_PROXY` instead of a name", "`NO_PROXY` 里写了网址，而不是主机名"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`NO_PROXY` holds names of hosts, domains and addresses, without scheme and path. `https://git.corp.example/` in it \
         matches nothing, for no program.",
        "`NO_PROXY` 里写主机名、域名或 IP，不带协议和路径。写成 `https://git.corp.example/` 时，任何程序都匹配不到。",
    ),
    bad: &[example(Kind::Shell, "export NO_PROXY=localhost,127.0.0.1,https://git.corp.example/\n")],
    good: &[example(Kind::Shell, "export NO_PROXY=localhost,127.0.0.1,git.corp.example\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.told_of("NO_PROXY") {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            let has_scheme = entry.text.contains("://");
            let has_path = !has_scheme && entry.text.contains('/') && no_proxy::network(entry.text).is_none() && !entry.text.contains(':');
            let is_odd_network = entry.text.rsplit_once('/').is_some_and(|(_, bits)| bits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !bits.is_empty());
            if !(has_scheme || (has_path && !is_odd_network)) || has_gap(entry.text) || setting.place == Place::Editor {
                continue;
            }
            let host = ProxyAddress::of(entry.text).host;
            if host.is_empty() {
                continue;
            }
            let mut finding = Finding::error(
                entry.at,
                both("`{entry}` in `{name}` matches nothing: it is an address, not a name.", "`{name}` 里的 `{entry}` 是网址而不是主机名，匹配不到任何主机。")
                    .with("entry", entry.text)
                    .with("name", &setting.name),
            )
            .weight(97)
            .why(both("The list holds hosts, domains and addresses without scheme and path.", "列表里只写主机名、域名或 IP，不带协议和路径。"))
            .todo(both("Write `{host}`.", "改成 `{host}`。").with("host", host));
            if setting.is_verbatim(case.text) {
                let title = both("Write `{host}`", "改成 `{host}`").with("host", host);
                finding = finding.fix(Fix::safe(title, [Edit::replace(entry.at, host)]));
            }
            out.push(finding);
        }
    }
}
