//! A direct download needs git, and there is none.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP085",
    name: "git-not-installed",
    cause: Cause::GitNotInstalled,
    title: both("A direct download needs git, and there is none", "直连下载需要 git，而这里没有"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Behind `direct`, and for everything that `GOPRIVATE` covers, go calls git. Alpine, slim and distroless images have \
         none. A module proxy serves public modules without git.",
        "走 `direct` 以及 `GOPRIVATE` 覆盖的模块，go 都要调用 git。Alpine、slim 和 distroless 镜像里没有 git。公开模块经由模块代理下载就不需要 git。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: github.com/acme/lib@v1.4.0: git init --bare in /go/pkg/mod/cache/vcs/91f2: exec: \"git\": executable file not found in $PATH\n",
    )],
    good: &[example(Kind::Shell, "apk add --no-cache git\ngo mod download\n")],
    sources: &[source::GO_PROXY_CODE, source::GOLANG_IMAGE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&[
        "exec: \"git\": executable file not found",
        "exec: \\\"git\\\": executable file not found",
        "exec: \"hg\": executable file not found",
        "exec: \"svn\": executable file not found",
        "exec: \"bzr\": executable file not found",
        "failed to execute git version",
        "git: not found",
        "git: command not found",
        "missing git command",
        "cannot find git",
    ]);
    let Some(at) = said.filter(|_| !case.is_server_log()) else { return };
    out.push(
        Finding::error(case.line(at), both("go wants to call git, and git is not installed there.", "go 要调用 git，而那里没有安装 git。"))
            .why(both(
                "The module is fetched directly, because `GOPROXY` says `direct` or `GOPRIVATE` covers it.",
                "这个模块是直连下载的，因为 `GOPROXY` 是 `direct`，或者 `GOPRIVATE` 覆盖了它。",
            ))
            .todo(both(
                "Install git in the stage that downloads (`RUN apk add --no-cache git`, or `apt-get install -y \
                 --no-install-recommends git`), or take a `golang` image that has it. For public modules use a module proxy.",
                "在下载模块的阶段安装 git（`RUN apk add --no-cache git` 或 `apt-get install -y --no-install-recommends git`），或换用带 git 的 `golang` 镜像。公开模块请使用模块代理。",
            ))
            .weight(98)
            .gives_way(),
    );
}
