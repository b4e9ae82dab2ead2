//! Tokens that show by their first letters what they are.

use super::value::looks_secret;
use crate::base::Span;

/// What a token begins with, and how many characters must follow at least.
const KINDS: &[(&str, usize)] = &[
    // GitHub.
    ("ghp_", 10),
    ("gho_", 10),
    ("ghu_", 10),
    ("ghs_", 10),
    ("ghr_", 10),
    ("github_pat_", 10),
    // GitLab.
    ("glpat-", 8),
    ("gldt-", 8),
    ("glrt-", 8),
    ("glrtr-", 8),
    ("glptt-", 8),
    ("glcbt-", 8),
    ("glft-", 8),
    ("glsoat-", 8),
    ("glimt-", 8),
    ("gloas-", 8),
    ("glagent-", 8),
    // Docker Hub.
    ("dckr_pat_", 10),
    ("dckr_oat_", 10),
    // Slack.
    ("xoxa-", 8),
    ("xoxb-", 8),
    ("xoxe-", 8),
    ("xoxo-", 8),
    ("xoxp-", 8),
    ("xoxr-", 8),
    ("xoxs-", 8),
    ("xapp-", 8),
    // Registries of packages.
    ("npm_", 30),
    ("pypi-", 16),
    ("rubygems_", 20),
    ("hf_", 20),
    // Clouds and others.
    ("AKIA", 16),
    ("ASIA", 16),
    ("AIza", 30),
    ("ya29.", 16),
    ("AKCp", 20),
    ("cmVmdGtu", 20),
    ("ATATT3", 20),
    ("dop_v1_", 16),
    ("hvs.", 16),
    ("sk-", 20),
];

/// Where such tokens stand, without what they begin with.
pub(super) fn shown(text: &str, out: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let mut start = 0;
    while start < bytes.len() {
        let length = bytes[start..].iter().take_while(|byte| is_inner(byte)).count();
        if let Some(secret) = token(&text[start..start + length]) {
            out.push(secret.shifted(start));
        }
        start += length.max(1);
        // Further into a character that is no ASCII there is none of these letters.
        while !text.is_char_boundary(start) {
            start += 1;
        }
    }
}

/// The secret part of a word that is a token, or that ends with one.
fn token(word: &str) -> Option<Span> {
    // Behind an escape, as in `\nghp_…`, and behind what is put before it, as in `-pghp_…`.
    for skip in [0, 1, 2].into_iter().filter(|skip| *skip < word.len()) {
        let rest = &word[skip..];
        for (begin, least) in KINDS {
            let Some(tail) = rest.strip_prefix(begin) else { continue };
            let tail = if begin.ends_with('.') { tail } else { tail.split('.').next().unwrap_or_default() };
            let is_long = tail.len() >= *least;
            let is_random = *least < 12 || looks_secret(tail, *least);
            // `npm_config_…` is a variable.
            if is_long && is_random && !(*begin == "npm_" && tail.contains('_')) {
                let from = skip + begin.len();
                return Some(Span::new(from, from + tail.len()));
            }
        }
        // A JSON Web Token: a header and claims, each a JSON object in base64.
        if rest.starts_with("eyJ") && rest.split('.').count() >= 2 && rest.len() >= 20 {
            return Some(Span::new(skip + 3, word.len()));
        }
    }
    None
}
