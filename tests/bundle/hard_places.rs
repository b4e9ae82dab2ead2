//! Places that are not what they seem: links, folders, files without rights, other people's repositories, root and not root.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use super::foreign;
use super::machine::{Machine, Run, Shell, run};
use super::tree::{same, timeless};

const LINK: &str = "have=forward-proxy&editors=vscode,helix";

/// Nothing of ours but what is said: the script names the file and the reason, and the machine is as it was.
fn left_alone(machine: &Machine, shell: &Shell, only: &str, reason: &str) {
    let before = machine.tree();
    let run = machine.run(shell, &["--yes", "--only", only]);
    assert!(run.code == 3 && run.out.contains(reason), "{only}: {run:?}");
    same(&before, &machine.tree(), only);
}

#[test]
fn links_in_a_home_stay_links() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        machine.good(&shell, &["--yes", "--only", "zsh"]);
        let link = machine.home().join(".zshrc");
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("dot files/zsh"));
        assert!(machine.at_home("dot files/zsh").starts_with("alias a=b\r\n\n# b\n# --- goproxy-wizard begin"));
        // A whole folder that lies elsewhere, as those do who keep their settings in a repository.
        let elsewhere = machine.home().join("dot files/config");
        fs::rename(machine.home().join(".config"), &elsewhere).unwrap();
        symlink(&elsewhere, machine.home().join(".config")).unwrap();
        machine.good(&shell, &["--yes", "--only", "fish", "helix"]);
        assert!(elsewhere.join("fish/conf.d/goproxy-wizard.fish").exists());
        machine.good(&shell, &["--undo", "--yes"]);
        assert!(!elsewhere.join("fish").exists() && machine.home().join(".config").is_symlink());
    }
}

#[test]
fn links_that_lead_nowhere_and_things_that_are_no_files() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        let at = |name: &str| machine.home().join(name);
        fs::remove_file(at(".bashrc")).unwrap();
        symlink("nowhere", at(".bashrc")).unwrap();
        left_alone(&machine, &shell, "bash", "no ordinary file");
        fs::remove_file(at(".bashrc")).unwrap();
        symlink("/dev/null", at(".bashrc")).unwrap();
        left_alone(&machine, &shell, "bash", "no ordinary file");
        fs::remove_file(at(".bashrc")).unwrap();
        fs::create_dir(at(".bashrc")).unwrap();
        left_alone(&machine, &shell, "bash", "no ordinary file");
    }
}

/// A repository may come from strangers.
#[test]
fn no_link_leads_out_of_a_repository() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        let repo = machine.repo();
        fs::remove_dir_all(repo.join(".vscode")).unwrap();
        fs::remove_file(repo.join("Dockerfile")).unwrap();
        symlink(machine.home().join(".docker"), repo.join(".vscode")).unwrap();
        symlink(machine.home().join(".bashrc"), repo.join("Dockerfile")).unwrap();
        symlink(machine.home().join("new"), repo.join(".dockerignore")).unwrap();
        symlink(machine.home(), repo.join(".github")).unwrap();
        for only in ["vscode-workspace", "dockerfile", "dockerignore", "github-actions"] {
            left_alone(&machine, &shell, only, "a link leads out of the repository");
        }
        // One that stays inside is a folder like any other.
        fs::remove_file(repo.join(".github")).unwrap();
        fs::create_dir(repo.join("forge")).unwrap();
        symlink("forge", repo.join(".github")).unwrap();
        machine.good(&shell, &["--yes", "--only", "github-actions"]);
        assert!(repo.join("forge/workflows/go.yml").exists());
    }
}

#[test]
fn the_folder_of_the_zip_is_no_repository() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(LINK);
    let mut command = machine.command(&shell, &["--yes", "--only", "dockerfile"]);
    let run = run(command.arg("--repo").arg(machine.unpacked()));
    assert!(run.code == 3 && run.out.contains("say with --repo"), "{run:?}");
}

/// Where nobody said so, a folder has to look like a repository.
#[test]
fn not_every_folder_is_a_repository() {
    let Some(shell) = Shell::named("dash") else { return };
    for (name, code) in [("README.md", 3), ("go.mod", 0), (".git", 0)] {
        let machine = Machine::inhabited(LINK);
        fs::write(machine.repo().join(name), "").unwrap();
        let mut command = Command::new("dash");
        command.arg(machine.unpacked().join("apply.sh")).args(["--yes", "--only", "dockerignore"]);
        command.env_clear().env("HOME", machine.home()).env("PATH", &shell.path).current_dir(machine.repo());
        let run = run(&mut command);
        assert_eq!(run.code, code, "{name}: {run:?}");
        assert_eq!(machine.repo().join(".dockerignore").exists(), code == 0, "{name}: {run:?}");
    }
}

#[test]
fn without_its_program_nothing_is_made() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited("have=forward-proxy&runner=self-hosted");
    fs::remove_dir_all(machine.home().join("actions-runner")).unwrap();
    left_alone(&machine, &shell, "runner-env", "the folder of its program is not there");
}

