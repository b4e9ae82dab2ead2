//! A module proxy of one's own wants a login that go did not send.

use super::netrc;
use crate::data::{public_proxies, source};
use crate::facts::{Case, Doing, Failure, ProxyAddress};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP086",
    name: "module-proxy-login",
    cause: Cause::ModuleProxyAuth,
    title: both("The module proxy wants a login", "模块代理要求登录"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go sends a login to a module proxy only over https, from the address itself, from netrc, or from `GOAUTH` (1.24 and \
         later). In a netrc the entry must name the host as the address does, port included where one is written, and have \
         `login` and `password`. A container and a CI step have a home of their own, and so no netrc of yours.",
        "go 只会通过 https 向模块代理发送凭据，来源是地址本身、netrc 或 `GOAUTH`（1.24 起）。netrc 的条目必须与地址里的主机一致，地址写了端口就要连端口一起写，并且有 `login` 和 `password`。容器和 CI 步骤有自己的主目录，读不到你的 netrc。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: reading https://nexus.corp.example/repository/go/rsc.io/quote/@v/v1.5.2.info: 401 Unauthorized\n",
    )],
    good: &[example(Kind::Netrc, "machine nexus.corp.example login ci password example\n")],
    sources: &[source::GO_CREDENTIALS, source::NETRC_CODE, source::GO_AUTH],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| {
        let is_asked = matches!(it.doing, Doing::ModuleProxy | Doing::SumSupported | Doing::SumLookup | Doing::Toolchain);
        let is_refused = match it.status() {
            Some(401) => true,
            Some(403) => it.doing == Doing::ModuleProxy,
            // GitLab says 404 to those who may not see a project.
            Some(404) => it.path().contains("/api/v4/projects/"),
            _ => false,
        };
        is_asked && !it.host().is_empty() && !public_proxies::is_public(it.host()) && is_refused
    };
    let Some(failure) = case.failures.iter().find(is_mine) else {
        out.extend(told(case));
        return;
    };
    if netrc::wrong_port(case).is_some() || netrc::incomplete(case).is_some() {
        return;
    }
    let is_login = failure.status() == Some(401);
    let port = failure.address.as_ref().and_then(|it| it.port).map_or(String::new(), |port| format!(":{port}"));
    let host = format!("{}{port}", failure.host());
    let is_hidden = failure.status() == Some(404);
    let what = if is_login || is_hidden {
        both("`{host}` wants a login, and go sent none that it accepts.", "`{host}` 要求登录，而 go 没有发送它接受的凭据。")
    } else {
        both("`{host}` refuses: the login is missing or may not read this, or a policy blocks the module.", "`{host}` 拒绝了请求：没有凭据、凭据无权读取，或者策略屏蔽了该模块。")
    };
    out.push(
        Finding::error(failure.words, what.with("host", &host))
            .why(both(
                "go takes logins from `~/.netrc`, from `GOAUTH` or from the address, and only for https.",
                "go 从 `~/.netrc`、`GOAUTH` 或地址里取凭据，而且只用于 https。",
            ))
            .todo(
                both(
                    "Put `machine {host} login USER password TOKEN` into the `~/.netrc` of the user that runs go (on Windows \
                     `%USERPROFILE%\\_netrc`), in image builds as a secret mount, in CI in an earlier step of the job.",
                    "在运行 go 的用户的 `~/.netrc`（Windows 为 `%USERPROFILE%\\_netrc`）里写 `machine {host} login 用户 password 令牌`；构建镜像时用 secret 挂载，CI 里在同一个 job 的前面步骤写入。",
                )
                .with("host", &host),
            )
            .confidence(if is_login { Confidence::High } else { Confidence::Medium })
            .weight(if is_login { 95 } else if is_hidden { 87 } else { 82 })
            .decide(
                format!("curl -n -sS -o /dev/null -w '%{{http_code}}\\n' https://{host}{}", failure.path()),
                both(
                    "With `-n` curl uses the netrc. 200: the login is right, and go reads another netrc (other user, container). \
                     401 or 403: the login itself is refused.",
                    "`-n` 让 curl 使用 netrc。返回 200：凭据正确，只是 go 读的是另一个 netrc（别的用户、容器）。401 或 403：凭据本身被拒绝。",
                ),
            ),
    );
}

/// 401 in a remark, and a module proxy of one's own in the settings.
fn told(case: &Case) -> Option<Finding> {
    // Servers say 403 or 404, too, to those who may not look.
    let of_login = || case.says_any(&["token", "credential", "login is", "not logged in", "not sent", "凭据", "令牌"]);
    let hidden = || case.mentions("403").or_else(|| case.mentions("404")).filter(|_| of_login().is_some());
    let at = case.mentions("401").or_else(|| case.says("unauthorized")).or_else(hidden)?;
    let is_of_other = case.failures.iter().any(|it| !it.host().is_empty()) || netrc::incomplete(case).is_some() || netrc::wrong_port(case).is_some();
    if is_of_other || case.says_any(&["docker", "registry", "git ls-remote", "github.com/login"]).is_some() {
        return None;
    }
    let settings = case.told_of("GOPROXY");
    let hops: Vec<_> = settings.iter().filter_map(|it| it.hops(case.text).into_iter().next()).collect();
    // Within a sentence it is no setting.
    let said = case.says("goproxy=http").map(|at| &case.text[at.end - "http".len()..]);
    let said = said.map(|rest| rest[..rest.find([' ', ',', '|', '\n', '"', '\'', '`', ')']).unwrap_or(rest.len())].trim_end_matches(':'));
    let own = hops.iter().map(|it| it.text).chain(said).map(ProxyAddress::of);
    let own = own.into_iter().find(|it| !it.host.is_empty() && !public_proxies::is_public(it.host) && it.scheme.is_some())?;
    let is_plain = own.scheme.as_deref() == Some("http");
    let finding = Finding::error(
        at,
        both("`{host}` wants a login, and the program sent none that it accepts.", "`{host}` 要求登录，而程序没有发送它接受的凭据。").with("host", own.host),
    );
    let finding = if is_plain {
        finding
            .why(both("go sends logins by https only; a netrc is not used for `http://`.", "go 只通过 https 发送凭据；对 `http://` 地址不会使用 netrc。"))
            .todo(both("Ask the module proxy by `https://`, with `machine HOST login USER password TOKEN` in `~/.netrc`.", "改用 `https://` 访问模块代理，并在 `~/.netrc` 里写 `machine HOST login 用户 password 令牌`。"))
    } else {
        finding
            .why(both(
                "go takes logins from `~/.netrc`, from `GOAUTH` or from the address; other programs that read `GOPROXY` often know only the address.",
                "go 从 `~/.netrc`、`GOAUTH` 或地址里取凭据；其他读取 `GOPROXY` 的程序往往只认地址里的凭据。",
            ))
            .todo(both(
                "For go: `machine HOST login USER password TOKEN` in the `~/.netrc` of the user that runs it. For a program that reads no \
                 netrc: a local relay that adds the login, or a read-only token in the address.",
                "对于 go：在运行它的用户的 `~/.netrc` 里写 `machine HOST login 用户 password 令牌`。对于不读 netrc 的程序：用本地中转代为登录，或在地址里写只读令牌。",
            ))
    };
    Some(finding.confidence(Confidence::Medium).weight(90))
}
