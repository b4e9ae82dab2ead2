//! Settings in command lines: assignments, `export`, `set`, `go env -w`, flags that carry variables.

pub(super) mod assignment;
mod containers;
mod files;
mod windows;

use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::Kind;
use crate::read::shell::{self, Command, Shell, Word};
use crate::read::variable::is_name;
use assignment::Assignment;

/// What is collected, and where the commands run.
struct Collector<'a> {
    text: &'a str,
    place: Place,
    out: &'a mut Vec<Setting>,
}

/// Adds the settings that these commands make.
pub(super) fn settings(text: &str, commands: &[Command], _kind: Kind, out: &mut Vec<Setting>) {
    run(text, commands, Place::Shell, out);
}

/// The same for commands that run at a place of their own, as a step of an image build.
pub(super) fn run(text: &str, commands: &[Command], place: Place, out: &mut Vec<Setting>) {
    let first = out.len();
    let mut all_exported = false;
    let mut collector = Collector { text, place, out };
    for (index, command) in commands.iter().enumerate() {
        let next = commands.get(index + 1);
        all_exported = match (command.word(0), command.word(1)) {
            ("set", "-a" | "-o") if command.shell == Shell::Posix => true,
            ("set", "+a") if command.shell == Shell::Posix => false,
            _ => all_exported,
        };
        let before = collector.out.len();
        collector.command(command, next);
        if all_exported {
            for setting in &mut collector.out[before..] {
                if setting.how == How::Unexported {
                    setting.how = How::Export;
                }
            }
        }
    }
    let exported: Vec<String> = commands.iter().flat_map(exported_names).collect();
    for setting in &mut out[first..] {
        if setting.how == How::Unexported && exported.contains(&setting.name) {
            setting.how = How::Export;
        }
    }
}

/// The variables that `export NAME` exports without giving them a value.
fn exported_names(command: &Command) -> Vec<String> {
    let is_export = command.shell == Shell::Posix && matches!(command.word(0), "export" | "declare" | "typeset");
    if !is_export {
        return Vec::new();
    }
    command.words[1..].iter().filter(|word| is_name(&word.value)).map(|word| word.value.clone()).collect()
}

