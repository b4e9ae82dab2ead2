//! A small site that has one of each: the names, the twins and the folders of a built page, and a secret beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use goproxy_wizard::pages::{Site as Built, missing};

/// What lies beside the site and must stay there.
pub(crate) const SECRET: &str = "nobody may read this";

/// The files, by their paths.
pub(crate) const FILES: &[&str] = &[
    "index.html",
    "404.html",
    "app-2814f03371010255.css",
    "embed.d.ts",
    "embed.js",
    "judge-01262306d58a6fdd-worker.js",
    "logo.svg",
    "page-f98260f7fd848f_bg.wasm",
    "note-deadbeef.txt",
    "page-f7fd848fab.js",
    "picture.png",
    "presets/acme.json",
    "rules/GP001/index.html",
    "text/apply.sh",
    "text/zh-CN.txt",
];

/// A site in a folder of its own.
pub(crate) struct Site {
    /// What a server gets: everything that a test writes is in here.
    pub(crate) folder: PathBuf,
    /// The root of the site.
    pub(crate) root: PathBuf,
}

impl Site {
    /// Writes it anew, with its twins, where a test of that name looks; on its host it is at `base`.
    pub(crate) fn new(name: &str, base: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hosting-{name}"));
        let _ = fs::remove_dir_all(&folder);
        let root = folder.join("site");
        fs::create_dir_all(&root).unwrap();
        fs::write(folder.join("secret.txt"), SECRET).unwrap();
        for path in FILES {
            let file = root.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            // Long enough that compressing it is worth it, and another text in each.
            fs::write(file, format!("{path} 代理\n").repeat(400)).unwrap();
        }
        let not_there = missing(&Built { styles: Vec::new(), root: Some(base.to_owned()) });
        fs::write(root.join(not_there.path), not_there.html).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/compress");
        let output = Command::new(script).arg(&root).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(root.join("index.html.gz").is_file() && root.join("rules/GP001/index.html.gz").is_file());
        // What is changed where it lies must not be outlived by a twin.
        assert!(!root.join("presets/acme.json.gz").exists());
        Self { folder, root }
    }

    /// The file's bytes, or those of its twin with that ending, if there is one.
    pub(crate) fn bytes(&self, path: &str, twin: &str) -> Option<Vec<u8>> {
        fs::read(self.root.join(format!("{path}{twin}"))).ok()
    }
}
