//! Blocks of lines with a structure of their own: where one begins, and how far it goes.

use crate::read::shell::{Reading, Shell, is_command, prompt};
use crate::read::{Kind, dockerfile};

/// The kind of the block that begins with this line; `next` is the line behind it.
pub(super) fn begins(line: &str, next: &str) -> Option<Kind> {
    let bare = line.trim();
    if bare.is_empty() {
        return None;
    }
    if let Some(kind) = section(bare) {
        return Some(kind);
    }
    if ["Environment=", "EnvironmentFile=", "DefaultEnvironment=", "PassEnvironment="]
        .iter()
        .any(|key| bare.starts_with(key))
    {
        return Some(Kind::Systemd);
    }
    if dockerfile::is_instruction(line) {
        return Some(Kind::Dockerfile);
    }
    if is_netrc(bare) {
        return Some(Kind::Netrc);
    }
    if is_curl(line) {
        return Some(Kind::Curl);
    }
    if is_openssl(bare) {
        return Some(Kind::Openssl);
    }
    yaml(line, next)
}

/// Whether a block of this kind goes on with this line.
pub(super) fn goes_on(kind: Kind, line: &str) -> bool {
    let bare = line.trim();
    if bare.is_empty() || bare.starts_with('#') {
        // `#17 12.44 …` is what BuildKit prints.
        return prompt(line).is_none()
            && !bare.strip_prefix('#').is_some_and(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit()));
    }
    if matches!(kind, Kind::Curl) {
        return is_curl(line);
    }
    if prompt(line).is_some() {
        return false;
    }
    match kind {
        Kind::Systemd | Kind::Wslconfig | Kind::GitConfig => {
            bare.starts_with('[') || bare.starts_with(';') || bare.ends_with('\\') || is_entry(bare)
        }
        Kind::Dockerfile => dockerfile::is_instruction(line),
        Kind::Netrc => is_netrc(bare) || ["login ", "password ", "account "].iter().any(|word| bare.starts_with(word)),
        Kind::Openssl => !is_command(line, Shell::Posix, Reading::Terminal),
        Kind::Workflow | Kind::Compose | Kind::GitlabCi => {
            line.starts_with([' ', '\t']) || bare.starts_with("- ") || bare == "-" || is_outer_key(bare)
        }
        _ => false,
    }
}

/// `[Service]`, `[wsl2]`, `[url "https://…"]`.
fn section(line: &str) -> Option<Kind> {
    let name = line.strip_prefix('[')?.split([']', ' ']).next()?;
    match name {
        "Service" | "Unit" | "Install" | "Manager" | "Socket" => Some(Kind::Systemd),
        "wsl2" | "experimental" | "network" | "boot" | "interop" | "automount" => Some(Kind::Wslconfig),
        "url" | "http" | "https" | "credential" | "core" | "user" | "safe" | "includeIf" => Some(Kind::GitConfig),
        _ => None,
    }
}

/// `Key=value`, or what is between quotes and goes on.
fn is_entry(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    }) || (line.starts_with('"') && line.contains('='))
}

fn is_netrc(line: &str) -> bool {
    let mut words = line.split_whitespace();
    matches!(
        (words.next(), words.next(), words.next()),
        (Some("machine"), Some(_), None | Some("login" | "password" | "account" | "#"))
            | (Some("default"), Some("login"), _)
    )
}

/// What `curl -v` prints on the side.
fn is_curl(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "* Trying",
        "*   Trying",
        "* Connected to",
        "* Rebuilt URL",
        "* Uses proxy",
        "* Could not resolve",
        "* Host ",
        "* ALPN",
        "* TLSv",
        "* SSL",
        "* Server certificate",
        "*  subject:",
        "*  issuer:",
        "*  start date",
        "*  expire date",
        "*  SSL certificate",
        "*  subjectAltName",
        "* connect to",
        "* Establish HTTP proxy",
        "* CONNECT",
        "* Proxy",
        "* Closing connection",
        "* Connection #",
        "* Failed to connect",
        "* Immediate connect",
        "* Empty reply",
        "* Received HTTP",
        "* successfully set",
        "* Mark bundle",
        "* Using HTTP",
        "* Allocate",
        "* Request completely",
        "* schannel",
        "* OpenSSL",
        "* LibreSSL",
        "* unable to",
        "* error",
        "* Recv failure",
        "* IPv4:",
        "* IPv6:",
        "*  CA",
        "* CA",
        "* Send failure",
        "* upload completely",
        "* Issue another",
        "* Remote",
        "* TCP_NODELAY",
        "* Operation timed",
        "* Connection timed",
        "* getaddrinfo",
        "* Resolving",
        "* using HTTP",
        "* [HTTP",
        "* h2",
        "* Unknown",
        "* Basic",
        "* Ignoring",
        "* HTTP",
        "* Cipher",
        "* old SSL",
        "* NPN",
        "* start ",
        "* default",
        "< HTTP/",
        "> GET ",
        "> CONNECT ",
        "> HEAD ",
        "> POST ",
    ];
    STARTS.iter().any(|start| line.starts_with(start))
        || line.strip_prefix("< ").or_else(|| line.strip_prefix("> ")).is_some_and(is_header)
        || matches!(line.trim_end(), "<" | ">")
}

fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    }) && !line.starts_with("go:")
}

fn is_openssl(line: &str) -> bool {
    line.starts_with("CONNECTED(")
        || line.starts_with("-----BEGIN CERTIFICATE")
        || line.starts_with("issuer=")
        || line.starts_with("subject=")
        || line.starts_with("Certificate chain")
        || line.starts_with("depth=")
        || line.starts_with("Certificate:")
        || line.starts_with("verify error:num=")
}

/// Keys that only files of one kind have at the top, or at the start of an item.
fn yaml(line: &str, next: &str) -> Option<Kind> {
    let bare = line.trim();
    let item = bare.strip_prefix("- ").map_or(bare, str::trim_start);
    let is_item = item.len() < bare.len();
    let (key, value) = item.split_once(':')?;
    if !(value.is_empty() || value.starts_with(' ')) || key.contains(' ') {
        return None;
    }
    let key = key.trim_matches(['"', '\'']);
    let opens = value.trim().is_empty() || value.trim().starts_with('#');
    let goes_deeper = next.trim_start().starts_with("- ") || indent(next) > indent(line);
    match key {
        "jobs" | "steps" | "on" if opens && goes_deeper => Some(Kind::Workflow),
        "on" if !value.trim().is_empty() && is_trigger(value) => Some(Kind::Workflow),
        "uses" | "runs-on" => Some(Kind::Workflow),
        "run" | "name" | "if" | "id" | "env" if is_item && !opens => Some(Kind::Workflow),
        "run" if is_item => Some(Kind::Workflow),
        "services" | "x-environment" | "build" if opens && goes_deeper => Some(Kind::Compose),
        "stages" | "before_script" | "variables" | "script" | "default" | "after_script" if opens && goes_deeper => {
            Some(Kind::GitlabCi)
        }
        "env" | "permissions" | "container" | "strategy" | "with" if opens && goes_deeper => Some(Kind::Workflow),
        "name" | "version" | "image" | "environment" | "args" if goes_on_as_yaml(next) && indent(line) == 0 => {
            Some(if key == "name" { Kind::Workflow } else { Kind::Compose })
        }
        _ if opens && goes_deeper && is_key(key) && is_yaml_line(next) => Some(Kind::Compose),
        _ => None,
    }
}

/// `push`, `[push, pull_request]`.
fn is_trigger(value: &str) -> bool {
    let bare = value.split('#').next().unwrap_or_default().trim();
    bare.starts_with('[') || bare.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn goes_on_as_yaml(next: &str) -> bool {
    is_yaml_line(next)
}

fn is_yaml_line(line: &str) -> bool {
    let bare = line.trim();
    let item = bare.strip_prefix("- ").unwrap_or(bare);
    bare.len() > item.len()
        || item.split_once(':').is_some_and(|(key, value)| is_key(key) && (value.is_empty() || value.starts_with(' ')))
}

fn is_key(key: &str) -> bool {
    !matches!(
        key,
        "go" | "error" | "fatal" | "warning" | "remote" | "stderr" | "hint" | "stdout" | "Error" | "ERROR" | "WARNING"
    ) && !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// A key at the start of its line, as the top of a YAML file has it.
fn is_outer_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        is_key(key) && (value.is_empty() || value.starts_with(' ')) && !value.contains(": ")
    })
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The kind of a whole YAML block: its most telling key decides.
pub(super) fn yaml_kind(block: &str, guess: Kind) -> Kind {
    let mut has = [0usize; 3];
    for line in block.lines() {
        let bare = line.trim().trim_start_matches("- ").trim_start();
        let Some((key, value)) = bare.split_once(':') else { continue };
        let outer = indent(line) == 0;
        match key {
            "jobs" | "runs-on" | "uses" | "steps" | "workflow_dispatch" | "pull_request" => has[0] += 3,
            "with" | "run" | "on" => has[0] += 1,
            "services" if outer => has[1] += 1,
            "ports" | "volumes" | "environment" | "args" | "context" | "depends_on" | "networks" | "restart" => {
                has[1] += 1;
            }
            "build" if outer || !value.trim().is_empty() => has[1] += 1,
            "stages" | "before_script" | "script" | "after_script" | "extends" | "rules" | "tags" | "artifacts" => {
                has[2] += 2;
            }
            "variables" | "stage" => has[2] += 2,
            "image" => has[1] += 1,
            _ => {}
        }
    }
    let best = has.iter().copied().max().unwrap_or_default();
    match best {
        0 => guess,
        _ if has[0] == best => Kind::Workflow,
        _ if has[2] == best => Kind::GitlabCi,
        _ => Kind::Compose,
    }
}
