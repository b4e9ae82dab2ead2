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
    /// git, and the logins that it shares with go.
    Git,
    /// Pipelines.
    Ci,
    /// VS Code.
    Editor,
    /// Every other editor.
    OtherEditor,
    /// Seeing a failure again.
    Report,
}

impl FileGroup {
    /// Every group, in the order in which it is shown.
    pub const ALL: [FileGroup; 8] = [
        FileGroup::Shell,
        FileGroup::Git,
        FileGroup::DockerBuild,
        FileGroup::DockerEngine,
        FileGroup::Ci,
        FileGroup::Editor,
        FileGroup::OtherEditor,
        FileGroup::Report,
    ];

    /// The name in catalogues and in `--only`.
    pub const fn name(self) -> &'static str {
        match self {
            FileGroup::Shell => "shell",
            FileGroup::DockerBuild => "docker",
            FileGroup::DockerEngine => "docker-engine",
            FileGroup::Git => "git",
            FileGroup::Ci => "ci",
            FileGroup::Editor => "vscode",
            FileGroup::OtherEditor => "editors",
            FileGroup::Report => "report",
        }
    }
}
