//! `10.*` in `NO_PROXY`: no program reads asterisks in addresses.

use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP121",
    name: "star-in-address",
    cause: Cause::NoProxy,
    title: both("An asterisk in an address matches nothing", "IP 地址里的星号不起作用"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Windows and some browsers take `10.*` for a network. go, Docker, curl, git, wget and Python take it for a name that no \
         host has, so addresses in that network go through the proxy. go and newer curl read networks as `10.0.0.0/8`; where \
         other programs read the list too, write the names or single addresses besides.",
        "Windows 和一些浏览器把 `10.*` 当成网段。而 go、Docker、curl、git、wget 和 Python 只把它当成一个不存在的名字，所以这个网段的地址照样走代理。\
         go 和较新的 curl 认识 `10.0.0.0/8` 这样的网段；如果别的程序也要读，请再写上名称或单个地址。",
    ),
    bad: &[
        example(Kind::Shell, "export NO_PROXY=localhost,127.0.0.1,10.*,192.168.*.*\n"),
        example(Kind::Systemd, "[Service]\nEnvironment=\"NO_PROXY=localhost,127.0.0.1,172.16.*.*\"\n"),
    ],
    good: &[example(Kind::Shell, "export NO_PROXY=localhost,127.0.0.1,10.0.0.0/8,192.168.0.0/16\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

/// The networks that it was meant to be: one, or several where a comma was mistyped (`10.0.*.*.10.1.*.*`).
fn network(entry: &str) -> Option<String> {
    let entry = entry.split_once('/').filter(|(start, _)| start.contains('*')).map_or(entry, |it| it.0);
    let labels: Vec<&str> = entry.split('.').collect();
    if entry.contains('*') && labels.len() > 4 && labels.len().is_multiple_of(4) {
        let all: Option<Vec<_>> = labels.chunks(4).map(|it| network(&it.join("."))).collect();
        return Some(all?.join(","));
    }
    let bare = entry.trim_end_matches(['*', '.']);
    let numbers: Vec<&str> = bare.split('.').collect();
    let is_address = (1..=3).contains(&numbers.len()) && numbers.iter().all(|it| it.parse::<u8>().is_ok());
    let is_starred = entry.contains('*') || entry.ends_with('.');
    if !is_address || !is_starred || entry.bytes().any(|b| !(b.is_ascii_digit() || b == b'.' || b == b'*')) {
        return None;
    }
    if numbers == ["172"] {
        return Some("172.16.0.0/12".to_owned());
    }
    let zeros = ".0".repeat(4 - numbers.len());
    Some(format!("{bare}{zeros}/{}", numbers.len() * 8))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.told_of("NO_PROXY") {
        // VS Code's own list and those of browsers know the form.
        if setting.place == Place::Editor {
            continue;
        }
        let found: Vec<_> = setting
            .entries(case.text, &[',', ';', ' '])
            .into_iter()
            .filter_map(|it| Some((it, network(it.text)?)))
            .collect();
        let (Some((first, instead)), Some((last, _))) = (found.first(), found.last()) else { continue };
        let mut finding = Finding::error(
            first.at.to(last.at),
            both("`{entry}` in `{name}` matches nothing.", "`{name}` 里的 `{entry}` 匹配不到任何地址。")
                .with("entry", first.text)
                .with("name", &setting.name),
        )
        .weight(97)
        .why(both(
            "No program reads asterisks in addresses here, so these addresses go through the proxy.",
            "这里没有程序认识地址里的星号，所以这些地址照样走代理。",
        ))
        .todo(
            both(
                "Write the network as `{instead}` (go, Docker, curl from 7.86 on), and single addresses or names for other programs.",
                "把网段写成 `{instead}`（go、Docker 和 curl 7.86 以上认识），别的程序请写单个地址或名称。",
            )
            .with("instead", instead),
        );
        if setting.is_verbatim(case.text) {
            let edits: Vec<_> = found.iter().map(|(it, network)| Edit::replace(it.at, network.clone())).collect();
            finding = finding.fix(Fix::review(both("Write networks", "改成网段"), edits));
        }
        out.push(finding);
    }
}
