//! Dockerfiles: instructions and stages with their places, as BuildKit reads them.

mod instruction;
mod logical;

use crate::base::Span;
use crate::read::shell::{Command, Shell};

/// An instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    /// Its name in capitals, as in `RUN`.
    pub name: String,
    /// From its name to the last byte of its last continued line.
    pub at: Span,
    /// What stands behind the name, flags included.
    pub rest: Span,
    /// The `--name=value` flags of it.
    pub flags: Vec<Flag>,
    /// The stage that it belongs to; nothing before the first `FROM`.
    pub stage: Option<usize>,
    /// `NAME=value` pairs of `ENV`, `ARG` and `LABEL`.
    pub pairs: Vec<Pair>,
    /// What a `RUN`, `CMD` or `ENTRYPOINT` in shell form runs.
    pub commands: Vec<Command>,
    /// The bare words of any other.
    pub words: Vec<Span>,
    /// What stands between `<<EOF` and `EOF`.
    pub body: Option<Span>,
}

/// A flag, as in `--mount=type=secret,id=netrc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// All of it.
    pub at: Span,
    /// Its name, without the hyphens.
    pub name: String,
    /// Its value, if it has one.
    pub value: String,
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The name.
    pub name: Span,
    /// The value as it is written, without its quotes; nothing for `ARG NAME`.
    pub value: Option<Span>,
    /// The value as it is meant, quotes and escapes resolved; variables stay.
    pub meant: String,
    /// The quote around it.
    pub quote: Option<char>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its `FROM`: its place among the instructions.
    pub from: usize,
    /// The image, as it is written.
    pub image: String,
    /// The name behind `AS`, in lower case.
    pub name: Option<String>,
}

/// A whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dockerfile {
    /// The instructions, in order.
    pub instructions: Vec<Instruction>,
    /// The stages, in order.
    pub stages: Vec<Stage>,
}

/// The names of instructions.
const NAMES: &[&str] = &[
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Reads a part of a text; lines that are no instruction are passed over.
pub fn read(text: &str, part: Span) -> Dockerfile {
    let mut out = Dockerfile::default();
    let mut reader = logical::Lines::new(text, part);
    let mut shell = Shell::Posix;
    while let Some(line) = reader.next_line() {
        let Some(found) = name(line.of(text)) else { continue };
        let line = if found.is_printed { logical::without_time(text, line) } else { line };
        let at = reader.instruction(Span::new(line.start + found.start, line.end));
        let name_at = Span::new(at.start, at.start + found.name.len());
        let body = reader.body(at);
        instruction::add(text, &mut out, (reader.escape(), shell), name_at, at, body);
        shell = instruction::shell_behind(out.instructions.last(), shell);
    }
    out
}

/// Whether an instruction begins in this line.
pub fn is_instruction(line: &str) -> bool {
    name(line).is_some()
}

/// What ends the here-documents that an instruction opens.
pub fn delimiters(line: &str) -> Vec<&str> {
    logical::delimiters(line.trim_start())
}

/// Where the name of an instruction stands in a line.
pub(super) struct Named<'a> {
    /// Its first byte in the line.
    pub(super) start: usize,
    /// As it is written.
    pub(super) name: &'a str,
    /// Whether a build printed it.
    pub(super) is_printed: bool,
}

/// The instruction that a line begins with, also behind what a build prints before it (`Step 4/9 : `, `#7 [2/3] `).
pub(super) fn name(line: &str) -> Option<Named<'_>> {
    let start = line.len() - line.trim_start().len();
    if let Some(found) = named(line, start) {
        return Some(found);
    }
    let start = start + logical::before(&line[start..])?;
    named(line, start).map(|it| Named { is_printed: true, ..it })
}

fn named(line: &str, start: usize) -> Option<Named<'_>> {
    let rest = &line[start..];
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let name = &rest[..length];
    let behind = &rest[length..];
    if !behind.starts_with([' ', '\t']) || !NAMES.iter().any(|it| it.eq_ignore_ascii_case(name)) {
        return None;
    }
    // In small letters it may be prose, or a command of the same name.
    let is_capital = name.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_plain = matches!(name, "from" | "run" | "copy" | "workdir" | "arg" | "entrypoint");
    (is_capital || (is_plain && start == 0)).then_some(Named { start, name, is_printed: false })
}