impl Collector<'_> {
    fn add(&mut self, how: How, at: Span, it: Assignment) {
        self.add_at(how, self.place, at, it);
    }

    fn add_at(&mut self, how: How, place: Place, at: Span, it: Assignment) {
        self.out.push(Setting {
            name: it.name,
            value: it.value,
            how,
            place,
            at,
            name_at: it.name_at,
            value_at: it.value_at,
            quote: it.quote,
            is_remark: false,
        });
    }

    fn command(&mut self, command: &Command, next: Option<&Command>) {
        let words = command.words.as_slice();
        if words.is_empty() {
            return;
        }
        files::written(self, command, next);
        match command.shell {
            Shell::PowerShell if windows::powershell(self, command) => return,
            Shell::Cmd if windows::cmd(self, command) => return,
            Shell::Fish if self.fish(command) => return,
            Shell::Posix if windows::set_in_posix(self, command) => return,
            _ => {}
        }
        self.simple(words);
    }

    /// Assignments before a command or alone, then the command itself.
    fn simple(&mut self, words: &[Word]) {
        let mut rest = words;
        let mut prefix = Vec::new();
        while let Some((first, more)) = rest.split_first() {
            let Some(it) = assignment::of(self.text, first) else { break };
            prefix.push((first.at, it));
            rest = more;
        }
        let how = if rest.iter().any(|word| !is_redirection(word)) { How::Prefix } else { How::Unexported };
        for (at, it) in prefix {
            self.add(how, at, it);
        }
        let Some((program, arguments)) = rest.split_first() else { return };
        match program.value.as_str() {
            "export" | "declare" | "typeset" | "local" | "readonly" => self.export(program, arguments),
            "set" if arguments.first().is_some_and(|it| it.value == "export") => {}
            "setenv" if arguments.len() == 2 => {
                let it = assignment::pair(self.text, &arguments[0], &arguments[1]);
                self.add(How::Export, program.at.to(arguments[1].at), it);
            }
            "unset" => self.unset(program, arguments),
            "env" | "exec" | "nohup" | "time" | "command" | "proxychains" | "proxychains4" => {
                self.behind(arguments, false);
            }
            "sudo" | "doas" | "su" => self.behind(arguments, true),
            "go" | "go.exe" | "vgo" => self.go(program, arguments),
            "docker" | "docker.exe" | "podman" | "nerdctl" | "buildah" | "docker-compose" | "podman-compose"
            | "act" | "fyne-cross" | "buildctl" | "minikube" | "docker-machine" => {
                containers::settings(self, arguments);
            }
            "wsl" | "wsl.exe" => self.behind(arguments, false),
            // A variable of make is one of what it starts.
            "make" | "gmake" => {
                for word in arguments {
                    self.each(How::Prefix, self.place, word);
                }
            }
            "kubectl" | "oc" if arguments.iter().take(2).map(|it| it.value.as_str()).eq(["set", "env"]) => {
                for word in arguments {
                    self.each(How::Environment, Place::Container, word);
                }
            }
            "sh" | "bash" | "zsh" | "dash" | "ssh" => self.nested(arguments),
            _ => {}
        }
    }

    /// What stands behind `sudo` or `env`, whose flags are passed over.
    fn behind(&mut self, arguments: &[Word], is_sudo: bool) {
        let mut rest = arguments;
        while let Some((first, more)) = rest.split_first() {
            let flag = first.value.as_str();
            if !flag.starts_with('-') {
                break;
            }
            let takes_value =
                if is_sudo { matches!(flag, "-u" | "-g" | "-h" | "-p") } else { matches!(flag, "-u" | "-C" | "-S") };
            if !is_sudo
                && flag == "-u"
                && let Some(name) = more.first()
            {
                self.add(How::Unset, first.at.to(name.at), assignment::name_only(name));
            }
            rest = if takes_value { more.get(1..).unwrap_or_default() } else { more };
        }
        // `env NAME=value` alone prints; before a command it sets, and so does `sudo NAME=value`.
        let is_all = rest.iter().all(|word| assignment::of(self.text, word).is_some());
        if is_all {
            for word in rest {
                if let Some(it) = assignment::of(self.text, word) {
                    self.add(How::Prefix, word.at, it);
                }
            }
            return;
        }
        self.simple(rest);
    }

    fn each(&mut self, how: How, place: Place, word: &Word) {
        if let Some(it) = assignment::of(self.text, word) {
            self.add_at(how, place, word.at, it);
        }
    }

    /// The commands in `sh -c '…'` or `ssh host '…'`: the last word, if it is quoted and nothing in it is escaped.
    fn nested(&mut self, arguments: &[Word]) {
        let Some((last, before)) = arguments.split_last().filter(|(last, _)| last.quote.is_some()) else { return };
        let inner = Span::new(last.at.start + 1, last.at.end - 1);
        if before.is_empty() || inner.of(self.text) != last.value {
            return;
        }
        for command in shell::script(self.text, inner, Shell::Posix) {
            self.command(&command, None);
        }
    }

    fn export(&mut self, program: &Word, arguments: &[Word]) {
        let exports = program.value == "export"
            || arguments.iter().any(|word| word.value.starts_with('-') && word.value.contains('x'));
        let how = if exports { How::Export } else { How::Unexported };
        if arguments.iter().any(|word| word.value == "-n") {
            return self.unset(program, arguments);
        }
        for (index, word) in arguments.iter().enumerate() {
            if let Some(it) = assignment::of(self.text, word) {
                let at = if index == 0 { program.at.to(word.at) } else { word.at };
                self.add(how, at, it);
            }
        }
    }

    fn unset(&mut self, program: &Word, names: &[Word]) {
        for word in names.iter().filter(|word| is_name(&word.value)) {
            self.add(How::Unset, program.at.to(word.at), assignment::name_only(word));
        }
    }

    /// `go env -w NAME=value`, `go env -u NAME`.
    fn go(&mut self, program: &Word, arguments: &[Word]) {
        if arguments.first().is_none_or(|word| word.value != "env") {
            return;
        }
        let mut how = None;
        for word in &arguments[1..] {
            match word.value.as_str() {
                "-w" | "--w" => how = Some(How::GoEnvWrite),
                "-u" | "--u" => how = Some(How::Unset),
                _ => {
                    let it = match how {
                        Some(How::GoEnvWrite) => assignment::of(self.text, word),
                        Some(_) if is_name(&word.value) => Some(assignment::name_only(word)),
                        _ => None,
                    };
                    if let (Some(how), Some(it)) = (how, it) {
                        let is_first = self.out.last().is_none_or(|last| last.at.start != program.at.start);
                        let at = if is_first { program.at.to(word.at) } else { word.at };
                        self.add_at(how, self.written_place(), at, it);
                    }
                }
            }
        }
    }

    /// Where `go env -w` writes: a user's file, or a layer of an image.
    fn written_place(&self) -> Place {
        match self.place {
            Place::Shell => Place::GoEnvFile,
            other => other,
        }
    }

    /// `set -gx NAME value`, `set -e NAME`, `export NAME=value`.
    fn fish(&mut self, command: &Command) -> bool {
        let words = command.words.as_slice();
        if words[0].value != "set" {
            return false;
        }
        let flags = words[1..].iter().take_while(|word| word.value.starts_with('-')).count();
        let letters = |letter: char, long: &str| {
            words[1..=flags]
                .iter()
                .any(|word| word.value == long || (!word.value.starts_with("--") && word.value.contains(letter)))
        };
        let Some(name) = words.get(1 + flags) else { return true };
        let rest = words.get(2 + flags..).unwrap_or_default();
        if letters('e', "--erase") {
            self.unset(&words[0], &words[1 + flags..]);
        } else if letters('q', "--query") {
        } else if let Some((first, last)) = rest.first().zip(rest.last()) {
            let how = if letters('x', "--export") { How::Export } else { How::Unexported };
            let mut it = assignment::pair(self.text, name, first);
            if rest.len() > 1 {
                it.value = rest.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(" ");
                it.value_at = first.at.to(last.at);
                it.quote = None;
            }
            self.add(how, command.at, it);
        } else if let Some(it) = assignment::of(self.text, name) {
            self.add(How::CmdSet, command.at, it);
        }
        true
    }
}

fn is_redirection(word: &Word) -> bool {
    word.quote.is_none() && word.value.contains(['<', '>']) && !word.value.contains('=')
}
