//! `GOPROXY` is set, and go asks a module proxy that is not in its list: another value counts where it runs.

use crate::data::source;
use crate::facts::{Case, Doing, Failure, How, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP350",
    name: "setting-not-used",
    cause: Cause::EnvPrecedence,
    title: both("go does not use the `GOPROXY` that was set", "go 没有使用已设置的 `GOPROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The address in an error shows which proxy go really asked. If it is not in the list that was set, the setting did not \
         reach that go: a variable of the environment beats `go env -w`; a terminal, editor or service that was open before has \
         the old value; another user (`sudo`), a container or a program that starts go by itself has one of its own. `GOTOOLCHAIN=local \
         go env GOPROXY`, run in the same place, shows what counts there.",
        "报错里的地址就是 go 实际访问的代理。如果它不在设置的列表里，说明那个 go 没有用上这项设置：环境变量优先于 `go env -w`；\
         先前打开的终端、编辑器或服务里还是旧值；换了用户（`sudo`）、容器，或者由别的程序启动的 go，各有自己的设置。在同一个地方运行 \
         `GOTOOLCHAIN=local go env GOPROXY`，看那里实际生效的是什么。",
    ),
    bad: &[
        example(
            Kind::Shell,
            "$ go env -w GOPROXY=https://goproxy.cn,direct\n$ go mod tidy\ngo: rsc.io/quote@v1.5.2: Get \
             \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.mod\": dial tcp 142.250.73.81:443: i/o timeout\n",
        ),
    ],
    good: &[example(Kind::Shell, "$ go env -w GOPROXY=https://goproxy.cn,direct\n$ go mod tidy\ngo: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_ENV_COMMAND, source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let told = case.told_of("GOPROXY");
    let names = |it: &&Setting, host: &str| it.value.contains(host);
    let is_other = |failure: &&Failure| {
        let host = failure.host();
        let is_proxy = failure.doing == Doing::ModuleProxy && !host.is_empty() && !is_storage(host);
        is_proxy && !told.iter().any(|it| names(it, host))
    };
    let Some(failure) = case.failures.iter().find(is_other) else { return };
    let is_earlier = |it: &&&Setting| {
        let is_meant = matches!(it.how, How::GoEnvWrite | How::Export | How::GoEnvPrint) && it.value.contains("://");
        is_meant && it.at.end <= failure.at.start
    };
    let set = told.iter().rfind(is_earlier);
    if set.is_none() && !is_claimed(case, failure) || case.settings.iter().any(|it| it.is("GOPROXY") && it.how == How::Unset) {
        return;
    }
    let what = both(
        "`GOPROXY` was set, but this go asked `{host}`, which is not in that list.",
        "`GOPROXY` 已经设置，但这个 go 访问的是列表里没有的 `{host}`。",
    );
    let why = if set.is_none_or(|it| it.how == How::GoEnvWrite) {
        both(
            "A `GOPROXY` in the environment beats `go env -w`; and another user or container reads another file.",
            "环境变量里的 `GOPROXY` 优先于 `go env -w`；换了用户或容器，读的也是另一个文件。",
        )
    } else {
        both(
            "The setting holds only in that shell and in what is started from it afterwards.",
            "这项设置只在那个 shell 以及之后从中启动的程序里有效。",
        )
    };
    out.push(
        Finding::error(failure.words, what.with("host", failure.host()))
            .why(why)
            .todo(both(
                "Look at what counts where it fails, remove the other setting (`unset GOPROXY`, also from the shell's start-up file), \
                 and start terminals, editors and services anew.",
                "在出错的地方看实际生效的值，去掉另一处设置（`unset GOPROXY`，shell 启动文件里的也要删），再重新打开终端、编辑器和服务。",
            ))
            .confidence(Confidence::Medium)
            .weight(if set.is_some() { 78 } else { 82 })
            .gives_way()
            .decide(
                "GOTOOLCHAIN=local go env GOPROXY; env | grep -i goproxy",
                both(
                    "Run it where go failed. Another list than the one set: the second line shows whether it comes from the environment.",
                    "在 go 出错的地方运行。如果列表与设置的不同，第二行会显示它是否来自环境变量。",
                ),
            ),
    );
}

/// Whether module proxies keep their files there and send go on to it.
fn is_storage(host: &str) -> bool {
    ["storage.", "s3.", "blob.", "cdn", "oss-", "cos."].iter().any(|part| host.contains(part)) || host.ends_with("aliyuncs.com")
}

/// How people say that a setting did not help.
const STILL: &[&str] = &[
    "still", "no effect", "not take effect", "doesn't help", "does not help", "not work", "even though", "already set", "还是", "仍然", "仍旧",
    "依然", "没有生效", "不生效", "没生效", "没用", "不行", "不起作用", "无效", "已经设置", "已设置",
];

/// Whether it is told beside the error that a list without this host is set and does not help.
fn is_claimed(case: &Case, failure: &Failure) -> bool {
    let Some(set) = case.says_any(&["goproxy=http", "goproxy=\"http", "goproxy='http"]) else { return false };
    let line = case.line(set);
    let is_about_it = |line: &str| !line.contains(failure.host()) && STILL.iter().any(|it| line.contains(it));
    !line.contains(failure.at) && is_about_it(case.lower(line))
}
