//! The programs of others that the tests read our files with: found on this machine, or passed over aloud.

use std::env;
use std::path::PathBuf;

/// Where programs lie that are not meant for a person's `PATH`.
const FURTHER: [&str; 2] = ["/lib/systemd", "/usr/lib/systemd"];

/// The program of that name; without it the reason is printed, and with `REAL_TOOLS=required` the test fails.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(FURTHER.map(PathBuf::from));
    let found = folders.map(|folder| folder.join(name)).find(|file| file.is_file());
    if found.is_none() {
        pass_over(&format!("{name} is not installed"));
    }
    found
}

/// Says what is passed over, or fails where `REAL_TOOLS=required` forbids it.
pub(crate) fn pass_over(reason: &str) {
    assert!(env::var_os("REAL_TOOLS").is_none_or(|wanted| wanted != "required"), "REAL_TOOLS=required, but {reason}");
    eprintln!("passed over: {reason}");
}
