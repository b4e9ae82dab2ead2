//! Drop-ins given to `systemd-analyze verify`, and read back from a systemd that tests its units.

use std::process::Command;

use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::Plan;

use super::judge::{Given, Judge, Twin, Verdict, swap};
use crate::systemd_manager::{Units, values};
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "systemd",
    files: &["drop-in", "podman-service", "containerd"],
    most: (usize::MAX, usize::MAX),
    version: || {
        Units::with(&["[Service]\n"]).read().ok_or("no systemd tests units here")?;
        tools::version(Command::new(tools::system("systemd-analyze")?).arg("--version"))
    },
    twins: &[
        Twin { what: "a percent sign for itself", spoil: |text| swap(text, "NO_PROXY=", "NO_PROXY=%40,") },
        // systemd says nothing about this one: only the value tells.
        Twin { what: "a percent sign for a folder", spoil: |text| swap(text, "NO_PROXY=", "NO_PROXY=%C3,") },
        Twin { what: "a variable of another section", spoil: |text| swap(text, "[Service]", "[Unit]") },
        Twin { what: "no quotes around a blank", spoil: |text| swap(text, "=\"NO_PROXY=", "=NO_PROXY=a b\"") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let texts: Vec<_> = given.iter().map(|it| it.text.as_str()).collect();
    let units = Units::with(&texts);
    let complaints = units.complaints().ok_or("systemd-analyze is not installed")?;
    let read = units.read().ok_or("systemd does not test units here")?;
    let verdict = |((given, complaint), about): ((&Given, &String), &Vec<String>)| {
        if !complaint.is_empty() {
            return Err(complaint.clone());
        }
        let (expected, got) = (expected(&given.plan), values(about, "Environment"));
        if got == expected { Ok(()) } else { Err(format!("{got:?} instead of {expected:?}")) }
    };
    Ok(given.iter().zip(&complaints).zip(&read).map(verdict).collect())
}

fn expected(plan: &Plan) -> Vec<String> {
    let forward = plan.forward.as_ref().expect("the file is written for a proxy");
    let (address, direct) = (forward.proxy.text(), format!("NO_PROXY={}", forward.no_proxy_for_go()));
    let own = [format!("HTTP_PROXY={address}"), format!("HTTPS_PROXY={address}"), direct];
    if forward.has_login { own[2..].to_vec() } else { own.to_vec() }
}
