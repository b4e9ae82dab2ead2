//! Something that went wrong, as a program tells it.

use crate::base::Span;

/// What was being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Asking a module proxy for a version list, a `.info`, a `.mod` or a `.zip`.
    ModuleProxy,
    /// Asking the checksum database, itself or through a module proxy, for a module.
    SumLookup,
    /// Asking a module proxy whether it relays the checksum database.
    SumSupported,
    /// Asking the origin where the repository is (`?go-get=1`).
    Discovery,
    /// git, fetching from a repository.
    Git,
    /// Fetching a toolchain of Go.
    Toolchain,
    /// Pulling an image from a registry.
    Registry,
    /// Getting a registry's token.
    RegistryToken,
    /// Installing packages of a distribution or of another language.
    Packages,
    /// A step of a CI system itself.
    Ci,
    /// An editor, installing its tools.
    EditorTools,
    /// Something else, or not told.
    Other,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No answer in time.
    Timeout,
    /// The connection was refused.
    Refused,
    /// The connection was cut.
    Reset,
    /// It ended early (`EOF`).
    Eof,
    /// There is no route to the host or network.
    NoRoute,
    /// The name does not resolve.
    NoSuchHost,
    /// The name server does not answer, or not properly.
    NameServer,
    /// The certificate's authority is not known.
    UnknownAuthority,
    /// The certificate is for another name.
    WrongName,
    /// The certificate is not valid at this time.
    Expired,
    /// What answers does not speak TLS.
    NotTls,
    /// The TLS handshake took too long.
    TlsTimeout,
    /// The forward proxy wants a login (407).
    ProxyLogin,
    /// The forward proxy answered something else than 200 to CONNECT.
    ProxyRefuses,
    /// Any status of HTTP.
    Status(u16),
}

/// The address that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `https`, `http`, `ssh`, …; empty where only a host is named.
    pub scheme: String,
    /// The host, without its port.
    pub host: String,
    /// The port, if it is named.
    pub port: Option<u16>,
    /// The path, with its slash.
    pub path: String,
}

/// A module, as messages name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModuleAt {
    /// Its path.
    pub path: String,
    /// Its version; empty if none is named.
    pub version: String,
}

/// A failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The line or lines of the message.
    pub at: Span,
    /// The words that tell what went wrong.
    pub words: Span,
    /// What was being done.
    pub doing: Doing,
    /// What went wrong.
    pub trouble: Trouble,
    /// Whom it was asked of.
    pub address: Option<Address>,
    /// The host that could not be found, or that the connection went to, if it is another (`proxyconnect`, `dial tcp`).
    pub peer: Option<String>,
    /// Whether it went wrong on the way to the forward proxy.
    pub on_way_to_proxy: bool,
    /// The module that it was about.
    pub module: Option<ModuleAt>,
    /// Whether it stands in a comment.
    pub is_remark: bool,
}

impl Failure {
    /// The host that was asked; empty if none is named.
    pub fn host(&self) -> &str {
        self.address.as_ref().map_or("", |it| it.host.as_str())
    }

    /// The host that the connection was to go to: the one that it names itself, or else the one that was asked.
    pub fn target(&self) -> &str {
        self.peer.as_deref().unwrap_or(self.host())
    }

    /// The path that was asked for; empty if none is named.
    pub fn path(&self) -> &str {
        self.address.as_ref().map_or("", |it| it.path.as_str())
    }

    /// The path of the module that it was about; empty if none is named.
    pub fn module_path(&self) -> &str {
        self.module.as_ref().map_or("", |it| it.path.as_str())
    }

    /// The first element of the module's path: the host that it lives on, by its name.
    pub fn module_host(&self) -> &str {
        self.module_path().split('/').next().unwrap_or_default()
    }

    /// The status of HTTP, if there was one.
    pub fn status(&self) -> Option<u16> {
        match self.trouble {
            Trouble::Status(code) => Some(code),
            _ => None,
        }
    }

    /// Whether no connection came about, or none that lasted; TLS and names aside.
    pub fn is_unreachable(&self) -> bool {
        use Trouble::{Eof, NoRoute, Refused, Reset, Timeout, TlsTimeout};
        matches!(self.trouble, Timeout | Refused | Reset | Eof | NoRoute | TlsTimeout)
    }

    /// Whether the name could not be resolved.
    pub fn is_unresolved(&self) -> bool {
        matches!(self.trouble, Trouble::NoSuchHost | Trouble::NameServer)
    }

    /// Whether the scheme of a forward proxy's address was taken for a host.
    pub fn is_scheme_for_host(&self) -> bool {
        const SCHEMES: &[&str] = &["socks", "socks4", "socks4a", "socks5", "socks5h", "sock5", "tcp"];
        self.is_unresolved() && SCHEMES.contains(&self.target())
    }

    /// Whether the certificate was refused.
    pub fn is_untrusted(&self) -> bool {
        matches!(self.trouble, Trouble::UnknownAuthority | Trouble::WrongName | Trouble::Expired)
    }
}
