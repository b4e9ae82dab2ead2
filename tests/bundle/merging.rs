//! Keys merged into JSON by the wizard, jq and Python, each alone; what none of them can do without harm is left alone.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use goproxy_wizard::merge::merge;
use serde_json::Value;

use super::folder::Folder;
use super::foreign;
use super::machine::{Machine, Shell};

const LINK: &str = "have=forward-proxy";
const CONFIG: &str = ".docker/config.json";

/// The programs that the script always needs; the rest is what a machine has or lacks.
const USUAL: [&str; 24] = [
    "awk", "cat", "chmod", "cmp", "cp", "diff", "dirname", "find", "grep", "head", "id", "ls", "mkdir", "mktemp", "mv",
    "rm", "rmdir", "sed", "sort", "tail", "tr", "touch", "umask", "env",
];

/// A shell on a machine with these programs besides the usual ones.
fn with(folder: &Folder, further: &[&str]) -> Option<Shell> {
    for name in USUAL.iter().chain(further) {
        let wizard = Path::new(env!("CARGO_BIN_EXE_goproxy-wizard"));
        let program = if *name == "goproxy-wizard" { Some(wizard.to_owned()) } else { find(name) };
        match program {
            Some(program) => {
                let _ = symlink(program, folder.join(name));
            }
            None if further.contains(name) => {
                foreign::pass_over(&format!("{name} is not installed"));
                return None;
            }
            None => {}
        }
    }
    Shell::with_path(folder.join("").to_str().unwrap())
}

/// Debian's own, rather than a version manager's that wants an environment.
fn find(name: &str) -> Option<std::path::PathBuf> {
    ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(name)).into_iter().find(|path| path.exists())
}

fn config(there: &str) -> Machine {
    let machine = Machine::inhabited(LINK);
    fs::write(machine.home().join(CONFIG), there).unwrap();
    machine
}

#[test]
fn each_program_merges_as_the_page_does() {
    for program in ["goproxy-wizard", "jq", "python3"] {
        let folder = Folder::new();
        let Some(shell) = with(&folder, &[program]) else { continue };
        for there in [
            "{\"auths\": {\"r.example\": {\"auth\": \"c2VjcmV0\"}}, \"n\": [1, 1.5, true, null, \"é中😀\"]}",
            "{\n\t\"proxies\": {\n\t\t\"default\": {\n\t\t\t\"httpProxy\": \"http://old:1\",\n\t\t\t\"ftpProxy\": \"x\"\n\t\t}\n\t}\n}\n",
            "{\n    \"proxies\": {}\n}\n",
            "{}",
            "\n \n",
            "",
        ] {
            let machine = config(there);
            let ours = machine.files.iter().find(|file| file.target == "docker-config").unwrap().text();
            let expected: Value = serde_json::from_str(&merge(there, &ours, false).unwrap()).unwrap();
            let shown = machine.run(&shell, &["--only", "docker-config"]);
            assert!(shown.code == 1 && !shown.out.contains("c2VjcmV0"), "{program}: {shown:?}");
            machine.good(&shell, &["--yes", "--only", "docker-config"]);
            let merged = machine.at_home(CONFIG);
            assert_eq!(serde_json::from_str::<Value>(&merged).unwrap(), expected, "{program}: {merged}");
            assert_eq!(there.contains("\n\t\""), merged.contains("\n\t\""), "{program} keeps tabs: {merged}");
            let again = machine.good(&shell, &["--yes", "--only", "docker-config"]);
            assert!(again.out.contains("Nothing to do."), "{program}: {again:?}");
            assert_eq!(machine.at_home(CONFIG), merged);
            machine.good(&shell, &["--undo", "--yes"]);
            assert_eq!(machine.at_home(CONFIG), there);
        }
    }
}

/// A file that has our keys is left as it is, whatever it looks like.
#[test]
fn what_is_there_already_is_not_written_anew() {
    for program in ["goproxy-wizard", "jq", "python3"] {
        let folder = Folder::new();
        let Some(shell) = with(&folder, &[program]) else { continue };
        let machine = config("");
        let ours = machine.files.iter().find(|file| file.target == "docker-config").unwrap().text();
        let squeezed = serde_json::from_str::<Value>(&ours).unwrap().to_string();
        fs::write(machine.home().join(CONFIG), &squeezed).unwrap();
        let run = machine.good(&shell, &["--yes", "--only", "docker-config"]);
        assert!(run.out.contains("is as it should be"), "{program}: {run:?}");
        assert_eq!(machine.at_home(CONFIG), squeezed);
    }
}

#[test]
fn what_could_do_harm_is_left_to_people() {
    let cases: [(&[&str], &str); 12] = [
        (&[], "{\"a\": 1}"),
        (&["goproxy-wizard", "jq", "python3"], "{\"a\": 1,}"),
        (&["goproxy-wizard", "jq", "python3"], "{\"a\": "),
        (&["goproxy-wizard", "jq", "python3"], "[1]"),
        (&["goproxy-wizard", "jq", "python3"], "{\"proxies\": \"mine\"}"),
        (&["goproxy-wizard", "jq", "python3"], "{\"proxies\": {\"default\": [1]}}"),
        (&["goproxy-wizard", "jq", "python3"], "{} {}"),
        (&["jq", "python3"], "{\n// mine\n}"),
        (&["jq", "python3"], "{\r\n\"a\": 1\r\n}\r\n"),
        (&["jq", "python3"], "{\"a\": 12345678901234567890}"),
        (&["jq", "python3"], "\u{feff}{\"a\": 1}"),
        (&["python3"], "{\"a\": 1, \"a\": 2}"),
    ];
    for (programs, there) in cases {
        let folder = Folder::new();
        let Some(shell) = with(&folder, programs) else { continue };
        let machine = config(there);
        let run = machine.run(&shell, &["--yes", "--only", "docker-config"]);
        assert!(run.code == 3 && run.out.contains("could not be merged"), "{programs:?} {there}: {run:?}");
        assert!(run.out.contains("Merge it into"), "its steps are told: {run:?}");
        assert_eq!(machine.at_home(CONFIG), there);
        assert!(!machine.home().join(".local").exists());
    }
}

/// VS Code takes comments, and the wizard keeps them.
#[test]
fn comments_stay_where_the_program_takes_them() {
    let folder = Folder::new();
    let Some(shell) = with(&folder, &["goproxy-wizard"]) else { return };
    let machine = Machine::inhabited(LINK);
    let settings = machine.repo().join(".vscode/settings.json");
    fs::write(&settings, "// mine\n{\n  \"a\": 1, // one\n}\n").unwrap();
    machine.good(&shell, &["--yes", "--only", "vscode-workspace"]);
    let text = fs::read_to_string(&settings).unwrap();
    assert!(text.starts_with("// mine\n{\n  \"a\": 1, // one\n  \"go.toolsEnvVars\": {"), "{text}");
}
