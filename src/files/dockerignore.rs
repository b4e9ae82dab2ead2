//! `.dockerignore`: what must not reach the builder, and what must.

use super::step::{good, undo_repo_file};
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{Have, QuestionId};
use crate::base::Clean;
use crate::plan::{Plan, Reason};
use crate::write::ignore::Patterns;
use crate::write::posix::{Word, one_line};

const HISTORY: [&str; 2] = [".git", "**/.git"];
const ENVIRONMENTS: [&str; 3] = ["**/.env", "**/.env.*", "**/.envrc"];
const LOGINS: [&str; 7] =
    ["**/.netrc", "**/_netrc", "**/.git-credentials", "**/.gitconfig", "**/.docker", "**/.npmrc", "**/.ssh"];
const KEYS: [&str; 2] = ["*.key", "*.pem"];
const NOISE: [&str; 7] = [".github", ".idea", ".vscode", "/bin", "Dockerfile", "Dockerfile.*", "**/*.dockerignore"];

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !QuestionId::Package.is_asked(&plan.answers) {
        return None;
    }
    let mut patterns = Patterns::default();
    let groups: [(&[&'static str], Reason); 5] = [
        (&HISTORY, Reason::IgnoreHistory),
        (&ENVIRONMENTS, Reason::IgnoreEnvironments),
        (&["!**/.env.example"], Reason::IgnoreEnvExample),
        (&LOGINS, Reason::IgnoreLogins),
        (&KEYS, Reason::IgnoreKeys),
    ];
    for (texts, reason) in groups {
        for text in texts {
            patterns = patterns.pattern(text, &reason.into());
        }
    }
    for text in NOISE {
        patterns = patterns.pattern(text, &Reason::IgnoreNoise.into());
    }
    if plan.answers.has(Have::Inspection) {
        patterns = patterns.except(&plan.answers.ca, &Reason::IgnoreNotCa.into());
    }
    Some(Artifact {
        target: "dockerignore",
        group: FileGroup::DockerBuild,
        path: ".dockerignore",
        place: Place { how: How::Whole, at: ".dockerignore" },
        lines: patterns.body().erase(),
        choice: None,
        apply: vec![Step::say("apply-repo-file").with("file", ".dockerignore"), Step::say("dockerignore-rival")],
        check: vec![Step::run("check-context", context_command(plan)).good(good("context"))],
        undo: vec![undo_repo_file(".dockerignore")],
    })
}

/// Lists what reaches the builder, with an image from the registry that serves the others too.
fn context_command(plan: &Plan) -> String {
    let recipe = Clean::of("FROM ").then(&plan.answers.registry.image(&Clean::of("busybox")));
    let recipe = recipe.then(&Clean::of("\\nCOPY . /c\\nRUN find /c\\n"));
    format!("printf {} | docker build --no-cache --progress=plain -f - .", one_line([Word::lit(recipe)]))
}
