//! Where a setting must arrive: the groups that files are shown in.

/// A group of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileGroup {
    /// Commands in a terminal.
    Shell,
    /// Steps of `docker build`.
    DockerBuild,
    /// Pulls and containers.
    DockerEngine,
    /// Workflows.
    Ci,
    /// The editor.
    Editor,
}

impl FileGroup {
    /// Every group, in the order in which it is shown.
    pub const ALL: [FileGroup; 5] =
        [FileGroup::Shell, FileGroup::DockerBuild, FileGroup::DockerEngine, FileGroup::Ci, FileGroup::Editor];

    /// The name in catalogues and in `--only`.
    pub const fn name(self) -> &'static str {
        match self {
            FileGroup::Shell => "shell",
            FileGroup::DockerBuild => "docker",
            FileGroup::DockerEngine => "docker-engine",
            FileGroup::Ci => "ci",
            FileGroup::Editor => "vscode",
        }
    }
}
