//! The closed network's scripts (tests/lab): whether this machine can run them, and running them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::tools;

/// What a failed attempt has to say.
pub(super) type Attempt<T> = Result<T, String>;

/// The script of that name.
pub(super) fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lab").join(name)
}

/// Runs a script to its end.
pub(super) fn run<S: AsRef<OsStr>>(name: &str, args: &[S]) -> Attempt<()> {
    // What a script starts in the background must not hold the ends of our pipes.
    let output = Command::new(script(name)).args(args).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{name}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)))
}

/// Why there can be no closed network here.
pub(super) fn missing() -> Option<String> {
    if !is_root() {
        return Some("only root makes network namespaces and mounts".to_owned());
    }
    let programs =
        ["ip", "nsenter", "unshare", "git", "curl", "python3", "openssl", "dnsmasq", "squid", "tinyproxy", "htpasswd"];
    if let Some(reason) = programs.iter().find_map(|program| tools::system(program).err()) {
        return Some(reason);
    }
    let installed = ["go/bin/go", "deb/usr/sbin/dockerd", "deb/usr/bin/gopls", "base.tar"];
    if let Some(reason) = installed.iter().find_map(|path| tools::find(path).err()) {
        return Some(reason);
    }
    let mut probe = Command::new("unshare");
    probe.args(["--net", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "tmpfs", "/tmp"]);
    let is_allowed = probe.output().is_ok_and(|output| output.status.success());
    (!is_allowed).then(|| "this machine allows no namespaces of one's own".to_owned())
}

/// Why no Docker engine can be started here.
pub(super) fn missing_engine() -> Option<String> {
    let programs = ["iptables", "runc", "systemd", "systemctl"];
    if let Some(reason) = programs.iter().find_map(|program| tools::system(program).err()) {
        return Some(reason);
    }
    let places = ["/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/unified/cgroup.procs"];
    let has_groups = places.iter().any(|place| Path::new(place).exists());
    (!has_groups).then(|| "this machine has no control groups of version 2".to_owned())
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

const RUNS: &str = "goproxy-wizard-lab-";

/// The folder of this process's worlds; those of a process that is gone are taken down.
pub(super) fn runs() -> Attempt<PathBuf> {
    let all = std::env::temp_dir();
    for entry in fs::read_dir(&all).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(number) = name.to_str().and_then(|name| name.strip_prefix(RUNS)) else { continue };
        if !Path::new("/proc").join(number).exists() {
            for world in fs::read_dir(entry.path()).into_iter().flatten().flatten() {
                run("down", &[world.path()])?;
            }
            let _ = fs::remove_dir(entry.path());
        }
    }
    let own = all.join(format!("{RUNS}{}", std::process::id()));
    fs::create_dir_all(&own).map_err(|error| format!("{}: {error}", own.display()))?;
    Ok(own)
}

/// Users and passwords, from the file that the scripts read as well.
pub(super) struct Logins {
    /// Of the forward proxy.
    pub(super) proxy: (&'static str, &'static str),
    /// Of the company's servers.
    pub(super) company: (&'static str, &'static str),
}

/// The logins.
pub(super) fn logins() -> Logins {
    let lines: Vec<_> = include_str!("../../lab/logins").lines().collect();
    Logins { proxy: (lines[0], lines[1]), company: (lines[2], lines[3]) }
}
