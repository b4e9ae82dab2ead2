//! A person at a terminal of a machine: types lines at a shell's prompt and answers what they ask.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::lab::Attempt;
use super::machine::Machine;

const SCRIPT: &str = include_str!("../programs/person.py");

/// A line to type, and the answers to what it asks.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The line.
    pub(super) text: String,
    /// Prompts with their answers, in order.
    pub(super) answers: Vec<(String, String)>,
}

impl Line {
    /// A line that asks nothing.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), answers: Vec::new() }
    }
}

/// What came of a line.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The line.
    pub(super) line: String,
    /// Its exit status.
    pub(super) status: i64,
    /// What the terminal showed.
    pub(super) shown: String,
    /// When it began and ended, in seconds since 1970.
    pub(super) time: (f64, f64),
}

impl Answer {
    /// It must end well.
    pub(super) fn good(&self) -> Attempt<&Self> {
        if self.status == 0 { Ok(self) } else { Err(self.complaint("ends badly")) }
    }

    /// It must fail and say this.
    pub(super) fn fails_with(&self, text: &str) -> Attempt<()> {
        match self.status {
            0 => Err(self.complaint(&format!("should fail with «{text}»"))),
            _ if self.shown.contains(text) => Ok(()),
            _ => Err(self.complaint(&format!("should say «{text}»"))),
        }
    }

    /// It must show this.
    pub(super) fn shows(&self, text: &str) -> Attempt<()> {
        if self.shown.contains(text) { Ok(()) } else { Err(self.complaint(&format!("should show «{text}»"))) }
    }

    /// What is wrong with it, with what was seen.
    pub(super) fn complaint(&self, wrong: &str) -> String {
        let lines = self.shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let shown: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
        format!("{wrong}: {}\nstatus {}\n{}", self.line, self.status, shown.join("\n"))
    }
}

/// A shell that a person can sit at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shell {
    /// Its name, and that of the file it is for.
    pub(super) name: &'static str,
    /// Its start-up file.
    start_up: &'static str,
    /// What its owner has there: it says when it is ready, and how the last command ended.
    own: &'static str,
}

/// The shells.
pub(super) const SHELLS: [Shell; 3] = [
    Shell { name: "bash", start_up: "home/dev/.bashrc", own: "# mine\nPROMPT_COMMAND='printf \"@%s@ready\\n\" $?'\n" },
    Shell { name: "zsh", start_up: "home/dev/.zshrc", own: "# mine\nprecmd() { print \"@$?@ready\" }\n" },
    Shell {
        name: "fish",
        start_up: "home/dev/.config/fish/config.fish",
        own: "# mine\nfunction say_ready --on-event fish_prompt\n    echo \"@$status@ready\"\nend\n",
    },
];

impl Shell {
    /// Gives its owner a start-up file.
    pub(super) fn settle(&self, machine: &Machine) -> Attempt<()> {
        // Without it, the first fish goes through all manual pages, in the background.
        machine.write("home/dev/.local/share/fish/generated_completions/.keep", "")?;
        machine.write(self.start_up, self.own)
    }

    /// Types the lines, one after the other, at an interactive shell that has read its own start-up files.
    pub(super) fn type_lines(&self, machine: &Machine, lines: &[Line]) -> Attempt<Vec<Answer>> {
        let command = ["setsid", "--ctty", "--wait", self.name, "-i"];
        let typed = lines.iter().map(|line| json!({ "type": line.text, "answers": line.answers }));
        let job = json!({ "argv": machine.words(&command), "lines": typed.collect::<Vec<_>>() });
        let fail = |error: std::io::Error| format!("the person at the terminal: {error}");
        let mut python = Command::new("python3");
        python.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = python.spawn().map_err(fail)?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(job.to_string().as_bytes()).map_err(fail)?;
        }
        let output = child.wait_with_output().map_err(fail)?;
        let told: Vec<Value> = serde_json::from_slice(&output.stdout)
            .map_err(|_| format!("{}: {}", self.name, String::from_utf8_lossy(&output.stderr)))?;
        Ok(lines.iter().zip(&told).map(|(line, told)| answer(line, told)).collect())
    }
}

fn answer(line: &Line, told: &Value) -> Answer {
    Answer {
        line: line.text.clone(),
        status: told["status"].as_i64().unwrap_or(-1),
        // A line editor brackets what is pasted.
        shown: told["shown"].as_str().unwrap_or_default().replace("\x1b[?2004l", "").replace("\x1b[?2004h", ""),
        time: (told["from"].as_f64().unwrap_or_default(), told["to"].as_f64().unwrap_or_default()),
    }
}
