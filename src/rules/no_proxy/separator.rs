//! The entries of `NO_PROXY` are parted by something else than commas.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP124",
    name: "separator-of-no-proxy",
    cause: Cause::NoProxy,
    title: both("`NO_PROXY` is parted by something else than commas", "`NO_PROXY` 没有用逗号分隔"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`NO_PROXY` is a list with commas. Semicolons, as Windows has them in its own settings, and bars part nothing for any \
         program; blanks alone part entries for curl and git, and for nobody else. The whole list then counts as one name.",
        "`NO_PROXY` 用逗号分隔。Windows 代理设置里的分号以及竖线，任何程序都不认；只有空格的写法只有 curl 和 git 认识。写错时整个列表会被当成一个名字。",
    ),
    bad: &[
        example(Kind::Shell, "export no_proxy=\"localhost;127.0.0.1;corp.example\"\n"),
        example(Kind::Systemd, "[Service]\nEnvironment=\"NO_PROXY=localhost 127.0.0.1 corp.example\"\n"),
    ],
    good: &[example(Kind::Shell, "export no_proxy=\"localhost,127.0.0.1,corp.example\"\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

/// Signs that part nothing, with the blanks around them.
fn places(setting: &Setting) -> Vec<(usize, usize)> {
    let value = setting.value.as_str();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = value[at..].find([';', '|', '，', '；', ' ', '\t']) {
        let start = at + found;
        let run = &value[start..];
        let length = run.len() - run.trim_start_matches([';', '|', '，', '；', ' ', '\t', ',']).len();
        let signs = &value[start..start + length];
        let is_at_edge = start == 0 || start + length == value.len();
        // A blank beside a comma is forgiven.
        let is_blank = signs.trim().is_empty() && !value[..start].ends_with(',');
        if !is_at_edge && (is_blank || signs.contains([';', '|', '，', '；'])) {
            out.push((start, start + length));
        }
        at = start + length;
    }
    out
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.told_of("NO_PROXY") {
        let places = places(setting);
        let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
        if setting.has_gap() || setting.place == Place::Editor || setting.value.contains("://") {
            continue;
        }
        let sign = setting.value[first.0..first.1].trim();
        let what = if sign.is_empty() {
            both("Blanks alone part the entries of `{name}` for curl and git only.", "只用空格分隔 `{name}` 的条目，只有 curl 和 git 认识。")
                .with("name", &setting.name)
        } else {
            both("`{sign}` does not part the entries of `{name}`.", "`{name}` 的条目不能用 `{sign}` 分隔。").with("sign", sign).with("name", &setting.name)
        };
        let at = setting.part(case.text, first.0, last.1);
        let mut finding = Finding::error(at, what)
            .weight(97)
            .why(both("For most programs the list is one long name that no host has.", "对大多数程序来说，整个列表成了一个不存在的长名字。"))
            .todo(both("Put commas between the entries.", "条目之间用英文逗号。"));
        if setting.is_verbatim(case.text) {
            let start = setting.value_at.start;
            let edits: Vec<_> =
                places.iter().map(|(from, to)| Edit::replace(Span::new(start + from, start + to), ",")).collect();
            finding = finding.fix(Fix::safe(both("Write commas", "改成英文逗号"), edits));
        }
        out.push(finding);
    }
}
