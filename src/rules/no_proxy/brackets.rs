//! An address of IPv6 stands in `NO_PROXY` in brackets only.

use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP129",
    name: "brackets-in-no-proxy",
    cause: Cause::NoProxy,
    title: both("An IPv6 address in brackets matches nothing for most programs", "带方括号的 IPv6 地址多数程序不认识"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go, curl, git and others want addresses of IPv6 bare in `NO_PROXY`: `fd00::1`. In brackets only Python's urllib knows \
         them. Where both read the list, write both forms.",
        "go、curl、git 等要求 `NO_PROXY` 里的 IPv6 地址不带方括号：`fd00::1`。只有 Python 的 urllib 认识带方括号的写法。两边都要用时，两种形式都写上。",
    ),
    bad: &[example(Kind::Shell, "export NO_PROXY=localhost,127.0.0.1,[fd00::1]\n")],
    good: &[example(Kind::Shell, "export NO_PROXY=localhost,127.0.0.1,::1,[::1]\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("NO_PROXY") {
        let entries = setting.entries(case.text, &[',', ' ']);
        for entry in &entries {
            let Some(bare) = entry.text.strip_prefix('[').and_then(|it| it.strip_suffix(']')) else { continue };
            let is_there = entries.iter().any(|it| it.text == bare);
            if is_there || !bare.contains(':') || setting.place == Place::Editor {
                continue;
            }
            let mut finding = Finding::warning(
                entry.at,
                both("Most programs don't know `{entry}` in `{name}`.", "`{name}` 里的 `{entry}` 多数程序不认识。")
                    .with("entry", entry.text)
                    .with("name", &setting.name),
            )
            .confidence(Confidence::Medium)
            .why(both("go, curl and git want the address without brackets.", "go、curl 和 git 要求地址不带方括号。"))
            .todo(both("Write `{bare}`.", "改成 `{bare}`。").with("bare", bare));
            if setting.is_verbatim(case.text) {
                finding = finding.fix(Fix::review(both("Take the brackets out", "去掉方括号"), [Edit::replace(entry.at, bare)]));
            }
            out.push(finding);
        }
    }
}
