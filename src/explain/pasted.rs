//! Settings that people paste: `go env` in all its forms, exports, `go/env` files, netrc; secrets are replaced at once.

use std::collections::BTreeMap;

use super::machine::Machine;
use crate::go::{Os, Release};
use crate::secret::mask;

/// The variables that the explanation reads; others are passed over without a trace.
pub const VARIABLES: &[&str] = &[
    "GOPROXY",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOSUMDB",
    "GOINSECURE",
    "GOVCS",
    "GOAUTH",
    "GOFLAGS",
    "GOTOOLCHAIN",
    "GO111MODULE",
    "GOENV",
    "HTTPS_PROXY",
    "https_proxy",
    "HTTP_PROXY",
    "http_proxy",
    "NO_PROXY",
    "no_proxy",
    "ALL_PROXY",
    "all_proxy",
    "REQUEST_METHOD",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "GIT_SSL_CAINFO",
];

/// What `go env` prints where nobody set anything.
const DEFAULTS: &[(&str, &str)] = &[
    ("GOPROXY", "https://proxy.golang.org,direct"),
    ("GOSUMDB", "sum.golang.org"),
    ("GOTOOLCHAIN", "auto"),
    ("GOAUTH", "netrc"),
];

/// What was understood.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// The variables that were set, secrets replaced.
    pub variables: BTreeMap<String, String>,
    /// Variables of go's own that are set to nothing in its file.
    pub emptied: Vec<String>,
    /// The release of go, if the text names it.
    pub release: Option<Release>,
    /// The release as the text names it, if it is none that is modelled.
    pub other_release: Option<String>,
    /// The system, if the text names it.
    pub os: Os,
    /// The hosts of a pasted netrc.
    pub machines: Vec<String>,
    /// How many lines were not understood.
    pub ignored: usize,
    /// How many secrets were replaced.
    pub masked: usize,
}

/// Who wrote a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writer {
    /// `go env`, which prints what counts in the end.
    GoEnv,
    /// Anybody else.
    Other,
}

impl Pasted {
    /// Reads a text; nothing in it is refused.
    pub fn read(text: &str) -> Self {
        let mut out = Pasted::default();
        let mut machine = None;
        for line in text.lines() {
            let line = line.trim().trim_end_matches(',').trim();
            if line.is_empty() || line.starts_with('#') || matches!(line, "{" | "}") {
                continue;
            }
            if out.netrc(line, &mut machine) || out.version(line) {
                continue;
            }
            match assignment(line) {
                Some((name, value, writer)) => out.take(name, &value, writer),
                None => out.ignored += 1,
            }
        }
        out
    }

    fn take(&mut self, name: &str, value: &str, writer: Writer) {
        match name {
            "GOVERSION" => {
                self.named_release(value);
            }
            "GOHOSTOS" | "GOOS" => self.system(value),
            _ => {}
        }
        let Some(name) = VARIABLES.iter().find(|known| **known == name) else { return };
        let (value, found) = mask(value);
        self.masked += usize::from(found);
        let is_own = name.starts_with("GO");
        if writer == Writer::GoEnv && DEFAULTS.contains(&(*name, value.as_str())) {
            return;
        }
        let follows = matches!(*name, "GONOPROXY" | "GONOSUMDB");
        if writer == Writer::GoEnv && follows && self.variables.get("GOPRIVATE") == Some(&value) {
            return;
        }
        if !value.is_empty() {
            self.variables.insert((*name).to_owned(), value);
            self.emptied.retain(|it| it != name);
        } else if writer == Writer::GoEnv && is_own && DEFAULTS.iter().any(|(known, _)| known == name) {
            self.emptied.push((*name).to_owned());
        }
        if *name == "GOPRIVATE" {
            self.forget_followers(writer);
        }
    }

    /// `go env` prints the variables in the order of the alphabet: GONOPROXY comes before GOPRIVATE.
    fn forget_followers(&mut self, writer: Writer) {
        let private = self.variables.get("GOPRIVATE").cloned();
        if writer == Writer::GoEnv && private.is_some() {
            for name in ["GONOPROXY", "GONOSUMDB"] {
                if self.variables.get(name) == private.as_ref() {
                    self.variables.remove(name);
                }
            }
        }
    }

