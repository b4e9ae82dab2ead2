//! A setting that no extension knows, mostly one that is thought to set `GOPROXY`.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::{Node, Pair};
use crate::rules::near::is_near;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP291",
    name: "unknown-setting",
    cause: Cause::EditorSettings,
    title: both("VS Code has no setting of this name", "VS Code 没有这个设置"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "VS Code takes any key in `settings.json` and ignores those that nothing reads. The Go extension has no setting for the \
         module proxy: variables for go, gopls and the tools belong into `go.toolsEnvVars`, and `go env -w GOPROXY=…` holds for \
         every program. The proxy of VS Code itself is `http.proxy`, that of Remote-SSH's download `remote.SSH.httpProxy` and \
         `remote.SSH.httpsProxy`.",
        "VS Code 不会拒绝 `settings.json` 里的任何键，没人读取的键只是不起作用。Go 扩展没有设置模块代理的选项：\
         给 go、gopls 和工具用的变量要写进 `go.toolsEnvVars`；`go env -w GOPROXY=…` 则对所有程序生效。\
         VS Code 自己的代理是 `http.proxy`，Remote-SSH 下载用的是 `remote.SSH.httpProxy` 和 `remote.SSH.httpsProxy`。",
    ),
    bad: &[
        example(Kind::Settings, "{\n  \"go.proxy\": \"https://goproxy.cn,direct\",\n  \"go.useLanguageServer\": true\n}\n"),
        example(Kind::Settings, "{\n  \"go.toolEnvVars\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }\n}\n"),
        example(Kind::Settings, "{\n  \"remote.httpProxy\": \"http://proxy.corp.example:3128\"\n}\n"),
    ],
    good: &[example(Kind::Settings, "{\n  \"go.toolsEnvVars\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }\n}\n")],
    sources: &[source::VSCODE_GO, source::VSCODE_NETWORK],
};

const TOOLS: &str = "go.toolsEnvVars";

