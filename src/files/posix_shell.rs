//! The blocks for bash and zsh.

use super::shell_env::{self, Own};
use super::{Artifact, FileGroup, How, Place, Step, proxy_login};
use crate::ask::Shell;
use crate::plan::{Plan, Reason, Why};
use crate::write::posix::{Posix, Script, Word};

pub(super) fn bash(plan: &Plan) -> Option<Artifact> {
    make(plan, Shell::Bash, "bash", "home/.bashrc", "~/.bashrc")
}

pub(super) fn zsh(plan: &Plan) -> Option<Artifact> {
    make(plan, Shell::Zsh, "zsh", "home/.zshrc", "~/.zshrc")
}

fn make(plan: &Plan, shell: Shell, target: &'static str, path: &'static str, at: &'static str) -> Option<Artifact> {
    if !shell_env::is_wanted(plan, shell) {
        return None;
    }
    let mut apply = shell_env::preparations(plan, proxy_login::posix(plan));
    apply.push(Step::run("apply-block", apply_command(path, at)).with("file", at));
    apply.push(Step::run("new-shell", format!("exec {target}")));
    Some(Artifact {
        target,
        group: FileGroup::Shell,
        path,
        place: Place { how: How::Block, at },
        lines: shell_env::lines(plan, &OWN),
        choice: Some(crate::text::Msg::new("choice.shell")),
        apply,
        check: shell_env::unix_checks(plan),
        undo: vec![
            Step::run("undo-now", "goproxy_wizard_off"),
            Step::run("undo-block", undo_command(at)).with("file", at),
        ],
    })
}

/// Takes an earlier block out and puts the new one at the end: running it twice changes nothing. The file is written
/// in place, so that a link stays a link and its mode stays.
fn apply_command(path: &str, at: &str) -> String {
    let new = format!("touch \"$f\" && {{ {WITHOUT_BLOCK} && cat {path}; }}");
    format!("f={at}; (umask 077; {new} > \"$f.new\") && {IN_PLACE}")
}

/// Takes the block out of a file.
pub(super) fn undo_command(at: &str) -> String {
    format!("f={at}; (umask 077; {WITHOUT_BLOCK} > \"$f.new\") && {IN_PLACE}")
}

/// `cp` writes into the file that a link leads to, and leaves its mode.
const IN_PLACE: &str = "cp \"$f.new\" \"$f\" && rm \"$f.new\"";

/// Prints the file without its block. A block whose end was taken away by hand is left alone, with all that follows.
pub(super) const WITHOUT_BLOCK: &str = "awk '/^# --- goproxy-wizard begin ---$/ { if (on) print b; b = $0; on = 1; next } on { b = b \"\\n\" $0; if (/^# --- goproxy-wizard end ---$/) on = 0; next } { print } END { if (on) print b }' \"$f\"";

const OWN: Own<Posix> = Own {
    goauth: "export GOAUTH=\"netrc;git $HOME\"",
    login,
    windows: Some(super::windows_host::posix),
    has_cases: true,
    is_block: true,
};

fn login(script: Script<Why>) -> Script<Why> {
    let file = Word::var("HOME").and_lit("/.config/goproxy-wizard/proxy-url");
    let login = Why::from(Reason::ProxyLoginFile);
    let read = Script::default()
        .script("HTTPS_PROXY=$(cat \"$HOME/.config/goproxy-wizard/proxy-url\")", &login)
        .script("export HTTPS_PROXY", &Reason::HttpsProxy.into());
    script
        .run(["if".into(), "test".into(), "-r".into(), file, Word::script("; then")], &login)
        .nested(same_address(read))
        .script("fi", &login)
}

/// The other names get what `HTTPS_PROXY` has.
pub(super) fn same_address(script: Script<Why>) -> Script<Why> {
    let (same, lower) = (Word::var("HTTPS_PROXY"), Why::from(Reason::LowerCase));
    script
        .export_word("HTTP_PROXY", &same, &Reason::HttpProxy.into())
        .export_word("https_proxy", &same, &lower)
        .export_word("http_proxy", &same, &lower)
}

#[cfg(test)]
mod tests {
    use super::super::shell_env::{BEGIN, END};
    use super::*;

    #[test]
    fn takes_out_what_is_between_our_markers() {
        for marker in [BEGIN, END] {
            assert!(WITHOUT_BLOCK.contains(&format!("/^# {marker}$/")));
        }
    }
}
