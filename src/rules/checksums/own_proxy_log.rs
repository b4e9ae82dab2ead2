//! The log of an own module proxy shows git or go failing on the server.

use crate::base::Span;
use crate::data::{public_proxies, source};
use crate::facts::{Case, ProxyAddress, SumTrouble};
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP056",
    name: "own-proxy-log",
    cause: Cause::ProxyServerMisconfigured,
    title: both("git or go fails on the module proxy's server", "模块代理服务器上的 git 或 go 失败"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The same words mean something else in the log of a module proxy: `could not read Username` is the server's git \
         without a login, `410 Gone` from `sum.golang.org` the server's go asking about a private module. Logins and \
         `GOPRIVATE` on the developer's machine don't reach the server.",
        "同样的话出现在模块代理的日志里就是另一回事：`could not read Username` 是服务器上的 git 没有凭据，`sum.golang.org` 返回的 `410 Gone` 是服务器上的 go 在查询私有模块。开发者机器上的凭据和 `GOPRIVATE` 到不了服务器。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "# athens log\nINFO[8:02PM]: exit status 1: go list -m: module git.corp.example/team/lib: git ls-remote -q origin in /tmp/athens18/pkg/mod/cache/vcs/77: exit status 128:\n\tfatal: could not read Username for 'https://git.corp.example': terminal prompts disabled\n",
    )],
    good: &[example(Kind::ErrorText, "INFO[8:02PM]: incoming request http-method=GET http-path=/healthz http-status=200\n")],
    sources: &[source::ATHENS_AUTH, source::ATHENS_SUMDB],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if !case.is_server_log() {
        if let Some(at) = told(case).or_else(|| unserved(case, &["500", "502", "503", "504"])) {
            out.push(say(at, READ_ITS_LOG).confidence(Confidence::Medium).weight(90));
        }
        return;
    }
    let of_sum = case.failures.iter().find(|it| matches!(case.sum_trouble(it), Some(SumTrouble::Private | SumTrouble::PerhapsPrivate)));
    let of_git = case.says_any(&[
        "could not read username",
        "could not read password",
        "authentication failed for",
        "permission denied (publickey",
        "host key verification failed",
        "unrecognized import path",
        "executable file not found",
    ]);
    let of_network = case.failures.iter().find(|it| it.is_unreachable() || it.is_unresolved() || it.is_untrusted());
    let (at, todo) = if let Some(failure) = of_sum {
        (
            failure.words,
            both(
                "Set `GONOSUMDB` (or `GOPRIVATE`) for the private prefix on the server; in Athens by \
                 `ATHENS_GONOSUM_PATTERNS` and `ATHENS_GO_BINARY_ENV_VARS`.",
                "在服务器上为私有前缀设置 `GONOSUMDB`（或 `GOPRIVATE`）；Athens 用 `ATHENS_GONOSUM_PATTERNS` 和 `ATHENS_GO_BINARY_ENV_VARS`。",
            ),
        )
    } else if let Some(at) = of_git {
        (
            at,
            both(
                "Give the server's user a login for the private host: a netrc (Athens: `ATHENS_NETRC_PATH`) or an SSH key with \
                 `insteadOf` in its gitconfig.",
                "给服务器上的用户配置私有主机的凭据：netrc（Athens 用 `ATHENS_NETRC_PATH`），或 SSH 密钥加 gitconfig 里的 `insteadOf`。",
            ),
        )
    } else if let Some(failure) = of_network {
        (
            failure.words,
            both(
                "Give the server a way to that host: DNS, firewall, or a forward proxy in the server's own environment.",
                "让服务器能访问那个主机：DNS、防火墙，或者在服务器自己的环境里设置正向代理。",
            ),
        )
    } else if let Some(at) = unserved(case, &["403", "404", "410", "500", "502", "503", "504"]) {
        (at, READ_ITS_LOG)
    } else {
        return;
    };
    out.push(say(at, todo).weight(97));
}

const READ_ITS_LOG: Both = both(
    "On the server: check that its user can run `go` and `git`, has a way out (its own `GOPROXY`, a forward proxy) and, where the checksum      database can't be reached or knows nothing of the modules, `GONOSUMDB` for them; then read its log.",
    "在服务器上：确认运行它的用户能执行 `go` 和 `git`，有出口（它自己的 `GOPROXY` 或正向代理）；访问不到校验和数据库，或数据库不认识这些模块时，为它们设置 `GONOSUMDB`；再看它的日志。",
);

