//! A certificate was refused: TLS is inspected on the way, or signed by an authority that is not known there.

use crate::data::source;
use crate::facts::{Case, Doing, Failure, Trouble, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, Said, both};

pub(super) static RULE: Rule = Rule {
    code: "GP144",
    name: "untrusted-authority",
    cause: Cause::TlsUnknownAuthority,
    title: both("The certificate's authority is not trusted there", "那里不信任签发证书的 CA"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A company's proxy that looks into TLS signs anew what it passes on; an own server has a certificate of the \
         company's authority. The browser knows that authority, the container, the daemon or the tool does not.\n\nGo \
         reads the system's store, `SSL_CERT_FILE` and `SSL_CERT_DIR`; git has its own setting. `GOSUMDB=off` changes \
         nothing about TLS, `GOINSECURE` only direct downloads.",
        "检查 TLS 的公司代理会给转发的内容重新签名；自建服务器用的是公司 CA 的证书。浏览器认识这个 CA，容器、守护进程或工具却不认识。\n\n\
         Go 读取系统证书库、`SSL_CERT_FILE` 和 `SSL_CERT_DIR`；git 有自己的设置。`GOSUMDB=off` 对 TLS 没有任何作用，`GOINSECURE` 只影响直连下载。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": tls: failed to verify certificate: x509: certificate signed by unknown authority\n",
        ),
        example(
            Kind::ErrorText,
            "fatal: unable to access 'https://git.corp.example/team/lib/': SSL certificate problem: unable to get local issuer certificate\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_ROOTS, source::UPDATE_CA],
};

/// A person tells of a certificate that is refused.
fn told(case: &Case) -> Option<Finding> {
    const CERTIFICATE: &[&str] = &[
        "x509", "unknown authority", "self-signed", "self signed", "certificate verif", "certificate error", "certificate is not trusted", "untrusted cert",
        "ssl inspection", "tls inspection", "ssl intercept", "tls intercept", "company ca", "corporate ca", "root ca", "zscaler", "netskope", "证书",
    ];
    if !case.failures.is_empty() {
        return None;
    }
    let has = |said: &str| CERTIFICATE.iter().any(|it| said.contains(it));
    let clauses = told::clauses(case);
    let fails = |said: &str| told::is_trouble(said) || said.contains("x509") || said.contains("error") || said.contains("不受信任");
    let at = clauses.iter().find(|it| has(case.lower(it.remark)) && fails(case.lower(it.at)))?.at;
    Some(
        Finding::error(at, both("A certificate is signed by an authority that is not trusted here.", "证书由这里不信任的 CA 签发。"))
            .why(both("A proxy on the way looks into TLS and signs anew, or the server's certificate is a company's own.", "途中的代理在检查 TLS 并重新签名，或者服务器用的是公司自己的证书。"))
            .todo(both(
                "Install the root certificate where the connection is made: in the host's store for dockerd (then restart it), in the image for a build, in \
                 `http.sslCAInfo` for git.",
                "在真正发起连接的地方安装根证书：dockerd 用宿主机证书库（之后重启），构建则装进镜像，git 用 `http.sslCAInfo`。",
            ))
            .confidence(Confidence::Medium)
            .weight(86),
    )
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    // A mirror with the name of another is not there at all: another rule's.
    let is_mine = |it: &&Failure| {
        let is_elsewhere = matches!(it.doing, Doing::ModuleProxy | Doing::SumLookup | Doing::Toolchain);
        it.is_untrusted() && !(it.trouble == Trouble::WrongName && is_elsewhere)
    };
    let Some(failure) = case.failures.iter().find(is_mine) else {
        out.extend(told(case));
        return;
    };
    let host = failure.host();
    let (what, why, weight) = match failure.trouble {
        Trouble::WrongName => (
            named(
                host,
                both("What answers for `{host}` shows a certificate for another name.", "替 `{host}` 应答的一方出示的是另一个名字的证书。"),
                both("What answers shows a certificate for another name.", "应答的一方出示的是另一个名字的证书。"),
            ),
            both(
                "A filter or an inspecting proxy answers in its place, or the address leads to the wrong server.",
                "是过滤设备或检查 TLS 的代理在替它应答，或者地址指向了错误的服务器。",
            ),
            85,
        ),
        Trouble::Expired => (
            named(
                host,
                both("The certificate of `{host}` is not valid at this time.", "`{host}` 的证书现在不在有效期内。"),
                both("The server's certificate is not valid at this time.", "服务器的证书现在不在有效期内。"),
            ),
            both("It has expired, or the clock of this machine is wrong.", "证书已过期，或者这台机器的时钟不准。"),
            75,
        ),
        _ => (
            named(
                host,
                both("The certificate of `{host}` is signed by an authority that is not trusted here.", "`{host}` 的证书由这里不信任的 CA 签发。"),
                both("The server's certificate is signed by an authority that is not trusted here.", "服务器的证书由这里不信任的 CA 签发。"),
            ),
            origin(host),
            90,
        ),
    };
    let confidence = if weight == 90 { Confidence::High } else { Confidence::Medium };
    let port = failure.address.as_ref().and_then(|it| it.port).unwrap_or(443);
    let mut finding = Finding::error(failure.words, what).why(why).todo(todo(failure)).confidence(confidence);
    if !failure.host().is_empty() {
        finding = finding.decide(
            format!("openssl s_client -connect {host}:{port} -servername {host} </dev/null 2>/dev/null | openssl x509 -noout -issuer"),
            both(
                "A company's or product's name: TLS is inspected or privately signed, that authority is the one to trust. A \
                 public authority: the machine has no certificates at all.",
                "是公司或产品的名字：TLS 被检查或由私有 CA 签发，要信任的就是它。是公共 CA：这台机器上根本没有证书库。",
            ),
        );
    }
    out.push(finding.weight(weight));
}

fn origin(host: &str) -> Both {
    match whose(host) {
        Whose::Public => both(
            "The host itself has a public certificate, so a proxy of this network looks into TLS and signs anew; or the \
             image has no `ca-certificates`.",
            "该主机本身用的是公共证书，所以是这个网络的代理在检查 TLS 并重新签名；或者镜像里没有 `ca-certificates`。",
        ),
        _ => both(
            "The server's certificate comes from a company's own authority, or a proxy on the way signs anew.",
            "服务器的证书来自公司自己的 CA，或者途中的代理重新签了名。",
        ),
    }
}

fn todo(failure: &Failure) -> Both {
    match failure.doing {
        _ if failure.trouble == Trouble::Expired => {
            both("Check the clock (`date`); then have the certificate renewed.", "先检查时钟（`date`），再请对方更新证书。")
        }
        Doing::Registry | Doing::RegistryToken => both(
            "Give the engine the authority's certificate: into the host's store (`update-ca-certificates`) and restart \
             Docker, or as `/etc/docker/certs.d/HOST/ca.crt`.",
            "把 CA 证书交给引擎：放进宿主机证书库（`update-ca-certificates`）并重启 Docker，或放到 `/etc/docker/certs.d/HOST/ca.crt`。",
        ),
        Doing::Git => both(
            "Make git trust the authority: `git config --global http.sslCAInfo /path/ca-bundle.pem`; go itself needs it in \
             the system's store or `SSL_CERT_FILE`. Don't switch `http.sslVerify` off.",
            "让 git 信任这个 CA：`git config --global http.sslCAInfo /path/ca-bundle.pem`；go 自己则要在系统证书库或 `SSL_CERT_FILE` 里有它。不要关闭 `http.sslVerify`。",
        ),
        _ => both(
            "Get the root certificate from your administrators and install it where the command runs; in an image in the \
             stage that downloads: `COPY ca.crt /usr/local/share/ca-certificates/` and `RUN update-ca-certificates` before \
             `go mod download`.",
            "向管理员索取根证书，装到命令运行的地方；镜像里要装在下载模块的那个阶段：先 `COPY ca.crt /usr/local/share/ca-certificates/` 和 `RUN update-ca-certificates`，再 `go mod download`。",
        ),
    }
}

/// What is said of a host, or, where the text does not name it, of no one in particular.
fn named(host: &str, told: Both, untold: Both) -> Said {
    if host.is_empty() { untold.into() } else { told.with("host", host) }
}
