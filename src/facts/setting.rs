//! A variable that is given a value, wherever that is.

use super::Place;
use crate::base::Span;

/// How it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// Exported to what is started later: `export`, `set -gx`, `$env:`, `setx`.
    Export,
    /// Set in a POSIX shell without `export`.
    Unexported,
    /// Before one command: `NAME=value go …`, `env NAME=value …`.
    Prefix,
    /// `set NAME=value` of cmd.exe.
    CmdSet,
    /// `go env -w NAME=value`.
    GoEnvWrite,
    /// What `go env` prints: what counts in the end.
    GoEnvPrint,
    /// A line of an env file, or of a file of which only this is known.
    Line,
    /// `ENV`.
    DockerEnv,
    /// The default of an `ARG`.
    DockerArg,
    /// `--build-arg` or `build.args`.
    BuildArg,
    /// `environment:` or `env:` of a YAML file, `-e` or `--env` of a command.
    Environment,
    /// `Environment=` of a unit.
    Unit,
    /// A member of a JSON object that holds variables.
    JsonEnv,
    /// A key of a JSON file that stands for a variable, as `httpsProxy` for `HTTPS_PROXY`.
    JsonKey,
    /// Taken away again: `unset`, `set -e`, `go env -u`.
    Unset,
}

/// A setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The variable as it is written; for a key that stands for a variable, that variable.
    pub name: String,
    /// The value that the reader of the setting sees, quotes and escapes resolved. `$NAME` stays.
    pub value: String,
    /// How it is given.
    pub how: How,
    /// Who reads it.
    pub place: Place,
    /// The whole statement.
    pub at: Span,
    /// The name.
    pub name_at: Span,
    /// The value as it is written, without quotes around it.
    pub value_at: Span,
    /// The quote around it.
    pub quote: Option<char>,
    /// Whether it stands in a comment.
    pub is_remark: bool,
}

impl Setting {
    /// Whether it is the variable of this name; proxy variables have names of either case, all others one.
    pub fn is(&self, name: &str) -> bool {
        if name.ends_with("_PROXY") { self.name.eq_ignore_ascii_case(name) } else { self.name == name }
    }

    /// Whether it is an address of a forward proxy (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `FTP_PROXY`, either case).
    pub fn is_forward_proxy(&self) -> bool {
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "FTP_PROXY"].iter().any(|name| self.is(name))
    }

    /// Whether the value counts: it is not taken away.
    pub fn is_set(&self) -> bool {
        self.how != How::Unset
    }

    /// Whether the value stands in the text as it is meant, without escapes.
    pub fn is_verbatim(&self, text: &str) -> bool {
        self.value_at.of(text) == self.value
    }

    /// Where these bytes of the value stand in the text; all of the value where escapes hide it.
    pub fn part(&self, text: &str, from: usize, to: usize) -> Span {
        let written = self.value_at.of(text);
        if written == self.value {
            return Span::new(self.value_at.start + from, self.value_at.start + to);
        }
        let found = self.value.get(from..to).filter(|it| !it.is_empty()).and_then(|it| Some((written.find(it)?, it)));
        match found {
            Some((at, it)) => Span::new(self.value_at.start + at, self.value_at.start + at + it.len()),
            None => self.value_at,
        }
    }

    /// Whether further assignments follow in the value, as in an IDE's field: `GOPROXY=a,b;GOPRIVATE=c`.
    pub fn holds_more(&self) -> bool {
        self.value.split(';').skip(1).any(|part| {
            let name = part.split_once('=').map_or("", |(name, _)| name.trim());
            name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        })
    }

    /// Whether the value is, or holds, what something else fills in: `$NAME`, `${{ … }}`, `%NAME%`, `<host>`.
    pub fn has_gap(&self) -> bool {
        has_gap(&self.value)
    }
}

/// Whether something else fills in a part of this text.
pub fn has_gap(value: &str) -> bool {
    let names = |rest: &str| rest.starts_with(|ch: char| ch.is_ascii_alphabetic() || matches!(ch, '{' | '(' | '_'));
    value.match_indices('$').any(|(at, _)| names(&value[at + 1..]))
        || value.contains(['<', '>', '`'])
        || value.contains("{{")
        || is_cmd_reference(value)
}

/// `%NAME%` of cmd.exe, and no escape such as `%40`.
fn is_cmd_reference(value: &str) -> bool {
    value.match_indices('%').any(|(at, _)| {
        let name = value[at + 1..].split('%').next().unwrap_or_default();
        value[at + 1..].len() > name.len()
            && name.len() > 2
            && name.starts_with(|ch: char| ch.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
            && !name.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit)
    })
}