    fn named_release(&mut self, text: &str) -> bool {
        let text = text.split_whitespace().next().unwrap_or_default();
        match Release::parse(text) {
            Some(release) => self.release = Some(release),
            None if text.starts_with("go1") => self.other_release = Some(text.to_owned()),
            None => return false,
        }
        true
    }

    fn system(&mut self, name: &str) {
        match name {
            "windows" => self.os = Os::Windows,
            "darwin" => self.os = Os::Macos,
            "linux" => self.os = Os::Linux,
            _ => {}
        }
    }

    /// `go version go1.27.3 linux/amd64`.
    fn version(&mut self, line: &str) -> bool {
        let Some(rest) = line.strip_prefix("go version ") else { return false };
        if let Some((system, _)) = rest.split_whitespace().nth(1).and_then(|it| it.split_once('/')) {
            self.system(system);
        }
        self.named_release(rest)
    }

    /// A line of netrc; only the names of hosts are kept.
    fn netrc(&mut self, line: &str, machine: &mut Option<String>) -> bool {
        let words: Vec<_> = line.split_whitespace().collect();
        let is_netrc = match words.first() {
            Some(&"machine") => words.len() % 2 == 0,
            Some(&("login" | "password" | "account")) => machine.is_some() && words.len() % 2 == 0,
            _ => false,
        };
        if !is_netrc {
            return false;
        }
        for pair in words.chunks_exact(2) {
            match pair {
                ["machine", name] => *machine = Some((*name).to_owned()),
                ["password", _] => {
                    self.masked += 1;
                    self.machines.extend(machine.clone());
                }
                _ => {}
            }
        }
        true
    }

    /// The machine that was described.
    pub fn machine(&self) -> Machine {
        let mut machine = Machine::with(self.variables.clone());
        machine.setter = "pasted";
        machine.environment.os = self.os;
        if let Some(release) = self.release {
            machine.release = release;
        }
        if !self.emptied.is_empty() {
            let text: String = self.emptied.iter().flat_map(|name| [name, "=\n"]).collect();
            machine.environment.user_file = Some(("go/env".to_owned(), text));
        }
        if self.machines.is_empty() { machine } else { machine.with_netrc(&self.machines) }
    }
}

/// The variable and its value in a line of any of the forms.
fn assignment(line: &str) -> Option<(&str, String, Writer)> {
    if let Some(rest) = line.strip_prefix("$env:").or_else(|| line.strip_prefix("$Env:")) {
        let (name, value) = rest.split_once('=')?;
        return Some((name.trim(), unquote(value.trim()), Writer::Other));
    }
    if let Some(rest) = line.strip_prefix("setx ") {
        let (name, value) = rest.trim().split_once(char::is_whitespace)?;
        return Some((name, unquote(value.trim()), Writer::Other));
    }
    if let Some(rest) = line.strip_prefix('"') {
        let (name, value) = rest.split_once('"')?;
        let value = value.trim().strip_prefix(':')?.trim();
        return Some((name, json(value)?, Writer::GoEnv));
    }
    if let Some(rest) = ["set -gx ", "set -x ", "set -Ux "].iter().find_map(|start| line.strip_prefix(start)) {
        let (name, value) = rest.trim().split_once(char::is_whitespace)?;
        return Some((name, unquote(value.trim()), Writer::Other));
    }
    let starts = ["export ", "ENV ", "ARG ", "go env -w ", "- "];
    let (line, writer) = match line.strip_prefix("set ") {
        Some(rest) => (rest.trim().trim_matches('"'), Writer::GoEnv),
        None => (starts.iter().find_map(|start| line.strip_prefix(start)).unwrap_or(line).trim(), Writer::Other),
    };
    let (name, value) = match (line.split_once('='), line.split_once(": ")) {
        (Some((name, value)), _) if is_name(name) => (name, value),
        (_, Some((name, value))) if is_name(name) => (name, value.trim()),
        _ => return None,
    };
    let is_quoted_by_go = value.starts_with('\'') && value.ends_with('\'') && value.len() >= 2;
    Some((name, unquote(value), if is_quoted_by_go { Writer::GoEnv } else { writer }))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// A value without the quotes around it.
fn unquote(value: &str) -> String {
    if let Some(inner) = value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
        return inner.replace("'\\''", "'");
    }
    match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => value.to_owned(),
    }
}

