//! git's own settings in the environment of one shell, job or container: nothing of them stays behind.

use super::git_config::{checks, settings};
use super::{Artifact, FileGroup, How, Place, Step, company_ca};
use crate::ask::GitSettings;
use crate::base::Clean;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::posix::{Script, Word};

const PATH: &str = "git-env.sh";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let settings = settings(plan, GitSettings::Environment)?;
    let number = |n: usize| Clean::new(n.to_string()).unwrap_or_else(|_| Clean::of("0"));
    let export = |words: Vec<Word>| std::iter::once(Word::from("export")).chain(words);
    let count = Word::lit(Clean::of("GIT_CONFIG_COUNT=").then(&number(settings.len())));
    let mut script = Script::default().run(export(vec![count]), &Reason::GitCount.into());
    for (i, it) in settings.iter().enumerate() {
        let pair = |name: &'static str, value: &Clean| {
            Word::lit(Clean::join([&Clean::of(name), &number(i), &Clean::of("="), value], ""))
        };
        let words = vec![pair("GIT_CONFIG_KEY_", &it.name()), pair("GIT_CONFIG_VALUE_", &it.value)];
        script = script.run(export(words), &it.why);
    }
    let mut apply = company_ca::trust_steps(plan);
    apply.push(Step::run("apply-git-env", format!(". ./{PATH}")));
    Some(Artifact {
        target: "git-env",
        group: FileGroup::Git,
        path: PATH,
        place: Place { how: How::Terminal, at: PATH },
        lines: script.body().erase(),
        choice: Some(Msg::new("choice.git-env")),
        apply,
        check: checks(plan),
        undo: vec![Step::run("undo-git-env", "unset GIT_CONFIG_COUNT")],
    })
}
