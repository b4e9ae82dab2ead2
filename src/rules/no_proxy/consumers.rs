//! Who reads a `NO_PROXY`: Go's programs alone, or whatever runs there.

use crate::facts::{Case, Place, Setting};

/// Whether programs of every kind read it: it is handed to containers, builds or a runner.
pub(super) fn is_for_all(case: &Case, setting: &Setting) -> bool {
    match setting.place {
        Place::DockerClient | Place::Container | Place::BuildStep(_) | Place::BuildArgs | Place::Runner => true,
        _ => is_of_runner(case),
    }
}

/// Whether the text is about the runner of GitHub Actions.
pub(super) fn is_of_runner(case: &Case) -> bool {
    case.says_any(&["self-hosted runner", "actions-runner", "runner's .env", "runner .env"]).is_some()
}

/// Whether the paste runs a program that uses libcurl or is as strict as it.
pub(super) fn runs_curl(case: &Case) -> bool {
    case.commands().any(|it| it.words.iter().any(|word| matches!(word.value.as_str(), "curl" | "git" | "wget")))
}
