//! A module of an inner host is asked for, `GOPRIVATE` is empty, and the answer is that there is none.

use crate::base::Span;
use crate::data::{forges, public_proxies, source};
use crate::facts::{Case, ProxyAddress, Whose, whose};
use crate::go::pattern;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP032",
    name: "never-named-private",
    cause: Cause::PrivateModuleRouting,
    title: both("A private module goes to the public mirror", "私有模块去了公共镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Nothing tells go which modules are private. What no pattern of `GOPRIVATE` covers is asked of the mirrors in `GOPROXY`, \
         and a public mirror can't see an inner repository: 404 or 410. Name the host or the organisation in `GOPRIVATE`; then go \
         fetches from the origin, with your login.",
        "go 不会自己知道哪些模块是私有的。`GOPRIVATE` 没有覆盖到的模块都会去问 `GOPROXY` 里的镜像，而公共镜像看不到内部仓库，只会返回 404 或 410。\
         把主机或组织写进 `GOPRIVATE`，go 就会用你的凭据从源站获取。",
    ),
    bad: &[example(
        Kind::GoEnv,
        "GOPROXY=https://goproxy.cn\nGOPRIVATE=\n$ go get gitlab.corp.example/team/lib\n# 404 Not Found\n",
    )],
    good: &[example(
        Kind::GoEnv,
        "GOPROXY=https://goproxy.cn\nGOPRIVATE=gitlab.corp.example\n$ go get gitlab.corp.example/team/lib\n",
    )],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

/// How people tell that there is no such module, or that it was there once.
const TOLD: &[&str] = &[
    "404", "410", "not found", "gone", "worked with", "works with go 1.1", "worked in", "worked before", "stopped working", "not work", "n't work",
    "since go", "after upgrad", "after update", "after updating", "after an update", "fails", "cannot find", "since the up", "asks proxy.", "asks the mirror",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    // A message that names the mirror is told of by another rule.
    if !case.failures.is_empty() || case.says_any(TOLD).is_none() {
        return;
    }
    let is_public = case.told_of("GOPROXY").iter().any(|it| {
        it.hops(case.text).first().is_some_and(|hop| public_proxies::is_public(ProxyAddress::of(hop.text).host))
    });
    let is_public = is_public || (case.told_of("GOPROXY").is_empty() && case.says_any(&["proxy.golang.org", "goproxy.cn", "goproxy.io"]).is_some());
    let covers = |path: &str| {
        ["GOPRIVATE", "GONOPROXY"].iter().any(|name| {
            case.settings_of(name).any(|it| it.has_gap() || pattern::matching(&it.value, path).is_some())
        })
    };
    if !is_public {
        return;
    }
    let asked = case.commands().filter(|it| it.word(0) == "go" && matches!(it.word(1), "get" | "install" | "list" | "mod")).find_map(
        |it| {
            it.words[2..].iter().find(|word| {
                let path = word.value.split('@').next().unwrap_or_default();
                let host = path.split('/').next().unwrap_or_default();
                host.contains('.') && path.contains('/') && !host.starts_with('.') && whose(host) == Whose::Inner && !covers(path)
            })
        },
    );
    let asked = asked.map(|word| (word.at, word.value.split('@').next().unwrap_or_default()));
    let Some((at, path)) = asked.or_else(|| named(case).filter(|(_, path)| !covers(path))) else { return };
    let length = if forges::is_forge(path.split('/').next().unwrap_or_default()) { 2 } else { 1 };
    let host = path.split('/').take(length).collect::<Vec<_>>().join("/");
    out.push(
        Finding::error(at, both("`{path}` is asked of a public mirror, which can't see it.", "`{path}` 被拿去问公共镜像，而镜像看不到它。").with("path", path))
            .confidence(Confidence::Medium)
            .weight(92)
            .why(both("No pattern of `GOPRIVATE` covers it, so go takes it for a public module.", "`GOPRIVATE` 没有覆盖它，go 把它当成了公开模块。"))
            .todo(
                both(
                    "Run `go env -w GOPRIVATE={host}`, and give git a login for it.",
                    "运行 `go env -w GOPRIVATE={host}`，并给 git 配置它的凭据。",
                )
                .with("host", host),
            ),
    );
}

/// A private module that a remark names together with the answer.
fn named<'t>(case: &Case<'t>) -> Option<(Span, &'t str)> {
    const ANSWERS: &[&str] = &["404", "410", "not found", "gone", "asks proxy.golang.org"];
    let mut start = 0;
    for line in case.text.split_inclusive('\n') {
        let from = start;
        start += line.len();
        let lower = line.to_ascii_lowercase();
        if !lower.trim_start().starts_with('#') || !ANSWERS.iter().any(|it| lower.contains(it)) {
            continue;
        }
        let found = line.split_whitespace().map(|word| word.trim_matches([':', ',', '.', '`', '(', ')', '"'])).find(|word| {
            let path = word.split('@').next().unwrap_or_default();
            let host = path.split('/').next().unwrap_or_default();
            let is_path = host.contains('.') && path.len() > host.len() + 1 && !path.contains(':') && !host.starts_with('.');
            let says_so = ["private", "internal", "our-", "my-org", "myorg", "company"].iter().any(|it| path.contains(it));
            is_path && (whose(host) == Whose::Inner || (forges::is_forge(host) && says_so))
        });
        if let Some(word) = found {
            let path = word.split('@').next().unwrap_or_default();
            let at = from + line.find(word)?;
            return Some((Span::new(at, at + path.len()), path));
        }
    }
    None
}
