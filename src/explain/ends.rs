//! How a command ends: what go prints, what that means, and what helps; every kind of failure has its words here.

use super::cast::asked_at;
use super::machine::Machine;
use super::sources as at;
use crate::data::source::{self, Source};
use crate::go::{Event, Exchange, Failure, Kind, Operation, Purpose, Trace};
use crate::text::Msg;

/// The end.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// It works.
    Done,
    /// It fails.
    Failed(Box<Failed>),
}

/// A failure with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Failed {
    /// What it is called: the name of its kind.
    pub kind: &'static str,
    /// What go prints, its own `go: ` in front where go writes it; empty where go prints nothing.
    pub text: String,
    /// Whether go never comes back.
    pub hangs: bool,
    /// Why.
    pub cause: Msg,
    /// What helps.
    pub cure: Msg,
    /// Where it can be read.
    pub source: Source,
}

/// On which way it went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// At a module proxy, or before any request.
    Proxy,
    /// On the way to the repository.
    Origin,
    /// At the question whether a module proxy relays the checksum database.
    Relay,
    /// While a toolchain is fetched.
    Toolchain,
}

/// The end of a trace.
pub(super) fn end(trace: &Trace, machine: &Machine) -> End {
    let Some(failure) = &trace.end else { return End::Done };
    let (way, last) = way(trace);
    let name = failure.kind.name();
    let key = match variant(failure.kind, way) {
        Some(variant) => format!("{name}.{variant}"),
        None => name.to_owned(),
    };
    let host = last.and_then(|exchange| asked_at(&exchange.url)).unwrap_or_default();
    let machine_name = last.map_or_else(String::new, |exchange| with_port(&exchange.url));
    let via = last.and_then(|exchange| exchange.via.as_ref());
    let (proxy, variable) = via.map_or_else(
        || (machine.environment.variable("HTTPS_PROXY").unwrap_or_default().to_owned(), "HTTPS_PROXY"),
        |via| (via.proxy.clone(), via.variable),
    );
    let msg = |section: &str| {
        let msg = Msg::new(format!("{section}.{key}"));
        msg.with("host", &host).with("machine", &machine_name).with("proxy", &proxy).with("variable", variable)
    };
    End::Failed(Box::new(Failed {
        kind: name,
        text: printed(failure),
        hangs: failure.hangs(),
        cause: msg("cause"),
        cure: msg("cure"),
        source: source_of(failure.kind),
    }))
}

/// The host of a URL with its port, as netrc names it.
fn with_port(url: &str) -> String {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    let authority = after.split('/').next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_owned()
}

/// The text as it stands on the screen.
fn printed(failure: &Failure) -> String {
    match failure {
        failure if failure.hangs() => String::new(),
        Failure { bare: true, text, .. } => text.clone(),
        Failure { text, .. } => format!("go: {text}"),
    }
}

/// On which way the last request was.
fn way(trace: &Trace) -> (Way, Option<&Exchange>) {
    let mut toolchain = false;
    let mut way = Way::Proxy;
    let mut last = None;
    for event in &trace.events {
        match event {
            Event::Begin(operation) => toolchain = matches!(operation, Operation::Toolchain(_)),
            Event::Tool(_) => way = Way::Origin,
            Event::Exchange(exchange) => {
                way = match exchange.purpose {
                    Purpose::Discovery | Purpose::RepositoryProbe | Purpose::Git => Way::Origin,
                    Purpose::Supported => Way::Relay,
                    Purpose::Repeated | Purpose::Redirected => way,
                    _ => Way::Proxy,
                };
                last = Some(exchange);
            }
            _ => {}
        }
    }
    (if toolchain { Way::Toolchain } else { way }, last)
}

/// The word for a kind whose meaning depends on the way.
fn variant(kind: Kind, way: Way) -> Option<&'static str> {
    match (kind, way) {
        (
            Kind::NotFound | Kind::Gone | Kind::Unauthorized | Kind::Forbidden | Kind::Timeout | Kind::NoSuchHost,
            Way::Origin,
        ) => Some("origin"),
        (Kind::SumdbUnreachable, Way::Relay) => Some("relay"),
        (Kind::Forbidden, Way::Toolchain) => Some("toolchain"),
        _ => None,
    }
}

