//! Variables of a shell that an editor, started without it, doesn't have.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Place, Setting, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP297",
    name: "shell-not-seen",
    cause: Cause::EditorSettings,
    title: both("The editor does not have the variables of the shell", "编辑器拿不到 shell 里的变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An editor that is started from the dock, the start menu or by a remote server has not read `~/.bashrc` or `~/.zshrc`: \
         gopls and the installation of tools run without what they export, while the terminal inside of the editor has it. \
         `go env -w` reaches every program that runs go; `go.toolsEnvVars` reaches what the Go extension starts.",
        "从 Dock、开始菜单或远程服务端启动的编辑器，没有读过 `~/.bashrc` 或 `~/.zshrc`：gopls 和工具安装都没有其中 export 的变量，而编辑器里的终端却有。\
         `go env -w` 对所有运行 go 的程序生效；`go.toolsEnvVars` 对 Go 扩展启动的程序生效。",
    ),
    bad: &[example(
        Kind::Shell,
        "# ~/.zshrc; VS Code is started from the Dock\nexport GOPROXY=https://goproxy.cn,direct\n# Go: Locate Configured Go Tools \
         shows GOPROXY=https://proxy.golang.org,direct\n",
    )],
    good: &[example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::VSCODE_GO, source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_code = case.says_any(&["code .", ".desktop file", "integrated terminal", "code started", "starting code", "idea"]).is_some();
    if (json::named(case).is_none() && !is_code) || !json::settings(case).is_empty() {
        return;
    }
    if let Some(setting) = before_code(case) {
        out.push(window(setting));
        return;
    }
    if let Some(at) = case.says("server-env-setup").filter(|_| case.says("wsl").is_none() && (told::any_trouble(case).is_some() || case.says("cannot be found").is_some())) {
        out.push(setup_file(at));
        return;
    }
    let is_of_go = |it: &Setting| it.name.starts_with("GO") || it.is_forward_proxy();
    let is_written = case.settings.iter().any(|it| it.how == How::GoEnvWrite);
    let is_tool_told = is_tool_told(case);
    let is_of_shell = |how| match how {
        How::Export | How::Unexported | How::Line => true,
        How::GoEnvPrint => is_tool_told,
        _ => false,
    };
    let exported = case.settings.iter().find(|it| is_of_go(it) && it.place == Place::Shell && is_of_shell(it.how) && !it.is_remark);
    let Some(setting) = exported.filter(|_| !is_written) else {
        terminal_works(case, out);
        return;
    };
    let is_other = |it: &&Setting| it.is(&setting.name) && it.value != setting.value && it.is_set();
    let differs = case.settings.iter().any(|it| is_other(&it));
    let is_told = case
        .says_any(&[
            "locate configured go tools",
            "install/update tools",
            "from the dock",
            "start menu",
            "from finder",
            "from the desktop",
            "from the menu",
            "启动台",
            "does not see",
            "doesn't see",
            "not picked up",
            "integrated terminal",
            "extension host",
            "works in the terminal",
            "in the terminal",
            "remote-wsl",
        ])
        .is_some()
        || is_tool_told;
    // What asks go's default proxy does not have the other one.
    let asks_default = setting.is("GOPROXY")
        && !setting.value.contains("proxy.golang.org")
        && case.troubles().iter().any(|it| it.host() == "proxy.golang.org");
    if !differs && !is_told && !asks_default {
        return;
    }
    out.push(finding(setting.name_at, &setting.name).weight(if differs && is_told { 98 } else if is_told || asks_default { 96 } else { 82 }));
}

/// The terminal is fine, the editor is not; nothing is shown of how the terminal came to it.
fn terminal_works(case: &Case, out: &mut Vec<Finding>) {
    let fine = case.says_any(&[
        "works in the terminal",
        "works in terminal",
        "fine in the terminal",
        "in the terminal it works",
        "terminal works",
        "works from the terminal",
        "works on the command line",
        ".bashrc",
        ".zshrc",
        ".bash_profile",
        ".profile",
        "终端里可以",
        "终端正常",
        "终端里正常",
        "命令行正常",
    ]);
    // Somebody tells of another module proxy than the one that was asked.
    let is_other = |at: &Span| {
        let line = case.line(*at).of(case.text);
        line.contains("://") && !line.contains("proxy.golang.org")
    };
    let asked = case.troubles().iter().any(|it| it.host() == "proxy.golang.org");
    let other = case.mentions("goproxy").filter(|at| asked && is_other(at));
    let fine = fine.or(other);
    let is_network = |it: &Trouble| {
        matches!(it, Trouble::Timeout | Trouble::Refused | Trouble::Reset | Trouble::NoSuchHost | Trouble::NoRoute | Trouble::Eof)
    };
    let is_editor = super::json::named(case).is_some();
    let told = case.says_any(&["from the dock", "start menu", "from finder", "from the desktop", "from the menu", "from the launcher"]);
    let told = told.filter(|_| is_editor || case.says("code ").is_some()).and_then(|_| told::trouble(case));
    let failed = case.troubles().into_iter().find(|it| is_network(&it.trouble)).map(|it| it.words).or(told);
    if let (Some(_), Some(at)) = (fine, failed) {
        out.push(finding(at, "GOPROXY").confidence(Confidence::Medium).weight(92));
    }
}

