//! In a person's words: one action of a workflow doesn't use the proxy that the runner has.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP290",
    name: "action-without-proxy",
    cause: Cause::RunnerEnv,
    title: both("An action that doesn't use the runner's proxy", "没有使用 runner 代理的 action"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An action is a program of its own. It gets the variables of the runner's process (its `.env`), and of `env:`; whether it uses \
         them is up to the library that it connects with, and what it starts (tmate, an agent) may want settings of its own. Variables \
         of a login shell or of a machine's template reach the runner only if its process is started with them.",
        "action 是独立的程序。它会得到 runner 进程（`.env`）和 `env:` 的变量，但用不用取决于它的网络库；它启动的程序（tmate、代理程序等）可能还要单独设置。\
         登录 shell 或机器模板里的变量，只有在启动 runner 进程时带上，才会传给它。",
    ),
    bad: &[example(
        Kind::Workflow,
        "# the runner is behind squid, https_proxy is in its .env\n- uses: acme/upload-report@v2\n# connects directly, times out\n",
    )],
    good: &[example(
        Kind::Workflow,
        "# the runner is behind squid, https_proxy is in its .env\n- uses: acme/upload-report@v2\n",
    )],
    sources: &[source::RUNNER_PROXY],
};

/// Actions and words that other rules speak of.
const OTHER: &[&str] = &["docker", "container", "setup-go", "buildx", "goproxy", "image", "pull", "private", "permission", "module", "secret"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let used = lines(case.text, Span::new(0, case.text.len())).into_iter().find(|line| case.lower(*line).contains("uses: "));
    let Some(used) = used.filter(|_| case.failures.is_empty() && case.says_any(OTHER).is_none()) else { return };
    let clauses = told::clauses(case);
    let is_given = clauses.iter().any(|it| {
        let said = case.lower(it.at);
        said.contains("runner") && ["proxy", "squid", "firewall"].iter().any(|words| case.lower(it.remark).contains(words))
    });
    let at = clauses.iter().find(|it| {
        let said = case.lower(it.at);
        told::is_trouble(said) && !said.contains("407") && !said.contains("certificate") && !said.contains("prox")
    });
    let Some(at) = at.filter(|_| is_given).map(|it| it.at) else { return };
    out.push(
        Finding::error(used, both("This action connects by itself, and not through the runner's proxy.", "这个 action 自己联网，没有走 runner 的代理。"))
            .why(
                both("The proxy has to reach the process of the action, and its library has to use it (`{words}`).", "代理要传到 action 的进程，它的网络库也要会用（`{words}`）。")
                    .with("words", at.of(case.text)),
            )
            .todo(both(
                "Write `http_proxy`, `https_proxy` and `no_proxy` into the runner's `.env` and restart it. If they are there, update the action, set \
                 what it starts by its own file (tmate: `.tmate.conf`), or do the same in a `run:` step with a program that reads them.",
                "把 `http_proxy`、`https_proxy`、`no_proxy` 写进 runner 的 `.env` 并重启。如果已经有了，就升级该 action，用它启动的程序自己的文件设置（tmate 用 `.tmate.conf`），\
                 或在 `run:` 步骤里改用会读这些变量的程序。",
            ))
            .confidence(Confidence::Medium)
            .weight(90),
    );
}
