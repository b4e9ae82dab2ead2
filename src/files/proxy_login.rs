//! How user and password of the forward proxy come onto a machine without standing in any file of ours.

use super::Step;
use crate::plan::Plan;
use crate::write::{posix, powershell};

/// Asks for both, percent-encodes every byte (go drops an address with a stray `%` in silence), and writes the file
/// without a line end, which `--secret …,env=` would keep. In every shell but PowerShell.
pub(super) fn ask(plan: &Plan) -> Option<Step> {
    let address = address(plan)?;
    let words = format!(
        "umask 077; mkdir -p ~/.config/goproxy-wizard; rm -f ~/.config/goproxy-wizard/proxy-url; enc() {{ printf %s \"$1\" | od -An -v -tx1 | tr -d '[:space:]' | sed 's/../%&/g'; }}; printf 'User: '; IFS= read -r u; stty -echo; printf 'Password: '; IFS= read -r p; stty echo; echo; printf '%s://%s:%s@%s' {} \"$(enc \"$u\")\" \"$(enc \"$p\")\" {} > ~/.config/goproxy-wizard/proxy-url",
        posix::one_line([posix::Word::lit(address.0)]),
        posix::one_line([posix::Word::lit(address.1)]),
    );
    Some(Step::run("proxy-login", posix::in_sh(&words)))
}

/// The same for PowerShell.
pub(super) fn powershell(plan: &Plan) -> Option<Step> {
    let address = address(plan)?;
    let words = format!(
        "$c = Get-Credential; New-Item -Force -ItemType Directory \"$HOME/.config/goproxy-wizard\" | Out-Null; Set-Content -NoNewline \"$HOME/.config/goproxy-wizard/proxy-url\" ({} + '://' + [uri]::EscapeDataString($c.UserName) + ':' + [uri]::EscapeDataString($c.GetNetworkCredential().Password) + '@' + {})",
        powershell::quote(address.0.as_str()),
        powershell::quote(address.1.as_str()),
    );
    Some(Step::run("proxy-login-windows", words))
}

/// Masks the login in what a command prints; nothing where there is none. The file holds no `/` but those before the
/// login.
pub(super) fn mask(plan: &Plan) -> &'static str {
    if has_login(plan) { " | sed 's,//[^/]*@,//***@,g'" } else { "" }
}

/// Takes the file away again, in every shell but PowerShell. Several files say so, and it is gone after the first.
pub(super) fn undo(plan: &Plan) -> Option<Step> {
    has_login(plan).then(|| Step::run("undo-proxy-login", "rm -f ~/.config/goproxy-wizard/proxy-url"))
}

/// The same for PowerShell.
pub(super) fn undo_powershell(plan: &Plan) -> Option<Step> {
    has_login(plan).then(|| {
        Step::run(
            "undo-proxy-login",
            "Remove-Item -ErrorAction SilentlyContinue \"$HOME/.config/goproxy-wizard/proxy-url\"",
        )
    })
}

fn has_login(plan: &Plan) -> bool {
    plan.forward.as_ref().is_some_and(|forward| forward.has_login)
}

fn address(plan: &Plan) -> Option<(crate::base::Clean, crate::base::Clean)> {
    let forward = plan.forward.as_ref().filter(|forward| forward.has_login)?;
    let clean = |text: &str| crate::base::Clean::new(text).ok();
    Some((clean(forward.proxy.scheme())?, clean(forward.proxy.authority())?))
}
