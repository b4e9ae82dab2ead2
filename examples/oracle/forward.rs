//! How the forward proxies of the world answer: who may pass, and whom they reach; keeps no journal.

use goproxy_wizard::go::{Endpoint, Passed, Response};
use serde_json::Value;

use crate::hosts::{self, Machine, Resolver};
use crate::persona;

/// What somebody wants of a forward proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// HTTP: a tunnel or a request.
    Http,
    /// SOCKS5.
    Socks,
}

/// What a forward proxy's own connection meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Somebody listens.
    Open,
    /// Nobody does, or there is no such name.
    Refused,
    /// Nothing comes back; the proxy gives up after ten seconds.
    Silent,
}

/// What happens at that proxy, for those credentials and that destination. `told` is its persona.
pub(crate) fn pass(name: &str, told: Option<&Value>, ask: Ask, login: Option<&str>, to: &Endpoint) -> Passed {
    match (name == "socks.test", ask) {
        (true, Ask::Socks) => match reach(to) {
            Reach::Open => Passed::Through,
            _ => Passed::SocksRefused(5),
        },
        (true, Ask::Http) => Passed::NotSpoken,
        // It waits for the end of a header that never comes.
        (false, Ask::Socks) => Passed::Silent,
        (false, Ask::Http) => {
            let wanted = told.map(|told| persona::text(told, "auth", "")).filter(|login| !login.is_empty());
            let own = told.map_or(0, |told| persona::status(told, "status", 0));
            let status = if wanted.is_some() && login != wanted { 407 } else { own };
            if status != 0 {
                let body = told.map_or("", |told| persona::text(told, "body", ""));
                let content_type = "text/plain".to_owned();
                return Passed::Refused(Response { content_type, ..Response::text(status, body) });
            }
            match reach(to) {
                Reach::Open => Passed::Through,
                _ => Passed::Refused(Response { content_type: String::new(), ..Response::text(502, "") }),
            }
        }
    }
}

/// Whom a forward proxy reaches; it asks the system for names.
pub(crate) fn reach(to: &Endpoint) -> Reach {
    // It calls from an address of its own: "any address" is then that one, where nobody listens.
    if matches!(to.host.as_str(), "0.0.0.0" | "0") {
        return Reach::Refused;
    }
    match hosts::address(&to.host, Resolver::System).map(hosts::machine) {
        Some(Machine::Server(_)) if hosts::speaks_tls(to.port).is_some() => Reach::Open,
        Some(Machine::Forward(_, port)) if port == to.port => Reach::Open,
        Some(Machine::Silent) => Reach::Silent,
        _ => Reach::Refused,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn to(host: &str) -> Endpoint {
        Endpoint { host: host.to_owned(), port: 80 }
    }

    fn status(passed: &Passed) -> u16 {
        match passed {
            Passed::Refused(response) => response.status,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_login_that_is_wanted_must_fit() {
        let told = json!({"auth": "user:pw"});
        let pass = |login| pass("fwd.test", Some(&told), Ask::Http, login, &to("proxya.test"));
        assert_eq!(status(&pass(None)), 407);
        assert_eq!(status(&pass(Some("user:x"))), 407);
        assert_eq!(pass(Some("user:pw")), Passed::Through);
    }

    #[test]
    fn who_can_not_be_reached_is_a_bad_gateway() {
        let pass = |host| status(&pass("fwd.test", None, Ask::Http, None, &to(host)));
        assert_eq!(pass("nosuch.test"), 502);
        assert_eq!(pass("proxya.test."), 502);
        assert_eq!(pass("0.0.0.0"), 502);
        assert_eq!(pass("refused.test"), 502);
    }

    #[test]
    fn each_speaks_its_own_protocol() {
        let pass = |name, ask| pass(name, None, ask, None, &to("proxya.test"));
        assert_eq!(pass("socks.test", Ask::Socks), Passed::Through);
        assert_eq!(pass("socks.test", Ask::Http), Passed::NotSpoken);
        assert_eq!(pass("fwd.test", Ask::Socks), Passed::Silent);
    }
}
