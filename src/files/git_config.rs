//! git's own settings, in a file that `~/.gitconfig` includes.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca};
use crate::ask::{GitSettings, QuestionId};
use crate::door::Door;
use crate::plan::git::{self, GitSetting};
use crate::plan::{Plan, SignIn};
use crate::text::Msg;
use crate::write::git_config::Sections;
use crate::write::posix::{Word, one_line};

const AT: &str = "~/.config/goproxy-wizard/gitconfig";
const PATH: &str = "home/.config/goproxy-wizard/gitconfig";

/// Git's settings, where they are kept in this form.
pub(super) fn settings(plan: &Plan, form: GitSettings) -> Option<Vec<GitSetting>> {
    let is_wanted = QuestionId::GitSettings.is_asked(&plan.answers) && plan.answers.git_settings == form;
    let settings = if is_wanted { git::settings(plan) } else { Vec::new() };
    (!settings.is_empty()).then_some(settings)
}

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let settings = settings(plan, GitSettings::File)?;
    let mut file = Sections::default();
    for it in &settings {
        file = file.section(it.section, it.of.as_ref(), &it.why).entry(it.key, &it.value, &it.why);
    }
    let install = format!("mkdir -p ~/.config/goproxy-wizard && cp {PATH} {AT}");
    let mut apply = company_ca::trust_steps(plan);
    apply.push(Step::run("apply-file", install).with("file", AT));
    // The last word is a pattern for the value: an earlier entry of ours is replaced, others stay.
    let include = format!("git config --global --replace-all include.path {AT} goproxy-wizard");
    apply.push(Step::run("include-git-config", include));
    Some(Artifact {
        target: "git-config",
        group: FileGroup::Git,
        path: PATH,
        place: Place { how: How::Whole, at: AT },
        lines: file.body().erase(),
        choice: Some(Msg::new("choice.git-config")),
        apply,
        check: checks(plan),
        undo: vec![
            Step::run("exclude-git-config", "git config --global --unset-all include.path goproxy-wizard"),
            Step::run("undo-file", format!("rm {AT}")).with("file", AT),
        ],
    })
}

/// What git says it will do, without doing it.
pub(super) fn checks(plan: &Plan) -> Vec<Step> {
    let mut out = Vec::new();
    if let Some(forward) = plan.forward.as_ref().filter(|forward| !forward.is_from_environment()) {
        let step = Step::run("check-git-proxy", "git config --get-urlmatch http.proxy https://github.com/");
        out.push(step.good(good("value").with("value", forward.proxy.text())));
    }
    let ssh = plan.logins.iter().find(|login| login.sign_in == SignIn::Ssh);
    if let Some(host) = ssh.and_then(|login| login.machines.first()) {
        let address = Word::lit("https://").and_lit(host.clone()).and_lit("/team/repo.git");
        let command = one_line(["git".into(), "ls-remote".into(), "--get-url".into(), address]);
        let step = Step::run("check-instead-of", command);
        out.push(step.good(good("value").with("value", format!("ssh://git@{host}/team/repo.git"))));
    }
    out
}
