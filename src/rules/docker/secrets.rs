//! What rules about secrets in images have in common: which names and words are secrets, and how a step gets them safely.

use super::stages::{self, Asks};
use crate::base::Span;
use crate::read::dockerfile::{Dockerfile, Instruction};
use crate::rules::Edit;

/// The mount by which a step gets a login without leaving it behind.
pub(super) const NETRC_MOUNT: &str = "--mount=type=secret,id=netrc,target=/root/.netrc,required=true";

/// So many findings of a rule come with a fix: each looks at the rest of its stage.
pub(super) const FIXED: usize = 20;

/// Whether a name says that its value is a secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    let is_about = ["_FILE", "_PATH", "_DIR", "_URL", "_HOST", "_ID", "_NAME", "_USER", "_TYPE"];
    if is_about.iter().any(|end| name.ends_with(end)) {
        return false;
    }
    let parts: Vec<_> = name.split(['_', '-']).collect();
    let is_word = |word: &str| parts.contains(&word);
    ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "PAT", "PWD", "CREDENTIALS", "APIKEY", "GHTOKEN"]
        .iter()
        .any(|word| is_word(word))
        || ["PRIVATE_KEY", "SSH_KEY", "DEPLOY_KEY", "API_KEY", "ACCESS_KEY", "RSA_KEY", "ID_RSA"]
            .iter()
            .any(|words| name.contains(words))
        || name.ends_with("TOKEN")
        || name.ends_with("PASSWORD")
        || name.starts_with("SSH_PRV")
}

/// Where an address with a login that is more than a user's name stands: `https://user:password@` or `https://$TOKEN@`.
pub(super) fn login_in_address(text: &str, within: Span) -> Option<Span> {
    let part = within.of(text);
    for (at, _) in part.match_indices("://") {
        let rest = &part[at + 3..];
        let end = rest.find(['/', ' ', '\t', '\n', '"', '\'', ',', '|']).unwrap_or(rest.len());
        let Some(login) = rest[..end].rfind('@').map(|it| &rest[..it]) else { continue };
        let password = login.split_once(':').map(|(_, password)| password);
        let is_reference = login.contains('$');
        if is_reference || password.is_some_and(|it| !it.is_empty()) || login.len() >= 20 {
            let start = within.start + at + 3;
            return Some(Span::new(start, start + login.len() + 1));
        }
    }
    None
}

/// Whether a step writes a login to where the layer keeps it, and the words that do.
pub(super) fn writes_login(text: &str, it: &Instruction) -> Option<Span> {
    let rest = it.rest.of(text);
    let lower = rest.to_ascii_lowercase();
    let at = |words: &str| lower.find(words).map(|at| Span::new(it.rest.start + at, it.rest.start + at + words.len()));
    // By the environment, `GIT_CONFIG_KEY_0` and its kin, nothing is written.
    let takes_address = (lower.contains("insteadof") && lower.contains("git config"))
        || ["git clone", "go env -w"].iter().any(|words| lower.contains(words));
    if let Some(found) = login_in_address(text, it.rest).filter(|_| takes_address) {
        return Some(found);
    }
    if lower.contains("extraheader") && lower.contains("authorization") {
        return at("extraheader");
    }
    let writes = rest.contains('>') || lower.contains("tee ") || lower.contains("cp ");
    let is_mounted = |file: &str| it.flags.iter().any(|flag| flag.name == "mount" && flag.value.contains(file));
    let files = [".netrc", "_netrc", ".git-credentials", "id_rsa", "id_ed25519", "id_ecdsa"];
    // Other settings hold a login only if something of the kind is written into them.
    let with_login = [".npmrc", ".pypirc", "pip.conf", ".yarnrc", "nuget.config", ".docker/config.json", "auth.json", "goauth"];
    let is_login = ["_authtoken", "_auth=", "_password", "token", "://"].iter().any(|it| lower.contains(it)) && rest.contains('$');
    for file in files.into_iter().chain(with_login.into_iter().filter(|_| is_login)) {
        let is_gone = lower.contains("rm ") && !lower.contains('$');
        if writes && !is_mounted(file) && !is_gone {
            // Only what is written to, not a test for the file.
            let written = at(file).filter(|span| is_target(&lower, span.start - it.rest.start));
            if written.is_some() {
                return written;
            }
        }
    }
    None
}

/// Whether the word that stands here is written to.
fn is_target(line: &str, at: usize) -> bool {
    let before = &line[..at];
    let word = before.rfind([' ', '\t', '>', '"']).map_or(0, |it| it + 1);
    let lead = before[..word].trim_end_matches(['"', ' ', '\t']);
    lead.ends_with('>') || lead.ends_with("tee") || lead.ends_with("-a") || lead.contains("cp ")
}

/// Whether all that a step does is to write a login.
pub(super) fn does_nothing_else(text: &str, it: &Instruction) -> bool {
    let rest = it.rest.of(text);
    let pieces = rest.split("&&").flat_map(|it| it.split(';'));
    pieces.map(|it| it.trim().trim_start_matches('\\').trim()).filter(|it| !it.is_empty()).all(|it| {
        let is_write = (it.starts_with("echo") || it.starts_with("printf")) && it.contains("netrc");
        is_write || it.starts_with("git config") || it.starts_with("chmod") || it.starts_with("umask")
    })
}

/// The edits that take an instruction out and mount a netrc into the downloads below it; nothing if none is there.
pub(super) fn mount_instead(text: &str, file: &Dockerfile, at: usize) -> Option<Vec<Edit>> {
    let it = &file.instructions[at];
    let below = || stages::below(file, at).iter().filter(|step| step.name == "RUN");
    let is_surely = below().any(|step| stages::step_asks(step) == Some(Asks::Surely));
    let wanted = if is_surely { Asks::Surely } else { Asks::Maybe };
    let steps: Vec<_> = below().filter(|step| stages::step_asks(step) >= Some(wanted)).collect();
    if steps.is_empty() {
        return None;
    }
    let mut edits = vec![Edit::delete(stages::whole_line(text, it))];
    let own = it.stage.map_or(0..file.instructions.len(), |stage| stages::range(file, stage));
    for arg in file.instructions[own.start..at].iter().filter(|arg| arg.name == "ARG") {
        let [pair] = arg.pairs.as_slice() else { continue };
        let name = pair.name.of(text);
        let mut others = own.clone().filter(|other| *other != at).map(|other| &file.instructions[other]);
        let is_elsewhere = others.any(|step| stages::refers(text, step, name).is_some());
        if stages::refers(text, it, name).is_some() && !is_elsewhere {
            edits.push(Edit::delete(stages::whole_line(text, arg)));
        }
    }
    edits.extend(steps.iter().map(|step| Edit::insert(step.rest.start, format!("{NETRC_MOUNT} "))));
    Some(edits)
}
