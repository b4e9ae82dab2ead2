//! A buildx that is older than `env.` among the options of its driver.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP253",
    name: "old-buildx",
    cause: Cause::BuilderNeedsOwnProxy,
    title: both("A buildx without `--driver-opt env.`", "这个 buildx 不支持 `--driver-opt env.`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`--driver-opt env.NAME=value` gives the container of a builder its variables. buildx 0.3 doesn't know it yet and says \
         `invalid driver option env.…`. Update buildx.",
        "`--driver-opt env.名称=值` 用来给构建器容器设置变量。buildx 0.3 还不支持，会报 `invalid driver option env.…`，升级 buildx 即可。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ docker buildx create --driver-opt env.http_proxy=http://proxy.corp.example:3128 --driver-opt \
         env.https_proxy=http://proxy.corp.example:3128\ninvalid driver option env.http_proxy for docker-container driver\n",
    )],
    good: &[example(
        Kind::Shell,
        "docker buildx create --driver-opt env.http_proxy=http://proxy.corp.example:3128 --driver-opt \
         env.https_proxy=http://proxy.corp.example:3128\n",
    )],
    sources: &[source::BUILDX_CONTAINER, source::BUILDX_CREATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says("invalid driver option env.") else { return };
    out.push(
        Finding::error(
            case.line(at),
            both("This buildx is older than the `env.` options.", "这个 buildx 版本太旧，没有 `env.` 选项。"),
        )
        .why(both(
            "Without them the builder's container can't be given a proxy.",
            "没有它就没法给构建器容器设置代理。",
        ))
        .todo(both(
            "Update buildx (`docker buildx version` tells which one runs), then make the builder anew.",
            "升级 buildx（`docker buildx version` 查看版本），再重建构建器。",
        )),
    );
}