/// The text of a JSON string.
fn json(value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(ch) = chars.next() {
        if ch != '\\' {
            out.push(ch);
            continue;
        }
        match chars.next()? {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'u' => {
                let code: String = chars.by_ref().take(4).collect();
                out.push(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)?);
            }
            other => out.push(other),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<'a>(it: &'a Pasted, name: &str) -> &'a str {
        it.variables.get(name).map_or("", String::as_str)
    }

    #[test]
    fn go_env_of_linux_is_read_and_defaults_stay_defaults() {
        let it = Pasted::read(
            "AR='ar'\nGOAUTH='netrc'\nGONOPROXY='git.corp.example'\nGONOSUMDB='git.corp.example'\n\
             GOPRIVATE='git.corp.example'\nGOPROXY='https://u:pw@goproxy.corp.example,direct'\nGOSUMDB='sum.golang.org'\n\
             GOHOSTOS='linux'\nGOVERSION='go1.24.3'\nGOTOOLCHAIN='auto'\n",
        );
        assert_eq!(value(&it, "GOPROXY"), "https://u:xxxxx@goproxy.corp.example,direct");
        assert_eq!(it.variables.keys().collect::<Vec<_>>(), ["GOPRIVATE", "GOPROXY"]);
        assert_eq!((it.release, it.masked, it.ignored), (Some(Release::new(24, 3)), 1, 0));
    }

    #[test]
    fn every_other_form_is_read() {
        let goproxy = "https://goproxy.cn,direct";
        for line in [
            "set GOPROXY=https://goproxy.cn,direct",
            "\"GOPROXY\": \"https://goproxy.cn,direct\",",
            "GOPROXY=https://goproxy.cn,direct",
            "export GOPROXY=https://goproxy.cn,direct",
            "export GOPROXY=\"https://goproxy.cn,direct\"",
            "$env:GOPROXY = \"https://goproxy.cn,direct\"",
            "set -gx GOPROXY https://goproxy.cn,direct",
            "setx GOPROXY https://goproxy.cn,direct",
            "go env -w GOPROXY=https://goproxy.cn,direct",
            "ENV GOPROXY=https://goproxy.cn,direct",
            "  GOPROXY: https://goproxy.cn,direct",
        ] {
            let it = Pasted::read(line);
            assert_eq!((value(&it, "GOPROXY"), it.ignored), (goproxy, 0), "{line}");
        }
    }

    #[test]
    fn what_is_unknown_is_counted_and_what_is_empty_counts_as_go_says() {
        let it = Pasted::read("GOPROXY=''\nhello there\n$ go env\nAWS_SECRET=abc\ngo version go1.19.2 windows/amd64\n");
        assert_eq!((it.ignored, it.os, it.other_release.as_deref()), (2, Os::Windows, Some("go1.19.2")));
        assert_eq!(it.emptied, ["GOPROXY"]);
        assert_eq!(it.machine().environment.setting("GOPROXY").value, "");
        assert!(Pasted::read("export GOPROXY=").emptied.is_empty());
        assert!(!format!("{it:?}").contains("abc"));
    }

    #[test]
    fn netrc_keeps_hosts_only() {
        let it = Pasted::read(
            "machine goproxy.corp.example login me password geheim\nmachine b.example\n login x\n password y\n",
        );
        assert_eq!((it.machines.join(" ").as_str(), it.masked), ("goproxy.corp.example b.example", 2));
        assert!(!format!("{it:?}").contains("geheim"));
        let netrc = &it.machine().files["/home/me/.netrc"];
        assert!(netrc.starts_with("machine goproxy.corp.example login me password xxxxx\n"));
    }
}
