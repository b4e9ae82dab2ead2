//! The forward proxy wants a login: 407.

use crate::data::source;
use crate::facts::{Case, Doing, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP116",
    name: "proxy-login",
    cause: Cause::ProxyAuth,
    title: both("The forward proxy wants a login", "正向代理要求登录"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "407, `Proxy Authentication Required`, comes from the forward proxy: it got no login, a wrong one, or one of a kind \
         that it does not take. Go, Docker, git and curl send user and password from the proxy's address, as Basic; a \
         reserved character in the password spoils it unless it is percent-encoded. NTLM and Kerberos need a relay such as \
         cntlm or px.",
        "407（`Proxy Authentication Required`）来自正向代理：它没有收到凭据、凭据错误，或者不接受这种方式。Go、Docker、git 和 curl 发送代理地址里的用户名和密码（Basic）；密码里的保留字符必须做百分号编码，否则就会出错。NTLM 和 Kerberos 需要 cntlm 或 px 这样的中转。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": Proxy Authentication Required\n",
        ),
        example(Kind::ErrorText, "curl: (56) CONNECT tunnel failed, response 407\n"),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

/// A person tells of a proxy that wants NTLM or Kerberos, and of what does not get through it.
fn told(case: &Case) -> Option<Finding> {
    let kind = case.says_any(&["ntlm", "kerberos", "spnego", "sspi"])?;
    // A relay that knows it is there.
    let has_relay = case.says_any(&["cntlm", "127.0.0.1", "localhost", "px.exe", "px --", "alpaca"]).is_some();
    if has_relay || !case.failures.is_empty() || case.says("prox").is_none() {
        return None;
    }
    told::trouble(case)?;
    Some(
        Finding::error(case.line(kind), both("The forward proxy wants NTLM or Kerberos, which most programs don't speak.", "正向代理要求 NTLM 或 Kerberos，多数程序不支持。"))
            .why(both("go, git's helpers and Docker's engine send a user and a password (Basic), or nothing.", "go、git 和 Docker 引擎只会发送用户名和密码（Basic），或者什么都不发。"))
            .todo(both(
                "Run cntlm or px on the machine and name that as the proxy; in Docker Desktop try the other way of logging in (`proxyEnableKerberosNTLM` on \
                 or off in `settings-store.json`).",
                "在机器上运行 cntlm 或 px，并把它设为代理；Docker Desktop 可以切换登录方式（`settings-store.json` 里的 `proxyEnableKerberosNTLM` 开或关）。",
            ))
            .confidence(Confidence::Medium)
            .weight(99),
    )
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let failed = case.failures.iter().find(|it| it.trouble == Trouble::ProxyLogin);
    let said = || case.says_any(&["proxy authentication required", "407 authenticationrequired", "authentication required by proxy"]);
    let Some(at) = failed.map(|it| it.words).or_else(said) else {
        out.extend(told(case));
        return;
    };
    let is_engine = failed.is_some_and(|it| matches!(it.doing, Doing::Registry | Doing::RegistryToken));
    let is_ntlm = case.mentions("ntlm").is_some() || case.says_any(&["forefront", "kerberos", "negotiate"]).is_some();
    let todo = if is_ntlm {
        both(
            "This proxy asks for NTLM or Kerberos, which these programs don't speak: run cntlm or px on the machine and name \
             that as the proxy (`http://127.0.0.1:3128`).",
            "这个代理要求 NTLM 或 Kerberos，这些程序都不支持：在机器上运行 cntlm 或 px，并把它设为代理（`http://127.0.0.1:3128`）。",
        )
    } else if is_engine {
        both(
            "Give the login to the process that pulls: for the Docker engine in its systemd drop-in or in `daemon.json` \
             (`http://USER:PASSWORD@proxy:3128`, reserved characters percent-encoded, in a unit every `%` doubled), then \
             restart it; for Docker Desktop in its proxy settings.",
            "把凭据交给真正拉取的进程：Docker 引擎写在 systemd drop-in 或 `daemon.json` 里（`http://用户:密码@proxy:3128`，保留字符做百分号编码，单元文件里每个 `%` 写两遍），然后重启；Docker Desktop 则写在它的代理设置里。",
        )
    } else {
        both(
            "Write the login into the proxy's address: `http://USER:PASSWORD@proxy:3128`, everything but letters, digits and \
             `-._~` percent-encoded (`@` is `%40`, `#` is `%23`, `\\` is `%5C`).",
            "把凭据写进代理地址：`http://用户:密码@proxy:3128`，除字母、数字和 `-._~` 之外都做百分号编码（`@` 写 `%40`，`#` 写 `%23`，`\\` 写 `%5C`）。",
        )
    };
    out.push(
        Finding::error(at, both("The forward proxy refuses: it wants a login (407).", "正向代理拒绝了请求：它要求登录（407）。"))
            .why(both(
                "It got no user and password, wrong ones, or a kind of login that it does not take.",
                "它没有收到用户名和密码、收到的是错的，或者不接受这种登录方式。",
            ))
            .todo(todo)
            .weight(96)
            .gives_way()
            .decide(
                "curl -sS -v -x http://PROXY:PORT https://proxy.golang.org/ 2>&1 | grep -i 'proxy-authenticate'",
                both(
                    "`Basic`: user and password in the address are enough. Only `NTLM` or `Negotiate`: use cntlm or px.",
                    "有 `Basic`：地址里写用户名和密码即可。只有 `NTLM` 或 `Negotiate`：用 cntlm 或 px。",
                ),
            ),
    );
}
