//! A systemd drop-in.

use super::body::{Body, Line};
use super::token::{keyword, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Systemd {}

/// A drop-in, put together line by line.
#[derive(Clone, Debug, PartialEq)]
pub struct DropIn<W> {
    lines: Vec<Line<W>>,
}

impl<W: Clone> DropIn<W> {
    /// Starts with `[section]`.
    pub fn section(title: &'static str, why: &W) -> Self {
        Self { lines: vec![Line::new(vec![keyword(format!("[{title}]"))], why.clone())] }
    }

    /// `Environment="NAME=value"`: `%` is doubled because systemd expands specifiers here, `\` and `"` are escaped,
    /// `$` means itself (systemd.exec(5), `Environment=`; systemd.syntax(7), "Quoting").
    #[must_use]
    pub fn environment(mut self, variable: &'static str, text: &Clean, why: &W) -> Self {
        let escaped = text.as_str().replace('\\', r"\\").replace('"', "\\\"").replace('%', "%%");
        let tokens =
            vec![keyword("Environment"), plain("=\""), name(variable), plain("="), value(escaped), plain("\"")];
        self.lines.push(Line::new(tokens, why.clone()));
        self
    }

    /// `EnvironmentFile=path`; the path is ours, with a hyphen before it where the file may be missing.
    #[must_use]
    pub fn environment_file(mut self, path: &'static str, why: &W) -> Self {
        self.lines.push(Line::new(vec![keyword("EnvironmentFile"), plain("="), value(path)], why.clone()));
        self
    }

    /// The lines.
    pub fn body(self) -> Body<Systemd, W> {
        Body::new(self.lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_percent_and_escapes_quotes() {
        let body = DropIn::section("Service", &()).environment("A", &Clean::of(r#"p%40"s\$x é"#), &()).body();
        assert_eq!(body.text(), "[Service]\nEnvironment=\"A=p%%40\\\"s\\\\$x é\"\n");
    }
}
