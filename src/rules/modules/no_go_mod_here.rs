//! A command that works on a module runs where there is no `go.mod`.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP333",
    name: "no-go-mod-here",
    cause: Cause::ModuleFiles,
    title: both("There is no `go.mod` where the command runs", "运行命令的地方没有 `go.mod`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go get` changes the `go.mod` of the module that you are in; since Go 1.18 it installs nothing. To install a program, name \
         its version: `go install example.com/cmd@latest` works anywhere. To add a dependency, go to the folder with `go.mod`, or \
         make one with `go mod init`. Proxies play no part in it.",
        "`go get` 修改的是当前所在模块的 `go.mod`；从 Go 1.18 起它不再安装任何程序。安装程序要写明版本：`go install example.com/cmd@latest` \
         在哪里都能运行。要添加依赖，就进入有 `go.mod` 的目录，或者先用 `go mod init` 新建一个。这与代理无关。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: go.mod file not found in current directory or any parent directory.\n\t'go get' is no longer supported outside a \
             module.\n\tTo build and install a command, use 'go install' with a version,\n\tlike 'go install example.com/cmd@latest'\n",
        ),
        example(Kind::ErrorText, "go: cannot find main module, but found .git/config in /src\n\tto create a module there, run:\n\tgo mod init\n"),
    ],
    good: &[example(Kind::Shell, "go install golang.org/x/tools/gopls@latest\n")],
    sources: &[source::GO_GET_INSTALL, source::GO_MODULE_AWARE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const SAID: &[&str] = &[
        "go.mod file not found in current directory",
        "'go get' is no longer supported outside a module",
        "cannot find main module",
        "no modules specified (see 'go help mod download')",
        "no modules were found in the current workspace",
        "ignoring go.mod in $gopath",
    ];
    let Some(at) = super::said(case, SAID) else { return };
    let is_install = case.says_any(&["'go get' is no longer supported"]).is_some();
    let is_gopath = case.says("ignoring go.mod in $gopath").is_some();
    let todo = if is_gopath {
        both(
            "go ignores a `go.mod` in `$GOPATH` itself (`/go` in the golang images): put the module into another folder, `WORKDIR /src`.",
            "go 会忽略直接放在 `$GOPATH` 下的 `go.mod`（golang 镜像里就是 `/go`）：把模块放到别的目录，写 `WORKDIR /src`。",
        )
    } else if is_install {
        both(
            "For a program: `go install PATH@latest`. For a dependency: run it in the folder that has `go.mod`.",
            "安装程序用 `go install 路径@latest`；添加依赖则在有 `go.mod` 的目录里运行。",
        )
    } else {
        both(
            "Change to the folder that has `go.mod` (in a Dockerfile: `WORKDIR` before `COPY go.mod go.sum* ./`), or make one: `go mod init PATH`.",
            "进入有 `go.mod` 的目录（Dockerfile 里：先 `WORKDIR`，再 `COPY go.mod go.sum* ./`），或者新建一个：`go mod init 模块路径`。",
        )
    };
    out.push(
        Finding::error(case.line(at), both("There is no `go.mod` where the command runs.", "运行命令的地方没有 `go.mod`。"))
            .weight(78)
            .why(both(
                "The command works on a module, and finds none here or in a folder above. No proxy is at fault.",
                "这条命令要在某个模块里执行，而这里和上级目录都没有模块。这不是代理的问题。",
            ))
            .todo(todo),
    );
}
