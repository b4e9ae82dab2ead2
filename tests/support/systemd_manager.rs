//! systemd itself reading drop-ins: a manager that only tests its units prints what it understood.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::process::Command;

use crate::folder::Folder;
use crate::foreign;

/// Services `docker-0`, `docker-1`, …, each with its drop-in, and a target that wants them all.
pub(crate) struct Units {
    folder: Folder,
    count: usize,
}

impl Units {
    /// In a folder that every user can read.
    pub(crate) fn with(drop_ins: &[&str]) -> Self {
        let folder = Folder::new();
        let mut wants = String::new();
        for (i, drop_in) in drop_ins.iter().enumerate() {
            let service = format!("docker-{i}.service");
            folder.write(format!("units/{service}"), "[Service]\nExecStart=/bin/true\n");
            folder.write(format!("units/{service}.d/http-proxy.conf"), drop_in);
            fs::set_permissions(folder.join(format!("units/{service}.d")), fs::Permissions::from_mode(0o755)).unwrap();
            wants.extend(["Wants=", &service, "\n"]);
        }
        folder.write("units/all.target", &format!("[Unit]\n{wants}"));
        fs::create_dir(folder.join("run")).unwrap();
        for (path, mode) in [("", 0o755), ("units", 0o755), ("run", 0o777)] {
            fs::set_permissions(folder.join(path), fs::Permissions::from_mode(mode)).unwrap();
        }
        Self { folder, count: drop_ins.len() }
    }

    /// What `systemd-analyze verify` says about each service; its exit status is 0 whatever it says.
    pub(crate) fn complaints(&self) -> Option<Vec<String>> {
        let program = foreign::program("systemd-analyze")?;
        let files = (0..self.count).map(|i| self.folder.join(format!("units/docker-{i}.service")));
        let output = Command::new(program).args(["verify", "--man=no"]).args(files).output().unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let about = |name: String| text.lines().filter(|line| line.contains(&name)).collect::<Vec<_>>().join("\n");
        let mut out: Vec<_> = (0..self.count).map(|i| about(format!("docker-{i}.service"))).collect();
        if let Some(line) = text.lines().find(|line| !line.contains("docker-")) {
            for it in &mut out {
                it.push_str(line);
            }
        }
        Some(out)
    }

    /// systemd's user manager refuses root; root runs it as nobody.
    fn manager(&self) -> Option<Command> {
        let program = foreign::program("systemd")?;
        let is_root = fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0);
        let mut command = if is_root {
            let mut command = Command::new(foreign::program("setpriv")?);
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        let run = self.folder.join("run");
        command.args(["--user", "--test", "--unit=all.target"]).env_clear().env("HOME", &run);
        command.env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8").env("XDG_RUNTIME_DIR", &run);
        // The colon keeps systemd's own folders in the search.
        command.env("SYSTEMD_UNIT_PATH", format!("{}:", self.folder.join("units").display()));
        Some(command)
    }

    /// What systemd prints about each service, or `None` where it can't be asked.
    pub(crate) fn read(&self) -> Option<Vec<Vec<String>>> {
        let output = self.manager()?.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<_> = text.lines().collect();
        let all: Option<_> = (0..self.count).map(|i| about(&lines, &format!("-> Unit docker-{i}.service:"))).collect();
        if all.is_none() {
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            foreign::pass_over(&format!("systemd does not test units here: {errors}"));
            return None;
        }
        all
    }
}

/// The lines below a heading, without the indent of the first level.
fn about(lines: &[&str], heading: &str) -> Option<Vec<String>> {
    let start = lines.iter().position(|line| line.trim() == heading)?;
    let own = lines[start + 1..].iter().take_while(|line| !line.trim().starts_with("-> Unit "));
    Some(own.map(|line| line.trim_start_matches('\t').to_owned()).collect())
}

/// The values of a key, in order.
pub(crate) fn values<'a>(about: &'a [String], key: &str) -> Vec<&'a str> {
    about.iter().filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ")).collect()
}
