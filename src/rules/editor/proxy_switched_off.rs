//! `http.proxy` is set, and `http.proxySupport` switches it off.

use super::json;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP301",
    name: "proxy-switched-off",
    cause: Cause::EditorSettings,
    title: both("`http.proxySupport` is `off`", "`http.proxySupport` 是 `off`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`http.proxySupport: off` keeps `http.proxy` away from extensions. The default, `override`, gives it to all of them; `on` \
         and `fallback` to those that ask for it.",
        "`http.proxySupport: off` 会让扩展用不到 `http.proxy`。默认值 `override` 对所有扩展生效；`on` 和 `fallback` 只对支持代理的扩展生效。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"http.proxySupport\": \"off\"\n}\n",
    )],
    good: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"http.proxySupport\": \"override\"\n}\n",
    )],
    sources: &[source::VSCODE_NETWORK],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_set = json::pair(case, "http.proxy").is_some_and(|it| !it.node.text().is_empty());
    let Some(support) = json::pair(case, "http.proxySupport").filter(|it| is_set && it.node.text() == "off") else { return };
    let at = support.node.inner(case.text);
    out.push(
        Finding::warning(at, both("`off` keeps extensions from using `http.proxy`.", "`off` 会让扩展用不上 `http.proxy`。"))
            .weight(86)
            .why(both(
                "The setting decides whether extensions get the proxy at all.",
                "这个设置决定扩展能不能用到代理。",
            ))
            .todo(both("Write `override`, the default, or delete the line.", "改成默认值 `override`，或删掉这一行。"))
            .fix(Fix::review(both("Write `override`", "改成 `override`"), [Edit::replace(at, "override")])),
    );
}