/// Whether the extension's own command is said not to use what `go env` prints.
fn is_tool_told(case: &Case) -> bool {
    told::clauses(case).into_iter().any(|it| {
        let (said, remark) = (case.lower(it.at), case.lower(it.remark));
        let is_tool = ["install/update tools", "extension", "vs code", "vscode", "gopls", "the editor"].iter().any(|words| remark.contains(words));
        is_tool && ["not use", "n't use", "ignore", "not see", "n't see", "not pick", "n't pick"].iter().any(|words| said.contains(words))
    })
}

/// A variable before `code .`, which hands over to a window that runs already.
fn before_code<'c>(case: &'c Case<'_>) -> Option<&'c Setting> {
    const LOST: &[&str] = &["not ", "n't ", "pick", "another window", "already", "old value", "missing", "still"];
    let set = case.settings.iter().find(|it| {
        let behind = case.text[it.at.end..].lines().next().unwrap_or_default();
        it.how == How::Prefix && behind.split(' ').any(|word| matches!(word, "code" | "cursor" | "code-insiders" | "goland" | "idea"))
    })?;
    told::clauses(case).into_iter().any(|it| LOST.iter().any(|words| case.lower(it.at).contains(words))).then_some(set)
}

fn window(setting: &Setting) -> Finding {
    Finding::error(setting.name_at, both("The window that runs already does not get `{name}`.", "已经打开的窗口拿不到 `{name}`。").with("name", &setting.name))
        .weight(96)
        .why(both(
            "`code .` asks the running editor for another window, which has the environment of the first start.",
            "`code .` 只是让正在运行的编辑器再开一个窗口，环境仍是第一次启动时的。",
        ))
        .todo(both("Quit the editor entirely and start it from this shell, or set `go.toolsEnvVars` or `go env -w`.", "完全退出编辑器，再从这个 shell 启动；或者用 `go.toolsEnvVars`、`go env -w` 设置。"))
}

fn setup_file(at: Span) -> Finding {
    Finding::error(at, both("`server-env-setup` is read in WSL only, not by Remote-SSH or in containers.", "`server-env-setup` 只在 WSL 里会被读取，Remote-SSH 和容器都不读。"))
        .weight(97)
        .why(both("On an SSH host the server gets the variables of the login shell.", "在 SSH 主机上，服务端的变量来自登录 shell。"))
        .todo(both(
            "Put the lines into `~/.profile` or `~/.bash_profile` (`~/.zprofile` for zsh) of that host, and restart the server: `Remote-SSH: Kill VS Code Server on Host`.",
            "把这些行写进那台主机的 `~/.profile` 或 `~/.bash_profile`（zsh 用 `~/.zprofile`），再重启服务端：`Remote-SSH: Kill VS Code Server on Host`。",
        ))
}

fn finding(at: Span, name: &str) -> Finding {
    Finding::error(
        at,
        both("The editor was not started from this shell and does not have `{name}`.", "编辑器不是从这个 shell 启动的，没有 `{name}`。")
            .with("name", name),
    )
    .why(both(
        "A shell's start-up file is read by shells; gopls and the tools inherit from the editor.",
        "shell 的启动文件只有 shell 会读；gopls 和工具继承的是编辑器的环境。",
    ))
    .todo(both(
        "Run `go env -w GOPROXY=…` once, which holds everywhere (Go 1.13 and later); or set `go.toolsEnvVars` (in WSL, SSH and \
         containers in the remote settings); or start the editor from the terminal with `code .`.",
        "运行一次 `go env -w GOPROXY=…`，处处生效（Go 1.13 及以上）；或设置 `go.toolsEnvVars`（WSL、SSH 和容器里写在远程设置中）；\
         或在终端里用 `code .` 启动编辑器。",
    ))
}
