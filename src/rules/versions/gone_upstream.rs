//! A dependency of somebody else's module can't be read any more: it was deleted, renamed or made private.

use crate::data::{forges, source};
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP067",
    name: "gone-upstream",
    cause: Cause::VersionNotInMirror,
    title: both("A public dependency was deleted or made private", "某个公开依赖已被删除或转为私有"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "GitHub asks for a login where a repository does not exist, so a deleted one looks like a private one: `could not \
         read Username`. If somebody else's public module requires it, nobody can have given you a login; the repository is \
         gone. Public mirrors often still have the version.",
        "仓库不存在时 GitHub 也会要求登录，所以被删除的仓库看起来像私有仓库：`could not read Username`。如果它是别人的公开模块所依赖的，你不可能有它的凭据：是仓库没了。公共镜像里往往还留有那个版本。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: github.com/acme/scanner@v2.4.2 requires\n\tgithub.com/formerly/smtpd@v0.0.0-20210126001904-0893ad18168e: invalid version: git fetch -f origin refs/heads/*:refs/heads/* in /root/go/pkg/mod/cache/vcs/65b3: exit status 128:\n\tfatal: could not read Username for 'https://github.com': terminal prompts disabled\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading github.com/acme/scanner v2.4.3\n")],
    sources: &[source::GO_PROXY_CODE, source::PROXY_GOLANG_ORG],
};

/// How people say that they looked for the repository.
const GONE: &[&str] = &[
    "404 in the browser",
    "404 in a browser",
    "is a 404",
    "returns 404 in",
    "repository is gone",
    "repo is gone",
    "was deleted",
    "has been deleted",
    "was removed",
    "was made private",
    "account is gone",
    "已删除",
    "已经删除",
    "被删除",
    "不存在了",
];

/// What is gone, and how people say so.
const THINGS: &[&str] = &["repo", "module", "package", "account", "organization", "project", "owner", "user ", "仓库", "项目"];
const NO_MORE: &[&str] =
    &["any more", "anymore", "no longer", "is gone", "are gone", "deleted", "removed", "vanished", "disappeared", "taken down", "made private", "没了"];

/// How git says that it can't read a repository.
const REFUSED: &[&str] = &["could not read username for 'https://", "remote: repository not found"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.is_server_log() {
        return;
    }
    let (at, weight) = if let Some(at) = required_by_others(case) {
        (at, 96)
    } else if let Some(at) = told_gone(case).and_then(|_| case.says_any(REFUSED)) {
        (at, 96)
    } else if let Some(at) = vanished(case) {
        (at, 86)
    } else if let Some(failure) = case.failures.iter().find(|it| is_gone_of_bitbucket(it)) {
        (failure.words, if case.says("private").is_some() { 70 } else { 84 })
    } else if let Some(at) = in_spite_of_login(case) {
        (at, 93)
    } else if let Some(failure) = case.failures.iter().find(|it| is_not_found(case, it)) {
        (failure.words, 92)
    } else {
        return;
    };
    out.push(
        Finding::error(
            at,
            both(
                "A public module that your dependencies need is no longer at its place.",
                "你的依赖所需要的一个公开模块已经不在原处。",
            ),
        )
        .why(both(
            "For a repository that does not exist the forge answers as for a private one; since it belongs to somebody else, \
             no login of yours is missing.",
            "对不存在的仓库，托管平台的应答和私有仓库一样；而它属于别人，所以并不是你缺少凭据。",
        ))
        .todo(both(
            "Go to a version of the requiring module that no longer needs it, or `replace` it by a fork. With \
             `GOPROXY=https://proxy.golang.org,direct` a mirror may still have it.",
            "升级依赖它的模块到不再需要它的版本，或用 `replace` 指向一个分支仓库。设置 `GOPROXY=https://proxy.golang.org,direct` 时，镜像里可能还有它。",
        ))
        .confidence(if weight > 95 { Confidence::High } else { Confidence::Medium })
        .weight(weight)
        .decide(
            "go mod why -m MODULE",
            both(
                "A chain through modules of others: it is gone. Only your own modules need it: it is yours and private, and a \
                 login is missing.",
                "依赖链经过别人的模块：它没了。只有你自己的模块需要它：它是你的私有模块，缺的是凭据。",
            ),
        ),
    );
}

/// Where a person tells that the repository is no more.
fn told_gone(case: &Case) -> Option<crate::base::Span> {
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    let is_told = |at: &crate::base::Span| has(case.lower(*at), THINGS) && has(case.lower(*at), NO_MORE);
    case.says_any(GONE).or_else(|| told::clauses(case).into_iter().map(|it| it.at).find(is_told))
}

/// `A requires\n\tB: … could not read Username`, where A and B are of different owners on a public forge.
fn required_by_others(case: &Case) -> Option<crate::base::Span> {
    let login = case.says_any(REFUSED)?;
    let start = login.start.saturating_sub(2000);
    let start = (start..login.start).find(|at| case.text.is_char_boundary(*at))?;
    let before = case.lower(crate::base::Span::new(start, login.start));
    let owner = |text: &str| {
        let mut elements = text.trim().trim_start_matches("go: ").split('@').next().unwrap_or_default().split('/');
        let host = elements.next().unwrap_or_default().to_owned();
        forges::is_forge(&host).then(|| format!("{host}/{}", elements.next().unwrap_or_default()))
    };
    let mut requiring = None;
    for line in before.lines() {
        let line = line.trim();
        if let Some(module) = line.strip_suffix(" requires") {
            let last = module.rsplit(' ').next().unwrap_or_default();
            requiring = owner(last);
        } else if let Some(by) = requiring.take() {
            let of = line.split(": ").next().and_then(owner);
            if of.is_some_and(|of| of != by) {
                return Some(login);
            }
        }
    }
    None
}

/// A public mirror's server could not find the repository.
fn is_not_found(case: &Case, it: &Failure) -> bool {
    it.doing == Doing::ModuleProxy
        && matches!(it.status(), Some(404 | 410))
        && crate::data::public_proxies::is_public(it.host())
        && forges::is_forge(it.module_host())
        && case.response(it).contains("repository not found")
}

/// A login was typed in and taken, and the forge still finds no such repository.
fn in_spite_of_login(case: &Case) -> Option<crate::base::Span> {
    case.says_any(&["password for 'https://", "password for \"https://"])?;
    case.says("repository not found")
}

/// Bitbucket knows no such repository: it was deleted, as all of Mercurial's were, or nobody may see it.
fn is_gone_of_bitbucket(it: &Failure) -> bool {
    it.host() == "api.bitbucket.org" && it.path().starts_with("/2.0/repositories/") && matches!(it.status(), Some(404 | 410))
}

/// `A requires\n\tB requires\n\tC: unrecognized import path …: 404`: others' public module needs one of a host that serves it no more.
fn vanished(case: &Case) -> Option<crate::base::Span> {
    let failure = case.failures.iter().find(|it| it.doing == Doing::Discovery && matches!(it.status(), Some(404 | 410)))?;
    let end = failure.at.start;
    let start = case.text[..end].rfind("requires").filter(|it| end - it < 40)?;
    let by = case.lower(case.line(crate::base::Span::at(start))).trim().trim_end_matches("requires").trim();
    let host = by.rsplit([' ', '\t']).next()?.split('/').next()?.to_owned();
    (whose(&host) == Whose::Public && host != failure.host()).then_some(failure.words)
}
