//! What is seen, what to check first, what helps: a row each.

mod build;
mod ci;
mod editor;
mod engine;
mod go;
mod wsl;

use crate::text::{Both, both};

/// Where something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// Any go command.
    Go,
    /// An image build.
    Build,
    /// The engine and other daemons.
    Engine,
    /// CI.
    Ci,
    /// An editor.
    Editor,
    /// WSL.
    Wsl,
}

impl Where {
    /// Every place, in the order of the reference.
    pub const ALL: &[Where] = &[Where::Go, Where::Build, Where::Engine, Where::Ci, Where::Editor, Where::Wsl];

    /// Its heading.
    pub const fn name(self) -> Both {
        match self {
            Where::Go => both("go, in any place", "go 命令（任何地方）"),
            Where::Build => both("docker build", "docker build"),
            Where::Engine => both("Pulls and daemons", "拉取镜像与守护进程"),
            Where::Ci => both("GitHub Actions and runners", "GitHub Actions 与 runner"),
            Where::Editor => both("VS Code and gopls", "VS Code 与 gopls"),
            Where::Wsl => both("WSL2", "WSL2"),
        }
    }

    /// Its rows, in the order of the reference.
    pub const fn symptoms(self) -> &'static [Symptom] {
        match self {
            Where::Go => go::ROWS,
            Where::Build => build::ROWS,
            Where::Engine => engine::ROWS,
            Where::Ci => ci::ROWS,
            Where::Editor => editor::ROWS,
            Where::Wsl => wsl::ROWS,
        }
    }
}

/// A row.
#[derive(Debug)]
pub struct Symptom {
    /// What is seen.
    pub seen: Both,
    /// The first check, by its `id`.
    pub check: &'static str,
    /// What helps.
    pub helps: Both,
    /// The rules that know it, by name.
    pub rules: &'static [&'static str],
}
