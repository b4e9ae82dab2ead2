//! Zips unpacked by Info-ZIP, busybox and Python: names, modes, texts, and not a word about when and where.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use goproxy_wizard::ask::link;
use goproxy_wizard::bundle::{Bundle, FOLDER, SCRIPT};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::text::{Catalogue, Lang};

use super::folder::Folder;
use super::{foreign, situations};

/// Prints what Python reads: a line for each entry.
const LIST: &str = "import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as it:
    assert it.testzip() is None
    for i in it.infolist():
        print(i.filename, oct(i.external_attr >> 16), i.create_system, i.date_time, len(it.read(i)), i.flag_bits)";

fn each(check: impl Fn(&str, &Bundle, &Folder)) {
    for lang in Lang::ALL {
        let words = Catalogue::of(lang);
        for (name, answers) in situations::all() {
            let plan = Plan::of(&answers);
            let (files, link) = (files(&plan), link::write(&answers));
            let bundle = Bundle {
                files: &files,
                plan: &plan,
                page: "",
                link: &link,
                command: "true",
                script: SCRIPT,
                words: &words,
            };
            let folder = Folder::new();
            fs::write(folder.join("a.zip"), bundle.zip()).unwrap();
            check(name, &bundle, &folder);
        }
    }
}

fn unpacks(program: &str, words: &[&str]) {
    let Some(program) = foreign::program(program) else { return };
    each(|name, bundle, folder| {
        let out =
            Command::new(&program).args(words).arg(folder.join("a.zip")).arg("-d").arg(folder.join("out")).output();
        let out = out.unwrap();
        assert!(out.status.success() && out.stderr.is_empty(), "{name}: {out:?}");
        for entry in bundle.entries() {
            let path = folder.join("out").join(FOLDER).join(entry.path);
            assert_eq!(fs::read_to_string(&path).unwrap(), entry.text, "{name}: {}", entry.path);
            let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, entry.mode(), "{name}: {}", entry.path);
        }
    });
}

#[test]
fn by_unzip() {
    unpacks("unzip", &["-q"]);
}

/// It heeds no modes beyond what a plain file has, so only texts are compared.
#[test]
fn by_busybox() {
    let Some(program) = foreign::program("busybox") else { return };
    each(|name, bundle, folder| {
        let mut command = Command::new(&program);
        command.args(["unzip", "-q"]).arg(folder.join("a.zip")).arg("-d").arg(folder.join("out"));
        assert!(command.status().unwrap().success(), "{name}");
        for entry in bundle.entries() {
            let path = folder.join("out").join(FOLDER).join(entry.path);
            assert_eq!(fs::read_to_string(&path).unwrap(), entry.text, "{name}: {}", entry.path);
        }
    });
}

#[test]
fn by_python() {
    let Some(python) = foreign::program("python3") else { return };
    each(|name, bundle, folder| {
        let out = Command::new(&python).args(["-c", LIST]).arg(folder.join("a.zip")).output().unwrap();
        assert!(out.status.success(), "{name}: {out:?}");
        let expected: Vec<_> = bundle
            .entries()
            .iter()
            .map(|it| {
                let (path, size) = (it.path, it.text.len());
                format!("{FOLDER}/{path} 0o{:o} 3 (1980, 1, 1, 0, 0, 0) {size} 2048", 0o100_000 | it.mode())
            })
            .collect();
        assert_eq!(String::from_utf8(out.stdout).unwrap().lines().collect::<Vec<_>>(), expected, "{name}");
    });
}

#[test]
fn what_can_be_started_is_executable_and_nothing_else() {
    each(|name, bundle, _| {
        let started: Vec<_> = bundle.entries().into_iter().filter(|it| it.mode() == 0o755).map(|it| it.path).collect();
        let report = bundle.files.iter().filter(|it| it.target == "report-script").map(|it| it.path);
        assert_eq!(started, ["apply.sh"].into_iter().chain(report).collect::<Vec<_>>(), "{name}");
    });
}
