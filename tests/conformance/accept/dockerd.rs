//! daemon.json given to `dockerd --validate`.

use std::process::Command;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::parallel;
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "dockerd --validate",
    files: &["daemon-json"],
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::find("deb/usr/sbin/dockerd")?).arg("--version")),
    twins: &[
        Twin { what: "an unknown key", spoil: |text| swap(text, "\"http-proxy\"", "\"httpProxy\"") },
        Twin { what: "a trailing comma", spoil: |text| swap(text, "\"\n  }", "\",\n  }") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (_folder, paths) = lay_out(given);
    let tree = tools::find("deb")?;
    // Without docker-proxy on the path every file is refused.
    let path = format!("{0}/usr/bin:{0}/usr/sbin:/usr/sbin:/usr/bin:/sbin:/bin", tree.display());
    Ok(parallel::map(&paths, |file| {
        let mut command = Command::new(tree.join("usr/sbin/dockerd"));
        let output = command.arg("--validate").arg("--config-file").arg(file).env("PATH", &path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() && said.contains("configuration OK") { Ok(()) } else { Err(said) }
    }))
}
