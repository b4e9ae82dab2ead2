//! `EnvironmentFile=` and `Environment=` give one variable two values: the file's counts.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP188",
    name: "file-beats-environment",
    cause: Cause::EnvPrecedence,
    title: both("`EnvironmentFile=` beats `Environment=`", "`EnvironmentFile=` 优先于 `Environment=`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Whatever their order in unit and drop-ins, variables of `EnvironmentFile=` override those of `Environment=`. Of several files \
         the last one counts. Change the value in the file, or put yours into a file that is read later.",
        "不管它们在单元和 drop-in 里的顺序如何，`EnvironmentFile=` 里的变量都会覆盖 `Environment=` 的；有多个文件时以最后读取的为准。\
         请直接改那个文件，或把你的值放进更后面读取的文件。",
    ),
    bad: &[example(
        Kind::Systemd,
        "[Service]\nEnvironmentFile=/etc/default/docker\n# that file has HTTPS_PROXY=http://proxy-a.corp.example:3128\nEnvironment=HTTPS_PROXY=http://proxy-b.corp.example:3128\n# docker still uses the old proxy\n",
    )],
    good: &[example(Kind::Systemd, "[Service]\nEnvironmentFile=/etc/default/docker\nEnvironment=HTTPS_PROXY=http://proxy-b.corp.example:3128\n")],
    sources: &[source::SYSTEMD_EXEC],
};

/// How people say that the other value counts.
const LOST: &[&str] = &["not apply", "n't apply", "still", "old ", "wins", "other value", "no effect", "not used", "n't used", "not take", "ignored", "不生效", "没有生效", "还是", "仍"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(file) = case.says("environmentfile=") else { return };
    let is_told = told::clauses(case).into_iter().any(|it| LOST.iter().any(|words| case.lower(it.at).contains(words)));
    if !is_told {
        return;
    }
    for setting in case.settings.iter().filter(|it| it.how == How::Unit && !it.value.is_empty()) {
        let lead = format!("{}=", setting.name);
        let is_other = |at: usize| {
            let rest = &case.text[at + lead.len()..];
            let value = &rest[..rest.find([' ', '\n', '"', '\'', ')']).unwrap_or(rest.len())];
            !value.is_empty() && value != setting.value && !setting.at.contains(Span::at(at))
        };
        if !case.text.match_indices(&lead).any(|(at, _)| is_other(at)) {
            continue;
        }
        out.push(
            Finding::error(
                setting.at,
                both("`EnvironmentFile=` gives `{name}` another value, which counts.", "`EnvironmentFile=` 给 `{name}` 的是另一个值，生效的是那个。").with("name", &setting.name),
            )
            .weight(97)
            .why(both("Files override `Environment=`, whatever the order.", "不管顺序如何，文件都会覆盖 `Environment=`。"))
            .todo(both(
                "Change it in `{file}`, or add an `EnvironmentFile=` that is read later; then `daemon-reload` and restart.",
                "在 `{file}` 里修改，或再加一个更后面读取的 `EnvironmentFile=`；然后 `daemon-reload` 并重启。",
            )
            .with("file", case.line(file).of(case.text).split(['=', ' ']).nth(1).unwrap_or_default().trim_start_matches('-'))),
        );
        return;
    }
}
