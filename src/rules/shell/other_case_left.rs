//! A proxy variable was taken away in one letter case, and the other still counts.

use std::collections::BTreeSet;

use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP178",
    name: "other-case-left",
    cause: Cause::EnvPrecedence,
    title: both("The other letter case is still set", "另一种大小写的变量还在"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`HTTPS_PROXY` and `https_proxy` are two variables. With one of them unset (or empty), go and curl take the other. To go \
         without a proxy, unset both letter cases of each.",
        "`HTTPS_PROXY` 和 `https_proxy` 是两个变量。取消（或清空）其中一个，go 和 curl 会用另一个。想不走代理，每个变量的大小写都要取消。",
    ),
    bad: &[example(Kind::Shell, "$ unset HTTPS_PROXY HTTP_PROXY\n$ env | grep -i proxy\nhttps_proxy=http://proxy.corp.example:3128\n")],
    good: &[example(Kind::Shell, "$ unset HTTPS_PROXY HTTP_PROXY https_proxy http_proxy\n$ env | grep -i proxy\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_proxy = |it: &&Setting| it.is_forward_proxy() || it.is("NO_PROXY");
    let unset: BTreeSet<_> = case.settings.iter().filter(|it| it.how == How::Unset).map(|it| it.name.as_str()).collect();
    for gone in case.settings.iter().filter(|it| it.how == How::Unset && !it.is_remark).filter(is_proxy).take(16) {
        let Some(left) = case.settings.iter().find(|it| {
            it.is_set()
                && it.at.start > gone.at.end
                && it.name != gone.name
                && it.name.eq_ignore_ascii_case(&gone.name)
                && !it.value.is_empty()
        }) else {
            continue;
        };
        // Both go in one command or after one another.
        if unset.contains(left.name.as_str()) {
            continue;
        }
        out.push(
            Finding::error(
                left.at,
                both("`{gone}` is gone, and `{left}` still counts.", "`{gone}` 已取消，但 `{left}` 仍然有效。").with("gone", &gone.name).with("left", &left.name),
            )
            .weight(97)
            .why(both("Programs read both letter cases; each is a variable of its own.", "程序两种大小写都会读，它们是两个独立的变量。"))
            .todo(both("Unset `{left}` too.", "把 `{left}` 也取消。").with("left", &left.name)),
        );
        return;
    }
}
