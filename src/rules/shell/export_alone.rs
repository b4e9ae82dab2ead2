//! `RUN export NAME=value` or a CI step of its own: the variable is gone before the next step.

use super::names::is_ours;
use crate::data::source;
use crate::facts::{Case, Content};
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP176",
    name: "export-alone",
    cause: Cause::EnvSyntax,
    title: both("A variable is exported in a step of its own", "在单独的步骤里导出变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Each `RUN` of a Dockerfile and each step of a pipeline starts a shell of its own. What one exports is gone in the next: \
         `RUN export GOPROXY=…` alone does nothing. Use `ENV` or `ARG` in a Dockerfile, `env:` in a workflow (or a line in \
         `$GITHUB_ENV`), or put both commands into one step.",
        "Dockerfile 的每个 `RUN` 和流水线的每个步骤都会启动新的 shell，前一个导出的变量到下一个就没了：单独一行 `RUN export GOPROXY=…` 不起任何作用。\
         Dockerfile 里用 `ENV` 或 `ARG`，工作流里用 `env:`（或者写进 `$GITHUB_ENV`），或者把两条命令放进同一个步骤。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nRUN export GOPROXY=https://goproxy.cn,direct\nRUN go install rsc.io/fortune@v1.0.0\n",
        ),
        example(
            Kind::Workflow,
            "jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: export GOPROXY=https://goproxy.corp.example\n      - run: go version\n",
        ),
    ],
    good: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nENV GOPROXY=https://goproxy.cn,direct\nRUN go install rsc.io/fortune@v1.0.0\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nRUN export GOPROXY=https://goproxy.cn,direct && go install rsc.io/fortune@v1.0.0\n",
        ),
    ],
    sources: &[source::DOCKERFILE, source::WORKFLOW],
};

/// The exports of a step that runs nothing else.
fn exports<'c>(commands: &[&'c Command]) -> Option<Vec<&'c Command>> {
    let is_export = |it: &&Command| it.word(0) == "export" && it.words.iter().skip(1).any(|word| word.value.contains('='));
    (!commands.is_empty() && commands.iter().all(is_export)).then(|| commands.to_vec())
}

/// The variable that a step of a workflow exports, if it does nothing else.
fn exported(script: &str) -> Option<&str> {
    let lines = || script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_export = lines().all(|line| line.starts_with("export ") && line.contains('=') && !line.contains(['&', ';']));
    let name = lines().next().filter(|_| is_export)?.strip_prefix("export ")?.split('=').next()?.trim();
    is_ours(name).then_some(name)
}

fn in_steps(case: &Case, out: &mut Vec<Finding>) {
    for root in case.of_kind(Kind::Workflow).filter_map(|it| it.tree()) {
        root.each_map(&mut |map| {
            let Some(run) = map.pairs().iter().find(|it| it.key == "run") else { return };
            let Some(name) = exported(run.node.text()) else { return };
            out.push(
                Finding::error(
                    run.node.at,
                    both("`{name}` is gone at the end of this step.", "这个步骤一结束，`{name}` 就没了。").with("name", name),
                )
                .weight(98)
                .why(both("Each step starts a shell of its own.", "每个步骤都会启动新的 shell。"))
                .todo(
                    both(
                        "Set it under `env:` of the job, or write `echo \"{name}=…\" >> \"$GITHUB_ENV\"` for the steps that follow.",
                        "写到 job 的 `env:` 下面，或者用 `echo \"{name}=…\" >> \"$GITHUB_ENV\"` 传给后面的步骤。",
                    )
                    .with("name", name),
                ),
            );
        });
    }
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    in_steps(case, out);
    for document in &case.documents {
        let Content::Dockerfile(file) = &document.content else { continue };
        for instruction in file.instructions.iter().filter(|it| it.name == "RUN") {
            let Some(found) = exports(&instruction.commands.iter().collect::<Vec<_>>()) else { continue };
            let names: Vec<_> = found
                .iter()
                .flat_map(|it| &it.words[1..])
                .filter_map(|word| word.value.split_once('=').map(|(name, _)| name.to_owned()))
                .collect();
            let Some(name) = names.iter().find(|it| is_ours(it)) else { continue };
            let mut finding = Finding::error(
                instruction.at,
                both("`{name}` is gone at the end of this `RUN`.", "这个 `RUN` 一结束，`{name}` 就没了。").with("name", name),
            )
            .weight(98)
            .why(both("Each `RUN` starts a shell of its own.", "每个 `RUN` 都会启动新的 shell。"))
            .todo(both("Write `ENV {name}=…` (or `ARG`), or put both commands into one `RUN`.", "改成 `ENV {name}=…`（或 `ARG`），或者把两条命令写进同一个 `RUN`。").with("name", name));
            if let ([command], [_], false) = (found.as_slice(), names.as_slice(), name.to_ascii_uppercase().ends_with("S_PROXY")) {
                let lead = crate::base::Span::new(instruction.at.start, command.words[1].at.start);
                finding = finding.fix(Fix::review(both("Write `ENV`", "改成 `ENV`"), [Edit::replace(lead, "ENV ")]));
            }
            out.push(finding);
        }
    }
}
