//! `GONOSUMDB` covers everything, or a whole host of public modules.

use crate::data::{forges, source};
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP054",
    name: "nosumdb-too-wide",
    cause: Cause::GosumdbSetting,
    title: both("`GONOSUMDB` covers public modules too", "`GONOSUMDB` 把公共模块也包含进去了"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GONOSUMDB=*` is `GOSUMDB=off` by another name, and `github.com` in it leaves nearly all public modules unchecked. Name \
         the paths of your own modules.",
        "`GONOSUMDB=*` 等于换了个写法的 `GOSUMDB=off`；写 `github.com` 则会让绝大多数公共模块都不经校验。应该只写自己的模块路径。",
    ),
    bad: &[example(Kind::Shell, "go env -w GONOSUMDB='*'\n"), example(Kind::Shell, "export GONOSUMDB=github.com\n")],
    good: &[example(Kind::Shell, "go env -w GONOSUMDB=github.com/acme,git.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GONOSUMDB") {
        // What `go env` prints may only follow `GOPRIVATE`, of which another rule speaks.
        let follows = case.settings_of("GOPRIVATE").any(|it| it.value == setting.value);
        for entry in setting.entries(case.text, &[',']) {
            let bare = entry.text.trim_end_matches("/*").trim_end_matches('/');
            let is_wide = matches!(bare, "*" | "**" | "golang.org" | "*.com" | "*.org")
                || (forges::is_forge(bare) && bare != "dev.azure.com");
            if !is_wide || follows {
                continue;
            }
            out.push(
                Finding::warning(
                    entry.at,
                    both("`{pattern}` in `GONOSUMDB` leaves public modules unchecked.", "`GONOSUMDB` 里的 `{pattern}` 会让公共模块不经校验。")
                        .with("pattern", entry.text),
                )
                .weight(56)
                .why(both(
                    "Whatever comes first for such a module is believed from then on.",
                    "这些模块第一次下载到什么，就会一直信任什么。",
                ))
                .todo(both(
                    "Name only your own paths, as in `github.com/acme`.",
                    "只写自己的路径，例如 `github.com/acme`。",
                )),
            );
        }
    }
}
