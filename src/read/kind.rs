//! The kinds of text that can be pasted; a further one is added here and in `detect`.

/// Declares the kinds with the names that they have on the command line, in addresses and in texts.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)+) => {
        /// What a text is.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$doc])* $kind,)+ }

        impl Kind {
            /// Every kind, in the order in which they are offered.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)+];

            /// Its name, as in `--kind`.
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)+ }
            }
        }
    };
}

kinds! {
    /// What a terminal, a log or a notification shows.
    #[default]
    ErrorText = "error-text",
    /// A Dockerfile or Containerfile.
    Dockerfile = "dockerfile",
    /// A Compose file.
    Compose = "compose",
    /// A GitHub Actions workflow or action.
    Workflow = "workflow",
    /// A GitLab CI file.
    GitlabCi = "gitlab-ci",
    /// VS Code's settings.
    Settings = "settings.json",
    /// A Dev Container's definition.
    Devcontainer = "devcontainer.json",
    /// The Docker engine's settings.
    Daemon = "daemon.json",
    /// The Docker client's settings.
    DockerClient = "config.json",
    /// A unit of systemd or a drop-in.
    Systemd = "systemd",
    /// Commands of a POSIX shell, or what stands in its start-up file.
    Shell = "shell",
    /// The same for fish.
    Fish = "fish",
    /// The same for PowerShell.
    PowerShell = "powershell",
    /// The same for cmd.exe.
    Cmd = "cmd",
    /// A file of `NAME=value` lines.
    EnvFile = "env",
    /// What `go env` prints, in each of its forms.
    GoEnv = "go-env",
    /// What `curl -v` prints.
    Curl = "curl",
    /// What `openssl s_client` or `openssl x509` prints.
    Openssl = "openssl",
    /// The settings of WSL on the Windows side, or of a distribution.
    Wslconfig = "wslconfig",
    /// A netrc file.
    Netrc = "netrc",
    /// A file of git's settings.
    GitConfig = "gitconfig",
}

impl Kind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}