/// Every kind with its variants, for those who look after the texts.
pub fn ends() -> impl Iterator<Item = String> {
    let variants = |kind: Kind| {
        let mut names: Vec<_> = [Way::Proxy, Way::Origin, Way::Relay, Way::Toolchain]
            .into_iter()
            .map(|way| match variant(kind, way) {
                Some(variant) => format!("{}.{variant}", kind.name()),
                None => kind.name().to_owned(),
            })
            .collect();
        names.dedup();
        names
    };
    Kind::ALL.iter().copied().flat_map(variants)
}

/// Where the meaning of a kind can be read.
fn source_of(kind: Kind) -> Source {
    match kind {
        Kind::GoSumMismatch | Kind::MissingGoSumEntry | Kind::MalformedGoSum => source::GO_AUTHENTICATING,
        Kind::SumdbMismatch
        | Kind::SumdbNoEntry
        | Kind::SumdbMisconfigured
        | Kind::SumdbBadData
        | Kind::SumdbNotFound => source::GO_SUMDB,
        Kind::SumdbUnreachable => source::GO_SUMDB_CODE,
        Kind::SumdbDisabled
        | Kind::ToolchainUnavailable
        | Kind::ToolchainLocalTooOld
        | Kind::ToolchainNotInPath
        | Kind::ToolchainInvalid => source::GO_TOOLCHAIN,
        Kind::GoModUpdatesNeeded | Kind::NoRequiredModule | Kind::VendorMode => source::GO_BUILD_COMMANDS,
        Kind::ProxyOff | Kind::EmptyList => source::GO_ENV,
        Kind::MissingScheme | Kind::BadScheme | Kind::BadFileUrl | Kind::BadUrl | Kind::UrlWithoutHost => {
            source::GO_PROXY_CODE
        }
        Kind::GovcsDisallowed | Kind::GovcsMalformed => source::GO_VCS_ALLOWED,
        Kind::GoauthMisconfigured => source::GO_AUTH,
        Kind::MalformedPath | Kind::NotAModuleHost | Kind::InvalidHostPath => at::MODULE_PATHS,
        Kind::TerminalPromptsDisabled | Kind::SshFailed | Kind::GitTls | Kind::GitFailed => at::GIT_CODE,
        Kind::VcsMissing => at::VERSION_CONTROL,
        Kind::RedirectInsecure | Kind::CredentialsOnHttp | Kind::TooManyRedirects | Kind::StatusNot200 => at::WEB_CODE,
        Kind::InsecureRepo | Kind::DiscoveryMismatch | Kind::UnrecognizedImportPath | Kind::NoProtocolFound => {
            source::GO_VCS_FIND
        }
        Kind::CgiProxy | Kind::ForwardProxyAuth | Kind::ForwardProxyFailed => source::HTTPPROXY,
        Kind::TlsUnknownAuthority | Kind::TlsExpired | Kind::TlsWrongHost | Kind::NoRoots => source::GO_ROOTS,
        Kind::TlsHttpResponse
        | Kind::TlsHandshakeTimeout
        | Kind::NoSuchHost
        | Kind::ConnectionRefused
        | Kind::ConnectionReset
        | Kind::Timeout
        | Kind::Eof
        | Kind::Hang => at::TRANSPORT,
        Kind::Unauthorized => source::GO_CREDENTIALS,
        Kind::BadZip
        | Kind::BadJson
        | Kind::WrongVersion
        | Kind::Forbidden
        | Kind::TooManyRequests
        | Kind::ServerError
        | Kind::Gone
        | Kind::NotFound
        | Kind::ClientError => source::GO_PROTOCOL,
        Kind::GoModMismatch | Kind::PathMismatch | Kind::NotAKnownDependency => at::GO_GET,
        Kind::MajorVersionMismatch => source::GO_MAJOR,
        Kind::BadRangeQuery | Kind::UnknownRevision | Kind::NoMatchingVersions => source::GO_VERSIONS,
        Kind::PackageNotInModule => at::RESOLVE_PACKAGE,
        Kind::ModulesDisabled | Kind::NoGoMod => source::GO_MODULE_AWARE,
        Kind::UnknownVariable | Kind::FlagError | Kind::BadArguments | Kind::Unclassified => source::GO_ENV_COMMAND,
    }
}