/// What a key was meant to be.
#[derive(Clone, Copy)]
enum Meant {
    /// A map of variables for the tools.
    Tools,
    /// This variable.
    Variable(&'static str),
    /// This setting.
    Setting(&'static str),
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let before = out.len();
    for map in json::settings(case) {
        for pair in map.pairs() {
            if let Some(meant) = meant(&pair.key) {
                out.push(finding(case, map, pair, meant));
            }
        }
    }
    if out.len() == before
        && let Some(at) = case.says("unknown configuration setting")
    {
        out.push(said(at, "").todo(TOOLS_TODO));
    }
}

/// What a key was meant to be, if nothing reads it.
fn meant(key: &str) -> Option<Meant> {
    const KNOWN: &[&str] = &[
        TOOLS,
        "go.testEnvVars",
        "go.testEnvFile",
        "go.useGoProxyToCheckForToolUpdates",
        "go.terminal.activateEnvironment",
        "http.proxy",
        "http.proxySupport",
        "http.proxyStrictSSL",
        "http.proxyAuthorization",
        "http.proxyKerberosServicePrincipal",
        "http.noProxy",
        "http.useLocalProxyConfiguration",
        "remote.SSH.httpProxy",
        "remote.SSH.httpsProxy",
    ];
    const VARIABLES: &[&str] =
        &["GOPROXY", "GOPRIVATE", "GOSUMDB", "GONOSUMDB", "GONOPROXY", "GOINSECURE", "GOFLAGS", "GOTOOLCHAIN"];
    if KNOWN.contains(&key) {
        return None;
    }
    let lower = key.to_ascii_lowercase();
    let bare: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    if let Some(rest) = lower.strip_prefix("go.") {
        if matches!(rest, "env" | "goenv" | "envs" | "environment" | "envvars" | "environmentvariables" | "toolsenv" | "toolsenvironment") || is_near(key, TOOLS) {
            return Some(Meant::Tools);
        }
        let rest: String = rest.chars().filter(char::is_ascii_alphanumeric).collect();
        let by_name = |it: &&&str| rest.contains(&it.to_ascii_lowercase()) || rest == it.to_ascii_lowercase()[2..];
        if let Some(name) = VARIABLES.iter().find(by_name).filter(|it| **it != "GOFLAGS" || rest == "goflags") {
            return Some(Meant::Variable(name));
        }
        return rest.contains("proxy").then_some(Meant::Variable("GOPROXY"));
    }
    if let Some(name) = VARIABLES.iter().find(|it| it.eq_ignore_ascii_case(key)) {
        return Some(Meant::Variable(name));
    }
    if lower.contains("remote") && lower.contains("proxy") && !lower.contains("local") {
        return Some(Meant::Setting(if lower.contains("https") { "remote.SSH.httpsProxy" } else { "remote.SSH.httpProxy" }));
    }
    match bare.as_str() {
        "proxy" | "httpproxy" | "httpsproxy" | "httphttpsproxy" | "httpproxyurl" | "httphttpproxy" | "httpproxyserver" => {
            Some(Meant::Setting("http.proxy"))
        }
        "noproxy" | "httpnoproxy" | "httpproxybypass" => Some(Meant::Setting("http.noProxy")),
        "terminalintegratedenvmac" | "terminalintegratedenvmacos" | "terminalintegratedenvdarwin" => {
            Some(Meant::Setting("terminal.integrated.env.osx"))
        }
        _ => None,
    }
}

fn finding(case: &Case, map: &Node, pair: &Pair, meant: Meant) -> Finding {
    let said = said(pair.name_at(case.text), &pair.key);
    let has_tools = map.get(TOOLS).is_some();
    match meant {
        Meant::Tools => {
            let fix = Fix::review(RENAME.with("meant", TOOLS), [Edit::replace(pair.name_at(case.text), TOOLS)]);
            said.todo(TOOLS_TODO).fix((!has_tools && !pair.node.pairs().is_empty()).then_some(fix))
        }
        Meant::Variable(name) => {
            let runs = vec![
                Run::New(format!("\"{TOOLS}\": {{ \"{name}\": ")),
                Run::Keep(pair.node.at),
                Run::New(" }".to_owned()),
            ];
            let fix = Fix::review(RENAME.with("meant", TOOLS), [Edit::runs(pair.at(), runs)]);
            let todo = both(
                "Write `\"go.toolsEnvVars\": { \"{name}\": … }`, or run `go env -w {name}=…`, which holds for the terminal too.",
                "改成 `\"go.toolsEnvVars\": { \"{name}\": … }`；或者运行 `go env -w {name}=…`，在终端里也生效。",
            );
            said.todo(todo.with("name", name)).fix((!has_tools && pair.node.is_text()).then_some(fix))
        }
        Meant::Setting(key) => {
            let edit = Edit::replace(pair.name_at(case.text), key);
            said.todo(both("Write `{meant}`.", "改成 `{meant}`。").with("meant", key))
                .fix(map.get(key).is_none().then(|| Fix::review(RENAME.with("meant", key), [edit])))
        }
    }
}

const RENAME: Both = both("Write `{meant}`", "改成 `{meant}`");
const TOOLS_TODO: Both = both(
    "Put variables for go and its tools into `go.toolsEnvVars`, or set them for every program by `go env -w`.",
    "把给 go 和工具用的变量写进 `go.toolsEnvVars`，或用 `go env -w` 设置，对所有程序生效。",
);

fn said(at: Span, key: &str) -> Finding {
    let what = both("Nothing reads the setting `{key}`.", "没有任何程序会读取 `{key}` 这个设置。");
    let what = if key.is_empty() {
        both("Nothing reads this setting.", "没有任何程序会读取这个设置。").into()
    } else {
        what.with("key", key)
    };
    Finding::error(at, what).weight(97).why(both(
        "VS Code keeps keys that it does not know and says nothing; only the editor shows them in grey.",
        "对不认识的键，VS Code 会保留但不报错，只在编辑器里显示为灰色。",
    ))
}
