//! Which secrets a paste refers to, and what failed for want of one; no rule by itself.

use crate::base::Span;
use crate::facts::Case;

/// The names behind `secrets.`, each with its place, apart from the job's own token.
pub(super) fn named<'t>(case: &'t Case) -> impl Iterator<Item = (&'t str, Span)> {
    case.text.match_indices("secrets.").filter_map(|(at, words)| {
        let rest = &case.text[at + words.len()..];
        let length = rest.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'_').unwrap_or(rest.len());
        let name = &rest[..length];
        let is_own = name.eq_ignore_ascii_case("GITHUB_TOKEN") || name.is_empty() || name == "inherit";
        (!is_own).then(|| (name, Span::new(at, at + words.len() + length)))
    })
}

/// The job's own token: `secrets.GITHUB_TOKEN`, `github.token`.
pub(super) fn own_token(case: &Case) -> Option<Span> {
    let said = case.says_any(&["secrets.github_token", "github.token }}", "github.token}}"]);
    said.or_else(|| case.mentions("github_token"))
}

/// What forges and git say where a login is missing, empty or not enough.
pub(super) fn refused(case: &Case) -> Option<Span> {
    case.says_any(&[
        "authentication failed",
        "could not read username",
        "could not read password",
        "terminal prompts disabled",
        "repository not found",
        "invalid username or",
        "bad credentials",
        "error: 403",
        "error: 401",
        "401 unauthorized",
        "403 forbidden",
        "http basic: access denied",
        "permission denied (publickey)",
        "authentication required",
        "access denied",
        "not authorized",
        "unauthorized",
    ])
}

/// Whether the paste is about CI at all.
pub(super) fn is_ci(case: &Case) -> bool {
    case.of_kind(crate::read::Kind::Workflow).next().is_some()
        || case.of_kind(crate::read::Kind::GitlabCi).next().is_some()
        || case
            .says_any(&[
                "github actions",
                "secrets.",
                "/home/runner/",
                "/github/workspace",
                "[command]/usr/bin/git",
                "actions/checkout",
                "##[error]",
                "run actions/",
                "gitlab ci",
                "gitea actions",
                "dependabot",
                "pull request",
                "pull_request",
            ])
            .is_some()
}
