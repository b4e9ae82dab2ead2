//! A proxy variable has two values, one in capitals and one in small letters.

use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP108",
    name: "cases-differ",
    cause: Cause::EnvPrecedence,
    title: both("Capitals and small letters say different things", "大写变量和小写变量的值不一样"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Programs disagree on which letter case wins: go and Docker take `HTTPS_PROXY`, curl, git and Python take `https_proxy`. \
         With two different values they take different ways. Give both the same value.",
        "大小写都设置时，各个程序的取舍不同：go 和 Docker 用 `HTTPS_PROXY`，curl、git 和 Python 用 `https_proxy`。两个值不一样，它们就会走不同的路。\
         请设成同样的值。",
    ),
    bad: &[example(
        Kind::EnvFile,
        "HTTPS_PROXY=http://proxy-a.corp.example:3128\nhttps_proxy=http://proxy-b.corp.example:3128\n",
    )],
    good: &[example(
        Kind::EnvFile,
        "HTTPS_PROXY=http://proxy-a.corp.example:3128\nhttps_proxy=http://proxy-a.corp.example:3128\n",
    )],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] {
        let small = name.to_ascii_lowercase();
        let set: Vec<_> = case.settings_of(name).filter(|it| it.how != How::JsonKey && it.how != How::Prefix).collect();
        let (capitals, smalls): (Vec<_>, Vec<_>) = set.into_iter().partition(|it| it.name == name);
        let smalls: Vec<_> = smalls.into_iter().filter(|it| it.name == small).collect();
        let ([one], [other]) = (capitals.as_slice(), smalls.as_slice()) else { continue };
        let bare = |value: &str| value.trim().trim_end_matches('/').to_owned();
        let is_plain = one.place == other.place && !one.has_gap() && !other.has_gap();
        if !is_plain || bare(&one.value) == bare(&other.value) || one.value.is_empty() || other.value.is_empty() {
            continue;
        }
        out.push(
            Finding::warning(
                other.at,
                both("`{small}` says something else than `{name}`.", "`{small}` 和 `{name}` 的值不一样。").with("small", &small).with("name", name),
            )
            .confidence(Confidence::Medium)
            .weight(62)
            .why(both(
                "go and Docker follow the capitals, curl, git and Python the small letters, so they take different ways.",
                "go 和 Docker 用大写的，curl、git 和 Python 用小写的，它们会走不同的路。",
            ))
            .todo(both("Give both the same value.", "把两个变量设成同样的值。")),
        );
    }
}
