//! The module is there, and the version is not: not yet, never, or not a valid one.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP066",
    name: "version-not-there",
    cause: Cause::VersionNotInMirror,
    title: both("There is no such version of the module", "模块没有这个版本"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`unknown revision`, `no matching versions` and `invalid version` speak of the version, not of the network: the tag \
         was never pushed, was pushed a moment ago (mirrors remember for up to half an hour that it was not there), lies in \
         a sub-folder (`dir/v1.2.3`), or breaks a rule of versions, such as v2 without `/v2` in the module's path.",
        "`unknown revision`、`no matching versions` 和 `invalid version` 说的是版本，不是网络：标签从未推送、刚刚推送（镜像会把“不存在”记住最多半小时）、模块在子目录里（标签应为 `dir/v1.2.3`），或者违反了版本规则，如 v2 的模块路径没有 `/v2`。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: github.com/acme/lib@v9.9.9: invalid version: unknown revision v9.9.9\n"),
        example(
            Kind::ErrorText,
            "go: github.com/acme/lib@v1.9.0: reading https://goproxy.cn/github.com/acme/lib/@v/v1.9.0.info: 404 Not Found\n\tserver response: not found: github.com/acme/lib@v1.9.0: invalid version: unknown revision v1.9.0\n",
        ),
        example(
            Kind::ErrorText,
            "go: github.com/acme/lib@v2.0.0: invalid version: module contains a go.mod file, so module path must match major version (\"github.com/acme/lib/v2\")\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading github.com/acme/lib v1.9.0\n")],
    sources: &[source::GO_VERSIONS, source::GO_MAJOR, source::PROXY_GOLANG_ORG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // What the database says is for the rules about it.
    if case.failures.iter().any(|it| it.doing == Doing::SumLookup) {
        return;
    }
    let found = without_v(case).or_else(|| said(case)).or_else(|| just_pushed(case)).or_else(|| behind(case)).or_else(|| missing(case)).or_else(|| traced(case));
    let Some((at, todo, weight)) = found else { return };
    out.push(
        Finding::error(case.line(at), both("The module has no such version, or none that is valid.", "模块没有这个版本，或者该版本无效。"))
            .why(both(
                "The repository was reached; it is the version that is not there, not there yet, or against the rules.",
                "仓库是访问得到的；问题在于这个版本不存在、还不存在，或者不合规则。",
            ))
            .todo(todo)
            .confidence(if weight >= 90 { Confidence::High } else { Confidence::Medium })
            .weight(weight)
            .decide(
                "git ls-remote --tags https://HOST/PATH",
                both(
                    "The tag is in the list: the mirror is behind; wait half an hour or use `GOPROXY=direct` once. It is not: \
                     the version does not exist. A question for a login: the repository is private.",
                    "列表里有该标签：镜像还没跟上，等半小时或临时用 `GOPROXY=direct`。没有：这个版本不存在。要求登录：仓库是私有的。",
                ),
            ),
    );
}

