//! What a file is, told by its name.

use crate::read::Kind;

/// The kind of the file that a line names, as in `# ~/.docker/config.json`, `$ cat .wslconfig` or `Dockerfile:`.
pub(super) fn in_line(line: &str) -> Option<Kind> {
    let parts = |ch: char| {
        ch.is_whitespace() || matches!(ch, '"' | '\'' | '`' | '(' | ')' | '<' | '>' | '，' | '：' | '（' | '）')
    };
    line.split(parts).map(|word| word.trim_end_matches([':', ',', ';'])).find_map(of)
}

/// Whether a comment is nothing but the path of a file.
pub(super) fn is_path(comment: &str) -> bool {
    let path = comment.trim_start_matches(['#', '/', ';']).trim().trim_end_matches(':');
    let is_rooted = comment.contains(" /") || path.starts_with('~') || path.get(1..3) == Some(":\\");
    is_rooted && !path.contains(' ') && path.contains(['/', '\\'])
}

/// The kind of a file by its path.
pub(super) fn of(path: &str) -> Option<Kind> {
    let slashed = path.replace('\\', "/").to_ascii_lowercase();
    let name = slashed.rsplit('/').next().unwrap_or_default();
    let folder = &slashed[..slashed.len() - name.len()];
    let extension = name.rsplit_once('.').map_or("", |(_, it)| it);
    let kind = match name {
        "daemon.json" => Kind::Daemon,
        "config.json" if folder.is_empty() || folder.contains("docker") => Kind::DockerClient,
        "settings.json" => Kind::Settings,
        "devcontainer.json" | ".devcontainer.json" => Kind::Devcontainer,
        "dockerfile" | "containerfile" => Kind::Dockerfile,
        ".gitlab-ci.yml" | ".gitlab-ci.yaml" => Kind::GitlabCi,
        "action.yml" | "action.yaml" => Kind::Workflow,
        ".wslconfig" | "wsl.conf" => Kind::Wslconfig,
        ".netrc" | "_netrc" => Kind::Netrc,
        ".gitconfig" => Kind::GitConfig,
        "gitconfig" if folder.ends_with("etc/") => Kind::GitConfig,
        "config" if folder.ends_with(".git/") || folder.ends_with("/git/") => Kind::GitConfig,
        ".bashrc" | ".zshrc" | ".profile" | ".bash_profile" | ".zshenv" | ".zprofile" | ".bash_aliases" => Kind::Shell,
        "config.fish" => Kind::Fish,
        ".env" | "makefile" | "gnumakefile" => Kind::EnvFile,
        "environment" if folder.ends_with("etc/") => Kind::EnvFile,
        "env" if folder.ends_with("go/") => Kind::EnvFile,
        _ if name.starts_with("dockerfile.") || name.ends_with(".dockerfile") || name.starts_with("dockerfile-") => {
            Kind::Dockerfile
        }
        _ if (name.starts_with("docker-compose") || name.starts_with("compose."))
            && matches!(extension, "yml" | "yaml") =>
        {
            Kind::Compose
        }
        _ if folder.contains(".github/workflows/") => Kind::Workflow,
        _ if folder.contains("systemd") && matches!(extension, "conf" | "service" | "socket") => Kind::Systemd,
        _ if folder.ends_with(".service.d/") || (extension == "service" && name.len() > 8) => Kind::Systemd,
        _ if name.len() > 4 && extension == "env" => Kind::EnvFile,
        _ if extension == "fish" && name.len() > 5 => Kind::Fish,
        _ if extension == "ps1" => Kind::PowerShell,
        _ if matches!(extension, "bat" | "cmd") && name.len() > 4 => Kind::Cmd,
        _ => return None,
    };
    Some(kind)
}
