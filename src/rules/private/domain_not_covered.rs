//! A pattern is for a domain and the module is at a subdomain, or the other way round.

use super::patterns::{host_of, settings};
use crate::base::Span;
use crate::data::{forges, source};
use crate::facts::{Case, Doing, Failure, Trouble};
use crate::go::pattern;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP029",
    name: "module-not-covered",
    cause: Cause::PrivateModuleRouting,
    title: both("The pattern does not cover the module", "模式没有覆盖到这个模块"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A pattern is held against the beginning of the module's path, element by element. `corp.example` does not cover \
         `git.corp.example/lib`, `*.corp.example` does not cover `corp.example/lib`, and `github.com/acme` does not cover \
         modules that are named `go.acme.example/…` although they are kept there: what counts is the name in `import`.",
        "模式是和模块路径的开头逐段比较的。`corp.example` 不包含 `git.corp.example/lib`，`*.corp.example` 不包含 `corp.example/lib`；模块名是 \
         `go.acme.example/…`、仓库放在 GitHub 上时，`github.com/acme` 也不包含它：起作用的是 `import` 里的名字。",
    ),
    bad: &[example(
        Kind::GoEnv,
        "GOPRIVATE=\"corp.example\"\nGOPROXY=\"https://proxy.golang.org,direct\"\n# go: git.corp.example/lib@v1.0.0: reading \
         https://proxy.golang.org/git.corp.example/lib/@v/v1.0.0.mod: 404 Not Found\n",
    )],
    good: &[example(Kind::GoEnv, "GOPRIVATE=\"corp.example,*.corp.example\"\nGOPROXY=\"https://proxy.golang.org,direct\"\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

/// Whether somebody public was asked for it and had nothing.
fn is_refused(failure: &Failure) -> bool {
    matches!(failure.doing, Doing::ModuleProxy | Doing::SumLookup)
        && matches!(failure.trouble, Trouble::Status(404 | 410 | 403))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let private = settings(case);
    let lists: Vec<_> = private.iter().filter(|it| it.name == "GOPRIVATE" && !it.has_gap()).collect();
    let Some(setting) = lists.first() else { return };
    // What has a slip of its own is told of by other rules.
    let is_odd = |list: &str| list.contains("://") || list.contains([' ', ';', '|', ':']) || list.split(',').any(|it| it.starts_with('.'));
    if lists.iter().any(|it| is_odd(&it.value)) || lists.iter().all(|it| it.value.trim().is_empty()) {
        return;
    }
    if let Some(entry) = setting.entries(case.text, &[',']).into_iter().find(|it| {
        let forge = it.text.strip_prefix("*.").filter(|host| forges::is_forge(host));
        forge.is_some_and(|host| !lists.iter().any(|it| it.value.split(',').any(|other| other.starts_with(host))))
    }) {
        out.push(of_forge(entry.at, entry.text));
        return;
    }
    let covers = |path: &str| private.iter().any(|it| pattern::matching(&it.value, path).is_some());
    let missed = case.failures.iter().filter(|it| is_refused(it)).find_map(|it| {
        let module = it.module.as_ref()?;
        let host = host_of(&module.path);
        (!covers(&module.path) && !forges::is_forge(host) && host.contains('.')).then_some((it, module))
    });
    let Some((failure, module)) = missed else { return };
    let host = host_of(&module.path);
    out.push(
        Finding::error(
            setting.value_at,
            both("`GOPRIVATE={list}` does not cover `{path}`.", "`GOPRIVATE={list}` 没有覆盖 `{path}`。")
                .with("list", setting.value.trim())
                .with("path", &module.path),
        )
        .weight(98)
        .why(
            both(
                "Patterns are held against the beginning of the path, and a domain does not cover its subdomains; so go asked \
                 `{asked}`.",
                "模式是和路径的开头比较的，域名也不包含它的子域名，所以 go 去问了 `{asked}`。",
            )
            .with("asked", failure.host()),
        )
        .todo(both("Add `{host}` to `GOPRIVATE`.", "在 `GOPRIVATE` 里加上 `{host}`。").with("host", host)),
    );
}

/// `*.gitlab.com`: the subdomains of a forge, and none of its repositories.
fn of_forge(at: Span, pattern: &str) -> Finding {
    let forge = pattern.trim_start_matches("*.");
    Finding::error(at, both("`{pattern}` covers no module at `{forge}` itself.", "`{pattern}` 不包含 `{forge}` 本身的模块。").with("pattern", pattern).with("forge", forge))
        .why(both(
            "A star stands for a label that must be there; the repositories are below the domain itself.",
            "星号要求前面必须还有一级域名，而仓库就在域名本身之下。",
        ))
        .todo(both("Write `{forge}/OWNER`, with the owner of your private modules.", "改成 `{forge}/OWNER`，即你的私有模块所属的用户或组织。").with("forge", forge))
        .weight(94)
}