#[test]
fn the_umask_is_heeded() {
    let Some(shell) = Shell::named("dash") else { return };
    for (umask, file, folder) in [("077", 0o600, 0o700), ("027", 0o640, 0o750)] {
        let machine = Machine::inhabited(LINK);
        let run = run(&mut with_umask(umask, &machine.command(&shell, &["--yes", "--only", "fish", "bash"])));
        assert_eq!(run.code, 0, "{run:?}");
        let mode = |path: &str| fs::metadata(machine.home().join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(".config/fish/conf.d/goproxy-wizard.fish"), file);
        assert_eq!(mode(".config/fish/conf.d"), folder);
        assert_eq!(mode(".bashrc"), 0o640);
    }
}

/// The same command, started by a shell with this umask.
fn with_umask(umask: &str, command: &Command) -> Command {
    let mut out = Command::new("sh");
    out.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"]).arg(command.get_program()).args(command.get_args());
    out.env_clear().envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    out.current_dir(command.get_current_dir().unwrap());
    out
}

/// Whether this process may do everything.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

/// Runs the script as somebody who is not root, to whom the home and the repository belong.
fn as_somebody(machine: &Machine, shell: &Shell, args: &[&str]) -> Option<Run> {
    let command = machine.command(shell, args);
    if !is_root() {
        return Some(run(&mut machine.command(shell, args)));
    }
    let mut out = Command::new(foreign::program("setpriv")?);
    out.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(command.get_program()).args(command.get_args());
    out.env_clear().envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    out.current_dir(command.get_current_dir().unwrap());
    Some(run(&mut out))
}

fn owned_by_somebody(machine: &Machine) {
    if is_root() {
        let folders = [machine.home(), machine.repo()];
        assert!(Command::new("chown").args(["-R", "65534:65534"]).args(folders).status().unwrap().success());
    }
}

#[test]
fn what_one_may_not_write_is_left_alone() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        fs::set_permissions(machine.home().join(".bashrc"), fs::Permissions::from_mode(0o440)).unwrap();
        fs::set_permissions(machine.repo().join(".vscode"), fs::Permissions::from_mode(0o555)).unwrap();
        fs::remove_file(machine.repo().join(".vscode/settings.json")).unwrap();
        fs::set_permissions(machine.root().join("etc"), fs::Permissions::from_mode(0o555)).unwrap();
        fs::set_permissions(machine.root().join("etc/docker"), fs::Permissions::from_mode(0o555)).unwrap();
        fs::set_permissions(machine.root().join("etc/docker/daemon.json"), fs::Permissions::from_mode(0o444)).unwrap();
        owned_by_somebody(&machine);
        let before = machine.tree();
        let Some(run) = as_somebody(&machine, &shell, &["--yes", "--only", "bash", "vscode-workspace", "daemon-json"])
        else {
            return;
        };
        assert_eq!(run.code, 3, "{run:?}");
        assert_eq!(run.out.matches("left alone, you can't write there").count(), 2, "{run:?}");
        let sudo = run.out.lines().find(|line| line.starts_with("  sudo sh ")).unwrap();
        let script = machine.unpacked().join("apply.sh");
        assert_eq!(sudo, format!("  sudo sh '{}' --only daemon-json", script.display()), "{run:?}");
        same(&before, &machine.tree(), "without rights");
        fs::set_permissions(machine.root().join("etc"), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn a_person_needs_no_root_for_the_rest() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        owned_by_somebody(&machine);
        let before = timeless(&machine.tree());
        let only = ["--yes", "--only", "shell", "docker", "vscode", "editors", "docker-config"];
        let Some(run) = as_somebody(&machine, &shell, &only) else { return };
        assert_eq!(run.code, 0, "{run:?}");
        let run = as_somebody(&machine, &shell, &["--undo", "--yes"]).unwrap();
        assert_eq!(run.code, 0, "{run:?}");
        same(&before, &timeless(&machine.tree()), "as somebody");
    }
}

/// sudo keeps some homes: nothing of a person's own becomes root's.
#[test]
fn root_for_somebody_touches_the_system_alone() {
    if !is_root() {
        foreign::pass_over("this is not root");
        return;
    }
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        let run = run(machine
            .command(&shell, &["--yes", "--only", "bash", "dockerfile", "daemon-json"])
            .env("SUDO_USER", "me"));
        assert!(run.code == 3 && run.out.matches("it would become root's").count() == 2, "{run:?}");
        assert!(!machine.at_home(".bashrc").contains("goproxy-wizard") && !machine.home().join(".local").exists());
        let daemon = fs::read_to_string(machine.root().join("etc/docker/daemon.json")).unwrap();
        assert!(daemon.contains("proxies"), "{daemon}");
        assert!(machine.root().join("var/lib/goproxy-wizard").exists());
        machine.good(&shell, &["--undo", "--yes"]);
        assert!(!machine.root().join("var").exists());
    }
}
