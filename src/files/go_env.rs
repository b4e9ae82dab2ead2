//! `go env -w`: the alternative to exporting Go's own variables.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, sign_in};
use crate::ask::{GoSettings, QuestionId};
use crate::base::Clean;
use crate::plan::{Plan, Reason, Var};
use crate::text::Msg;
use crate::write::posix::{Script, Word, one_line};

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    let is_wanted = QuestionId::GoSettings.is_asked(a) && a.go_settings == GoSettings::GoEnv;
    if !is_wanted || (plan.go.is_empty() && !a.uses_goauth()) {
        return None;
    }
    let mut script = Script::default();
    let mut unset: Vec<Word> = ["go", "env", "-u"].map(Word::lit).to_vec();
    for setting in &plan.go {
        let assignment = Clean::of(setting.var.name()).then(&Clean::of("=")).then(&setting.value);
        script = script.run(["go".into(), "env".into(), "-w".into(), Word::lit(assignment)], &setting.why);
        unset.push(Word::lit(setting.var.name()));
    }
    if a.uses_goauth() {
        script = script.script("go env -w GOAUTH=\"netrc;git $HOME\"", &Reason::GoAuth.into());
        unset.push(Word::lit(Var::GoAuth.name()));
    }
    let mut apply = super::company_ca::trust_steps(plan);
    apply.extend(sign_in::steps(plan));
    apply.push(Step::run("apply-go-env", "sh go-env.sh"));
    let mut check = vec![
        Step::run("check-go-env-changed", "GOTOOLCHAIN=local go env -changed").good(good("go-env-changed")),
        Step::run("check-shadowed", shadowed(plan)).good(good("go-env-empty")),
    ];
    check.extend(sign_in::checks(plan));
    Some(Artifact {
        target: "go-env",
        group: FileGroup::Shell,
        path: "go-env.sh",
        place: Place { how: How::Terminal, at: "go-env.sh" },
        lines: script.body().erase(),
        choice: Some(Msg::new("choice.go-env")),
        apply,
        check,
        undo: std::iter::once(Step::run("undo-go-env", one_line(unset))).chain(sign_in::undo(plan)).collect(),
    })
}

/// Prints those variables of the environment that hide what was written.
fn shadowed(plan: &Plan) -> String {
    let written = plan.go.iter().map(|setting| setting.var.name());
    let names: Vec<_> = written.chain(plan.answers.uses_goauth().then_some(Var::GoAuth.name())).collect();
    format!("env | grep -E '^({})='", names.join("|"))
}
