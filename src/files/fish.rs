//! The drop-in for fish.

use super::shell_env::{self, Own};
use super::{Artifact, FileGroup, How, Place, Step, proxy_login, sign_in};
use crate::ask::Shell;
use crate::plan::{Plan, Reason, Why};
use crate::write::fish::{Fish, Script};

const PATH: &str = "home/.config/fish/conf.d/goproxy-wizard.fish";
const AT: &str = "~/.config/fish/conf.d/goproxy-wizard.fish";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !shell_env::is_wanted(plan, Shell::Fish) {
        return None;
    }
    let mut apply = shell_env::preparations(plan, proxy_login::ask(plan));
    apply.push(Step::run("apply-file", format!("mkdir -p ~/.config/fish/conf.d && cp {PATH} {AT}")).with("file", AT));
    apply.push(Step::run("new-shell", "exec fish"));
    Some(Artifact {
        target: "fish",
        group: FileGroup::Shell,
        path: PATH,
        place: Place { how: How::Whole, at: AT },
        lines: shell_env::lines(plan, &OWN),
        choice: Some(crate::text::Msg::new("choice.shell")),
        apply,
        check: shell_env::unix_checks(plan),
        undo: [
            Step::run("undo-now", "goproxy_wizard_off"),
            Step::run("undo-file", format!("rm {AT}")).with("file", AT),
        ]
        .into_iter()
        .chain(sign_in::undo(plan))
        .chain(proxy_login::undo(plan))
        .collect(),
    })
}

const OWN: Own<Fish> = Own {
    goauth: "set -gx GOAUTH \"netrc;git $HOME\"",
    login,
    windows: Some(super::windows_host::fish),
    has_cases: true,
    is_block: false,
};

fn login(script: Script<Why>) -> Script<Why> {
    let file = Why::from(Reason::ProxyLoginFile);
    let read = Script::default().script("set -gx HTTPS_PROXY (cat $HOME/.config/goproxy-wizard/proxy-url)", &file);
    script
        .script("if test -r $HOME/.config/goproxy-wizard/proxy-url", &file)
        .nested(same_address(read))
        .script("end", &file)
}

/// The other names get what `HTTPS_PROXY` has.
pub(super) fn same_address(script: Script<Why>) -> Script<Why> {
    let lower = Why::from(Reason::LowerCase);
    script
        .script("set -gx HTTP_PROXY $HTTPS_PROXY", &Reason::HttpProxy.into())
        .script("set -gx https_proxy $HTTPS_PROXY", &lower)
        .script("set -gx http_proxy $HTTPS_PROXY", &lower)
}
