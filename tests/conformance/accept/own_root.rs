//! Commands that name files of a person's home and folders anywhere: run in a root of their own, where all of it exists.

use std::fs;
use std::os::unix::net::UnixListener;
use std::process::Command;

use goproxy_wizard::ask::Have;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::Artifact;

use super::engine::engine;
use super::judge::Given;
use super::planned::LOGIN;
use crate::folder::Folder;
use crate::program::write_program;
use crate::tools;

const RUN: &str = include_str!("../programs/own_root.sh");

/// What became of each command.
pub(super) struct Ran {
    folder: Folder,
}

impl Ran {
    /// What the command for this file said, and whether it ended well.
    pub(super) fn said(&self, i: usize) -> (String, bool) {
        let status = self.read(i, "status").unwrap_or_default();
        (self.read(i, "said").unwrap_or_default(), status.trim() == "0")
    }

    /// A file that it wrote into the home.
    pub(super) fn read(&self, i: usize, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(format!("{i}/{name}"))).ok()
    }
}

/// Runs a command for each file, among the other files of the same answers. `docker` is a script that has the real one
/// in `$DOCKER`.
pub(super) fn run(given: &[Given], command: &str, docker: &str) -> Result<Ran, String> {
    let (engine, folder) = (engine()?, Folder::new());
    let of = |it: &Given, target| it.all.iter().find(|file| file.target == target).map(Artifact::text);
    let dockerfiles: Vec<_> = given.iter().filter_map(|it| of(it, "dockerfile")).collect();
    engine.name_images(dockerfiles.iter().map(String::as_str));
    for (i, it) in given.iter().enumerate() {
        for file in it.all.iter() {
            folder.write(format!("{i}/out/{}", file.path), &file.text());
        }
        folder.write(format!("{i}/out/{}", it.path), &it.text);
        for (name, text) in [(".netrc", ""), (".ssh/known_hosts", ""), (".config/goproxy-wizard/proxy-url", LOGIN)] {
            folder.write(format!("{i}/home/{name}"), text);
        }
        let answers = &it.plan.answers;
        if answers.has(Have::Inspection) {
            let name = answers.ca.text().as_str().trim_start_matches("./");
            folder.write(format!("{i}/out/{name}"), "the certificate\n");
        }
        let is_named = it.text.contains("modules");
        folder.write(format!("{i}/tree"), if is_named { answers.file_tree.text().as_str() } else { "" });
    }
    write_program(&folder.join("bin/docker"), &format!("#!/bin/sh\nset -eu\n{docker}\n"));
    let _agent = UnixListener::bind(folder.join("agent")).unwrap();
    let own = engine.docker();
    let mut unshare = Command::new("unshare");
    unshare.env_clear();
    unshare.args(["--mount", "--propagation", "private", "bash", "-c", RUN, "run"]).arg(folder.join("")).arg(command);
    unshare.args([std::env::temp_dir(), tools::folder()]);
    unshare.envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
    unshare.env("DOCKER", own.get_program()).env("SSH_AUTH_SOCK", folder.join("agent"));
    let output = unshare.output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(Ran { folder })
}
