//! The compressed twins of `scripts/compress`: each unpacks to its file, whatever this machine compresses with.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::server::find;
use crate::site::{FILES, Site};

/// What the script needs besides a compressor.
const BASICS: &[&str] = &["awk", "bash", "dirname", "find", "gzip", "sort", "touch", "xargs"];

/// A folder with these programs and no others.
fn programs(site: &Site, names: &[&str]) -> PathBuf {
    let folder = site.folder.join("programs");
    fs::create_dir_all(&folder).unwrap();
    for name in names {
        let from = find(name).unwrap_or_else(|| panic!("no {name}"));
        symlink(fs::canonicalize(from).unwrap(), folder.join(name)).unwrap();
    }
    folder
}

fn compress(site: &Site, path: &Path) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/compress");
    Command::new("/bin/bash").arg(script).arg(&site.root).env("PATH", path).env("HOME", &site.folder).output().unwrap()
}

/// How many files have a twin with that ending; each is unpacked by that program.
fn unpacked(site: &Site, ending: &str, program: &str) -> usize {
    let twins = FILES.iter().filter(|path| site.bytes(path, ending).is_some());
    twins
        .map(|path| {
            let twin = site.root.join(format!("{path}{ending}"));
            let output = Command::new(program).arg("-dc").arg(&twin).output().unwrap();
            assert!(output.status.success() && Some(output.stdout) == site.bytes(path, ""), "{path}{ending}");
            let age = |path: PathBuf| fs::metadata(path).unwrap().modified().unwrap();
            assert_eq!(age(twin), age(site.root.join(path)), "{path}{ending} has another date");
        })
        .count()
}

/// All but the picture and the preset.
fn compressible() -> usize {
    FILES
        .iter()
        .filter(|path| !path.starts_with("presets/") && Path::new(path).extension().is_some_and(|it| it != "png"))
        .count()
}

#[test]
fn each_unpacks_to_its_file() {
    let site = Site::new("twins", "/");
    assert_eq!(unpacked(&site, ".gz", "gzip"), compressible());
    if find("brotli").is_some() {
        assert_eq!(unpacked(&site, ".br", "brotli"), compressible());
    }
}

#[test]
fn node_does_where_there_is_no_brotli() {
    if find("node").is_none() || find("brotli").is_none() {
        return;
    }
    let site = Site::new("twins-node", "/");
    let path = programs(&site, &[BASICS, &["node"]].concat());
    let output = compress(&site, &path);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(unpacked(&site, ".br", "brotli"), compressible());
}

#[test]
fn with_neither_it_says_so_and_goes_on() {
    let site = Site::new("twins-gzip", "/");
    let path = programs(&site, BASICS);
    let output = compress(&site, &path);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("no .br"));
    assert_eq!(unpacked(&site, ".gz", "gzip"), compressible());
    // Old ones would outlive their files.
    assert!(FILES.iter().all(|path| site.bytes(path, ".br").is_none()));
}
