//! go runs in GOPATH mode, where `GOPROXY` is never asked.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP061",
    name: "gopath-mode",
    cause: Cause::GoVersion,
    title: both("GOPATH mode never asks `GOPROXY`", "GOPATH 模式不会访问 `GOPROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`package X: unrecognized import path … (https fetch: …)` and `# cd …; git clone …` are words of GOPATH mode: go \
         fetches each package from its own host and knows no module proxy. An old go does so outside of a module or inside \
         `GOPATH`, a newer one with `GO111MODULE=off` or `auto`.",
        "`package X: unrecognized import path … (https fetch: …)` 和 `# cd …; git clone …` 是 GOPATH 模式的消息：go 从每个包自己的主机下载，不认识模块代理。旧版 go 在模块之外或 `GOPATH` 之内会这样，新版则是因为 `GO111MODULE=off` 或 `auto`。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "package golang.org/x/net/context: unrecognized import path \"golang.org/x/net/context\" (https fetch: Get https://golang.org/x/net/context?go-get=1: dial tcp 216.239.37.1:443: i/o timeout)\n",
        ),
        example(Kind::ErrorText, "go: modules disabled by GO111MODULE=off; see 'go help modules'\n"),
    ],
    good: &[example(Kind::ErrorText, "go: downloading golang.org/x/net v0.24.0\n")],
    sources: &[source::GO_MODULE_AWARE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some((at, weight)) = sign(case) else { return };
    let confidence = if weight >= 90 { Confidence::High } else { Confidence::Medium };
    out.push(
        Finding::error(at, both("go works in GOPATH mode here, so `GOPROXY` has no effect.", "这里 go 处于 GOPATH 模式，`GOPROXY` 不起作用。"))
            .why(both(
                "In that mode go fetches packages from their own hosts, with git, and asks no module proxy.",
                "在这种模式下，go 用 git 从各个包自己的主机下载，不访问任何模块代理。",
            ))
            .todo(both(
                "Update Go (1.16 or later works with modules by itself) and the tool or editor that calls it. With an old Go: \
                 `export GO111MODULE=on`, and work in a folder with a `go.mod`; to install a program, `go install \
                 path@latest`.",
                "升级 Go（1.16 起默认就是模块模式）以及调用它的工具或编辑器。旧版 Go 请 `export GO111MODULE=on`，并在有 `go.mod` 的目录里工作；安装程序用 `go install 路径@latest`。",
            ))
            .confidence(confidence)
            .weight(weight)
            .decide(
                "go version && go env GO111MODULE GOMOD",
                both(
                    "`off`, or an empty `GOMOD` with a Go before 1.16: GOPATH mode.",
                    "`off`，或 Go 低于 1.16 且 `GOMOD` 为空：就是 GOPATH 模式。",
                ),
            ),
    );
}

