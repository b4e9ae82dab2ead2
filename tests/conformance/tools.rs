//! The programs: those that scripts/conformance-tools has put into its folder, and those of the system. Knows no file.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The folder of all tools: `$CONFORMANCE_TOOLS`, or the place in the cache where the script puts them.
pub(crate) fn folder() -> PathBuf {
    let named = |name| env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    let home = || named("HOME").unwrap_or_default().join(".cache");
    let cache = || named("XDG_CACHE_HOME").unwrap_or_else(home).join("goproxy-wizard");
    named("CONFORMANCE_TOOLS")
        .unwrap_or_else(|| named("GOPROXY_WIZARD_CACHE").unwrap_or_else(cache).join("conformance"))
}

/// The file at this path below that folder, or why it is not there.
pub(crate) fn find(path: &str) -> Result<PathBuf, String> {
    let file = folder().join(path);
    if file.exists() { Ok(file) } else { Err(format!("{} is not installed", file_name(path))) }
}

/// A file of a Python package.
pub(crate) fn packages(path: &str) -> Result<PathBuf, String> {
    let folders = fs::read_dir(folder().join("py/lib")).into_iter().flatten().flatten();
    let found = folders.map(|it| it.path().join("site-packages").join(path)).find(|it| it.exists());
    found.ok_or_else(|| format!("{} is not installed", file_name(path)))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A program of the system, or why there is none.
pub(crate) fn system(name: &str) -> Result<PathBuf, String> {
    const FURTHER: [&str; 4] = ["/usr/sbin", "/sbin", "/lib/systemd", "/usr/lib/systemd"];
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(FURTHER.map(PathBuf::from));
    let found = folders.map(|folder| folder.join(name)).find(|file| file.is_file());
    found.ok_or_else(|| format!("{name} is not installed"))
}

/// Whether one may make namespaces for network and mounts here, or why not.
pub(crate) fn namespaces() -> Result<(), String> {
    let mut command = Command::new(system("unshare")?);
    let output = command.args(["--net", "--mount", "--propagation", "private", "true"]).output().unwrap();
    if output.status.success() { Ok(()) } else { Err("it wants namespaces, which only root may make".to_owned()) }
}

/// The first thing that looks like a version in what a command prints.
pub(crate) fn version(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let words = text.split(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '.'));
    let numbers = words.map(|word| word.trim_start_matches(|ch: char| ch.is_ascii_alphabetic()).trim_end_matches('.'));
    let is_version = |it: &&str| it.contains('.') && it.starts_with(|ch: char| ch.is_ascii_digit());
    numbers.into_iter().find(is_version).map(str::to_owned).ok_or_else(|| format!("no version: {text}"))
}

/// The version of a Debian package, for a program that does not say its own.
pub(crate) fn debian_version(package: &str) -> Result<String, String> {
    system(package)?;
    let asked = Command::new("dpkg-query").args(["--show", "--showformat=${Version}", package]).output();
    Ok(asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default())
}
