//! A module's own host failed, where go fetches directly.

use crate::base::Span;
use crate::data::{forges, source};
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP019",
    name: "origin-failed",
    cause: Cause::GoproxyFallback,
    title: both("A direct download depends on an origin that is out of order", "直连下载所依赖的源站出了故障"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Behind `direct` every module comes from its own host, by discovery (`?go-get=1`) and git. A host that answers 5xx, \
         breaks off or is gone ends the build, although mirrors have the module. Put a mirror in front.",
        "走 `direct` 时，每个模块都来自它自己的主机，要先查询（`?go-get=1`）再用 git。某个主机返回 5xx、中途断开或已经消失，构建就会失败，尽管镜像里有这个模块。应当在前面放一个镜像。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: gopkg.in/yaml.v3@v3.0.1: unrecognized import path \"gopkg.in/yaml.v3\": reading https://gopkg.in/yaml.v3?go-get=1: 502 Bad Gateway\n",
    )],
    good: &[example(Kind::Shell, "export GOPROXY=https://proxy.golang.org,direct\n")],
    sources: &[source::GO_ENV, source::GO_VCS_FIND],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.told_of("GOPROXY").iter().any(|it| !it.value.is_empty()) {
        return;
    }
    let Some((at, weight)) = sign(case) else { return };
    out.push(
        Finding::error(at, both("go fetches directly, and the module's own host is out of order.", "go 在直连下载，而模块自己的主机出了故障。"))
            .why(both(
                "Without a mirror in the list each host on the way must be up; a mirror has kept the module.",
                "列表里没有镜像，途中的每个主机都必须正常；而镜像里保存着这个模块。",
            ))
            .todo(both(
                "Put a mirror in front: `GOPROXY=https://proxy.golang.org,direct`, in China `https://goproxy.cn,direct`.",
                "在前面放一个镜像：`GOPROXY=https://proxy.golang.org,direct`，在国内用 `https://goproxy.cn,direct`。",
            ))
            .confidence(if weight >= 95 { Confidence::High } else { Confidence::Medium })
            .weight(weight)
            .gives_way(),
    );
}

/// Whether a name that surely exists is not found: nothing is, where the command runs.
fn is_cut_off(it: &Failure) -> bool {
    it.is_unresolved() && forges::is_forge(it.target())
}

fn sign(case: &Case) -> Option<(Span, u8)> {
    let is_origin = |it: &&Failure| matches!(it.doing, Doing::Discovery | Doing::Git);
    let answered = |it: &&Failure| {
        it.status().is_some_and(|status| status >= 500) && (it.doing == Doing::Git || whose(it.host()) == Whose::Public)
    };
    let is_direct = case.says_any(&["goproxy=direct", "goproxy direct", "goproxy: direct", "goproxy=\"direct\"", "goproxy='direct'"]).is_some();
    if is_direct {
        let odd = || case.says_any(&["shallow file has changed", "early eof", "remote end hung up"]);
        let at = case.failures.iter().filter(|it| !is_cut_off(it)).find(is_origin).map(|it| it.words).or_else(odd)?;
        return Some((at, 96));
    }
    case.failures.iter().filter(is_origin).find(answered).map(|it| (it.words, 88))
}
