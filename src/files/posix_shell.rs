//! The blocks for bash and zsh.

use super::shell_env::{self, Own};
use super::{Artifact, FileGroup, How, Place, Step, block_steps, proxy_login, sign_in};
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
    let mut apply = shell_env::preparations(plan, proxy_login::ask(plan));
    apply.push(Step::run("apply-block", block_steps::apply(path, at)).with("file", at));
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
        undo: [
            Step::run("undo-now", "goproxy_wizard_off"),
            Step::run("undo-block", block_steps::undo(at)).with("file", at),
        ]
        .into_iter()
        .chain(sign_in::undo(plan))
        .chain(proxy_login::undo(plan))
        .collect(),
    })
}

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
