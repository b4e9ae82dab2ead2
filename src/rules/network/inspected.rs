//! The issuer that `curl -v` or `openssl` shows is no public authority.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP145",
    name: "inspected",
    cause: Cause::TlsUnknownAuthority,
    title: both("The issuer shows that TLS is inspected or privately signed", "签发者表明 TLS 被检查或由私有 CA 签发"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`curl -v` and `openssl s_client` name the issuer of the certificate that was really shown. A public authority means \
         a direct connection; the name of a company or of a security product means that a proxy on the way looks into TLS, \
         or that the server's certificate is the company's own. Every program that asks there needs that authority.",
        "`curl -v` 和 `openssl s_client` 会显示实际收到的证书由谁签发。是公共 CA，说明连接没有被拆开；是公司或安全产品的名字，说明途中的代理在检查 TLS，\
         或者服务器用的是公司自己的证书。凡是访问那里的程序都需要信任这个 CA。",
    ),
    bad: &[
        example(
            Kind::Curl,
            "* Connected to proxy.golang.org (142.250.73.81) port 443 (#0)\n* Server certificate:\n*  subject: CN=proxy.golang.org\n*  issuer: C=DE; O=Example AG; CN=Example AG Web Gateway CA\n> GET / HTTP/2\n< HTTP/2 200\n",
        ),
        example(
            Kind::Openssl,
            "CONNECTED(00000003)\ndepth=1 O = Zscaler Inc., CN = Zscaler Intermediate Root CA\n---\nCertificate chain\n 0 s:CN = proxy.golang.org\n   i:O = Zscaler Inc., CN = Zscaler Intermediate Root CA\n---\n",
        ),
    ],
    good: &[
        example(
            Kind::Curl,
            "* Connected to proxy.golang.org (142.250.73.81) port 443 (#0)\n* Server certificate:\n*  subject: CN=proxy.golang.org\n*  issuer: C=US; O=Google Trust Services; CN=WR2\n> GET / HTTP/2\n< HTTP/2 200\n",
        ),
        example(Kind::Openssl, "issuer=C = US, O = Let's Encrypt, CN = R11\n"),
    ],
    sources: &[source::GO_ROOTS, source::UPDATE_CA],
};

/// Words in the names of authorities that browsers and systems trust.
const PUBLIC: &[&str] = &[
    "actalis",
    "amazon",
    "apple",
    "asseco",
    "baltimore",
    "buypass",
    "certsign",
    "certum",
    "cfca",
    "cloudflare",
    "comodo",
    "d-trust",
    "dhimyotis",
    "digicert",
    "encryption everywhere",
    "entrust",
    "e-tugra",
    "gdca",
    "geant",
    "geotrust",
    "globalsign",
    "godaddy",
    "google trust services",
    "gts ca",
    "harica",
    "identrust",
    "internet security research group",
    "isrg",
    "itruschina",
    "let's encrypt",
    "microsoft azure",
    "microsoft rsa",
    "microsoft tls",
    "microsoft it tls",
    "network solutions",
    "quovadis",
    "rapidssl",
    "sectigo",
    "secom",
    "ssl corporation",
    "ssl.com",
    "sslcom",
    "starfield",
    "swisssign",
    "symantec",
    "t-telesec",
    "telekom security",
    "telia",
    "thawte",
    "trustasia",
    "trustwave",
    "usertrust",
    "verisign",
    "wotrus",
    "xinchacha",
    "zerossl",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = issuer(case) else { return };
    let name = case.lower(at);
    if PUBLIC.iter().any(|it| name.contains(it)) {
        return;
    }
    let shown = common_name(at.of(case.text));
    out.push(
        Finding::error(
            at,
            both(
                "The certificate was issued by `{issuer}`, which is no public authority.",
                "证书由 `{issuer}` 签发，它不是公共 CA。",
            )
            .with("issuer", shown),
        )
        .why(both(
            "So a proxy on the way looks into TLS and signs anew, or the server's certificate is the company's own. \
             Programs that don't know this authority fail with `x509: certificate signed by unknown authority`.",
            "也就是说，途中的代理在检查 TLS 并重新签名，或者服务器用的是公司自己的证书。不认识这个 CA 的程序会报 `x509: certificate signed by unknown authority`。",
        ))
        .todo(both(
            "Install that authority's root certificate wherever go, git or Docker runs: the system's store, images, \
             `SSL_CERT_FILE` for go, `http.sslCAInfo` for git, `NODE_EXTRA_CA_CERTS` for Node.",
            "在 go、git 或 Docker 运行的每个地方安装这个 CA 的根证书：系统证书库、镜像；go 用 `SSL_CERT_FILE`，git 用 `http.sslCAInfo`，Node 用 `NODE_EXTRA_CA_CERTS`。",
        ))
        .confidence(Confidence::Medium)
        .weight(86),
    );
}

/// The first issuer that is named: `issuer: …`, `issuer=…`, `Issuer: …`, or `i:…` of the chain's first certificate.
fn issuer(case: &Case) -> Option<Span> {
    let of_curl_or_openssl = case.says_any(&["server certificate:", "certificate chain", "issuer=", "issuer: "])?;
    let rest = &case.text[of_curl_or_openssl.start..];
    let mut start = of_curl_or_openssl.start;
    for line in rest.split_inclusive('\n') {
        let trimmed = line.trim_start_matches(['*', ' ', '\t', '#']).trim_end();
        for lead in ["issuer: ", "issuer=", "Issuer: ", "i:"] {
            let name = trimmed.strip_prefix(lead).filter(|it| it.contains('='));
            if let Some(name) = name {
                let from = start + line.trim_end().len() - name.len();
                return Some(Span::new(from, from + name.len()));
            }
        }
        start += line.len();
    }
    None
}

/// The common name of an issuer, or all of it.
fn common_name(issuer: &str) -> &str {
    let rest = issuer.split("CN").nth(1).map(|it| it.trim_start_matches([' ', '=']));
    rest.map_or(issuer, |it| it.split([',', ';', '/']).next().unwrap_or(it)).trim()
}
