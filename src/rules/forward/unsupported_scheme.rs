//! The address of a forward proxy has a scheme that programs don't know, or a slip in it.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Failure, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP102",
    name: "unsupported-proxy-scheme",
    cause: Cause::ProxyUrlScheme,
    title: both("A scheme that no program knows for a proxy", "代理地址的协议没有程序认识"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Go, Docker and git know `http`, `https` and `socks5` (and `socks5h`, Go from 1.23 on) in `HTTP_PROXY` and \
         `HTTPS_PROXY`. `socks://` and `socks4://` are taken for an HTTP proxy or for the name of a host. A slip such as \
         `http//` or `http:/` makes a host called `http` of it.",
        "Go、Docker 和 git 在 `HTTP_PROXY`、`HTTPS_PROXY` 里认识 `http`、`https` 和 `socks5`（以及 `socks5h`，Go 从 1.23 起支持）。`socks://` 和 \
         `socks4://` 会被当成 HTTP 代理，甚至当成主机名。写错成 `http//` 或 `http:/` 时，会去连接名叫 `http` 的主机。",
    ),
    bad: &[
        example(Kind::Shell, "export HTTPS_PROXY=socks://127.0.0.1:1080 HTTP_PROXY=socks://127.0.0.1:1080\n"),
        example(Kind::Shell, "export https_proxy=http//proxy.corp.example:3128 http_proxy=http//proxy.corp.example:3128\n"),
    ],
    good: &[example(Kind::Shell, "export HTTPS_PROXY=socks5://127.0.0.1:1080 HTTP_PROXY=socks5://127.0.0.1:1080\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

/// What stands in the scheme's place, how long it is, and what it was meant to be.
fn wrong(value: &str) -> Option<(usize, &'static str)> {
    let lower = value.to_ascii_lowercase();
    for slip in ["http:/", "http//", "http;//", "http：//", "http:\\\\", "http:\\", "htpp://", "htttp://", "hhtp://", "http:///", "ttp://"] {
        let is_longer = slip == "http:/" && lower.starts_with("http://");
        if lower.starts_with(slip) && !is_longer {
            return Some((slip.len(), "http://"));
        }
    }
    for slip in ["https:/", "https//", "https;//", "https：//", "htpps://", "http.//"] {
        let is_longer = slip == "https:/" && lower.starts_with("https://");
        if lower.starts_with(slip) && !is_longer {
            return Some((slip.len(), "http://"));
        }
    }
    let (scheme, _) = lower.split_once("://")?;
    match scheme {
        "http" | "https" | "socks5" | "socks5h" => None,
        "socks" | "sock5" | "socket5" | "sock" | "socks4" | "socks4a" | "socket" => Some((scheme.len() + 3, "socks5://")),
        _ if scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+') => Some((scheme.len() + 3, "http://")),
        _ => None,
    }
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings.iter().filter(|it| it.is_forward_proxy() && it.is_set() && !it.is_remark) {
        // curl has its own list for `ALL_PROXY`, and go never reads it.
        if setting.is("FTP_PROXY") || (setting.is("ALL_PROXY") && !case.refers_to(&setting.name)) {
            continue;
        }
        let Some((length, instead)) = wrong(&setting.value) else {
            out.extend(too_new(case, setting));
            continue;
        };
        let at = setting.part(case.text, 0, length);
        let written = at.of(case.text);
        let finding = Finding::error(
            at,
            both("`{written}` in `{name}` is no scheme of a proxy.", "`{name}` 里的 `{written}` 不是代理可用的协议。")
                .with("written", written)
                .with("name", &setting.name),
        )
        .why(both(
            "Programs know `http`, `https` and `socks5` here; anything else is taken for an HTTP proxy or for the name of a host.",
            "程序在这里只认识 `http`、`https` 和 `socks5`；别的写法会被当成 HTTP 代理，或者当成主机名。",
        ))
        .todo(
            both(
                "Write `{instead}`; if the same port also speaks HTTP (as Clash's mixed port does), `http://` suits more programs.",
                "改成 `{instead}`；如果这个端口也支持 HTTP（例如 Clash 的混合端口），写 `http://` 能照顾更多程序。",
            )
            .with("instead", instead),
        );
        let is_there = Span::new(setting.value_at.start, setting.value_at.start + length) == at;
        out.push(if is_there && setting.is_verbatim(case.text) {
            let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", instead);
            finding.fix(Fix::review(title, [Edit::replace(at, instead)]))
        } else {
            finding
        });
    }
}

/// Programs that are built with Go.
const OF_GO: &[&str] = &[
    "go", "docker", "dockerd", "podman", "buildah", "skopeo", "crane", "nerdctl", "ctr", "containerd", "kubectl", "helm", "kaniko",
    "k3s", "minikube", "kind", "terraform", "gh", "hugo", "rclone", "lego", "caddy", "traefik", "oc", "consul", "vault", "packer",
];

/// `socks5h://`, with which a program fails that is built with an older Go.
fn too_new(case: &Case, setting: &Setting) -> Option<Finding> {
    let is_mine = setting.value.to_ascii_lowercase().starts_with("socks5h://") && !case.failures.iter().any(Failure::is_scheme_for_host);
    let is_new = ["go1.23", "go1.24", "go1.25", "go1.26", "go1.27"].iter().any(|it| case.says(it).is_some());
    let fails = ["fail", "error", "not work", "doesn't work", "hang", "refused", "unknown", "unsupported", "no effect", "ignored", "不行", "失败", "报错"];
    if !is_mine || is_new || case.says_any(&fails).is_none() {
        return None;
    }
    OF_GO.iter().find(|it| case.mentions(it).is_some())?;
    Some(
        Finding::error(
            setting.part(case.text, 0, "socks5h://".len()),
            both("`socks5h://` in `{name}` is not known to programs built with an older Go.", "用较旧的 Go 构建的程序不认识 `{name}` 里的 `socks5h://`。")
                .with("name", &setting.name),
        )
        .why(both(
            "Go knows `socks5h` since 1.23 and takes it for an HTTP proxy before. Its `socks5` leaves names to the proxy, too.",
            "Go 从 1.23 起才认识 `socks5h`，之前会把它当成 HTTP 代理。Go 的 `socks5` 同样由代理解析域名。",
        ))
        .todo(both("Write `socks5://`, or update the program.", "改成 `socks5://`，或升级该程序。"))
        .confidence(Confidence::Medium)
        .weight(88)
        .fix(Fix::review(
            both("Write `socks5://`", "改成 `socks5://`"),
            [Edit::replace(setting.part(case.text, 0, "socks5h://".len()), "socks5://")],
        )),
    )
}
