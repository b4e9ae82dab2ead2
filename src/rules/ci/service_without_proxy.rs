//! The runner works by hand and not as a service, or doesn't find the file with its proxy.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP289",
    name: "service-without-proxy",
    cause: Cause::RunnerEnv,
    title: both("The runner as a service doesn't have the proxy of your shell", "作为服务运行的 runner 没有你 shell 里的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Started by hand, `run.sh` has the variables of your shell; as a service it has those of its unit and of the file `.env` in \
         the runner's folder, and no others. The file is called `.env` exactly and is read when the runner starts. `No proxy \
         settings were found` in its log says that it found neither.",
        "手工启动的 `run.sh` 有你 shell 的变量；作为服务运行时只有其单元和 runner 目录里 `.env` 文件的变量。文件名必须正好是 `.env`，并且只在 runner 启动时读取。\
         日志里的 `No proxy settings were found` 表示两处都没有找到。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ export https_proxy=http://proxy.corp.example:3128\n$ ./run.sh   # works\n$ sudo ./svc.sh start   # offline, never connects\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ echo https_proxy=http://proxy.corp.example:3128 >> .env\n$ sudo ./svc.sh stop\n$ sudo ./svc.sh start\n",
    )],
    sources: &[source::RUNNER_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = told(case) else { return };
    out.push(
        Finding::error(at, both("The runner has no proxy: it sees neither your shell nor a file of another name.", "runner 没有代理：它看不到你的 shell，也不读其他名字的文件。"))
            .why(both(
                "A service is started without the variables of a shell; the runner itself adds those of `.env` in its folder.",
                "服务启动时没有 shell 的变量；runner 只会自己加上所在目录里 `.env` 的变量。",
            ))
            .todo(both(
                "Write `https_proxy`, `http_proxy` and `no_proxy` into a file called `.env` in the runner's folder, then `sudo ./svc.sh stop` and \
                 `sudo ./svc.sh start` (or configure the runner again).",
                "在 runner 目录里建名为 `.env` 的文件，写入 `https_proxy`、`http_proxy` 和 `no_proxy`，然后 `sudo ./svc.sh stop`、`sudo ./svc.sh start`（或重新配置 runner）。",
            ))
            .weight(97),
    );
}

/// In a person's words: the service doesn't get through.
fn told(case: &Case) -> Option<Span> {
    case.says("svc.sh").or_else(|| case.says("runsvc")).or_else(|| case.says("actions.runner."))?;
    if !case.failures.is_empty() || !case.speaks_of_proxy() {
        return None;
    }
    told::clauses(case).into_iter().find_map(|it| {
        let (said, about) = (case.lower(it.at), case.lower(it.about));
        let is_service = ["svc.sh", "runsvc", "actions.runner."].iter().any(|words| about.contains(words)) || said.contains("service");
        (is_service && (told::is_trouble(said) || said.contains("offline"))).then_some(it.at)
    })
}
