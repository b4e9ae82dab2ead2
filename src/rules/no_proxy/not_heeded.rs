//! `NO_PROXY` names a host, and the program asks the proxy for it all the same.

use crate::data::source;
use crate::facts::{Case, Setting, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP133",
    name: "no-proxy-not-heeded",
    cause: Cause::NoProxy,
    title: both("A program does not take `NO_PROXY` as it is written", "程序不认识 `NO_PROXY` 的这种写法"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "There is no standard for `NO_PROXY`. Many clients compare whole names, or ends of names; `*.`, a leading dot, blanks behind \
         commas, ports and networks are each understood by some only, and some clients of Node don't read the variable at all. What \
         all of them understand is the host's full name, without anything around it.",
        "`NO_PROXY` 没有统一标准。许多客户端只比较完整主机名或名字的结尾；`*.`、开头的点、逗号后的空格、端口和网段，都只有一部分程序认识，有些 Node 客户端甚至\
         完全不读这个变量。所有程序都认识的写法是完整的主机名，前后什么都不加。",
    ),
    bad: &[example(
        Kind::Shell,
        "export no_proxy=.acme.io\n# our node client: https://api.acme.io still goes through the proxy\n",
    )],
    good: &[example(Kind::Shell, "export no_proxy=api.acme.io\n# everything else goes through the proxy\n")],
    sources: &[source::CURL_ENV, source::HTTPPROXY],
};

/// How people say that a request takes the proxy.
const TAKES: &[&str] = &[
    "through the proxy", "through proxy", "through the corporate proxy", "to the proxy", "via the proxy", "via proxy", "uses the proxy", "use the proxy", "using the proxy",
    "asks the proxy", "ask the proxy", "hits the proxy", "proxied", "走代理", "走了代理",
];

/// How they say that the list is there and makes no difference.
const UNHEEDED: &[&str] = &[
    "ignore", "not respect", "n't respect", "not honor", "n't honor", "not honour", "no effect", "not help", "n't help", "not heed", "disregard",
    "not work", "n't work", "not support", "n't support", "not understand", "n't understand", "not look at", "n't look at", "不生效", "没有生效", "无效",
];

/// How they say that the list names the host.
const NAMED: &[&str] = &["contains", "includes", "is set", " set for", "set to", "lists", "names", "covers", " has ", "in no_proxy", "already in"];

/// What is said of everything that no list names.
const REST: &[&str] = &["else", "other", " all ", "every", "only", "external", "outside", "the rest", "public", "should", "must", "want"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.failures.iter().any(|it| it.on_way_to_proxy || it.trouble == Trouble::ProxyLogin) {
        return;
    }
    let lists: Vec<&Setting> = case.told_of("NO_PROXY").into_iter().filter(|it| !it.value.trim().is_empty() && it.value.trim() != "*").collect();
    let clauses = told::clauses(case);
    let is_named = |said: &str| {
        let is_list = said.contains("no_proxy") || said.contains("noproxy") || said.contains("no proxy list");
        let is_not = ["not in", "n't in", "not set", "n't set", "lacks", "missing", "without", "not contain", "not include"].iter().any(|it| said.contains(it));
        is_list && !is_not
    };
    let told = clauses.iter().find(|it| is_named(case.lower(it.at)) && NAMED.iter().any(|words| case.lower(it.at).contains(words))).map(|it| it.at);
    let unheeded = clauses.iter().find(|it| {
        let said = case.lower(it.at);
        is_named(said) && UNHEEDED.iter().any(|words| said.contains(words))
    });
    let Some(listed) = lists.first().map(|it| it.value_at).or(told).or(unheeded.map(|it| it.at)) else { return };
    if lists.iter().any(|it| it.has_gap()) {
        return;
    }
    let takes = clauses.iter().find(|it| {
        let said = case.lower(it.at);
        let is_not = [" not ", "n't ", "never", "no longer", "without"].iter().any(|words| said.contains(words));
        let is_meant = REST.iter().any(|words| said.contains(words)) || is_not;
        TAKES.iter().any(|words| said.contains(words)) && !is_meant && (said.contains("still") || said.contains("asks the proxy") || (!is_of_go(case) && names_listed(said, &lists)))
    });
    // A proxy's own refusal, where the host was said to be named.
    let refused = told.filter(|_| {
        case.failures.iter().any(|it| it.trouble == Trouble::ProxyRefuses) || case.says_any(&["tunneling socket could not be established", "received http code 403 from proxy", "received http code 503 from proxy"]).is_some()
    });
    let Some(at) = takes.or(unheeded).map(|it| it.at).or(refused) else { return };
    let entry = lists.iter().find_map(|it| it.entries(case.text, &[',']).into_iter().find_map(|entry| form(entry.text)));
    out.push(
        Finding::warning(
            if lists.is_empty() { at } else { listed },
            both("The program asks the proxy for a host that `NO_PROXY` is meant to name.", "`NO_PROXY` 本来要排除的主机，这个程序仍然走了代理。"),
        )
        .confidence(Confidence::Medium)
        .weight(if refused.is_some() { 98 } else { 96 })
        .why(entry.unwrap_or(both(
            "Clients read the list in ways of their own, and some don't read it at all.",
            "各个客户端解析这个列表的方式不同，有的根本不读。",
        )))
        .todo(both(
            "Write the full name of each host, parted by commas without blanks, in `NO_PROXY` and `no_proxy`; if it stands there already, update \
             the program or action, or use its own setting for exceptions.",
            "在 `NO_PROXY` 和 `no_proxy` 里写每台主机的完整名称，用逗号分隔、不加空格；如果已经这样写了，就升级该程序或 action，或用它自己的例外设置。",
        )),
    );
}

/// Whether it is go that reads the list, whose ways of reading are known and judged elsewhere.
fn is_of_go(case: &Case) -> bool {
    case.commands().any(|it| it.word(0) == "go")
}

/// Whether a clause names a host that one of the lists is meant to cover.
fn names_listed(said: &str, lists: &[&Setting]) -> bool {
    let words = said.split([' ', '(', ')', ',', ';', '"', '`', '/']).map(|it| it.trim_matches(['.', ':']));
    let names: Vec<&str> = words.filter(|it| it.contains('.') || it.len() > 3).collect();
    lists.iter().flat_map(|it| it.value.split([',', ';', ' '])).any(|entry| {
        let bare = entry.trim().trim_start_matches(['*', '.']).split(':').next().unwrap_or_default().to_ascii_lowercase();
        bare.len() > 2 && names.iter().any(|name| *name == bare || name.ends_with(&format!(".{bare}")))
    })
}

/// What about the form of an entry is understood by some programs only.
fn form(entry: &str) -> Option<Both> {
    let bare = entry.trim();
    Some(match () {
        () if entry != bare => both("A blank behind a comma counts as a part of the name for some clients.", "对有些客户端来说，逗号后面的空格算作名字的一部分。"),
        () if bare.starts_with('*') => both("Many clients don't know `*`; they match nothing by such an entry.", "许多客户端不认识 `*`，这样的条目什么也匹配不到。"),
        () if bare.starts_with('.') => both("Some clients compare whole names, for which a leading dot matches nothing.", "有些客户端比较完整名称，开头带点的条目什么也匹配不到。"),
        () if bare.contains('/') => both("Networks are understood by some clients only, and match no names.", "网段只有一部分客户端认识，而且不匹配主机名。"),
        () => return None,
    })
}
