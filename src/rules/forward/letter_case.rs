//! A proxy variable is set in the letter case that the program beside it does not read.

use crate::data::source;
use crate::base::Span;
use crate::facts::{Case, Doing, Place, ProxyAddress, host};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP107",
    name: "letter-case",
    cause: Cause::EnvSyntax,
    title: both("The program reads the variable in small letters only", "这个程序只读小写的变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "curl ignores `HTTP_PROXY` in capitals (a web server could be tricked into setting it) and reads `http_proxy`; wget reads \
         all of them in small letters only. go reads both, capitals first. Set both cases to the same value.",
        "curl 会忽略大写的 `HTTP_PROXY`（它可能被网页请求伪造），只读 `http_proxy`；wget 的几个变量都只认小写。go 两种都读，大写优先。请把大小写两种\
         都设成同样的值。",
    ),
    bad: &[
        example(Kind::Shell, "export HTTP_PROXY=http://proxy.corp.example:3128\ncurl http://example.com/\n"),
        example(Kind::Shell, "export HTTPS_PROXY=http://proxy.corp.example:3128\nwget https://go.dev/dl/go1.27.0.linux-amd64.tar.gz\n"),
    ],
    good: &[example(
        Kind::Shell,
        "export HTTP_PROXY=http://proxy.corp.example:3128 http_proxy=http://proxy.corp.example:3128\ncurl http://example.com/\n",
    )],
    sources: &[source::CURL_ENV, source::WGET_PROXIES],
};

/// The words of each command; where something failed, also of those behind a root's prompt, which look like comments.
fn commands<'c>(case: &'c Case<'_>) -> Vec<Vec<&'c str>> {
    let mut out: Vec<Vec<_>> = case.commands().map(|it| it.words.iter().map(|it| it.value.as_str()).collect()).collect();
    if case.failures.iter().any(|it| !it.is_remark) {
        let of_root = case.text.lines().filter_map(|it| it.strip_prefix("# ")).map(|it| it.split_whitespace().collect::<Vec<_>>());
        out.extend(of_root.filter(|it| matches!(it.first(), Some(&("curl" | "wget")))));
    }
    out
}

/// Where a person tells that the other spelling is the one that works.
fn told_of_case(case: &Case) -> Option<(Span, &'static str)> {
    let set: Vec<_> = case.settings.iter().filter(|it| it.is_forward_proxy() && it.is_set() && !it.is_remark && !it.value.is_empty()).collect();
    let is_small = set.first()?.name.starts_with(|ch: char| ch.is_ascii_lowercase());
    if set.iter().any(|it| it.name.starts_with(|ch: char| ch.is_ascii_lowercase()) != is_small) {
        return None;
    }
    let (other, words): (&str, &[&str]) = if is_small {
        ("HTTP_PROXY, HTTPS_PROXY, NO_PROXY", &["uppercase", "upper case", "upper-case", "capital", "大写"])
    } else {
        ("http_proxy, https_proxy, no_proxy", &["lowercase", "lower case", "lower-case", "small letter", "小写"])
    };
    let names = if is_small { ["HTTP_PROXY", "HTTPS_PROXY"] } else { ["http_proxy", "https_proxy"] };
    let clause = told::clauses(case).into_iter().find(|it| {
        let (said, written) = (case.lower(it.at), it.at.of(case.text));
        let is_named = words.iter().any(|word| said.contains(word)) || names.iter().any(|name| written.contains(name));
        let remark = case.lower(it.remark);
        let is_told = ["work", "only", "accept", "read", "honor", "honour", "look", "respect", "recogni", "pick", "support", "生效", "只"].iter().any(|word| said.contains(word)) || told::is_trouble(remark);
        // Where they are set tells of containers, not of letters.
        let is_elsewhere = remark.contains("dockerfile") || remark.contains("container");
        is_named && is_told && !is_elsewhere && !said.contains("both")
    })?;
    Some((clause.at, other))
}

