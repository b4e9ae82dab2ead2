//! Blocks read by the shells that they are for: they set exactly what the plan says, and the switch takes it all back.

use std::path::Path;
use std::process::{Command, Output};

use goproxy_wizard::plan::Plan;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::parallel;
use super::planned::LOGIN;
use crate::expected::{self, Env};
use crate::folder::Folder;
use crate::program::write_program;
use crate::tools;

/// A file's text with an opening quote that nobody closes.
const OPEN_QUOTE: Twin = Twin { what: "an open quote", spoil: |text| swap(text, "='", "=\"'") };
const OPEN_QUOTE_FISH: Twin = Twin { what: "an open quote", spoil: |text| swap(text, " '", " \"'") };
const OTHER_VALUE: Twin = Twin { what: "another value", spoil: |text| swap(text, "https://", "http://") };
const FORGOTTEN: Twin =
    Twin { what: "a name that the switch forgets", spoil: |text| swap(text, "  unset ", "  unset X") };
const FORGOTTEN_FISH: Twin =
    Twin { what: "a name that the switch forgets", spoil: |text| swap(text, "  set -eg ", "  set -eg X") };

pub(super) const BASH: Judge = Judge {
    program: "bash",
    files: &["bash"],
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::system("bash")?).arg("--version")),
    twins: &[OPEN_QUOTE, OTHER_VALUE, FORGOTTEN],
    verdicts: |given| judge("bash", given),
};

pub(super) const DASH: Judge = Judge {
    program: "dash",
    version: || tools::debian_version("dash"),
    verdicts: |given| judge("dash", given),
    ..BASH
};

pub(super) const ZSH: Judge = Judge {
    program: "zsh",
    files: &["bash", "zsh"],
    version: || tools::version(Command::new(tools::system("zsh")?).arg("--version")),
    verdicts: |given| judge("zsh", given),
    ..BASH
};

pub(super) const FISH: Judge = Judge {
    program: "fish",
    files: &["fish"],
    version: || tools::version(Command::new(tools::system("fish")?).arg("--version")),
    twins: &[OPEN_QUOTE_FISH, OTHER_VALUE, FORGOTTEN_FISH],
    verdicts: |given| judge("fish", given),
    ..BASH
};

/// A WSL2 that shares its addresses with Windows.
const WSLINFO: &str = "#!/bin/sh\necho mirrored\n";

/// A home with a login, and a `wslinfo`.
struct Home(Folder);

impl Home {
    fn new() -> Self {
        let folder = Folder::new();
        folder.write("home/.config/goproxy-wizard/proxy-url", LOGIN);
        // Without it fish goes through all manual pages of the machine.
        folder.write("home/.local/share/fish/generated_completions/x", "");
        write_program(&folder.join("bin/wslinfo"), WSLINFO);
        Self(folder)
    }

    fn run(&self, program: &Path, args: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.env_clear().env("HOME", self.0.join("home")).env("LANG", "C.UTF-8").args(args);
        command.env("PATH", format!("{}:/usr/bin:/bin", self.0.join("bin").display())).output().unwrap()
    }

    /// What the plan wants in the environment.
    fn expected(&self, plan: &Plan) -> Env {
        let mut out = expected::exports(plan, &self.0.join("home"), Some(LOGIN));
        if let Some(forward) = plan.forward.as_ref().filter(|forward| forward.is_at_windows) {
            let kept = LOGIN.strip_suffix("proxy.corp.example:3128").filter(|_| forward.has_login);
            let before = kept.map_or_else(|| format!("{}://", forward.proxy.scheme()), str::to_owned);
            let address = format!("{before}127.0.0.1:{}", forward.proxy.port());
            for name in ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"] {
                out.insert(name.to_owned(), address.clone());
            }
        }
        out
    }
}

fn judge(shell: &'static str, given: &[Given]) -> Result<Vec<Verdict>, String> {
    let program = tools::system(shell)?;
    let (_folder, paths) = lay_out(given);
    let home = Home::new();
    let before = env(&home.run(&program, &["-c", "env -0"]))?;
    let all: Vec<_> = given.iter().zip(&paths).map(|(it, path)| (home.expected(&it.plan), path)).collect();
    Ok(parallel::map(&all, |(expected, path)| check(shell, &program, &home, &before, path, expected)))
}

fn check(shell: &str, program: &Path, home: &Home, before: &Env, path: &Path, expected: &Env) -> Verdict {
    let file = path.display();
    let read = if shell == "fish" { format!("source {file}") } else { format!(". {file}") };
    let no_run = if shell == "fish" { "--no-execute" } else { "-n" };
    silent(&home.run(program, &[no_run, &file.to_string()]))?;
    let both = home.run(program, &["-c", &format!("{read}; env -0; printf =; goproxy_wizard_off; env -0")]);
    silent(&both)?;
    let text = String::from_utf8_lossy(&both.stdout).into_owned();
    let (on, off) = text.split_once("\0=").ok_or("no environment")?;
    let added = |text: &str| -> Env { pairs(text).filter(|(name, value)| before.get(name) != Some(value)).collect() };
    same(&added(on), expected)?;
    same(&added(off), &Env::new())
}

fn same(got: &Env, expected: &Env) -> Verdict {
    if got == expected { Ok(()) } else { Err(format!("{got:?}\ninstead of {expected:?}")) }
}

/// Ended well and said nothing.
fn silent(output: &Output) -> Verdict {
    let errors = String::from_utf8_lossy(&output.stderr);
    if output.status.success() && errors.is_empty() { Ok(()) } else { Err(format!("{}: {errors}", output.status)) }
}

fn env(output: &Output) -> Result<Env, String> {
    silent(output)?;
    Ok(pairs(&String::from_utf8_lossy(&output.stdout)).collect())
}

/// The words of `env -0`; a shell's own notes are left out.
fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    const OWN: [&str; 4] = ["_", "SHLVL", "PWD", "OLDPWD"];
    let pairs = text.split('\0').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| !OWN.contains(name)).map(|(name, value)| (name.to_owned(), value.to_owned()))
}
