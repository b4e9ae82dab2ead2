//! Where a file goes, as far as a script can put it there.

use crate::files::{Artifact, How};

/// What a path is below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// The home folder.
    Home,
    /// The repository.
    Repo,
    /// The file system; only root may write there.
    System,
}

impl Root {
    /// The name in `apply.tsv`.
    pub const fn name(self) -> &'static str {
        match self {
            Root::Home => "home",
            Root::Repo => "repo",
            Root::System => "system",
        }
    }
}

/// A place for a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What the path is below.
    pub root: Root,
    /// The path.
    pub path: &'static str,
}

/// helm takes them from the folder of the zip.
const STAY_HERE: &[&str] = &["arc-values"];

impl Spot {
    /// Where the file goes; `None` for what is run, pasted into a dialog, or kept where only its program knows.
    pub fn of(file: &Artifact) -> Option<Self> {
        let at = file.place.at;
        if matches!(file.place.how, How::Terminal | How::Field) || STAY_HERE.contains(&file.target) {
            None
        } else if let Some(path) = at.strip_prefix("~/") {
            Some(Self { root: Root::Home, path })
        } else if let Some(path) = at.strip_prefix('/') {
            Some(Self { root: Root::System, path })
        } else {
            (at == file.path).then_some(Self { root: Root::Repo, path: at })
        }
    }
}
