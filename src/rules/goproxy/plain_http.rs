//! A public module mirror is asked without TLS.

use super::look::is_public;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP007",
    name: "plain-http-mirror",
    cause: Cause::GoproxyMalformed,
    title: both("A public mirror is asked over plain HTTP", "用明文 HTTP 访问公共镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Public module mirrors serve HTTPS. With `http://` everybody on the way sees which modules you use and can answer in \
         the mirror's place; some networks redirect or block it.",
        "公共模块镜像都支持 HTTPS。写成 `http://` 时，沿途的任何人都能看到你用了哪些模块，还能冒充镜像应答；有些网络还会劫持或拦截明文请求。",
    ),
    bad: &[example(Kind::Shell, "export GOPROXY=http://goproxy.cn,direct\n")],
    good: &[example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOPROXY") {
        for entry in setting.hops(case.text) {
            if !entry.text.starts_with("http://") || !is_public(entry.text) {
                continue;
            }
            let scheme = Span::new(entry.at.start, entry.at.start + "http".len());
            let finding = Finding::warning(
                entry.at,
                both("`{entry}` is asked without TLS.", "访问 `{entry}` 时没有用 TLS。").with("entry", entry.text),
            )
            .weight(40)
            .why(both(
                "Anybody on the way can read and change what comes, and some networks redirect plain HTTP.",
                "沿途的任何人都能查看和篡改内容，有些网络还会劫持明文 HTTP。",
            ))
            .todo(both("Write `https://`.", "改成 `https://`。"));
            out.push(if scheme.of(case.text) == "http" {
                finding.fix(Fix::safe(both("Write `https://`", "改成 `https://`"), [Edit::replace(scheme, "https")]))
            } else {
                finding
            });
        }
    }
}
