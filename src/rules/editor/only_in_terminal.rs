//! `terminal.integrated.env.…` is taken for the environment of gopls and the tools.

use super::json;
use crate::data::source;
use crate::facts::{Case, How, Place, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP296",
    name: "only-in-terminal",
    cause: Cause::EditorSettings,
    title: both("Variables of the terminal do not reach gopls", "终端的变量传不到 gopls"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`terminal.integrated.env.linux` (`osx`, `windows`) sets variables in VS Code's terminals and nowhere else. gopls, the \
         debugger and the installation of tools are started by the Go extension and read `go.toolsEnvVars`.",
        "`terminal.integrated.env.linux`（以及 `osx`、`windows`）只给 VS Code 的终端设置变量。gopls、调试器和工具安装由 Go 扩展启动，读取的是 `go.toolsEnvVars`。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"terminal.integrated.env.linux\": { \"GOPROXY\": \"https://goproxy.cn,direct\" }\n}\n// gopls still asks \
         proxy.golang.org\n",
    )],
    good: &[example(
        Kind::Settings,
        "{\n  \"terminal.integrated.env.linux\": { \"GOPROXY\": \"https://goproxy.cn,direct\" },\n  \"go.toolsEnvVars\": { \"GOPROXY\": \
         \"https://goproxy.cn,direct\" }\n}\n",
    )],
    sources: &[source::VSCODE_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if json::settings(case).is_empty() {
        return;
    }
    let is_of_go = |it: &Setting| it.name.starts_with("GO") || it.is_forward_proxy();
    let of_terminal = |it: &&Setting| it.how == How::JsonEnv && it.place == Place::Shell && is_of_go(it);
    let is_told = !case.troubles().is_empty() || case.says_any(&["gopls", "tools", "language server"]).is_some();
    for setting in case.settings.iter().filter(of_terminal) {
        let is_set = case.settings.iter().any(|it| it.place == Place::Editor && it.is(&setting.name));
        if is_set {
            continue;
        }
        let finding = Finding::error(
            setting.name_at,
            both("`{name}` is set for terminals only; gopls and the tools do not see it.", "`{name}` 只对终端生效，gopls 和工具看不到它。")
                .with("name", &setting.name),
        );
        let finding = if is_told { finding.weight(97) } else { finding.confidence(Confidence::Medium).weight(70) };
        out.push(
            finding
                .why(both(
                    "The Go extension starts them itself, not in a terminal.",
                    "它们由 Go 扩展自己启动，不经过终端。",
                ))
                .todo(
                    both(
                        "Set `{name}` in `go.toolsEnvVars`, or by `go env -w {name}=…` for everything (variables of go only).",
                        "在 `go.toolsEnvVars` 里设置 `{name}`；go 自己的变量也可以用 `go env -w {name}=…` 对所有程序生效。",
                    )
                    .with("name", &setting.name),
                ),
        );
        return;
    }
}
