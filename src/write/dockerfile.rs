//! A Dockerfile, instruction by instruction.

use super::body::{Body, Line};
use super::posix::{self, Word};
use super::token::{Token, keyword, name, plain, value};
use crate::base::Clean;
use crate::door::{Door, RepoPath};

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Dockerfile {}

/// A Dockerfile, put together from instructions.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe<W> {
    lines: Vec<Line<W>>,
}

/// An option of `RUN`, with its own reason.
#[derive(Clone, Debug, PartialEq)]
pub struct RunOption<W> {
    /// `--mount=…` or `--network=…`, ours.
    pub text: &'static str,
    /// The reason.
    pub why: W,
}

impl<W: Clone> Default for Recipe<W> {
    fn default() -> Self {
        Self { lines: Vec::new() }
    }
}

impl<W: Clone> Recipe<W> {
    fn instruction(mut self, word: &'static str, rest: Vec<Token>, why: &W) -> Self {
        let mut tokens = vec![keyword(word), plain(" ")];
        tokens.extend(rest);
        self.lines.push(Line::new(tokens, why.clone()));
        self
    }

    /// An empty line, which belongs to what follows.
    #[must_use]
    pub fn gap(mut self, why: &W) -> Self {
        self.lines.push(Line::new(Vec::new(), why.clone()));
        self
    }

    /// `FROM image [AS stage]`. The image's alphabet holds nothing that Docker would expand.
    #[must_use]
    pub fn from(self, image: &Clean, stage: Option<&'static str>, why: &W) -> Self {
        let mut rest = vec![value(image.to_string())];
        if let Some(stage) = stage {
            rest.extend([plain(" "), keyword("AS"), plain(" "), name(stage)]);
        }
        self.instruction("FROM", rest, why)
    }

    /// `ARG NAME=default`.
    #[must_use]
    pub fn arg(self, variable: &'static str, default: &Clean, why: &W) -> Self {
        self.instruction("ARG", vec![name(variable), plain("="), value(quote(default.as_str()))], why)
    }

    /// An instruction whose words are all ours: `WORKDIR`, `USER`, `ENTRYPOINT`, `COPY . .`.
    #[must_use]
    pub fn fixed(self, word: &'static str, rest: &'static str, why: &W) -> Self {
        self.instruction(word, vec![value(rest)], why)
    }

    /// `COPY source destination`, as a JSON list where a blank asks for it. The source holds nothing else that Docker would
    /// take for a pattern, a variable or an option.
    #[must_use]
    pub fn copy(self, source: &RepoPath, destination: &'static str, why: &W) -> Self {
        let source = source.text().as_str();
        let rest = if source.contains(' ') {
            let source = value(super::json::quote(source));
            vec![plain("["), source, plain(", "), value(super::json::quote(destination)), plain("]")]
        } else {
            vec![value(source.to_owned()), plain(" "), value(destination)]
        };
        self.instruction("COPY", rest, why)
    }

    /// `RUN [options] command`: each option on a line of its own with its own reason.
    #[must_use]
    pub fn run(mut self, options: Vec<RunOption<W>>, words: impl IntoIterator<Item = Word>, why: &W) -> Self {
        let mut start = vec![keyword("RUN"), plain(" ")];
        for option in options {
            start.extend([value(option.text), plain(" \\")]);
            self.lines.push(Line::new(start, option.why));
            start = vec![plain("    ")];
        }
        start.extend(posix::command(words));
        self.lines.push(Line::new(start, why.clone()));
        self
    }

    /// The lines.
    pub fn body(self) -> Body<Dockerfile, W> {
        Body::new(self.lines)
    }
}

/// A value of `ARG`: bare in a safe alphabet, else between double quotes, where `\`, `"` and `$` are escaped
/// (Dockerfile reference, "Escape" and "Environment replacement"; BuildKit `frontend/dockerfile/shell/lex.go`).
fn quote(text: &str) -> String {
    let is_safe = |b: u8| b.is_ascii_alphanumeric() || b"_@%+:,./=|*?~[]^-".contains(&b);
    if !text.is_empty() && text.bytes().all(is_safe) {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for ch in text.chars() {
        if matches!(ch, '\\' | '"' | '$') {
            out.push('\\');
        }
        out.push(ch);
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_instructions() {
        let mount = RunOption { text: "--mount=type=cache,target=/go/pkg/mod", why: 2 };
        let body = Recipe::default()
            .from(&Clean::of("golang:1.27-trixie"), Some("build"), &0)
            .arg("GOPROXY", &Clean::of("https://a.example/it's$x,direct"), &1)
            .copy(&RepoPath::parse("certs/a b.crt").unwrap(), "/x/", &4)
            .run(vec![mount], ["go".into(), "mod".into(), "download".into()], &3)
            .body();
        assert_eq!(
            body.text(),
            "FROM golang:1.27-trixie AS build\nARG GOPROXY=\"https://a.example/it's\\$x,direct\"\nCOPY [\"certs/a b.crt\", \"/x/\"]\nRUN --mount=type=cache,target=/go/pkg/mod \\\n    go mod download\n"
        );
    }
}
