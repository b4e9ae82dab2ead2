//! The documents in `tests/trace`, and the examples in both READMEs, are true: each console block is run as it stands and must print what follows it.
//!
//! A fenced block with a file name behind `text` is that file; a block `console` begins with `$ goproxy-wizard …`.
//! Files hold for the section that they stand in. `UPDATE_TRACES=1 cargo test --test trace` writes what is printed now.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/trace");
    let mut all: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    all.extend(["README.md", "README.zh-CN.md"].map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join(name)));
    all.sort();
    all
}

/// What a command line prints in a folder, standard error last.
fn run(line: &str, folder: &Path) -> String {
    let words = line.strip_prefix("$ goproxy-wizard ").unwrap_or_else(|| panic!("no command of ours: {line}"));
    let words = words.split(' ').map(|word| word.trim_matches('\''));
    let out = Command::new(env!("CARGO_BIN_EXE_goproxy-wizard")).args(words).current_dir(folder).output().unwrap();
    let said = [out.stdout, out.stderr].concat();
    String::from_utf8(said).unwrap()
}

fn copy(block: &[&str], out: &mut String) {
    for line in block {
        writeln!(out, "{line}").unwrap();
    }
}

/// The document with what each command prints now; and how many commands there are.
fn told(document: &str, folder: &Path) -> (String, usize) {
    let mut out = String::new();
    let mut count = 0;
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        if line.starts_with('#') {
            let _ = fs::remove_dir_all(folder);
            fs::create_dir_all(folder).unwrap();
        }
        let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) else { continue };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        match kind.split_once(' ') {
            Some(("text", name)) => {
                fs::write(folder.join(name), block.join("\n") + "\n").unwrap();
                copy(&block, &mut out);
            }
            None if kind == "console" => {
                count += 1;
                let said = run(block[0], folder);
                write!(out, "{}\n{said}", block[0]).unwrap();
            }
            _ => copy(&block, &mut out),
        }
        out.push_str("```\n");
    }
    (out, count)
}

#[test]
fn documents_say_what_is_printed() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("trace");
    let update = std::env::var_os("UPDATE_TRACES").is_some();
    let mut commands = 0;
    for path in documents() {
        let document = fs::read_to_string(&path).unwrap();
        let (now, count) = told(&document, &folder);
        commands += count;
        if update {
            fs::write(&path, &now).unwrap();
        }
        let differs = document.lines().zip(now.lines()).position(|(was, is)| was != is);
        let same = update || document == now;
        assert!(same, "{}: line {}\n{now}", path.display(), differs.unwrap_or_default() + 1);
    }
    assert!(commands >= 30, "only {commands} commands were found");
}
