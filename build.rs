//! Lists the files of a built page for the program that carries it (feature `carry`); does nothing otherwise.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What only other servers read.
const LEFT_OUT: &[&str] = &["_headers"];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_CARRY").is_none() {
        return;
    }
    println!("cargo:rerun-if-changed=dist");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the package is")).join("dist");
    assert!(root.join("index.html.gz").is_file(), "no page to carry in dist/: `make cli` builds both");
    let mut files = BTreeMap::new();
    find(&root, &root, &mut files);
    let mut list = "&[\n".to_owned();
    for (path, (is_gzip, from)) in &files {
        let from = from.to_str().expect("the package lies in a folder with a name in Unicode");
        writeln!(list, "    ({path:?}, {is_gzip}, include_bytes!({from:?})),").expect("a text takes everything");
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write")).join("carried.rs");
    fs::write(out, list).expect("cargo's folder can be written to");
}

/// Notes every file by its path in the site, compressed if it is there in that form.
fn find(root: &Path, folder: &Path, files: &mut BTreeMap<String, (bool, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("dist/ can be read") {
        let path = entry.expect("dist/ can be read").path();
        if path.is_dir() {
            find(root, &path, files);
            continue;
        }
        let within = path.strip_prefix(root).expect("it was found below");
        let name = within.to_str().expect("built files have plain names").replace('\\', "/");
        match name.rsplit_once('.') {
            _ if LEFT_OUT.contains(&name.as_str()) => {}
            Some((name, "gz")) => drop(files.insert(name.to_owned(), (true, path))),
            Some((_, "br")) => {}
            _ => drop(files.entry(name).or_insert((false, path))),
        }
    }
}