/// git, asking by plain HTTP without the proxy of `HTTP_PROXY`.
fn git_by_http(case: &Case) -> Option<Span> {
    let set: Vec<_> = case.settings_of("HTTP_PROXY").filter(|it| !it.value.is_empty()).collect();
    let first = set.first().filter(|_| set.iter().all(|it| it.name == "HTTP_PROXY"))?;
    case.says_any(&["git clone http://", "git fetch http://", "git ls-remote http://", "git pull http://"])?;
    let is_past = told::trouble(case).is_some() || case.failures.iter().any(|it| it.doing == Doing::Git && it.is_unreachable());
    let is_other = case.settings_of("ALL_PROXY").next().is_some() || case.says("http.proxy").is_some();
    (is_past && !is_other).then_some(first.name_at)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some((_, other)) = told_of_case(case) {
        let at = case.settings.iter().find(|it| it.is_forward_proxy() && it.is_set()).map_or(Span::at(0), |it| it.name_at);
        out.push(
            Finding::error(at, both("This program reads the other spelling: `{other}`.", "这个程序读的是另一种写法：`{other}`。").with("other", other))
                .weight(96)
                .why(both(
                    "The names in capitals and in small letters are different variables, and programs differ in which they read.",
                    "大写和小写是不同的变量，各个程序读哪一种并不一致。",
                ))
                .todo(both("Set both spellings to the same value.", "把大小写两种都设成同样的值。")),
        );
        return;
    }
    if let Some(at) = git_by_http(case) {
        out.push(
            Finding::error(at, both("git does not read `HTTP_PROXY`, only `http_proxy`.", "git 不读 `HTTP_PROXY`，只读 `http_proxy`。"))
                .weight(95)
                .why(both("git asks by libcurl, which wants that name in small letters.", "git 通过 libcurl 联网，它只认小写的这个变量。"))
                .todo(both("Set `http_proxy` to the same value, or `git config --global http.proxy`.", "把 `http_proxy` 设成同样的值，或用 `git config --global http.proxy`。")),
        );
        return;
    }
    for words in commands(case) {
        let program = words.iter().copied().find(|it| *it != "sudo").unwrap_or_default();
        let is_outside = |address: &str| {
            let name = ProxyAddress::of(address).host;
            !host::is_loopback(name) && !host::is_internal(name)
        };
        let asks = |scheme: &str| words.iter().any(|it| it.starts_with(scheme) && is_outside(it));
        let name = match program {
            "curl" | "wget" if asks("http://") => "HTTP_PROXY",
            "wget" if asks("https://") => "HTTPS_PROXY",
            _ => continue,
        };
        // What Docker hands to builds and containers comes in both cases.
        let is_both = |place: Place| matches!(place, Place::BuildArgs | Place::DockerClient | Place::Engine | Place::Editor);
        let set: Vec<_> = case.settings_of(name).filter(|it| !is_both(it.place)).collect();
        let Some(setting) = set.first() else { continue };
        let small = name.to_ascii_lowercase();
        if set.iter().any(|it| it.name == small) || (program == "curl" && case.settings_of("ALL_PROXY").next().is_some()) {
            continue;
        }
        out.push(
            Finding::error(
                setting.name_at,
                both("{program} does not read `{name}`, only `{small}`.", "{program} 不读 `{name}`，只读 `{small}`。")
                    .with("program", program)
                    .with("name", &setting.name)
                    .with("small", &small),
            )
            .weight(97)
            .why(both(
                "Programs differ: go reads both cases, curl wants `http_proxy` in small letters, wget all of them.",
                "各个程序不一样：go 大小写都读，curl 的 `http_proxy` 只认小写，wget 全部只认小写。",
            ))
            .todo(both("Set `{small}` to the same value.", "把 `{small}` 也设成同样的值。").with("small", &small)),
        );
        return;
    }
}
