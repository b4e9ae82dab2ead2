//! The folder that the command runs in, as far as go looks into it.

/// The main module, or its absence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workspace {
    /// go.mod.
    pub go_mod: Option<String>,
    /// go.sum.
    pub go_sum: Option<String>,
    /// go.work.
    pub go_work: Option<String>,
    /// go.work.sum.
    pub go_work_sum: Option<String>,
    /// Go files of the main module: folder (empty for the root), file name, imports with their lines.
    pub sources: Vec<Source>,
}

/// A Go file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The folder below the root, empty for the root.
    pub folder: String,
    /// The file's name.
    pub name: String,
    /// What it imports, the standard library aside: the path, and the place `line:column`.
    pub imports: Vec<(String, String)>,
}
