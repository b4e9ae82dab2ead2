//! How a machine comes to trust the CA of an inspecting proxy: its system store, which go, git, curl and Docker read.

use super::Step;
use super::step::good;
use crate::ask::Have;
use crate::door::Door;
use crate::plan::Plan;
use crate::write::posix::{Word, one_line};

/// The steps before anything else, on Debian and its kin; the words name the others.
pub(super) fn trust_steps(plan: &Plan) -> Vec<Step> {
    if !plan.answers.has(Have::Inspection) {
        return Vec::new();
    }
    let ca = plan.answers.ca.text();
    let copy = one_line([
        "sudo".into(),
        "cp".into(),
        Word::lit(ca.clone()),
        "/usr/local/share/ca-certificates/corp-ca.crt".into(),
    ]);
    let check = "openssl s_client -connect proxy.golang.org:443 -servername proxy.golang.org </dev/null 2>/dev/null | openssl x509 -noout -issuer";
    let check = match &plan.forward {
        Some(forward) => {
            check.replacen("s_client", &format!("s_client -proxy {}", one_line([Word::lit(authority(forward))])), 1)
        }
        None => check.to_owned(),
    };
    vec![
        Step::run("trust-ca", format!("{copy} && sudo update-ca-certificates")).with("ca", ca),
        Step::run("see-issuer", check).good(good("issuer")),
    ]
}

/// Takes that trust back; more than one file may say so.
pub(super) fn undo() -> Step {
    let rm = "sudo rm -f /usr/local/share/ca-certificates/corp-ca.crt && sudo update-ca-certificates";
    Step::run("undo-trust-ca", rm)
}

/// The same on Windows, where only the certificate store's own window tells two certificates apart.
pub(super) fn undo_windows() -> Step {
    Step::say("undo-trust-ca-windows")
}

fn authority(forward: &crate::plan::Forward) -> crate::base::Clean {
    crate::base::Clean::new(forward.proxy.authority()).unwrap_or_else(|_| crate::base::Clean::of(""))
}
