//! A connection of a runner that did not come about, as go, node and .NET tell it; no rule by itself.

use crate::base::Span;
use crate::facts::{Case, Failure, Trouble};

/// The first connection that failed for the network's sake, apart from those that `is_other` takes out. Where no
/// failure is understood, the words of node and .NET.
pub(super) fn broken<'c>(case: &'c Case, is_other: impl Fn(&Failure) -> bool) -> Option<(Span, Option<&'c Failure>)> {
    let is_network = |it: &Failure| {
        matches!(
            it.trouble,
            Trouble::Timeout
                | Trouble::Refused
                | Trouble::Reset
                | Trouble::NoRoute
                | Trouble::NoSuchHost
                | Trouble::NameServer
                | Trouble::TlsTimeout
                | Trouble::ProxyRefuses
        )
    };
    let troubles = case.troubles();
    if let Some(it) = troubles.iter().find(|it| is_network(it) && !is_other(it)) {
        return Some((it.words, Some(it)));
    }
    if !troubles.is_empty() {
        return None;
    }
    let words = case.says_any(&[
        "etimedout",
        "econnrefused",
        "econnreset",
        "enotfound",
        "eai_again",
        "ehostunreach",
        "enetunreach",
        "socket hang up",
        "client network socket disconnected",
        "before secure tls connection",
        "tunneling socket",
        "httpclient.timeout",
        "http request timed out",
        "connection timed out",
        "connection refused",
        "connection attempt failed",
        "network is unreachable",
        "resource temporarily unavailable",
    ]);
    words.map(|at| (at, None))
}

/// Whether the login at a proxy or a certificate is what fails, which have causes of their own.
pub(super) fn is_refused(case: &Case) -> bool {
    let is = |it: &Failure| {
        it.on_way_to_proxy
            || matches!(
                it.trouble,
                Trouble::ProxyLogin | Trouble::UnknownAuthority | Trouble::WrongName | Trouble::Expired | Trouble::NotTls
            )
    };
    case.troubles().into_iter().any(is) || case.says_any(&["statuscode=407", "status code '407'"]).is_some()
}
