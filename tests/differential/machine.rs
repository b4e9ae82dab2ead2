//! What this machine has for running cases: namespaces, toolchains, the server program.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::checksum;
use crate::tools;

/// The releases that are run, oldest first.
pub(crate) const RELEASES: [&str; 7] = ["1.21", "1.22", "1.23", "1.24", "1.25", "1.26", "1.27"];

/// A command that runs its arguments in network and mount namespaces of their own.
pub(crate) fn unshare() -> Command {
    let mut command = Command::new("unshare");
    if fs::metadata("/proc/self").is_ok_and(|it| it.uid() != 0) {
        command.arg("--map-root-user");
    }
    command.args(["--net", "--mount", "--propagation", "private", "--kill-child", "--fork"]);
    command
}

/// GOROOTs by release.
pub(crate) type Toolchains = BTreeMap<String, PathBuf>;

/// The toolchains that are here; or that there is none.
pub(crate) fn toolchains() -> Result<Toolchains, String> {
    let folder = tools::folder();
    let own = |release: &str| folder.join(format!("go-{release}/go"));
    // The one that judges files is of the newest line.
    let judge = |release: &str| if release == RELEASES[6] { folder.join("go") } else { own(release) };
    let find = |release: &&str| [own(release), judge(release)].into_iter().find(|it| it.join("bin/go").is_file());
    let out: Toolchains = RELEASES.iter().filter_map(|release| Some(((*release).to_owned(), find(release)?))).collect();
    if out.is_empty() { Err("no toolchain of Go is installed".to_owned()) } else { Ok(out) }
}

/// The newest of them.
pub(crate) fn newest(toolchains: &Toolchains) -> Result<&Path, String> {
    toolchains.values().next_back().map(PathBuf::as_path).ok_or_else(|| "no toolchain of Go is installed".to_owned())
}

/// Whether namespaces can be made here, and all that the server program wants is there; or what is in the way.
pub(crate) fn missing() -> Result<(), String> {
    for program in ["unshare", "ip", "git"] {
        tools::system(program)?;
    }
    let output = unshare().arg("true").output().map_err(|error| error.to_string())?;
    if output.status.success() { Ok(()) } else { Err("namespaces can't be made here".to_owned()) }
}

/// The server program, compiled with that toolchain if its sources have changed.
pub(crate) fn server(goroot: &Path) -> Result<PathBuf, String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential/server");
    let mut all: Vec<_> =
        fs::read_dir(&sources).map_err(|error| error.to_string())?.flatten().map(|it| it.path()).collect();
    all.sort();
    let text: String = all.iter().map(|path| fs::read_to_string(path).unwrap_or_default()).collect();
    let name = checksum::of_go_mod(&text).replace(['/', '+', '=', ':'], "-");
    let folder = tools::folder().join("differential");
    let program = folder.join(name);
    if program.is_file() {
        return Ok(program);
    }
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let fresh = folder.join(format!("new-{}", std::process::id()));
    let output = Command::new(goroot.join("bin/go"))
        .args(["build", "-trimpath", "-o"])
        .arg(&fresh)
        .arg(".")
        .current_dir(&sources)
        .env("GOTOOLCHAIN", "local")
        .env("GOFLAGS", "-mod=mod")
        .env("GOPROXY", "off")
        .env("GOENV", "off")
        .env("CGO_ENABLED", "0")
        .env("GOCACHE", folder.join("cache"))
        .env("GOPATH", folder.join("gopath"))
        .env_remove("GOROOT")
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("the server program does not compile: {}", String::from_utf8_lossy(&output.stderr)));
    }
    fs::rename(&fresh, &program).map_err(|error| error.to_string())?;
    Ok(program)
}
