//! go asked a module proxy, or a module's own host, and no connection came about.

use crate::base::Span;
use crate::data::public_proxies;
use crate::data::source;
use crate::facts::host::is_loopback;
use crate::facts::{Case, Doing, Failure, Setting, Trouble, Whose, whose};
use crate::go::pattern;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP141",
    name: "mirror-unreachable",
    cause: Cause::ProxyUnreachable,
    title: both("The module mirror can't be reached from this network", "这个网络连不上模块镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go asked a module proxy and no connection came about: it timed out, was refused or cut. `proxy.golang.org`, the \
         default, can't be reached from mainland China and from many company networks.\n\nAfter a comma in `GOPROXY` such \
         an error is final; only 404 and 410 lead to the next entry.",
        "go 访问模块代理，但连接没有建立：超时、被拒绝或被切断。默认的 `proxy.golang.org` 在中国大陆和很多公司网络里都无法访问。\n\n\
         `GOPROXY` 里逗号后面的条目不会接手这种错误；只有 404 和 410 才会继续往后找。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": dial tcp 142.250.73.81:443: i/o timeout\n",
        ),
        example(
            Kind::ErrorText,
            "go: module rsc.io/quote: Get \"https://goproxy.cn/rsc.io/quote/@v/list\": dial tcp 221.230.244.88:443: connectex: No connection could be made because the target machine actively refused it.\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_ENV, source::PROXY_GOLANG_ORG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_other = |it: &&Failure| it.doing == Doing::ModuleProxy && it.trouble == Trouble::WrongName;
    if let Some(failure) = case.failures.iter().find(is_other) {
        out.push(mirror(failure).weight(if is_redirected(case, failure) { 94 } else { 78 }));
    } else if let Some(failure) = case.failures.iter().find(|it| is_of_mirror(it)) {
        // A list that does not name the host did not reach this go: rules about that know more.
        let told = case.told_of("GOPROXY");
        let is_other = |it: &&Setting| !it.value.trim().is_empty() && !it.value.contains(failure.host());
        let is_unused = !told.is_empty() && !failure.host().is_empty() && told.iter().all(is_other);
        out.push(if is_unused { mirror(failure).weight(60).last_resort() } else { mirror(failure) });
    } else if let Some(failure) = case.failures.iter().find(|it| is_of_registry(case, it)) {
        out.push(registry(failure));
    } else if let Some(failure) = case.failures.iter().find(|it| is_of_origin(it)) {
        // Where the settings show why go went there, rules about them say it.
        let is_meant = ["GOPRIVATE", "GONOPROXY"].iter().any(|name| {
            let covers = |value: &str| pattern::matching(value, failure.module_path()).is_some();
            case.told_of(name).iter().any(|it| covers(&it.value))
        });
        out.push(if is_meant { origin(failure).weight(50) } else { origin(failure) });
    } else if let Some(at) = told(case) {
        out.push(
            Finding::error(at, both("`proxy.golang.org` and the modules' own hosts can't be reached from this network.", "这个网络访问不到 `proxy.golang.org` 和模块自己的主机。"))
                .why(both("go asks `proxy.golang.org` unless `GOPROXY` names another.", "没有设置 `GOPROXY` 时，go 访问的是 `proxy.golang.org`。"))
                .todo(both(
                    "Choose a mirror that answers here: `go env -w GOPROXY=https://goproxy.cn,direct` (or your company's), or export `HTTPS_PROXY` if the network \
                     has a forward proxy.",
                    "换一个访问得到的镜像：`go env -w GOPROXY=https://goproxy.cn,direct`（或公司的代理）；如果网络要走正向代理，就导出 `HTTPS_PROXY`。",
                ))
                .confidence(Confidence::Medium)
                .weight(80)
                .gives_way(),
        );
    }
}

/// go fetches with nothing set, and a person tells that this network lets it reach nothing.
fn told(case: &Case) -> Option<Span> {
    const CUT: &[&str] = &["hang", "stuck", "time out", "times out", "timeout", "timed out", "unreachable", "not reach", "n't reach", "cannot connect", "can't connect", "超时", "连不上", "卡住", "下载不了"];
    const WHERE: &[&str] = &["china", "gfw", "great firewall", "firewall", "blocked", "company network", "office", "corporate network", "国内", "大陆", "被墙", "内网"];
    let is_go = case.commands().any(|it| it.word(0) == "go" && matches!(it.word(1), "get" | "mod" | "install" | "build" | "run" | "test"));
    let is_set = case.settings.iter().any(|it| it.name.starts_with("GO") || it.is_forward_proxy()) || case.says_any(&["docker", "container", "http_proxy", "https_proxy", "vscode", "gopls"]).is_some();
    if !is_go || is_set || !case.failures.is_empty() {
        return None;
    }
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    let clauses = told::clauses(case);
    clauses.iter().any(|it| has(case.lower(it.remark), WHERE)).then_some(())?;
    clauses.iter().find(|it| has(case.lower(it.remark), CUT)).map(|it| it.at)
}

