//! Command lines: words with their places, as the shells read them; also between what programs printed.

mod known;
mod prompt;
mod scan;
mod transcript;

pub use known::is_known;
pub use prompt::{Prompt, prompt};
pub use transcript::{Reading, is_command};

use crate::base::Span;
use scan::Scanner;

/// A shell's way of quoting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shell {
    /// sh, bash, zsh, dash, ksh.
    Posix,
    /// fish.
    Fish,
    /// PowerShell.
    PowerShell,
    /// cmd.exe.
    Cmd,
}

/// A word. Redirections (`>`, `2>>`, `<<`) are words of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is written, quotes included.
    pub at: Span,
    /// What the command gets; `$NAME` and the like stay as they are.
    pub value: String,
    /// The quote that it begins with, if all of it is quoted.
    pub quote: Option<char>,
}

/// A command: what stands between `;`, `&&`, `|` and line ends; a continued line is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// From its first to its last word; a prompt is left out.
    pub at: Span,
    /// The prompt before it, as in `$` or `PS C:\>`; nothing where there was none.
    pub prompt: Option<Span>,
    /// The shell that reads it.
    pub shell: Shell,
    /// Its words.
    pub words: Vec<Word>,
    /// The comment behind it on its line, `#` included.
    pub comment: Option<Span>,
    /// What stands between `<< EOF` and `EOF`.
    pub body: Option<Span>,
}

impl Command {
    /// The value of a word; empty if there is none.
    pub fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.value.as_str())
    }

    /// Whether it begins with these words.
    pub fn starts_with(&self, words: &[&str]) -> bool {
        words.len() <= self.words.len() && words.iter().zip(&self.words).all(|(word, it)| it.value == *word)
    }
}

/// The commands in a part of a text: lines with a prompt, and where a line has none, what doesn't look printed. Comments
/// of their own lines are no commands.
pub fn commands(text: &str, part: Span, shell: Shell) -> Vec<Command> {
    transcript::read(text, part, shell, Reading::Script)
}

/// The commands in what a terminal or a log shows: lines with a prompt, and lines that surely are commands.
pub fn transcript(text: &str, part: Span) -> Vec<Command> {
    transcript::read(text, part, Shell::Posix, Reading::Terminal)
}

/// The commands of a part that is nothing but commands, as a workflow's `run`.
pub fn script(text: &str, part: Span, shell: Shell) -> Vec<Command> {
    let mut out = Vec::new();
    let mut scanner = Scanner::new(text, part, shell);
    while !scanner.is_done() {
        scanner.line(None, &mut out);
    }
    out
}

/// The commands of an instruction of a Dockerfile: comment lines between continued lines are left out, and `escape`
/// continues a line.
pub fn instruction(text: &str, part: Span, shell: Shell, escape: char) -> Vec<Command> {
    let mut out = Vec::new();
    let mut scanner = Scanner::new(text, part, shell).in_dockerfile(escape);
    while !scanner.is_done() {
        scanner.line(None, &mut out);
    }
    out
}

/// The words of an instruction of a Dockerfile; nothing but white space parts them.
pub fn words(text: &str, part: Span, escape: char) -> Vec<Word> {
    Scanner::new(text, part, Shell::Posix).in_dockerfile(escape).only_words()
}
