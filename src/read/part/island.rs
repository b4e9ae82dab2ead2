//! JSON between other lines: where it ends, and what its keys say that it is.

use crate::base::Span;
use crate::read::Kind;

/// A stretch of JSON.
#[derive(Clone, Debug)]
pub(super) struct Island<'a> {
    /// From its first bracket to its last; where brackets lack, to the last line that can belong to it.
    pub(super) span: Span,
    /// Whether all brackets are closed.
    pub(super) is_closed: bool,
    /// The keys with their depths, the outermost being 1.
    keys: Vec<(usize, &'a str)>,
}

/// The JSON that begins here.
pub(super) fn island(text: &str, start: usize, end: usize) -> Option<Island<'_>> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut keys = Vec::new();
    let mut at = start;
    while at < end {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(Island { span: Span::new(start, at + 1), is_closed: true, keys });
                }
            }
            b'"' | b'\'' | 0xe2 => {
                // Quotes of other sorts are a mistake that the readers tell of.
                let Some((inner, close)) = string(text, at, end) else {
                    at += 1;
                    continue;
                };
                let is_key = bytes[close..end].iter().find(|byte| !matches!(byte, b' ' | b'\t')) == Some(&b':');
                if is_key && !inner.is_empty() {
                    keys.push((depth, inner.of(text)));
                }
                at = close;
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                while at < end && bytes[at] != b'\n' {
                    at += 1;
                }
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += 2;
                while at < end && !(bytes[at] == b'*' && bytes.get(at + 1) == Some(&b'/')) {
                    at += 1;
                }
            }
            b'\n' => {
                let rest = &bytes[at + 1..end];
                let first = rest.iter().copied().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
                let is_json =
                    matches!(first, Some(b'"' | b'\'' | 0xe2 | b'}' | b']' | b'{' | b'[' | b'/' | b',' | b'\n'));
                if !is_json && !rest.first().is_some_and(u8::is_ascii_whitespace) {
                    // A line that can't belong to it, and brackets are open.
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    let cut = text[start..at.min(end)].trim_end().len();
    (!keys.is_empty()).then(|| Island { span: Span::new(start, start + cut), is_closed: false, keys })
}

/// What stands in the quotes that begin here, and the byte behind them; it ends with its line at the latest.
fn string(text: &str, at: usize, end: usize) -> Option<(Span, usize)> {
    let rest = &text[at..end];
    let (open, close) =
        [("\"", '"'), ("'", '\''), ("\u{201c}", '\u{201d}'), ("\u{201d}", '\u{201d}'), ("\u{2018}", '\u{2019}')]
            .into_iter()
            .find(|(open, _)| rest.starts_with(open))?;
    let start = at + open.len();
    let mut is_escaped = false;
    for (place, ch) in text[start..end].char_indices() {
        if ch == '\n' {
            return Some((Span::new(start, start + place), start + place));
        }
        if ch == close && !is_escaped {
            return Some((Span::new(start, start + place), start + place + ch.len_utf8()));
        }
        is_escaped = ch == '\\' && !is_escaped;
    }
    Some((Span::new(start, end), end))
}

/// Keys that the Docker client's settings have at the top.
const CLIENT: &[&str] = &[
    "auths",
    "credsStore",
    "credHelpers",
    "HttpHeaders",
    "currentContext",
    "psFormat",
    "detachKeys",
    "cliPluginsExtraDirs",
];

/// Keys that the Docker engine's settings have at the top.
const ENGINE: &[&str] = &[
    "registry-mirrors",
    "insecure-registries",
    "log-driver",
    "log-opts",
    "log-level",
    "exec-opts",
    "storage-driver",
    "data-root",
    "live-restore",
    "default-address-pools",
    "default-runtime",
    "max-concurrent-downloads",
    "bip",
    "cgroup-parent",
    "dns",
    "iptables",
    "hosts",
    "builder",
    "tlsverify",
    "runtimes",
    "userland-proxy",
    "debug",
    "allow-nondistributable-artifacts",
    "default-ulimits",
    "ipv6",
    "mtu",
    "selinux-enabled",
];

impl Island<'_> {
    /// The kind that its keys speak for.
    pub(super) fn kind(&self) -> Option<Kind> {
        let outer = |name: &str| self.keys.iter().any(|(depth, key)| *depth == 1 && *key == name);
        let any = |name: &str| self.keys.iter().any(|(_, key)| *key == name);
        let starts = |names: &[&str]| {
            self.keys.iter().any(|(depth, key)| *depth == 1 && names.iter().any(|name| key.starts_with(name)))
        };
        if starts(&["GOPROXY", "GOPATH", "GOSUMDB", "GOPRIVATE", "GOROOT", "GO111MODULE", "GOFLAGS"]) {
            return Some(Kind::GoEnv);
        }
        if any("go.toolsEnvVars") && outer("customizations") {
            return Some(Kind::Devcontainer);
        }
        if starts(&[
            "go.",
            "gopls",
            "http.",
            "[go]",
            "editor.",
            "terminal.integrated",
            "remote.",
            "docker.",
            "files.",
            "window.",
            "workbench.",
            "git.",
            "dev.containers",
            "containers.",
            "settingsSync",
            "extensions.",
        ]) || (outer("settings") && outer("folders"))
        {
            return Some(Kind::Settings);
        }
        if CLIENT.iter().any(|name| outer(name)) {
            return Some(Kind::DockerClient);
        }
        if ENGINE.iter().any(|name| outer(name)) {
            return Some(Kind::Daemon);
        }
        if any("httpProxy") || any("httpsProxy") || any("noProxy") {
            return Some(Kind::DockerClient);
        }
        if ["http-proxy", "https-proxy", "no-proxy"].iter().any(|name| any(name)) {
            return Some(Kind::Daemon);
        }
        if [
            "remoteEnv",
            "containerEnv",
            "postCreateCommand",
            "customizations",
            "remoteUser",
            "dockerFile",
            "dockerComposeFile",
            "runArgs",
            "forwardPorts",
            "build",
            "image",
            "features",
            "onCreateCommand",
            "workspaceFolder",
            "initializeCommand",
            "postStartCommand",
        ]
        .iter()
        .any(|name| outer(name))
        {
            return Some(Kind::Devcontainer);
        }
        if outer("proxies") {
            return Some(Kind::DockerClient);
        }
        if ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"].iter().any(|name| outer(name)) {
            return Some(Kind::Daemon);
        }
        // Unknown keys about proxies: most files of that sort are an editor's.
        let is_log = ["level", "msg", "message", "error", "stderr", "code", "Path"].iter().any(|name| outer(name));
        let names_proxy =
            self.keys.iter().any(|(depth, key)| *depth == 1 && key.to_ascii_lowercase().contains("proxy"));
        (names_proxy && !is_log).then_some(Kind::Settings)
    }
}
