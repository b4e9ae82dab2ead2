//! `GOSUMDB` names a database that go has no key for.

use crate::data::source;
use crate::facts::{Case, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP052",
    name: "sumdb-unknown",
    cause: Cause::GosumdbSetting,
    title: both("`GOSUMDB` names a database that go does not know", "`GOSUMDB` 写了 go 不认识的数据库"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go has the key of one database, `sum.golang.org`, and knows `sum.golang.google.cn` as another address of the same. \
         Any other name needs its public key (`name+hash+key`), or go stops with `malformed verifier id`. A module mirror is \
         no database: one that relays the database needs no setting at all.",
        "go 只内置了 `sum.golang.org` 这一个数据库的公钥，并知道 `sum.golang.google.cn` 是它的另一个地址。写别的名字时必须附上公钥\
         （`name+hash+key`），否则 go 会报 `malformed verifier id`。模块镜像不是校验和数据库：会转发数据库的镜像不需要任何设置。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOSUMDB=sum.goproxy.cn\n"),
        example(Kind::Shell, "export GOSUMDB=https://sum.golang.org\n"),
        example(Kind::Shell, "go env -w GOSUMDB=sum.golang.google.com\n"),
    ],
    good: &[
        example(Kind::Shell, "go env -w GOSUMDB=sum.golang.google.cn\n"),
        example(Kind::Shell, "export GOSUMDB='sum.golang.org https://goproxy.cn/sumdb/sum.golang.org'\n"),
    ],
    sources: &[source::GO_ENV, source::GO_SUMDB_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOSUMDB") {
        let value = setting.value.trim();
        let first = value.split_whitespace().next().unwrap_or_default();
        let is_known = matches!(first, "sum.golang.org" | "sum.golang.google.cn" | "off");
        if value.is_empty() || is_known || first.contains('+') || has_gap(value) || value.contains(['"', '\'']) {
            continue;
        }
        let bare = first.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        let is_main = bare == "sum.golang.org" || bare == "on" || bare == "sum.golang.com";
        let instead = if is_main { "sum.golang.org" } else { "sum.golang.google.cn" };
        let mut finding = Finding::error(
            setting.value_at,
            both("go has no key for the checksum database `{name}`.", "go 没有校验和数据库 `{name}` 的公钥。").with("name", value),
        )
        .why(both(
            "It knows `sum.golang.org` and its other address `sum.golang.google.cn`; with any other name it stops with `malformed verifier id`.",
            "它只认识 `sum.golang.org` 和它的另一个地址 `sum.golang.google.cn`；写别的名字会报 `malformed verifier id`。",
        ))
        .todo(
            both(
                "Write `GOSUMDB={instead}`, or take the setting out: the default is `sum.golang.org`.",
                "改成 `GOSUMDB={instead}`，或者去掉这个设置，默认值就是 `sum.golang.org`。",
            )
            .with("instead", instead),
        );
        if setting.is_verbatim(case.text) {
            let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", instead);
            finding = finding.fix(Fix::review(title, [Edit::replace(setting.value_at, instead)]));
        }
        out.push(finding);
    }
}
