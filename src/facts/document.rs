//! A part of a paste that has a structure of its own, for rules about that structure.

use crate::base::Span;
use crate::jsonc::{Dialect, Mistake};
use crate::read::dockerfile::{self, Dockerfile};
use crate::read::ini::{self, Ini};
use crate::read::shell::{self, Command, Shell};
use crate::read::tree::Node;
use crate::read::{Kind, Part, yaml};

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is and where it stands.
    pub part: Part,
    /// What is in it.
    pub content: Content,
    /// The commands that the scripts in it run.
    pub scripts: Vec<Command>,
}

/// What is in a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Instructions.
    Dockerfile(Dockerfile),
    /// A tree; the mistake is what the program that reads the file refuses.
    Json(Option<Node>, Option<Mistake>),
    /// A tree.
    Yaml(Option<Node>),
    /// Sections.
    Ini(Ini),
    /// Commands, with what they print between them.
    Commands(Vec<Command>),
    /// Lines.
    Lines,
}

impl Document {
    /// Reads a part of a text.
    pub(super) fn read(text: &str, part: Part) -> Self {
        let content = match part.kind {
            Kind::Dockerfile => Content::Dockerfile(dockerfile::read(text, part.span)),
            Kind::Compose | Kind::Workflow | Kind::GitlabCi => Content::Yaml(yaml::read(text, part.span)),
            Kind::Settings | Kind::Devcontainer => json(text, part.span, Dialect::Comments),
            Kind::Daemon | Kind::DockerClient => json(text, part.span, Dialect::Plain),
            Kind::Systemd | Kind::Wslconfig | Kind::GitConfig => Content::Ini(ini::read(text, part.span)),
            Kind::Shell => Content::Commands(shell::commands(text, part.span, Shell::Posix)),
            Kind::Fish => Content::Commands(shell::commands(text, part.span, Shell::Fish)),
            Kind::PowerShell => Content::Commands(shell::commands(text, part.span, Shell::PowerShell)),
            Kind::Cmd => Content::Commands(shell::commands(text, part.span, Shell::Cmd)),
            Kind::ErrorText | Kind::GoEnv => Content::Commands(shell::transcript(text, part.span)),
            Kind::EnvFile | Kind::Curl | Kind::Openssl | Kind::Netrc => Content::Lines,
        };
        let scripts = match &content {
            Content::Yaml(Some(root)) => super::scripts::scripts(text, root, part.kind),
            _ => Vec::new(),
        };
        Self { part, content, scripts }
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.part.kind
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.part.span
    }

    /// The tree of a JSON or YAML file.
    pub fn tree(&self) -> Option<&Node> {
        match &self.content {
            Content::Json(node, _) | Content::Yaml(node) => node.as_ref(),
            _ => None,
        }
    }

    /// The instructions of a Dockerfile.
    pub fn dockerfile(&self) -> Option<&Dockerfile> {
        match &self.content {
            Content::Dockerfile(it) => Some(it),
            _ => None,
        }
    }

    /// The sections of a unit or the like.
    pub fn ini(&self) -> Option<&Ini> {
        match &self.content {
            Content::Ini(it) => Some(it),
            _ => None,
        }
    }
}

fn json(text: &str, part: Span, dialect: Dialect) -> Content {
    let (node, mistake) = crate::read::json::read(text, part, dialect);
    Content::Json(node, mistake)
}
