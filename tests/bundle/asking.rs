//! What the script says when it is asked, asked wrongly, or asks.

use std::collections::BTreeSet;
use std::process::Command;

use goproxy_wizard::ask::PRESETS;
use goproxy_wizard::bundle::{Bundle, SCRIPT};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::text::{Catalogue, Lang};
use regex::Regex;

use super::machine::{Machine, Shell, run};
use super::tree::same;
use super::{folder::Folder, foreign};

const LINK: &str = "have=forward-proxy";

/// Gives an answer at a terminal and prints what the script said.
const AT_A_TERMINAL: &str = "import os, pty, sys
answer, command = sys.argv[1], sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.execvpe(command[0], command, dict(os.environ))
said = b''
while True:
    try:
        part = os.read(fd, 4096)
    except OSError:
        break
    if not part:
        break
    said += part
    if b'[y/N]' in part:
        os.write(fd, answer.encode() + b'\\n')
print(said.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))";

#[test]
fn at_a_terminal_it_asks() {
    let (Some(python), Some(shell)) = (foreign::program("python3"), Shell::named("dash")) else { return };
    for (answer, code) in [("y", 0), ("n", 1), ("", 1), ("是", 0)] {
        let machine = Machine::inhabited(LINK);
        let before = machine.tree();
        let inner = machine.command(&shell, &["--only", "bash"]);
        let mut command = Command::new(&python);
        command.args(["-c", AT_A_TERMINAL, answer]).arg(inner.get_program()).args(inner.get_args());
        command.env("HOME", machine.home()).current_dir(inner.get_current_dir().unwrap());
        let run = run(&mut command);
        assert!(run.code == code && run.out.contains("Do it? [y/N]"), "{answer}: {run:?}");
        assert_eq!(machine.at_home(".bashrc").contains("goproxy-wizard"), code == 0, "{answer}: {run:?}");
        if code == 1 {
            same(&before, &machine.tree(), answer);
        }
    }
}

/// Whoever feeds it something else than a person's hands has to say --yes.
#[test]
fn away_from_a_terminal_it_takes_no_answer() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        let before = machine.tree();
        std::fs::write(machine.unpacked().join("answer"), "y\n").unwrap();
        let mut command = machine.command(&shell, &[]);
        let run = run(command.stdin(std::fs::File::open(machine.unpacked().join("answer")).unwrap()));
        assert!(run.code == 1 && run.out.contains("With --yes it is done."), "{run:?}");
        same(&before, &machine.tree(), "an answer from a file");
    }
}

/// Several files share steps.
#[test]
fn each_step_is_told_once() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited("have=forward-proxy&editors=neovim,helix");
    let told = machine.good(&shell, &["--yes", "--only", "editors"]).out;
    assert_eq!(told.matches("Start the editor again.").count(), 1, "{told}");
}

#[test]
fn wrong_use_changes_nothing() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(LINK);
        let before = machine.tree();
        for (args, said) in [
            (&["--frobnicate"][..], "--frobnicate"),
            (&["bash"], "bash"),
            (&["--only"], "--only"),
            (&["--yes", "--only", "bash", "x"], "x: there is no such target"),
            (&["--yes", "--only", "*"], "*: there is no such target"),
            (&["--yes", "--only", "$(id)"], "$(id): there is no such target"),
            (&["--repo", "/nowhere"], "/nowhere"),
        ] {
            let run = machine.run(&shell, args);
            assert!(run.code == 2 && run.err.contains(said) && run.out.is_empty(), "{args:?} {run:?}");
        }
        let homeless = run(machine.command(&shell, &["--yes"]).env_remove("HOME"));
        assert!(homeless.code == 2 && homeless.err.contains("HOME="), "{homeless:?}");
        let split = run(machine.command(&shell, &["--yes"]).env("HOME", machine.home().join("a\nb")));
        assert_eq!(split.code, 2, "{split:?}");
        same(&before, &machine.tree(), "wrong use");
    }
}

#[test]
fn help_names_every_option() {
    let Some(shell) = Shell::named("dash") else { return };
    let run = Machine::new(&PRESETS[0].answers()).good(&shell, &["--help"]);
    for option in ["--yes", "--diff", "--repo", "--only", "--undo", "--root"] {
        assert!(SCRIPT.contains(option) && run.out.contains(&format!("  {option}")), "{option}: {}", run.out);
    }
}

/// Every word of the script is said in every language, and nothing else is.
#[test]
fn every_word_is_there() {
    let used = [
        r"\b(?:say |why='?|verdict='?)([a-z-]+)",
        r#"\b(?:tell|wrong) (?:"[^"]*"|\S+) "?([a-z-]+)"#,
        r#"\bsteps (?:apply|undo) "[^"]*" \S+ ([a-z-]+)"#,
    ];
    let used = used.map(|pattern| Regex::new(pattern).unwrap());
    let all = used.iter().flat_map(|it| it.captures_iter(SCRIPT)).map(|found| found[1].to_owned());
    // One verdict is no word.
    let words: BTreeSet<_> = all.filter(|word| word != "gone").collect();
    assert!(words.len() > 25, "{words:?}");
    for lang in Lang::ALL {
        let catalogue = Catalogue::of(lang);
        let plan = Plan::of(&PRESETS[1].answers());
        let files = files(&plan);
        let bundle =
            Bundle { files: &files, plan: &plan, page: "", link: "", command: "", script: SCRIPT, words: &catalogue };
        let table = bundle.entries().into_iter().find(|entry| entry.path == "apply.tsv").unwrap().text;
        let said: Vec<_> = table.lines().filter_map(|line| line.strip_prefix("word\t")?.split_once('\t')).collect();
        let names: BTreeSet<_> = said.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(names, words, "{}", lang.tag());
        assert!(said.iter().all(|(_, text)| text.len() > 2), "{said:?}");
    }
}

#[test]
fn shellcheck_has_nothing_to_say() {
    let Some(shellcheck) = foreign::program("shellcheck") else { return };
    let folder = Folder::new();
    std::fs::write(folder.join("apply.sh"), SCRIPT).unwrap();
    let run = run(Command::new(shellcheck).arg("--shell=sh").arg(folder.join("apply.sh")));
    assert_eq!(run.code, 0, "{}", run.out);
}
