//! What rules about programs in between have in common: that go, started by one, can't connect or asks the wrong proxy.

use crate::base::Span;
use crate::facts::{Case, Doing, Trouble};

/// The words that tell that modules could not be fetched, or that a setting did not arrive.
pub(super) fn trouble(case: &Case) -> Option<Span> {
    let is_fetch = |doing| !matches!(doing, Doing::Registry | Doing::RegistryToken | Doing::Packages);
    let is_connection =
        |trouble| !matches!(trouble, Trouble::UnknownAuthority | Trouble::ProxyLogin | Trouble::WrongName | Trouble::Expired);
    let failures = case.failures.iter().filter(|it| is_fetch(it.doing) && !it.on_way_to_proxy);
    let failure = failures.filter(|it| is_connection(it.trouble)).map(|it| it.words).next();
    failure.or_else(|| {
        case.says_any(&[
            "does not use the proxy",
            "doesn't use the proxy",
            "variable is not used",
            "proxy is not used",
            "are empty",
            "is empty",
            "hangs",
            "i/o timeout",
            "still goes to",
            "still asks",
            "no route to host",
            "operation timed out",
        ])
    })
}
