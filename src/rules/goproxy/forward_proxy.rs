//! A forward proxy was put in `GOPROXY`.

use super::look::{Sign, forward, host_of};
use crate::data::source;
use crate::facts::{Case, Doing, Place, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP006",
    name: "forward-proxy-in-goproxy",
    cause: Cause::GoproxyIsNotAForwardProxy,
    title: both("A forward proxy in `GOPROXY`", "把正向代理写进了 `GOPROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPROXY` lists module proxies: servers that hand out modules over plain HTTP requests such as \
         `/rsc.io/quote/@v/list`. A forward or SOCKS proxy carries connections and knows no modules; it belongs in \
         `HTTPS_PROXY` and `HTTP_PROXY`, and `GOPROXY` stays what it was.",
        "`GOPROXY` 里写的是模块代理，也就是通过 `/rsc.io/quote/@v/list` 这类 HTTP 请求提供模块的服务器。正向代理和 SOCKS 代理只转发连接，\
         不认识模块，应该写进 `HTTPS_PROXY` 和 `HTTP_PROXY`，`GOPROXY` 保持原样。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY=socks5://127.0.0.1:1080\n"),
        example(Kind::Shell, "go env -w GOPROXY=http://127.0.0.1:7890,direct\n"),
        example(Kind::GoEnv, "GOPROXY=\"http://user:pass@proxy.corp.example:8080\"\nGOSUMDB=\"sum.golang.org\"\n"),
    ],
    good: &[
        example(
            Kind::Shell,
            "export HTTPS_PROXY=http://127.0.0.1:7890 HTTP_PROXY=http://127.0.0.1:7890\nexport GOPROXY=https://goproxy.cn,direct\n",
        ),
        example(Kind::Shell, "export GOPROXY=http://localhost:3000\n"),
    ],
    sources: &[source::GO_PROTOCOL, source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const SOCKS: Both = both("`GOPROXY` takes `http`, `https` and `file` only, and go stops at anything else.", "`GOPROXY` 只接受 `http`、`https` 和 `file`，遇到别的协议 go 会直接报错。");
    const MODULES: Both = both(
        "go asks it for `/…/@v/list` as if it served modules; a forward proxy answers with 400, 404 or a page of its own.",
        "go 会像访问模块代理一样向它请求 `/…/@v/list`，而正向代理只会返回 400、404 或者它自己的页面。",
    );
    for setting in case.told_of("GOPROXY") {
        let hops = setting.hops(case.text);
        let read = hops.iter().position(|it| matches!(it.text, "direct" | "off")).map_or(hops.len(), |end| end);
        for entry in &hops[..read] {
            let Some(sign) = forward(case, entry) else { continue };
            let finding = Finding::error(
                entry.at,
                both("`{entry}` is a forward proxy and serves no modules.", "`{entry}` 是正向代理，不提供模块。")
                    .with("entry", entry.text),
            )
            .why(if sign == Sign::Socks { SOCKS } else { MODULES });
            let is_file = setting.place == Place::GoEnvFile;
            let finding = finding.todo(if is_file {
                both(
                    "Run `go env -u GOPROXY`, and export the address as `HTTPS_PROXY` and `HTTP_PROXY` instead.",
                    "运行 `go env -u GOPROXY`，再把这个地址设到环境变量 `HTTPS_PROXY` 和 `HTTP_PROXY` 里。",
                )
            } else {
                both(
                    "Put the address in `HTTPS_PROXY` and `HTTP_PROXY`, and leave `GOPROXY` at its default or at a module mirror.",
                    "把这个地址写进 `HTTPS_PROXY` 和 `HTTP_PROXY`；`GOPROXY` 用默认值，或者写模块镜像的地址。",
                )
            });
            // Its own answer gives it away.
            let host = host_of(entry.text);
            let answers = case.failures.iter().any(|it| {
                let is_answer = matches!(it.trouble, Trouble::ProxyLogin | Trouble::Status(400 | 403 | 405 | 407 | 501));
                it.host() == host && it.doing == Doing::ModuleProxy && is_answer
            });
            out.push(match sign {
                Sign::Form if answers => finding.weight(99),
                Sign::Form => finding.confidence(Confidence::Medium).weight(96).decide(
                    format!("curl -sS -i {}/rsc.io/quote/@v/list", entry.text.trim_end_matches('/')),
                    both(
                        "A module proxy answers 200 with a list of versions; a forward proxy does not.",
                        "模块代理会返回 200 和版本列表，正向代理不会。",
                    ),
                ),
                Sign::SameAddress | Sign::Socks => finding,
            });
        }
    }
}
