//! docker-build.sh run by sh, with a `docker` that lets the real one check the build instead of doing it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixListener;
use std::process::Command;

use goproxy_wizard::door::Door as _;

use super::engine::{self, engine};
use super::judge::{Given, Judge, Twin, Verdict, swap};
use crate::folder::Folder;
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "sh and docker build --check",
    files: &["docker-build"],
    quick: 12,
    version: engine::version,
    twins: &[
        Twin { what: "an unknown option", spoil: |text| swap(text, "--build-arg", "--build-arrg") },
        Twin { what: "a line cut off", spoil: |text| swap(text, " \\\n", "\n") },
        Twin { what: "a secret without its source", spoil: |text| swap(text, ",src=", ",source-file=") },
        Twin { what: "no context", spoil: |text| swap(text, "-t app .", "-t app") },
    ],
    judge,
};

const RUN: &str = include_str!("../programs/docker_build.sh");
/// What the command of the generated files takes from a person's home.
const AT_HOME: [&str; 3] = [".netrc", ".ssh/known_hosts", ".config/goproxy-wizard/proxy-url"];

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (engine, folder) = (engine()?, Folder::new());
    let of = |it: &Given, target| it.all.iter().find(|file| file.target == target).map(|file| (file.path, file.text()));
    let dockerfiles: Vec<_> = given.iter().filter_map(|it| of(it, "dockerfile")).collect();
    engine.name_images(dockerfiles.iter().map(|(_, text)| text.as_str()));
    for (i, it) in given.iter().enumerate() {
        folder.write(format!("{i}/out/{}", it.path), &it.text);
        for (path, text) in ["dockerfile", "dockerignore"].iter().filter_map(|target| of(it, target)) {
            folder.write(format!("{i}/out/{path}"), &text);
        }
        for name in AT_HOME {
            folder.write(format!("{i}/home/{name}"), "");
        }
        let tree = it.plan.answers.file_tree.text().as_str();
        folder.write(format!("{i}/tree"), if it.text.contains("--build-context") { tree } else { "" });
    }
    let docker = engine.docker();
    folder.write(
        "bin/docker",
        &format!(
            "#!/bin/sh\n[ \"$1\" = build ] || exit 9\nshift\nexec {} build --check \"$@\"\n",
            docker.get_program().display()
        ),
    );
    fs::set_permissions(folder.join("bin/docker"), fs::Permissions::from_mode(0o755)).unwrap();
    let _agent = UnixListener::bind(folder.join("agent")).unwrap();
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "bash", "-c", RUN, "run"]).arg(folder.join(""));
    command.args([std::env::temp_dir(), tools::folder()]);
    command
        .envs(docker.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .env("SSH_AUTH_SOCK", folder.join("agent"));
    let output = command.output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let verdict = |i| {
        let read = |name| fs::read_to_string(folder.join(format!("{i}/{name}"))).unwrap_or_default();
        let is_good = read("status").trim() == "0" && read("said").contains("no warnings found");
        is_good.then_some(()).ok_or_else(|| read("said"))
    };
    Ok((0..given.len()).map(verdict).collect())
}