fn is_of_mirror(it: &Failure) -> bool {
    let is_asked = matches!(it.doing, Doing::ModuleProxy | Doing::Toolchain);
    let is_cut = it.is_unreachable() || it.trouble == Trouble::NotTls;
    is_asked && is_cut && !it.on_way_to_proxy && !is_loopback(it.target())
}

/// Something else answers at the mirror's address, by the name in its certificate a filter that redirects.
fn is_redirected(case: &Case, it: &Failure) -> bool {
    let line = case.lower(it.at);
    ["sinkhole", "block", "deny", "denied"].iter().any(|word| line.contains(word))
}

fn is_of_origin(it: &Failure) -> bool {
    let is_asked = matches!(it.doing, Doing::Discovery | Doing::Git);
    let is_other = matches!(it.doing, Doing::Other | Doing::Packages) && whose(named(it)) == Whose::Public;
    let is_cut = it.is_unreachable() || it.trouble == Trouble::NotTls;
    (is_asked || is_other) && is_cut && !it.on_way_to_proxy && !is_loopback(it.target())
}

/// The host that was asked, or else the one that the connection went to.
fn named(it: &Failure) -> &str {
    if it.host().is_empty() { it.target() } else { it.host() }
}

fn mirror(failure: &Failure) -> Finding {
    let host = if failure.host().is_empty() { failure.target() } else { failure.host() };
    let host = if host.is_empty() { "proxy.golang.org" } else { host };
    let is_public = public_proxies::is_public(host);
    let todo = if is_public {
        both(
            "Choose a mirror that answers here: `go env -w GOPROXY=https://goproxy.cn,direct` (or your company's). If this \
             network has a forward proxy, export `HTTPS_PROXY` instead.",
            "换一个这里访问得到的镜像：`go env -w GOPROXY=https://goproxy.cn,direct`（或公司的代理）。如果这个网络要走正向代理，就导出 \
             `HTTPS_PROXY`。",
        )
    } else {
        both(
            "Check that `{host}` is up and that this machine may reach it (VPN, firewall, port), or take it out of `GOPROXY`.",
            "检查 `{host}` 是否在运行、这台机器能否访问它（VPN、防火墙、端口），或者把它从 `GOPROXY` 里去掉。",
        )
    };
    Finding::error(failure.words, both("`{host}` can't be reached from here.", "从这里连不上 `{host}`。").with("host", host))
        .why(how(failure.trouble))
        .todo(todo.with("host", host))
        .confidence(Confidence::Medium)
        .weight(80)
        .gives_way()
        .decide(
            format!("curl -sS -o /dev/null -w '%{{http_code}}\\n' https://{host}/"),
            both(
                "A number: the network lets you through, and only go lacks the proxy settings that `curl` has. An error: \
                 this network blocks the host.",
                "输出数字：网络是通的，只是 go 没有 `curl` 所用的代理设置。报错：这个网络屏蔽了该主机。",
            ),
        )
}

fn origin(failure: &Failure) -> Finding {
    let host = named(failure);
    if matches!(failure.doing, Doing::Other | Doing::Packages) {
        return other(failure);
    }
    if whose(host) == Whose::Inner {
        return inner(failure);
    }
    Finding::error(
        failure.words,
        both("go went to `{host}` itself, and that can't be reached.", "go 直接访问了 `{host}`，而它连不上。").with("host", host),
    )
    .why(both(
        "Direct downloads come from the module's own host; a mirror would have spared that.",
        "直连下载要访问模块自己的主机；走镜像就不需要。",
    ))
    .todo(both(
        "Let go ask a mirror first: `go env -w GOPROXY=https://proxy.golang.org,direct`, or one that you can reach such as \
         `https://goproxy.cn,direct`. Otherwise give go and git a forward proxy (`HTTPS_PROXY`).",
        "让 go 先访问镜像：`go env -w GOPROXY=https://goproxy.cn,direct`（或其他访问得到的镜像）。否则给 go 和 git 配置正向代理（`HTTPS_PROXY`）。",
    ))
    .confidence(Confidence::Medium)
    .weight(68)
    .gives_way()
    .decide(
        "GOTOOLCHAIN=local go env GOPROXY GOPRIVATE GO111MODULE",
        both(
            "`direct`, or a pattern that covers the module: this is why go goes there itself.",
            "值是 `direct`，或 `GOPRIVATE` 的模式匹配了该模块：这就是 go 直连的原因。",
        ),
    )
}

