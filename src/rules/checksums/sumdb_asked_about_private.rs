//! The public checksum database was asked about a private module.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Failure, SumTrouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP043",
    name: "sumdb-asked-about-private",
    cause: Cause::SumdbPrivate,
    title: both("The public checksum database is asked about a private module", "向公共校验和数据库查询了私有模块"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The database looks at a module's repository itself. It can't see a private one and answers 404 or 410; by then it \
         has learnt the module's path. Modules that `GOPRIVATE` (or `GONOSUMDB`) covers are never asked about; `go.sum` \
         still guards them.",
        "数据库会自己去看模块的仓库。它看不到私有仓库，于是回答 404 或 410，而这时模块路径已经泄露给了它。`GOPRIVATE`（或 `GONOSUMDB`）匹配的模块不会去查询；`go.sum` 仍然保护它们。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: git.corp.example/team/lib@v1.0.0: verifying module: git.corp.example/team/lib@v1.0.0: reading https://sum.golang.org/lookup/git.corp.example/team/lib@v1.0.0: 410 Gone\n",
        ),
        example(
            Kind::ErrorText,
            "verifying github.com/acme/lib@v1.0.0: reading https://sum.golang.org/lookup/github.com/acme/lib@v1.0.0: 404 Not Found\n\tserver response:\n\tnot found: github.com/acme/lib@v1.0.0: invalid version: git ls-remote -q origin: exit status 128:\n\t\tfatal: could not read Username for 'https://github.com': terminal prompts disabled\n",
        ),
    ],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example\ngo mod download\n")],
    sources: &[source::GO_PRIVATE, source::GO_SUMDB],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| {
        matches!(case.sum_trouble(it), Some(SumTrouble::Private | SumTrouble::PerhapsPrivate | SumTrouble::Stale))
    };
    let Some(failure) = case.failures.iter().filter(is_mine).max_by_key(|it| weight(case, it)) else {
        out.extend(told(case));
        return;
    };
    let trouble = case.sum_trouble(failure);
    if trouble == Some(SumTrouble::Stale) && !is_of_a_forge(failure) {
        return;
    }
    let weight = weight(case, failure);
    let pattern = pattern(failure.module_path());
    let mut finding = Finding::error(
        failure.words,
        both(
            "The checksum database was asked about `{module}` and can't see it.",
            "向校验和数据库查询了 `{module}`，而它看不到这个模块。",
        )
        .with("module", if failure.module_path().is_empty() { "PATH" } else { failure.module_path() }),
    )
    .why(both(
        "It knows public modules only. This one is private, and no pattern in `GOPRIVATE` covers it where this command runs.",
        "它只认识公开模块。这个模块是私有的，而命令运行的地方 `GOPRIVATE` 没有覆盖它。",
    ))
    .todo(
        both(
            "`go env -w GOPRIVATE={pattern}` (several with commas). If a proxy of yours serves it, `GONOSUMDB={pattern}` \
             alone, so that the proxy is still asked.",
            "执行 `go env -w GOPRIVATE={pattern}`（多个用逗号分隔）。如果由你们自己的代理提供，就只设 `GONOSUMDB={pattern}`，这样仍会访问代理。",
        )
        .with("pattern", pattern),
    );
    if trouble != Some(SumTrouble::Private) {
        finding = finding.confidence(Confidence::Medium).decide(
            format!("curl -sS -o /dev/null -w '%{{http_code}}\\n' https://{}", failure.module_path()),
            both(
                "404 without a login: the repository is private, set `GOPRIVATE`. 200: it is public; then the version is \
                 new or invalid, read the `server response` lines.",
                "未登录时返回 404：仓库是私有的，设置 `GOPRIVATE`。返回 200：仓库是公开的，那么是版本太新或无效，请看 `server response` 那几行。",
            ),
        );
    }
    out.push(finding.weight(weight));
}

fn weight(case: &Case, failure: &Failure) -> u8 {
    let by_itself = match case.sum_trouble(failure) {
        Some(SumTrouble::Private) => 96,
        Some(SumTrouble::PerhapsPrivate) => 86,
        _ => 60,
    };
    // In a server's log the question came from the server.
    if case.is_server_log() { by_itself - 10 } else { by_itself }
}

fn is_of_a_forge(failure: &Failure) -> bool {
    crate::data::forges::is_forge(failure.module_host()) && failure.host().ends_with("golang.org")
}

/// The prefix that covers a module and its neighbours: the host, and on a public forge the owner with it.
fn pattern(path: &str) -> String {
    if path.is_empty() {
        return "HOST/OWNER".to_owned();
    }
    let elements: Vec<_> = path.split('/').collect();
    let length = if crate::data::forges::is_forge(elements[0]) { 2 } else { 1 };
    elements[..length.min(elements.len())].join("/")
}

/// The same in a person's words.
fn told(case: &Case) -> Option<Finding> {
    const OWN: &[&str] = &["our ", "private", "internal", "company", "own module", "私有", "内部"];
    if case.failures.iter().any(|it| !it.host().is_empty()) {
        return None;
    }
    let line = case.text.lines().find(|line| {
        let lower = line.to_ascii_lowercase();
        let is_of_sumdb = lower.contains("sum.golang.org") || lower.contains("checksum database");
        is_of_sumdb && ["410", "404", "not found"].iter().any(|it| lower.contains(it)) && OWN.iter().any(|it| lower.contains(it))
    })?;
    let at = case.text.find(line)?;
    Some(
        Finding::error(
            Span::new(at, at + line.len()),
            both("The checksum database is asked about private modules and can't see them.", "向校验和数据库查询了私有模块，而它看不到。"),
        )
        .why(both("It knows public modules only.", "它只认识公开模块。"))
        .todo(both(
            "Name their prefix in `GOPRIVATE`, or in `GONOSUMDB` alone if a proxy of yours serves them.",
            "把它们的前缀写进 `GOPRIVATE`；如果由你们自己的代理提供，就只写进 `GONOSUMDB`。",
        ))
        .confidence(Confidence::Medium)
        .weight(88),
    )
}
