//! What each file says: plan in, artifacts out; knows no page and no command line.

mod arc_values;
mod artifact;
mod block_steps;
mod build_inputs;
mod buildx_builder;
mod company_ca;
mod compose;
mod containers_conf;
mod devcontainer;
mod docker_build;
mod docker_client;
mod docker_daemon;
mod dockerfile;
mod dockerignore;
mod drop_in;
mod fish;
mod git_config;
mod git_env;
mod github_actions;
mod gitlab_ci;
mod go_env;
mod go_image;
mod goland;
mod gopls_env;
mod gopls_settings;
mod group;
mod helix;
mod jenkins;
mod manifest;
mod neovim;
mod netrc;
mod only;
mod posix_shell;
mod powershell;
mod preparation;
mod proxy_login;
mod registry;
mod report;
mod runner_env;
mod shell_env;
mod sign_in;
mod step;
mod vscode;
mod windows_host;
mod wslconfig;

pub use artifact::{Artifact, How, Place};
pub use group::FileGroup;
pub use manifest::{Manifest, ManifestFile, ManifestLine, ManifestNote, ManifestPlace, ManifestStep, SCHEMA_VERSION};
pub use only::Only;
pub use registry::{FILES, FileKind};
pub use step::Step;

use crate::plan::Plan;

/// The files that a plan asks for, in the order of the registry.
pub fn files(plan: &Plan) -> Vec<Artifact> {
    let made = FILES.iter().filter_map(|kind| (kind.make)(plan));
    made.map(|file| preparation::taken_back(plan, file)).collect()
}
