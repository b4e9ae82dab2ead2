//! What a file is, from its name and the folders that it is in.

use super::Kind;

/// A pattern of names and the kind of the files that have them. `*` stands for any characters but `/`; a pattern with `/`
/// is held against the end of the path, folder by folder.
const NAMES: &[(&str, Kind)] = &[
    ("dockerfile", Kind::Dockerfile),
    ("dockerfile.*", Kind::Dockerfile),
    ("dockerfile-*", Kind::Dockerfile),
    ("*.dockerfile", Kind::Dockerfile),
    ("containerfile", Kind::Dockerfile),
    ("containerfile.*", Kind::Dockerfile),
    ("*.containerfile", Kind::Dockerfile),
    (".github/workflows/*.yml", Kind::Workflow),
    (".github/workflows/*.yaml", Kind::Workflow),
    ("action.yml", Kind::Workflow),
    ("action.yaml", Kind::Workflow),
    (".gitlab-ci.yml", Kind::GitlabCi),
    (".gitlab-ci.yaml", Kind::GitlabCi),
    ("*.gitlab-ci.yml", Kind::GitlabCi),
    ("*.gitlab-ci.yaml", Kind::GitlabCi),
    ("compose*.yml", Kind::Compose),
    ("compose*.yaml", Kind::Compose),
    ("docker-compose*.yml", Kind::Compose),
    ("docker-compose*.yaml", Kind::Compose),
    ("settings.json", Kind::Settings),
    ("*.code-workspace", Kind::Settings),
    ("devcontainer.json", Kind::Devcontainer),
    (".devcontainer.json", Kind::Devcontainer),
    ("daemon.json", Kind::Daemon),
    (".docker/config.json", Kind::DockerClient),
    ("docker/config.json", Kind::DockerClient),
    ("*.service", Kind::Systemd),
    ("*.service.d/*.conf", Kind::Systemd),
    (".netrc", Kind::Netrc),
    ("_netrc", Kind::Netrc),
    ("netrc", Kind::Netrc),
    (".gitconfig", Kind::GitConfig),
    ("gitconfig", Kind::GitConfig),
    (".git/config", Kind::GitConfig),
    ("git/config", Kind::GitConfig),
    (".wslconfig", Kind::Wslconfig),
    ("wsl.conf", Kind::Wslconfig),
    ("go/env", Kind::EnvFile),
    ("go.env", Kind::EnvFile),
    (".env", Kind::EnvFile),
    (".env.*", Kind::EnvFile),
    ("*.env", Kind::EnvFile),
    (".envrc", Kind::Shell),
    (".bashrc", Kind::Shell),
    (".bash_profile", Kind::Shell),
    (".bash_login", Kind::Shell),
    (".bash_aliases", Kind::Shell),
    (".zshrc", Kind::Shell),
    (".zshenv", Kind::Shell),
    (".zprofile", Kind::Shell),
    (".zlogin", Kind::Shell),
    (".profile", Kind::Shell),
    ("*.sh", Kind::Shell),
    ("*.bash", Kind::Shell),
    ("*.zsh", Kind::Shell),
    ("*.fish", Kind::Fish),
    ("*.ps1", Kind::PowerShell),
    ("*.psm1", Kind::PowerShell),
    ("*.bat", Kind::Cmd),
    ("*.cmd", Kind::Cmd),
];

/// The kind that a path tells, in either way of writing paths and in any case; nothing for a name that says little, such
/// as `build.log`.
pub fn kind_of_file(path: &str) -> Option<Kind> {
    let path = path.to_ascii_lowercase().replace('\\', "/");
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let is_named = |pattern: &str| {
        let wanted: Vec<_> = pattern.split('/').collect();
        let Some(first) = parts.len().checked_sub(wanted.len()) else { return false };
        wanted.iter().zip(&parts[first..]).all(|(pattern, part)| fits(pattern, part))
    };
    NAMES.iter().find(|(pattern, _)| is_named(pattern)).map(|(_, kind)| *kind)
}

/// Whether a name fits a pattern with at most one `*`.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => {
            name.len() >= before.len() + after.len() && name.starts_with(before) && name.ends_with(after)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_names() {
        for (path, kind) in [
            ("Dockerfile", "dockerfile"),
            ("build/Dockerfile.dev", "dockerfile"),
            ("api.Dockerfile", "dockerfile"),
            ("Containerfile", "dockerfile"),
            ("compose.yaml", "compose"),
            ("compose.override.yml", "compose"),
            ("./docker-compose.prod.yml", "compose"),
            (".github/workflows/ci.yml", "workflow"),
            ("/src/x/.github/workflows/release.yaml", "workflow"),
            ("action.yml", "workflow"),
            (".gitlab-ci.yml", "gitlab-ci"),
            (".vscode/settings.json", "settings.json"),
            ("my.code-workspace", "settings.json"),
            (".devcontainer/devcontainer.json", "devcontainer.json"),
            ("/etc/docker/daemon.json", "daemon.json"),
            ("/home/me/.docker/config.json", "config.json"),
            ("goproxy.service", "systemd"),
            ("/etc/systemd/system/docker.service.d/http-proxy.conf", "systemd"),
            (".env", "env"),
            (".env.local", "env"),
            ("/home/me/.bashrc", "shell"),
            (".zshrc", "shell"),
            (".profile", "shell"),
            ("scripts/build.sh", "shell"),
            (".config/fish/config.fish", "fish"),
            ("build.ps1", "powershell"),
            (r"C:\Users\me\build.BAT", "cmd"),
            (r"C:\Users\me\.wslconfig", "wslconfig"),
            ("/etc/wsl.conf", "wslconfig"),
            ("/root/.netrc", "netrc"),
            (r"C:\Users\me\_netrc", "netrc"),
            (".gitconfig", "gitconfig"),
            ("/home/me/.config/go/env", "env"),
            (r"C:\Users\me\AppData\Roaming\go\env", "env"),
        ] {
            assert_eq!(kind_of_file(path).map(Kind::name), Some(kind), "{path}");
        }
    }

    #[test]
    fn other_names_say_nothing() {
        for path in [
            "build.log",
            "config.json",
            "main.go",
            "workflows/ci.yml",
            "x.conf",
            "env",
            "values.yaml",
            "",
            "/",
            "a.txt",
        ] {
            assert_eq!(kind_of_file(path), None, "{path}");
        }
    }
}
