//! `GoLand` and other IDEs from `JetBrains`: the text of the field for Go's environment.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, gopls_env};
use crate::ask::EditorProgram;
use crate::base::Clean;
use crate::plan::{Forward, Plan, Reason, Var};
use crate::text::Msg;
use crate::write::ide_field;
use crate::write::posix::{Word, one_line};

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let variables = gopls_env::variables(plan);
    if !plan.answers.uses_editor(EditorProgram::GoLand) || variables.is_empty() {
        return None;
    }
    let bindings: Vec<_> = variables.into_iter().map(|(name, value, _)| (name, value)).collect();
    let is_elsewhere = plan.forward.as_ref().is_some_and(Forward::is_from_environment);
    let reason = if is_elsewhere { Reason::GolandFieldLogin } else { Reason::GolandField };
    let mut apply = gopls_env::preparations(plan);
    apply.push(Step::say("goland-field"));
    let mut undo = vec![Step::say("undo-goland")];
    if !plan.go.is_empty() {
        apply.push(Step::run(
            "goland-sure",
            go_env(plan, "-w", |name, value| Clean::of(name).then(&Clean::of("=")).then(value)),
        ));
        undo.push(Step::run("undo-go-env", go_env(plan, "-u", |name, _| Clean::of(name))));
    }
    Some(Artifact {
        target: "goland",
        group: FileGroup::OtherEditor,
        path: "goland/environment.txt",
        place: Place { how: How::Field, at: "Settings → Go → Go Modules → Environment" },
        lines: ide_field::print(&bindings, &reason.into()).erase(),
        choice: Some(Msg::new("choice.goland")),
        apply,
        check: vec![Step::say("check-goland").good(good("goland"))],
        undo,
    })
}

fn go_env(plan: &Plan, flag: &'static str, word: fn(&'static str, &Clean) -> Clean) -> String {
    let settings = plan.go.iter().filter(|it| it.var != Var::GoAuth);
    let words = settings.map(|it| Word::lit(word(it.var.name(), &it.value)));
    one_line(["go", "env", flag].map(Word::lit).into_iter().chain(words))
}
