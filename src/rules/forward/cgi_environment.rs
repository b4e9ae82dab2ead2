//! `REQUEST_METHOD` makes go refuse `HTTP_PROXY`.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP120",
    name: "cgi-environment",
    cause: Cause::EnvPrecedence,
    title: both("`REQUEST_METHOD` makes go refuse `HTTP_PROXY`", "`REQUEST_METHOD` 使 go 拒绝使用 `HTTP_PROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A program that a web server starts as CGI gets `REQUEST_METHOD`, and there anybody could set `HTTP_PROXY` by a \
         header. So Go refuses that variable as soon as `REQUEST_METHOD` is set, wherever it came from.",
        "由 Web 服务器以 CGI 方式启动的程序会得到 `REQUEST_METHOD`，那时任何人都能用请求头设置 `HTTP_PROXY`。所以只要设置了 `REQUEST_METHOD`，无论来自哪里，Go 都拒绝使用该变量。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: Get \"http://goproxy.corp.example/rsc.io/quote/@v/v1.5.2.info\": refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy\n",
    )],
    good: &[example(Kind::Shell, "unset REQUEST_METHOD\n")],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says("http_proxy value in cgi environment") else { return };
    out.push(
        Finding::error(at, both("`REQUEST_METHOD` is set, so go refuses `HTTP_PROXY`.", "设置了 `REQUEST_METHOD`，所以 go 拒绝使用 `HTTP_PROXY`。"))
            .why(both(
                "To Go the process looks like a CGI script, where `HTTP_PROXY` may come from a visitor.",
                "在 Go 看来这个进程像 CGI 脚本，`HTTP_PROXY` 可能来自访问者。",
            ))
            .todo(both(
                "Unset `REQUEST_METHOD` before go runs, or ask the module proxy by `https://`, for which `HTTPS_PROXY` counts.",
                "在运行 go 之前取消 `REQUEST_METHOD`，或改用 `https://` 访问模块代理，那时起作用的是 `HTTPS_PROXY`。",
            ))
            .weight(98),
    );
}
