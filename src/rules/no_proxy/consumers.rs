//! Who reads a `NO_PROXY`: Go's programs alone, or whatever runs there.

use crate::base::Span;
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
        || case.says("* uses proxy env variable").is_some()
}

/// Where it is told that inner hosts are asked through the proxy all the same.
pub(super) fn tells_of_detour(case: &Case) -> Option<Span> {
    const DETOURS: &[&str] = &[
        "through the proxy", "through proxy", "via the proxy", "via proxy", "to the proxy", "over the proxy", "use the proxy", "uses the proxy",
        "using the proxy", "use proxy", "by the proxy", "not bypassed", "not bypass", "no_proxy is ignored", "no_proxy ignored", "ignores no_proxy",
        "ignore no_proxy", "proxy tunnel to", "还是走代理", "仍走代理", "仍然走代理", "也走代理", "照样走代理",
    ];
    case.says_any(DETOURS).filter(|at| !is_denied(case.lower(case.line(*at))))
}

/// Whether something is said not to take the way through the proxy.
pub(super) fn is_denied(said: &str) -> bool {
    let verbs = ["go ", "goes ", "going ", "sent ", "send ", "pass ", "use ", "using ", "run ", "routed ", "asked ", "through ", "via "];
    ["not ", "n't ", "never "].iter().any(|no| {
        said.match_indices(no).any(|(at, _)| verbs.iter().any(|verb| said[at + no.len()..].starts_with(verb)))
    }) && !["still", "anyway", "should not", "must not", "shouldn't"].iter().any(|it| said.contains(it))
}
