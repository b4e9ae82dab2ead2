//! A machine to put files in place on: an unpacked zip, a home, a repository and a file system, whose names want quoting.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, UNIX_EPOCH};

use goproxy_wizard::ask::Answers;
use goproxy_wizard::bundle::{Bundle, FOLDER, Root, SCRIPT, Spot};
use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;
use goproxy_wizard::text::{Catalogue, Lang};

use super::folder::Folder;
use super::tree::{self, Tree};
use super::{foreign, situations};

/// A shell with its own programs.
#[derive(Clone, Debug)]
pub(super) struct Shell {
    program: PathBuf,
    first: Option<&'static str>,
    /// Where it finds other programs.
    pub(super) path: String,
}

impl Shell {
    /// The usual programs, and the wizard itself.
    pub(super) fn named(name: &str) -> Option<Self> {
        let own = Path::new(env!("CARGO_BIN_EXE_goproxy-wizard")).parent().unwrap().display().to_string();
        if name == "busybox" {
            let applets = applets()?;
            let program = foreign::program("busybox")?;
            return Some(Self { program, first: Some("ash"), path: format!("{}:{own}", applets.display()) });
        }
        Some(Self { program: foreign::program(name)?, first: None, path: format!("/usr/bin:/bin:{own}") })
    }

    /// Every shell that the script is meant for and that is here.
    pub(super) fn all() -> impl Iterator<Item = (&'static str, Self)> {
        ["dash", "bash", "busybox"].into_iter().filter_map(|name| Some((name, Self::named(name)?)))
    }

    /// dash, with these folders of programs alone.
    pub(super) fn with_path(path: &str) -> Option<Self> {
        Some(Self { path: path.to_owned(), ..Self::named("dash")? })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(self.first);
        command
    }
}

/// A folder with all programs of busybox and no others.
fn applets() -> Option<&'static PathBuf> {
    static FOLDER: OnceLock<Option<(PathBuf, Folder)>> = OnceLock::new();
    let made = FOLDER.get_or_init(|| {
        let program = foreign::program("busybox")?;
        let folder = Folder::new();
        let path = folder.join("");
        assert!(Command::new(program).args(["--install", "-s"]).arg(&path).status().unwrap().success());
        Some((path, folder))
    });
    made.as_ref().map(|(path, _)| path)
}

/// How the script ended, and what it printed.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) code: i32,
    pub(super) out: String,
    pub(super) err: String,
}

/// The machine.
pub(super) struct Machine {
    folder: Folder,
    pub(super) files: Vec<Artifact>,
}

impl Machine {
    /// With the unpacked zip and nothing else.
    pub(super) fn new(answers: &Answers) -> Self {
        let machine = Self { folder: Folder::new(), files: Vec::new() };
        for path in [machine.home(), machine.repo(), machine.root()] {
            fs::create_dir_all(path).unwrap();
        }
        machine.with(answers)
    }

    /// The machine of a link, with what people have already.
    pub(super) fn inhabited(link: &str) -> Self {
        let machine = Self::new(&situations::answers(link));
        machine.settle();
        machine
    }

    /// Another zip in the place of the one that is there.
    pub(super) fn with(mut self, answers: &Answers) -> Self {
        let plan = Plan::of(answers);
        self.files = files(&plan);
        let words = Catalogue::of(Lang::En);
        let bundle = Bundle {
            files: &self.files,
            plan: &plan,
            page: "",
            link: "v=1",
            command: "true",
            script: SCRIPT,
            words: &words,
        };
        let _ = fs::remove_dir_all(self.unpacked());
        for entry in bundle.entries() {
            let path = self.unpacked().join(entry.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &entry.text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(entry.mode())).unwrap();
        }
        self
    }

    /// What people have: a start-up file without a last line end, one that is a link and has foreign line ends, modes of
    /// their own, JSON with tabs, a runner with an earlier proxy.
    pub(super) fn settle(&self) {
        let write = |path: PathBuf, text: &str, mode| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            // busybox's cp keeps whole seconds.
            let time = UNIX_EPOCH + Duration::from_secs(1_600_000_000);
            fs::File::options().append(true).open(&path).unwrap().set_modified(time).unwrap();
        };
        write(self.home().join(".bashrc"), "# mine: é\nalias ll='ls -l'", 0o640);
        write(self.home().join("dot files/zsh"), "alias a=b\r\n\n# b\n", 0o600);
        symlink("dot files/zsh", self.home().join(".zshrc")).unwrap();
        write(self.home().join(".docker/config.json"), "{\n\t\"auths\": {\"r\": {\"auth\": \"c2VjcmV0\"}}\n}\n", 0o600);
        write(self.home().join("actions-runner/.env"), "LANG=C.UTF-8\nhttps_proxy=http://old:1\nMY_no_proxy=x", 0o644);
        write(self.home().join(".config/helix/languages.toml"), "# mine\n[x]\na = 1\n", 0o644);
        write(self.repo().join("Dockerfile"), "FROM scratch\n", 0o644);
        write(self.repo().join(".vscode/settings.json"), "{\n    \"a\": 1\n}\n", 0o664);
        write(self.root().join("etc/docker/daemon.json"), "{}\n", 0o644);
    }

    /// The home, as the system names it.
    pub(super) fn home(&self) -> PathBuf {
        self.real().join("it's a $HOME")
    }

    /// The repository.
    pub(super) fn repo(&self) -> PathBuf {
        self.real().join("the repo\"sitory")
    }

    /// What the script takes for the whole file system.
    pub(super) fn root(&self) -> PathBuf {
        self.real().join("root")
    }

    /// The folder of the zip.
    pub(super) fn unpacked(&self) -> PathBuf {
        self.real().join("Down `loads").join(FOLDER)
    }

    fn real(&self) -> PathBuf {
        fs::canonicalize(self.folder.join("")).unwrap()
    }

    /// All but the zip.
    pub(super) fn tree(&self) -> Tree {
        let mut all = tree::of(&self.real());
        all.retain(|path, _| !path.starts_with("Down `loads"));
        all
    }

    /// The script as a command, with what it needs to know of the machine.
    pub(super) fn command(&self, shell: &Shell, args: &[&str]) -> Command {
        let mut command = shell.command();
        command.arg(self.unpacked().join("apply.sh")).args(args);
        command.arg("--repo").arg(self.repo()).arg("--root").arg(self.root());
        command.env_clear().env("HOME", self.home()).env("PATH", &shell.path).current_dir(self.real());
        command.stdin(Stdio::null());
        command
    }

    /// Runs the script.
    pub(super) fn run(&self, shell: &Shell, args: &[&str]) -> Run {
        run(&mut self.command(shell, args))
    }

    /// Runs it with a good end.
    pub(super) fn good(&self, shell: &Shell, args: &[&str]) -> Run {
        let run = self.run(shell, args);
        assert_eq!(run.code, 0, "{args:?} {run:?}");
        run
    }

    /// Where a file goes on this machine.
    pub(super) fn spot(&self, file: &Artifact) -> Option<PathBuf> {
        let spot = Spot::of(file)?;
        Some(match spot.root {
            Root::Home => self.home().join(spot.path),
            Root::Repo => self.repo().join(spot.path),
            Root::System => self.root().join(spot.path),
        })
    }

    /// The text at a place in the home.
    pub(super) fn at_home(&self, path: &str) -> String {
        fs::read_to_string(self.home().join(path)).unwrap()
    }
}

/// Waits for a command.
pub(super) fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    Run { code: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
}
