//! The kinds of files there are: the one list from which tabs, `--only`, the manifest and the tests derive.

use super::{
    Artifact, arc_values, buildx_builder, compose, containers_conf, devcontainer, docker_build, docker_client,
    docker_daemon, dockerfile, dockerignore, drop_in, fish, git_config, git_env, github_actions, gitlab_ci, go_env,
    goland, gopls_settings, helix, jenkins, neovim, netrc, posix_shell, powershell, report, runner_env, vscode,
    wslconfig,
};
use crate::plan::Plan;

/// A kind of file.
#[derive(Debug)]
pub struct FileKind {
    /// The stable name, as in `--only`.
    pub target: &'static str,
    /// The file, where the plan asks for it.
    pub make: fn(&Plan) -> Option<Artifact>,
}

/// Every kind, in the order in which it is shown.
pub const FILES: &[FileKind] = &[
    FileKind { target: "bash", make: posix_shell::bash },
    FileKind { target: "zsh", make: posix_shell::zsh },
    FileKind { target: "fish", make: fish::make },
    FileKind { target: "powershell", make: powershell::make },
    FileKind { target: "go-env", make: go_env::make },
    FileKind { target: "wslconfig", make: wslconfig::make },
    FileKind { target: "git-config", make: git_config::make },
    FileKind { target: "git-env", make: git_env::make },
    FileKind { target: "netrc", make: netrc::make },
    FileKind { target: "dockerfile", make: dockerfile::make },
    FileKind { target: "dockerignore", make: dockerignore::make },
    FileKind { target: "buildkitd", make: buildx_builder::settings },
    FileKind { target: "buildx-builder", make: buildx_builder::make },
    FileKind { target: "docker-build", make: docker_build::make },
    FileKind { target: "compose", make: compose::make },
    FileKind { target: "daemon-json", make: docker_daemon::make },
    FileKind { target: "drop-in", make: drop_in::docker },
    FileKind { target: "docker-config", make: docker_client::make },
    FileKind { target: "containers-conf", make: containers_conf::make },
    FileKind { target: "podman-service", make: drop_in::podman },
    FileKind { target: "containerd", make: drop_in::containerd },
    FileKind { target: "github-actions", make: github_actions::make },
    FileKind { target: "runner-env", make: runner_env::make },
    FileKind { target: "arc-values", make: arc_values::make },
    FileKind { target: "gitlab-ci", make: gitlab_ci::make },
    FileKind { target: "jenkins", make: jenkins::make },
    FileKind { target: "vscode-workspace", make: vscode::workspace },
    FileKind { target: "vscode-user", make: vscode::user },
    FileKind { target: "devcontainer", make: devcontainer::make },
    FileKind { target: "goland", make: goland::make },
    FileKind { target: "neovim", make: neovim::make },
    FileKind { target: "helix", make: helix::make },
    FileKind { target: "gopls", make: gopls_settings::make },
    FileKind { target: "report-dockerfile", make: report::dockerfile },
    FileKind { target: "report-script", make: report::script },
];
