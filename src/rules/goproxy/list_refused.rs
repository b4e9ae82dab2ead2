//! go refuses the list of module proxies, and the list itself is not in the text.

use crate::data::source;
use crate::facts::{Case, Doing, Setting, Trouble, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP016",
    name: "list-refused",
    cause: Cause::GoproxyMalformed,
    title: both("go can't read an entry of `GOPROXY`", "go 读不懂 `GOPROXY` 里的某个条目"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Before it asks anybody go reads the whole list. A word that is neither `direct` nor `off`, a blank or `;` between \
         entries, quotes that became a part of the value, an unescaped `%` in a password: each ends every download.",
        "go 在访问任何人之前会先读完整个列表。既不是 `direct` 也不是 `off` 的单词、条目之间的空格或 `;`、变成值的一部分的引号、密码里没有转义的 `%`：任何一个都会让所有下载失败。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: rsc.io/quote@v1.5.2: invalid proxy URL missing scheme: none\n"),
        example(
            Kind::ErrorText,
            "go: parse \"https://goproxy.cn https://goproxy.io\": invalid character \" \" in host name\n",
        ),
    ],
    good: &[example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // A bare host, which an old go refuses, is right by itself.
    let is_bare = |it: &&Setting| it.value.contains('.') && !it.value.contains("://") && !it.value.contains([' ', ';', '"']);
    let is_refused = case.says("invalid proxy url missing scheme").is_some();
    let is_told = |it: &&Setting| !it.value.is_empty() && (!is_refused || !is_bare(it));
    if case.told_of("GOPROXY").iter().any(is_told) {
        return;
    }
    let by_list = case.says_any(&["invalid proxy url missing scheme", "invalid file:// proxy url"]);
    let by_scheme = case
        .says("invalid proxy url scheme (must be")
        .filter(|at| !case.lower(case.line(*at)).contains("socks"));
    // go's own messages; other programs parse addresses, too.
    let by_parse = case.says_any(&[
        "invalid character \" \" in host name",
        "first path segment in url cannot contain colon",
        "invalid url escape \"%",
        "no host in request url",
    ]);
    let by_parse = by_parse.filter(|at| {
        let line = case.lower(case.line(*at));
        line.contains("go: ") && !line.contains("proxyconnect")
    });
    // An own proxy that has no TLS is asked by `https://`.
    let by_tls = case.failures.iter().find(|it| {
        it.doing == Doing::ModuleProxy && it.trouble == Trouble::NotTls && !it.on_way_to_proxy && whose(it.host()) == Whose::Inner
    });
    let Some(at) = by_list.or(by_scheme).or(by_parse).or(by_tls.map(|it| it.words)) else { return };
    let is_plain = by_list.or(by_scheme).or(by_parse).is_none();
    let (what, why, todo) = if is_plain { plain() } else { unread() };
    out.push(
        Finding::error(case.line(at), what)
            .why(why)
            .todo(todo)
            .weight(97)
            .decide(
                "GOTOOLCHAIN=local go env GOPROXY",
                both("Shows the list as go sees it.", "显示 go 实际看到的列表。"),
            ),
    );
}

/// The list as a whole is not understood.
const fn unread() -> (Both, Both, Both) {
    (
        both("go can't read an entry of `GOPROXY`.", "go 读不懂 `GOPROXY` 里的某个条目。"),
        both(
            "Entries are addresses with `https://`, `direct` or `off`, parted by `,` or `|`. Blanks, `;`, quotes and other \
             words spoil the whole list.",
            "条目是带 `https://` 的地址、`direct` 或 `off`，用 `,` 或 `|` 分隔。空格、`;`、引号和其他单词会毁掉整个列表。",
        ),
        both(
            "`go env -w GOPROXY=https://goproxy.cn,direct`, and look for an exported `GOPROXY` that wins over it.",
            "执行 `go env -w GOPROXY=https://goproxy.cn,direct`，并检查是否有导出的 `GOPROXY` 盖过它。",
        ),
    )
}

/// The address is understood and has the wrong scheme or port.
const fn plain() -> (Both, Both, Both) {
    (
        both(
            "The module proxy is asked by `https://`, and that port speaks plain HTTP.",
            "用 `https://` 访问模块代理，而那个端口只提供明文 HTTP。",
        ),
        both(
            "The scheme in `GOPROXY` decides whether go speaks TLS; here the other side does not.",
            "`GOPROXY` 里的协议决定 go 是否使用 TLS，而这里对方没有 TLS。",
        ),
        both(
            "Write the port that has TLS, or, in a network you trust, `http://` before the address in `GOPROXY`.",
            "改用提供 TLS 的端口；如果网络可信，也可以在 `GOPROXY` 里写 `http://`。",
        ),
    )
}
