//! The block for PowerShell.

use super::shell_env::{self, BEGIN, END, Own};
use super::{Artifact, FileGroup, How, Place, Step, proxy_login};
use crate::ask::{Have, Shell};
use crate::door::Door;
use crate::plan::{Plan, Reason, Why};
use crate::text::Msg;
use crate::write::powershell::{PowerShell, Script};

const PATH: &str = "powershell/profile.ps1";
const AT: &str = "$PROFILE.CurrentUserAllHosts";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !shell_env::is_wanted(plan, Shell::PowerShell) {
        return None;
    }
    let mut apply: Vec<Step> = proxy_login::powershell(plan).into_iter().collect();
    if plan.answers.has(Have::Inspection) {
        apply.push(Step::run("trust-ca-windows", trust_ca(plan)).with("ca", plan.answers.ca.text()));
    }
    if !plan.logins.is_empty() {
        apply.push(Step::say("sign-in-windows"));
    }
    apply.push(Step::run("apply-block", apply_command()).with("file", AT));
    apply.push(Step::say("new-powershell"));
    Some(Artifact {
        target: "powershell",
        group: FileGroup::Shell,
        path: PATH,
        place: Place { how: How::Block, at: AT },
        lines: shell_env::lines(plan, &OWN),
        choice: Some(Msg::new("choice.shell")),
        apply,
        check: shell_env::checks(plan, "$env:GOTOOLCHAIN='local'; ", list(plan)),
        undo: [
            Step::run("undo-now", "goproxy_wizard_off"),
            Step::run("undo-block", format!("$f = {AT}; {}", without_block())).with("file", AT),
        ]
        .into_iter()
        .chain(proxy_login::undo_powershell(plan))
        .collect(),
    })
}

/// Prints the proxy's variables, a login in them masked.
fn list(plan: &Plan) -> &'static str {
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        "Get-ChildItem env: | Where-Object Name -Match _proxy | ForEach-Object { $_.Name + '=' + ($_.Value -replace '//[^/]*@', '//***@') }"
    } else {
        "Get-ChildItem env: | Where-Object Name -Match _proxy"
    }
}

/// For this user, without an administrator.
fn trust_ca(plan: &Plan) -> String {
    let ca = crate::write::powershell::quote(plan.answers.ca.text().as_str());
    format!("Import-Certificate -FilePath {ca} -CertStoreLocation Cert:\\CurrentUser\\Root")
}

fn apply_command() -> String {
    format!(
        "$f = {AT}; if (-not (Test-Path $f)) {{ New-Item -Force -ItemType File $f | Out-Null }}; {}; Get-Content -Raw {PATH} | Add-Content -NoNewline $f",
        without_block()
    )
}

/// Takes the block out; an empty profile reads as `$null`, hence the string.
fn without_block() -> String {
    format!(
        "$t = \"$(Get-Content -Raw $f)\"; Set-Content -NoNewline $f ($t -replace '(?s)# {BEGIN}.*?# {END}\\r?\\n?', '')"
    )
}

const OWN: Own<PowerShell> =
    Own { goauth: "$env:GOAUTH = \"netrc;git $HOME\"", login, windows: None, has_cases: false, is_block: true };

fn login(script: Script<Why>) -> Script<Why> {
    let file = Why::from(Reason::ProxyLoginFile);
    script
        .script("if (Test-Path \"$HOME/.config/goproxy-wizard/proxy-url\") {", &file)
        .script("  $env:HTTPS_PROXY = (Get-Content -Raw \"$HOME/.config/goproxy-wizard/proxy-url\").Trim()", &file)
        .script("  $env:HTTP_PROXY = $env:HTTPS_PROXY", &Reason::HttpProxy.into())
        .script("}", &file)
}
