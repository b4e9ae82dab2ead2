//! Where a setting or command counts: which process reads it.

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// A shell of a person, or what the text doesn't tell.
    #[default]
    Shell,
    /// The `go/env` file of a user.
    GoEnvFile,
    /// A step of an image build: the stage, counted from 0; nothing before the first `FROM`.
    BuildStep(Option<usize>),
    /// What is handed to an image build from outside (`--build-arg`, `build.args`).
    BuildArgs,
    /// A running container.
    Container,
    /// What the Docker client hands to builds and containers (`config.json`).
    DockerClient,
    /// The Docker engine itself.
    Engine,
    /// Another daemon, as a unit of systemd.
    Daemon,
    /// A builder of buildx.
    Builder,
    /// A CI job or step.
    Ci,
    /// The runner's own process.
    Runner,
    /// An editor and the tools that it starts.
    Editor,
    /// WSL, from the Windows side.
    Wsl,
}
