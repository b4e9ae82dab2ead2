//! What was given as a module path is none.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP335",
    name: "malformed-path",
    cause: Cause::ModulePath,
    title: both("This is no valid module path", "这不是有效的模块路径"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A module path is no address: it has no `https://`, no port and no `.git` address form with `:`. Its first element is a host \
         name with a dot, unless the module is only ever found by `replace` or in a workspace. go refuses the path before it asks anybody.",
        "模块路径不是网址：没有 `https://`，没有端口，也不能写成带 `:` 的 git 地址。它的第一段是带点的主机名，除非这个模块只通过 `replace` \
         或工作区找到。go 还没有发出任何请求就会拒绝这样的路径。",
    ),
    bad: &[
        example(Kind::ErrorText, "go: malformed module path \"https:/git.corp.example/lib\": invalid char ':'\n"),
        example(Kind::ErrorText, "go: corplib/util@v1.0.0: malformed module path \"corplib/util\": missing dot in first path element\n"),
        example(Kind::ErrorText, "go: github.com/acme@v0.1.0: invalid github.com import path \"github.com/acme\"\n"),
        example(Kind::Shell, "go get https://git.corp.example/lib\n"),
    ],
    good: &[
        example(Kind::Shell, "go get git.corp.example/lib\n"),
        example(Kind::Shell, "go install -ldflags \"-X main.base=https://api.corp.example\" ./cmd/app\n"),
    ],
    sources: &[source::GO_MODULE_PATH, source::GO_VCS_FIND],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const SAID: &[&str] = &[
        "malformed module path",
        "malformed import path",
        "invalid github.com import path",
        "invalid bitbucket.org import path",
    ];
    let asked = case.commands().find_map(|it| {
        let is_asking = it.starts_with(&["go", "get"]) || it.starts_with(&["go", "install"]);
        it.words.iter().find(|word| is_asking && is_address(&word.value)).map(|word| word.at)
    });
    let said = super::said(case, SAID);
    let Some(at) = said.map(|at| case.line(at)).or(asked) else { return };
    let line = case.lower(case.line(at));
    let (why, todo) = if asked.is_some() || line.contains("\"http") {
        ADDRESS
    } else if line.contains("missing dot") {
        NO_DOT
    } else if line.contains("char '@'") {
        VERSION
    } else if line.contains("import path \"") {
        TOO_SHORT
    } else if line.contains("invalid char") {
        CHARACTER
    } else {
        OTHER
    };
    out.push(
        Finding::error(at, both("This is no valid module path.", "这不是有效的模块路径。")).weight(90).why(why).todo(todo),
    );
}

/// Whether a word is an address in place of a path; flags hold addresses for other reasons.
fn is_address(word: &str) -> bool {
    ["http://", "https://", "ssh://", "git://"].iter().any(|scheme| word.starts_with(scheme))
}

const ADDRESS: (Both, Both) = (
    both("A module path has no `https://` before it.", "模块路径前面没有 `https://`。"),
    both("Leave `https://` out: `go get git.corp.example/lib`.", "去掉 `https://`：`go get git.corp.example/lib`。"),
);

const NO_DOT: (Both, Both) = (
    both(
        "The first element of a path that is fetched is a host name, so it has a dot.",
        "要下载的模块，路径第一段是主机名，因此必须带点。",
    ),
    both(
        "Write the whole path, host name first. For a module on your disk: `replace` in `go.mod`, or a `go.work`. For a package of \
         the standard library: this Go is too old for it.",
        "写完整路径，以主机名开头。如果模块就在本机，用 `go.mod` 里的 `replace` 或 `go.work`。如果是标准库的包，说明这个 Go 版本太旧。",
    ),
);

const VERSION: (Both, Both) = (
    both("An import has no `@version`.", "导入路径里不能写 `@版本`。"),
    both(
        "Write the version in the command: `go get PATH@VERSION` or `go install PATH@VERSION`.",
        "版本写在命令里：`go get 路径@版本` 或 `go install 路径@版本`。",
    ),
);

const TOO_SHORT: (Both, Both) = (
    both("On this host a path has an owner and a repository.", "这个主机上的路径要有所有者和仓库两段。"),
    both("Write both, as in `github.com/owner/repository`.", "两段都写上，例如 `github.com/owner/repository`。"),
);

const CHARACTER: (Both, Both) = (
    both(
        "Only letters, digits and `-`, `.`, `_`, `~`, `/` may stand in a path; no port, no blank, no login.",
        "路径里只能有字母、数字和 `-`、`.`、`_`、`~`、`/`；没有端口、空格和登录信息。",
    ),
    both(
        "Take the character out. A server on another port needs a module proxy, or a discovery page on the standard port.",
        "去掉这个字符。如果服务器用的不是标准端口，就需要模块代理，或在标准端口上提供发现页面。",
    ),
);

const OTHER: (Both, Both) = (
    both("The end of the message says what is wrong with the path.", "报错末尾说明了路径哪里不对。"),
    both("Correct what the end of the message names.", "按报错末尾指出的原因改正路径。"),
);