/// What tells of GOPATH mode, and how surely.
fn sign(case: &Case) -> Option<(Span, u8)> {
    if let Some(at) = case.says_any(&[
        "modules disabled by go111module=off",
        "cannot use path@version syntax in gopath mode",
        "cannot use module version syntax in gopath mode",
        "unknown subcommand \"mod\"",
        "invalid character '@'",
        "invalid character \"@\"",
        "invalid char '@'",
    ]) {
        return Some((at, 97));
    }
    if let Some(at) = package_line(case) {
        return Some((at, if fails_anyway(case) { 80 } else { 96 }));
    }
    if let Some(at) = case.says_any(&["# cd .; git clone ", "# cd .; git ls-remote ", "; git pull --ff-only", "; git fetch && "]) {
        // In a step of an image build that can't connect at all, the way out comes first.
        let is_cut_step = case.says_any(&[": run ", "] run "]).is_some() && case.failures.iter().any(|it| it.doing == Doing::Git && it.is_unreachable());
        return Some((case.line(at), if is_cut_step || needs_login(case) || is_certificate_told(case) { 80 } else { 94 }));
    }
    let is_of_vendor = case.says("(vendor tree)").is_some();
    if let Some(at) = case.says("(from $goroot)").filter(|_| !is_of_vendor && case.says("(from $gopath)").is_some()) {
        return Some((case.line(at), 86));
    }
    // Discovery although a module proxy is set, and the settings show no module.
    let is_off = |name: &str, values: &[&str]| {
        case.settings_of(name).any(|it| values.iter().any(|value| it.value.eq_ignore_ascii_case(value)))
    };
    let is_useless = [
        "no effect", "not take effect", "n't take effect", "not used", "not use ", "n't use ", "ignored", "ignores", "not asked",
        "not ask ", "n't ask ", "does nothing", "useless", "no use", "not work", "n't work", "still", "not apply", "n't apply", "bypass",
        "不起作用", "没用", "无效", "不生效", "没生效", "没有生效", "未生效", "不走",
    ];
    let is_told = is_off("GO111MODULE", &["off"]) && case.says("goproxy").is_some();
    if let Some(at) = case.says_any(&is_useless).filter(|_| is_told) {
        return Some((at, 92));
    }
    let is_direct = ["still clones", "clones from", "still fetches", "still asks", "goes to github", "from github.com", "not used", "not work"];
    let is_outside = is_off("GOMOD", &["", "/dev/null", "NUL"]) && is_off("GO111MODULE", &["", "auto", "off"]);
    let is_told =
        is_outside && case.failures.is_empty() && case.settings_of("GOPROXY").any(|it| it.value.starts_with("http"));
    if let Some(at) = case.says_any(&is_direct).filter(|_| is_told) {
        return Some((at, 90));
    }
    let has_proxy = case.settings_of("GOPROXY").any(|it| it.value.starts_with("http"));
    let has_no_module = is_off("GOMOD", &[""]) || is_off("GO111MODULE", &["off"]);
    let failure = case.failures.iter().find(|it| it.doing == Doing::Discovery && whose(it.module_host()) == Whose::Public)?;
    (has_proxy && has_no_module).then_some((failure.words, 88))
}

/// Whether a certificate, the way to the forward proxy or a login is what fails: it would in module mode, too.
fn fails_anyway(case: &Case) -> bool {
    case.failures.iter().any(|it| it.on_way_to_proxy || it.is_untrusted()) || needs_login(case)
}

/// Whether a login is missing.
fn needs_login(case: &Case) -> bool {
    const LOGIN: &[&str] = &[
        "could not read username",
        "could not read password",
        "permission denied (publickey",
        "authentication failed",
        "/user/login",
        "/users/login",
        "/users/sign_in",
    ];
    case.says_any(LOGIN).is_some()
}

/// Whether a person tells of certificates.
fn is_certificate_told(case: &Case) -> bool {
    const WORDS: &[&str] = &["sslcainfo", "cainfo", "sslcapath", "sslverify", "certificate", "intercept", "证书"];
    case.failures.iter().any(Failure::is_untrusted)
        && told::clauses(case).into_iter().any(|it| WORDS.iter().any(|words| case.lower(it.at).contains(words)))
}

/// `package X: unrecognized import path`, or `package X: …` with a failed fetch behind it.
fn package_line(case: &Case) -> Option<Span> {
    let at = case.says("package ").and_then(|_| case.says(": unrecognized import path"))?;
    let line = case.line(at);
    let lower = case.lower(line);
    let start = lower.find("package ")?;
    let name = lower[start + "package ".len()..].split(':').next().unwrap_or_default();
    // A console may have wrapped it.
    let next = case.line(Span::at((line.end + 1).min(case.text.len())));
    let is_fetch = [lower, case.lower(next)].iter().any(|it| it.contains("https fetch") || it.contains("go-get=1"));
    // `go get -x` traces the fetch on lines of its own.
    let is_fetch = is_fetch || case.says(&format!("{name}?go-get=1")).is_some();
    (!name.contains(' ') && is_fetch).then(|| Span::new(line.start + start, line.end))
}