fn said(case: &Case) -> Option<(Span, Both, u8)> {
    let tags = both(
        "Look at the tags: `git ls-remote --tags REPOSITORY`. A tag that was pushed just now reaches mirrors within half an \
         hour; a module in a sub-folder needs the tag `folder/v1.2.3`.",
        "核对标签：`git ls-remote --tags 仓库地址`。刚推送的标签半小时内会到达镜像；子目录里的模块需要 `目录/v1.2.3` 形式的标签。",
    );
    let major = both(
        "A module from v2 on ends its path in `/v2`: require `path/v2`, or let the author add it to the `module` line. \
         `+incompatible` is only for repositories without `go.mod`.",
        "v2 及以上的模块路径要以 `/v2` 结尾：改为依赖 `路径/v2`，或请作者在 `module` 行补上。`+incompatible` 只用于没有 `go.mod` 的仓库。",
    );
    let other = both(
        "Take another version: a release, or `@` and the hash of a commit. What the tag holds can only be mended by its author.",
        "换一个版本：某个发布版，或 `@` 加提交哈希。标签的内容只有作者能修。",
    );
    let ways: [(&[&str], Both, u8); 3] = [
        (&["must match major version", "should be v0 or v1, not v", "+incompatible suffix not allowed", "go.mod has post-v"], major, 95),
        (
            &["malformed file path", "invalid pseudo-version", "disallowed version string", "does not contain package", "case-insensitive file name collision", "retracted by module author", "invalid version: missing "],
            other,
            93,
        ),
        (&["unknown revision", "no matching versions for query"], tags, 90),
    ];
    // A folder of modules on this machine.
    if let Some(at) = case.says("reading file://").filter(|at| case.lower(case.line(*at)).contains("/@v/")) {
        return Some((at, other, 90));
    }
    for (words, todo, weight) in ways {
        let Some(at) = case.says_any(words) else { continue };
        if weight > 90 {
            return Some((at, todo, weight));
        }
        if case.failures.iter().any(|it| case.is_unreadable(it)) {
            return None;
        }
        // git says so plainly; without `invalid version` it may be a repository that it can't see.
        let line = case.lower(case.line(at));
        let is_plain = line.contains("invalid version") || line.contains("no matching versions");
        return Some((at, todo, if is_plain { weight } else { 74 }));
    }
    None
}

/// A public mirror says 404 for a module of a well-known host, without a reason.
fn missing(case: &Case) -> Option<(Span, Both, u8)> {
    let is_missing = |it: &&Failure| {
        it.doing == Doing::ModuleProxy
            && matches!(it.status(), Some(404 | 410))
            && crate::data::public_proxies::is_public(it.host())
            && whose(it.module_host()) == Whose::Public
            && !case.is_unreadable(it)
    };
    let failure = case.failures.iter().find(is_missing)?;
    let todo = both(
        "Check path and version on pkg.go.dev. A version from just now needs up to half an hour to reach the mirror; a \
         private repository needs `GOPRIVATE`.",
        "在 pkg.go.dev 上核对路径和版本。刚发布的版本最多要半小时才到镜像；私有仓库则需要 `GOPRIVATE`。",
    );
    let is_known = crate::data::public_owners::is_of_public_owner(failure.module_path());
    let is_forge = crate::data::forges::is_forge(failure.module_host()) && !is_known;
    // Somebody took it for a public module when it was required: a mirror once served it.
    let was_there = failure.module.as_ref().is_some_and(|it| it.version.ends_with("+incompatible"));
    Some((failure.words, todo, if is_forge && !was_there { 66 } else { 88 }))
}