fn other(failure: &Failure) -> Finding {
    let host = named(failure);
    Finding::error(failure.words, both("`{host}` can't be reached from here.", "从这里连不上 `{host}`。").with("host", host))
        .why(how(failure.trouble))
        .todo(both(
            "If this network has a forward proxy, give it to the program that failed, where it runs: `HTTPS_PROXY` and \
             `HTTP_PROXY` in both letter cases. Otherwise take a mirror of that host that you can reach.",
            "如果这个网络要走正向代理，就在出错的程序运行的地方把代理给它：`HTTPS_PROXY` 和 `HTTP_PROXY`，大小写都写。否则换用访问得到的镜像。",
        ))
        .confidence(Confidence::Low)
        .weight(56)
        .gives_way()
}

fn inner(failure: &Failure) -> Finding {
    let host = named(failure);
    Finding::error(failure.words, both("`{host}`, a host of your own network, can't be reached.", "连不上你们自己网络里的主机 `{host}`。").with("host", host))
        .why(how(failure.trouble))
        .todo(both(
            "Check the VPN and the firewall. Behind a forward proxy name the host in `NO_PROXY`; in a container or CI job check \
             that it may reach that network at all.",
            "检查 VPN 和防火墙。如果使用正向代理，把该主机写进 `NO_PROXY`；在容器或 CI 任务里，先确认它能访问那个网络。",
        ))
        .confidence(Confidence::Low)
        .weight(66)
        .gives_way()
        .decide(
            format!("curl -sS -o /dev/null -w '%{{http_code}}\\n' https://{host}/"),
            both(
                "A number: the host answers, and a login or the path is missing. An error: the network is closed.",
                "输出数字：主机有应答，那么缺的是凭据或路径不对。报错：网络不通。",
            ),
        )
}

fn how(trouble: Trouble) -> Both {
    match trouble {
        Trouble::Refused => both("The connection was refused.", "连接被拒绝。"),
        Trouble::Reset | Trouble::Eof => both(
            "The connection was cut: a firewall or filter on the way, or an overloaded server.",
            "连接被切断：途中的防火墙或过滤设备，或者服务器过载。",
        ),
        Trouble::NoRoute => both("There is no route to it.", "没有到它的路由。"),
        Trouble::TlsTimeout => {
            both("It was reached, but something on the way swallows the TLS handshake.", "连上了，但途中有设备吞掉了 TLS 握手。")
        }
        Trouble::WrongName => both(
            "Something else answers at its address, with a certificate for another name: a filter or a login page of this network.",
            "在它的地址上应答的是别的东西，证书属于另一个名字：是这个网络的过滤设备或登录页。",
        ),
        Trouble::NotTls => both(
            "Something else than the mirror answered, without TLS: a captive portal or a filter of this network.",
            "应答的不是镜像，而且没有用 TLS：是这个网络的登录页或过滤设备。",
        ),
        _ => both(
            "No answer came in time, as when a firewall drops the packets.",
            "没有及时得到应答，防火墙丢弃数据包时就是这样。",
        ),
    }
}

/// A registry that was reached and then cut off, or one whose blobs alone don't come: no missing proxy explains that.
fn is_of_registry(case: &Case, it: &Failure) -> bool {
    let is_cut = matches!(it.trouble, Trouble::Reset | Trouble::Eof | Trouble::TlsTimeout);
    let is_of_blobs = it.is_unreachable() && (it.path().contains("/blobs/") || case.lower(it.at).contains("httpreadseeker"));
    it.doing == Doing::Registry && whose(it.host()) == Whose::Public && (is_cut || is_of_blobs) && !case.speaks_of_proxy() && !it.on_way_to_proxy
}

fn registry(failure: &Failure) -> Finding {
    Finding::error(failure.words, both("The registry at `{host}` is cut off from this network.", "从这个网络访问 `{host}` 镜像仓库会被切断。").with("host", failure.host()))
        .why(how(failure.trouble))
        .todo(both(
            "Take a registry mirror that answers here (`registry-mirrors` in `/etc/docker/daemon.json`, or the image's name at another \
             registry), or give the process that pulls a forward proxy: dockerd or containerd, not your shell.",
            "换用这里访问得到的镜像加速器（`/etc/docker/daemon.json` 的 `registry-mirrors`，或换别的仓库里的镜像名），或者给拉取镜像的进程（dockerd 或 containerd，而不是你的 shell）配置正向代理。",
        ))
        .confidence(Confidence::Medium)
        .weight(82)
        .gives_way()
}
