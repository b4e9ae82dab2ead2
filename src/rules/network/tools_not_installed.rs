//! An editor says that its tools could not be installed, and nothing about why.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP147",
    name: "tools-not-installed",
    cause: Cause::ProxyUnreachable,
    title: both("The editor's Go tools could not be installed", "编辑器的 Go 工具安装失败"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The Go extension installs its tools with `go install`. When all of them fail at once and nothing is said about it, \
         the mirror can't be reached from where the extension runs.",
        "Go 扩展用 `go install` 安装工具。全部同时失败而又没有说明原因，通常是扩展运行的地方访问不到镜像。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "Installing golang.org/x/tools/gopls FAILED\nInstalling github.com/go-delve/delve/cmd/dlv FAILED\n2 tools failed to install.\n",
    )],
    good: &[example(Kind::ErrorText, "Installing golang.org/x/tools/gopls@latest SUCCEEDED\nAll tools successfully installed.\n")],
    sources: &[source::VSCODE_GO, source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(&["tools failed to install", "tool failed to install"]) else { return };
    if !case.failures.is_empty() {
        return;
    }
    out.push(
        Finding::error(
            at,
            both("The tools' modules could not be downloaded.", "这些工具的模块没能下载下来。"),
        )
        .why(both(
            "They come through `GOPROXY` like all modules; the default, `proxy.golang.org`, is blocked in some networks.",
            "它们和其他模块一样经由 `GOPROXY` 下载；默认的 `proxy.golang.org` 在有些网络里被屏蔽。",
        ))
        .todo(both(
            "`go env -w GOPROXY=https://goproxy.cn,direct` (or a mirror that you can reach), reload the window, then \"Go: \
             Install/Update Tools\" again.",
            "执行 `go env -w GOPROXY=https://goproxy.cn,direct`（或其他访问得到的镜像），重新加载窗口，再运行“Go: Install/Update Tools”。",
        ))
        .confidence(Confidence::Medium)
        .weight(72)
        .gives_way()
        .decide(
            "go install golang.org/x/tools/gopls@latest",
            both(
                "In the editor's own terminal it shows the error itself; paste that.",
                "在编辑器自带的终端里运行，会显示真正的错误；请把它粘贴过来。",
            ),
        ),
    );
}