/// `path@1.2.3`: versions begin with `v`, and the module has no such branch or tag.
fn without_v(case: &Case) -> Option<(Span, Both, u8)> {
    case.says_any(&["404", "410", "not found", "unknown revision", "no matching versions", "invalid version", "disallowed version"])?;
    let is_bare = |version: &str| {
        version.starts_with(|ch: char| ch.is_ascii_digit())
            && version.contains('.')
            && version.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    let of_command = || {
        let go = case.commands().filter(|it| it.word(0) == "go" && matches!(it.word(1), "get" | "install" | "run" | "mod" | "list"));
        let mut words = go.flat_map(|it| it.words.iter());
        words.find(|it| it.value.split_once('@').is_some_and(|(path, version)| path.contains('/') && is_bare(version))).map(|it| it.at)
    };
    let of_message =
        || case.failures.iter().find(|it| it.module.as_ref().is_some_and(|it| is_bare(&it.version))).map(|it| it.words);
    let todo = both(
        "Versions of modules begin with `v`: ask for `path@v1.2.3` if there is such a tag. A tag without `v` is no version; take \
         `@latest` or the hash of its commit.",
        "模块版本以 `v` 开头：如果有这样的标签，就写 `路径@v1.2.3`。不带 `v` 的标签不是版本；请用 `@latest` 或该提交的哈希。",
    );
    of_command().or_else(of_message).map(|at| (at, todo, 95))
}

/// The same in what `go -x` traces, where nothing else is told.
fn traced(case: &Case) -> Option<(Span, Both, u8)> {
    if !case.failures.is_empty() {
        return None;
    }
    let at = [".info: 404 not found", ".info: 410 gone", ".mod: 404 not found", ".mod: 410 gone"].iter().find_map(|it| case.says(it))?;
    let line = case.line(at).of(case.text);
    let (_, address) = line.split_once("get https://")?;
    let mut parts = address.split('/');
    let is_public = parts.next().is_some_and(crate::data::public_proxies::is_public) && parts.next().is_some_and(|it| whose(it) == Whose::Public);
    let todo = both(
        "Check path and version on pkg.go.dev; a version from just now needs up to half an hour to reach the mirror.",
        "在 pkg.go.dev 上核对路径和版本；刚发布的版本最多要半小时才到镜像。",
    );
    is_public.then_some((at, todo, 66))
}

/// A person tells that a mirror lacks a version that there is.
fn behind(case: &Case) -> Option<(Span, Both, u8)> {
    const MISSING: &[&str] = &[
        "unknown version", "unknown revision", "not sync", "n't sync", "is blank", "blank", "is empty", "lags", "behind", "outdated", "stale",
        "old version", "older version", "not list", "n't list", "only lists", "not found", "404", "410", "not know", "n't know", "not have", "n't have",
        "still shows", "always v", "only v", "still v", "gets v", "get v", "installs v", "resolves to v", "still gets", "still returns", "未同步", "没同步", "没有同步", "同步慢", "旧版本", "找不到",
    ];
    const THERE: &[&str] = &[
        "newest", "latest", "new version", "new tag", "new release", "released", "tagged", "published", "just pushed", "exists", "is on github",
        "tag is there", "最新", "新版本", "刚发布", "刚打",
    ];
    let is_quiet = case.failures.is_empty() && case.says_any(&["sum.golang", "sumdb", "private", "internal", "docker pull", "私有"]).is_none();
    case.says_any(&["goproxy", "/@v/", "proxy.golang", "mirror", "镜像"]).filter(|_| is_quiet)?;
    let remarks: Vec<_> = told::clauses(case).into_iter().map(|it| it.remark).collect();
    let find = |words: &[&str]| remarks.iter().copied().find(|at| words.iter().any(|it| case.lower(*at).contains(it)));
    let is_of_version = |at: &Span| ["version", "tag", "release", "@v", "v0.", "v1.", "v2.", "revision", "版本", "标签"].iter().any(|it| case.lower(*at).contains(it));
    let at = find(MISSING).filter(|_| remarks.iter().any(is_of_version))?;
    find(THERE)?;
    let todo = both(
        "Wait until the mirror has it, or ask another: `GOPROXY=https://proxy.golang.org,direct`, or `GOPROXY=direct` once.",
        "等镜像同步，或换一个来源：`GOPROXY=https://goproxy.cn,direct`，或临时用 `GOPROXY=direct` 请求一次。",
    );
    Some((at, todo, 91))
}

/// A person tells that the version is a few minutes old, and that it is not found.
fn just_pushed(case: &Case) -> Option<(Span, Both, u8)> {
    const MADE: &[&str] = &["pushed", "published", "tagged", "released", "created", "发布", "推送"];
    const NOW: &[&str] = &["minute", "just now", "moment", "seconds ago", "an hour ago", "刚刚", "刚才", "分钟"];
    let has = |line: &str, words: &[&str]| words.iter().any(|it| line.contains(it));
    case.says_any(&["404", "410", "not found", "unknown revision", "no matching", "找不到"])?;
    if !case.failures.is_empty() || case.says("sum.golang").is_some() {
        return None;
    }
    let line = case.text.lines().find(|line| {
        let line = line.to_ascii_lowercase();
        line.trim_start().starts_with('#') && has(&line, MADE) && has(&line, NOW)
    })?;
    let at = case.text.find(line)?;
    let todo = both(
        "Wait half an hour, or ask once with `GOPROXY=direct`; mirrors remember for a while that a version was not there.",
        "等半小时，或临时用 `GOPROXY=direct` 请求一次；镜像会把“不存在”记住一段时间。",
    );
    Some((Span::new(at, at + line.len()), todo, 92))
}
