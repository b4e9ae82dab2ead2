//! Answers from variables: module proxies and mirrors, the forward proxy and what goes past it, private modules.

use super::{Reading, through};
use crate::ask::{AirGap, Choice, Have, Mirror, ModuleLogin, OnError, ProxyLogin, Server, Toolchain, VcsLogin};
use crate::door::{Door, ForwardProxy, MachinePath, ModulePattern, ModuleProxy, NoProxyEntry};
use crate::facts::{Case, ProxyAddress, Setting, has_gap, host};

/// What every list of exceptions holds by itself.
const LOOPBACK: [&str; 5] = ["localhost", "127.0.0.1", "::1", "[::1]", "127.0.0.0/8"];

impl Reading {
    /// Reads the variables. Where `is_mixed_up`, a forward proxy stands in `GOPROXY`.
    pub(super) fn settings(&mut self, case: &Case, is_mixed_up: bool) {
        let values = |name| case.settings_of(name).filter(|it| !it.has_gap());
        for setting in case.settings_of("GOPROXY") {
            self.module_sources(setting, is_mixed_up);
        }
        let proxies: Vec<_> = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"].into_iter().flat_map(values).collect();
        self.forward_proxy(&proxies);
        let private: Vec<_> =
            ["GOPRIVATE", "GONOPROXY", "GONOSUMDB"].into_iter().flat_map(values).map(|it| it.value.as_str()).collect();
        self.private(private.iter().flat_map(|list| list.split(',')));
        if values("GOTOOLCHAIN").any(|it| it.value == "local") {
            self.answers.toolchain = Toolchain::Local;
        }
        if values("GOAUTH").any(|it| it.value.starts_with("git")) {
            self.answers.vcs_login = VcsLogin::GoAuth;
            if self.answers.module_login == ModuleLogin::Netrc {
                self.answers.module_login = ModuleLogin::GoAuth;
            }
        }
        if values("GOFLAGS").any(|it| it.value.contains("-mod=vendor")) && values("GOPROXY").any(|it| it.value == "off")
        {
            self.have.push(Have::AirGap);
            self.answers.air_gap = AirGap::Vendor;
        }
        let entries = case.settings_of("NO_PROXY").flat_map(|it| it.value.split([',', ' ']));
        let mut direct: Vec<NoProxyEntry> = Vec::new();
        for entry in entries.filter(|it| !it.is_empty() && !has_gap(it) && !LOOPBACK.contains(it)) {
            if let Some(entry) = through(entry).filter(|it| !direct.contains(it)) {
                direct.push(entry);
            }
        }
        if !direct.is_empty() {
            self.answers.no_proxy = direct;
        }
    }

    fn module_sources(&mut self, setting: &Setting, is_mixed_up: bool) {
        for (entry, separator) in entries(&setting.value) {
            let bare = entry.trim_end_matches('/');
            let mirror = Mirror::ALL.iter().find(|mirror| mirror.facts().url == bare);
            if let Some(mirror) = mirror {
                if !self.have.contains(&Have::China) {
                    self.have.push(Have::China);
                    self.answers.mirror = *mirror;
                    self.answers.on_error = if separator == Some('|') { OnError::Next } else { OnError::Stop };
                }
            } else if let Some(path) = bare.strip_prefix("file://") {
                if let Ok(path) = MachinePath::parse(path) {
                    self.have.push(Have::AirGap);
                    self.answers.air_gap = AirGap::Files;
                    self.answers.file_tree = path;
                }
            } else if is_mixed_up && is_forward_proxy(bare) {
                self.forward(bare);
            } else if bare.contains("://") && bare != "https://proxy.golang.org" && !has_gap(bare) {
                self.module_proxy(bare);
            }
        }
    }

    fn module_proxy(&mut self, entry: &str) {
        let Some(proxy) = through::<ModuleProxy>(entry).filter(|_| !self.have.contains(&Have::ModuleProxy)) else {
            return;
        };
        let address = proxy.text().as_str();
        self.answers.server = if address.contains("/api/go/") {
            Server::Artifactory
        } else if address.contains("/repository/") {
            Server::Nexus
        } else if address.contains("athens") {
            Server::Athens
        } else {
            Server::Other
        };
        if entry.contains('@') {
            self.answers.module_login = ModuleLogin::Netrc;
        }
        self.answers.module_proxy = proxy;
        self.have.push(Have::ModuleProxy);
    }

    /// The proxy of these variables, the most telling first. `https://` before a proxy that another variable reaches by
    /// `http://` is a slip.
    fn forward_proxy(&mut self, settings: &[&Setting]) {
        let Some(first) = settings.iter().find(|it| !it.value.trim().is_empty()) else { return };
        let address = ProxyAddress::of(&first.value);
        let is_plain = |it: &&&Setting| {
            let other = ProxyAddress::of(&it.value);
            other.is_same_place(&address) && other.scheme.as_deref() == Some("http")
        };
        let is_slip = address.scheme.as_deref() == Some("https");
        let meant = settings.iter().find(is_plain).filter(|_| is_slip).unwrap_or(first);
        self.forward(&meant.value);
    }

    fn forward(&mut self, value: &str) {
        if let Some(proxy) = through::<ForwardProxy>(value) {
            self.answers.proxy = proxy;
            self.have.push(Have::ForwardProxy);
            if value.contains('@') {
                self.answers.proxy_login = ProxyLogin::Basic;
            }
        }
    }

    /// Patterns of private modules.
    pub(super) fn private<'p>(&mut self, patterns: impl Iterator<Item = &'p str>) {
        let mut private: Vec<ModulePattern> = Vec::new();
        for pattern in patterns.filter(|it| *it != "none") {
            if let Some(pattern) = through(pattern).filter(|it| !private.contains(it)) {
                private.push(pattern);
            }
        }
        if !private.is_empty() {
            self.answers.private = private;
            self.have.push(Have::Private);
        }
    }
}

/// The entries of a `GOPROXY`, each with what stands behind it.
fn entries(value: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    value.split_inclusive([',', '|']).map(|part| {
        let separator = part.chars().next_back().filter(|it| [',', '|'].contains(it));
        (part.trim_end_matches([',', '|']).trim(), separator)
    })
}

/// Whether an address in `GOPROXY` is one of a forward proxy: a port of this machine or of a number, and no path.
fn is_forward_proxy(entry: &str) -> bool {
    let it = ProxyAddress::of(entry);
    let is_number = host::is_loopback(it.host) || host::ipv4(it.host).is_some();
    it.scheme.is_some_and(|scheme| scheme.starts_with("socks"))
        || (is_number && it.port.is_some() && it.rest.is_empty())
}
