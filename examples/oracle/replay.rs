//! Asks the world what go was seen to ask: it must answer as the oracle's servers did, whatever the model does.

use std::io::{self, Write};

use goproxy_wizard::go::{Agent, Answer, Endpoint, Request, World};

use crate::case::Case;
use crate::checksum;
use crate::world::OracleWorld;

/// Asks, writes a line for each answer that is another, and gives the number of requests.
pub(crate) fn replay(case: &Case, out: &mut impl Write) -> io::Result<usize> {
    let world = OracleWorld::new(case);
    let lines = case.observed.iter().flat_map(|observed| &observed.requests);
    let mut count = 0;
    for line in lines {
        let Some(seen) = Seen::read(line) else { continue };
        count += 1;
        let got = seen.ask(&world);
        if got != seen.status {
            writeln!(out, "{}: {line}: the world says {got}", case.id)?;
        }
    }
    Ok(count)
}

/// A line of `requests`.
#[derive(Debug, PartialEq)]
struct Seen<'a> {
    scheme: &'a str,
    to: Endpoint,
    target: &'a str,
    status: &'a str,
    via: Option<Endpoint>,
    authorization: Option<String>,
    head: bool,
}

impl<'a> Seen<'a> {
    /// Reads `GET URL -> STATUS [via PROXY] [auth …]`; events are no requests.
    fn read(line: &'a str) -> Option<Self> {
        let (method, line) = line.split_once(' ').filter(|(method, _)| matches!(*method, "GET" | "HEAD"))?;
        let (url, rest) = line.split_once(" -> ")?;
        let (scheme, after) = url.split_once("://")?;
        let end = after.find(['/', ' '])?;
        let (host, target) = after.split_at(end);
        let usual = if scheme == "http" { 80 } else { 443 };
        let (host, port) = match host.split_once(':') {
            Some((host, port)) => (host, port.parse().ok()?),
            None => (host, usual),
        };
        let (rest, auth) = rest.split_once(" auth ").map_or((rest, None), |(rest, auth)| (rest, Some(auth)));
        let (status, via) = rest.split_once(" via ").map_or((rest, None), |(status, via)| (status, Some(via)));
        let header = |auth: &str| match auth.split_once(' ') {
            Some(("Basic", login)) => format!("Basic {}", checksum::encoded(login)),
            _ => auth.to_owned(),
        };
        Some(Seen {
            scheme,
            to: Endpoint { host: host.to_owned(), port },
            target: target.strip_prefix(" asked for ").unwrap_or(target),
            status,
            via: via.map(|host| Endpoint { host: host.to_owned(), port: 3128 }),
            authorization: auth.map(header),
            head: method == "HEAD",
        })
    }

    fn ask(&self, world: &OracleWorld) -> String {
        let answer = world.answer(&Request {
            scheme: self.scheme,
            to: &self.to,
            target: self.target,
            authorization: self.authorization.as_deref(),
            via: self.via.as_ref(),
            agent: Agent::Go,
            head: self.head,
        });
        match answer {
            Answer::Response(response) if response.cut => "truncated".to_owned(),
            Answer::Response(response) => response.status.to_string(),
            Answer::Silent => "hang".to_owned(),
            Answer::Reset => "reset".to_owned(),
            Answer::Closed | Answer::NotHttp => "close".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_back() {
        let line = "GET http://proxya.test:8080/x/@v/list -> 401 via fwd.test auth Basic u:p";
        let seen = Seen::read(line).unwrap();
        assert_eq!((seen.to.port, seen.target, seen.status), (8080, "/x/@v/list", "401"));
        assert_eq!(seen.via.unwrap().host, "fwd.test");
        assert_eq!(seen.authorization.as_deref(), Some("Basic dTpw"));
        assert_eq!(Seen::read("TLS-HANG https://tlshang.test"), None);
    }
}