fn say(at: Span, todo: Both) -> Finding {
        Finding::error(at, both("This failed on the module proxy's server, not on the client.", "失败发生在模块代理服务器上，而不是客户端。"))
            .why(both(
                "The server runs git and go itself, with its own logins, variables and network.",
                "服务器自己运行 git 和 go，用的是它自己的凭据、变量和网络。",
            ))
            .todo(todo)
}

/// A line of the server's own log in which it does not serve what a client asked for.
fn unserved(case: &Case, statuses: &[&str]) -> Option<Span> {
    lines(case.text, Span::new(0, case.text.len())).find(|at| {
        let mut words = at.of(case.text).split_whitespace().map(|it| it.trim_matches(['"', '\'', '[', ']', '=']));
        let is_asked = |word: &str| word.starts_with('/') && ["/@v/", "/@latest", "/sumdb/"].iter().any(|it| word.contains(it));
        words.clone().any(is_asked) && words.any(|it| statuses.contains(&it))
    })
}

/// A person tells that the server itself asks somebody and fails.
fn told(case: &Case) -> Option<Span> {
    const SERVER: &[&str] =
        &["athens", "artifactory", "nexus", "goproxy server", "our goproxy", "own goproxy", "our proxy", "proxy server", "module proxy", "jfrog"];
    const ASKS: &[&str] =
        &["asks", "queries", "contacts", "calls", "reaches out", "reach", "goes to", "looks up", "connects", "connect to", "verifies", "fetch", "clone"];
    const WHOM: &[&str] =
        &["sum.golang.org", "sumdb", "checksum database", "proxy.golang.org", "github.com", "upstream", "the internet", "vcs", "origin"];
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    if let Some(at) = asked_by_curl(case) {
        return Some(at);
    }
    if case.failures.iter().any(|it| !it.is_remark) {
        return None;
    }
    if let Some(at) = started(case) {
        return Some(at);
    }
    told::clauses(case).into_iter().find_map(|it| {
        let said = case.lower(it.at);
        let server = SERVER.iter().find_map(|name| said.find(name))?;
        let asks = ASKS.iter().filter_map(|word| said.find(word)).max()?;
        let is_told = server < asks && has(&said[asks..], WHOM) && told::is_trouble(case.lower(it.remark)) && !said.contains("client");
        is_told.then_some(it.at)
    })
}

/// A question to an own module proxy by curl, with a bad answer told of.
fn asked_by_curl(case: &Case) -> Option<Span> {
    const BAD: &[&str] = &["404", "500", "502", "503", "504", "not found", "internal server error", "nothing", "empty", "no versions"];
    let is_own = |address: &str| {
        let is_module = ["/@v/", "/@latest", "/sumdb/"].iter().any(|it| address.contains(it));
        let host = ProxyAddress::of(address).host;
        is_module && address.contains("://") && !public_proxies::is_public(host) && host != "sum.golang.org"
    };
    let mut curls = case.commands().filter(|it| matches!(it.word(0), "curl" | "wget"));
    let asked = curls.find_map(|it| it.words.iter().find(|word| is_own(&word.value)).map(|word| word.at))?;
    let is_bad = |said: &str| BAD.iter().any(|words| said.contains(words));
    let answers = case.text.lines().filter(|it| it.trim_start_matches(['<', ' ']).starts_with("HTTP/"));
    let is_told = told::clauses(case).into_iter().any(|it| is_bad(case.lower(it.at)));
    (is_told || answers.map(str::to_ascii_lowercase).any(|it| is_bad(&it))).then_some(asked)
}

/// The server's container is started, and its git or go fails there.
fn started(case: &Case) -> Option<Span> {
    const INSIDE: &[&str] = &["git", "credential", "netrc", "ssh", "private", "sum.golang", "upstream", "go list", "internal"];
    let at = case.says_any(&["gomods/athens", "goproxy/goproxy", "goproxyio/goproxy", "goproxy/goproxy.cn"])?;
    let is_told = |said: &str| INSIDE.iter().any(|it| said.contains(it)) && (told::is_trouble(said) || said.contains("error") || said.contains("needs"));
    told::clauses(case).into_iter().any(|it| is_told(case.lower(it.remark))).then_some(at)
}
