//! What the oracle's world answers to whom, on its own, without the model.

use super::*;

fn world(servers: &str) -> OracleWorld {
    let case = format!(r#"[{{"id": "x/y", "go": "1.27.3", "cmd": ["go", "version"], "servers": {servers}}}]"#);
    OracleWorld::new(&crate::case::read(&case).unwrap()[0])
}

fn at(host: &str, port: u16) -> Endpoint {
    Endpoint { host: host.to_owned(), port }
}

fn ask(world: &OracleWorld, to: &Endpoint, scheme: &str, via: Option<&Endpoint>) -> Answer {
    let target = "/corp.test/lib/@v/list";
    world.answer(&Request { scheme, to, target, authorization: None, via, agent: Agent::Go, head: false })
}

#[test]
fn who_is_called_answers_as_the_machine_does() {
    let world = world("{}");
    assert_eq!(world.dial(&at("proxya.test", 8443)), Dial::Connected);
    assert_eq!(world.dial(&at("proxya.test", 81)), Dial::Refused);
    assert_eq!(world.dial(&at("fwd.test", 3128)), Dial::Connected);
    assert_eq!(world.dial(&at("fwd.test", 80)), Dial::Refused);
    assert_eq!(world.dial(&at("nosuch.test", 443)), Dial::NoSuchHost);
    assert_eq!(world.dial(&at("blackhole.test", 443)), Dial::Silent);
    assert!(world.seen().1, "30 s are over");
}

#[test]
fn certificates_are_those_of_the_host() {
    let world = world(r#"{"proxyb.test": {"tls": "unknown"}}"#);
    let shake = |host: &str| match world.shake(&at(host, 443), None, Agent::Go) {
        Shake::Certificate { authority, expired, names_host } => (authority, expired, names_host),
        other => panic!("{other:?}"),
    };
    assert_eq!(shake("PROXYA.test"), ("ca".to_owned(), false, true));
    assert_eq!(shake("proxyb.test"), ("otherca".to_owned(), false, true));
    assert_eq!(shake("expired.test"), ("ca".to_owned(), true, true));
    assert_eq!(shake("wronghost.test"), ("ca".to_owned(), false, false));
    assert_eq!(world.shake(&at("plain443.test", 443), None, Agent::Go), Shake::Plain);
    assert_eq!(world.seen().0.requests().len(), 5);
}

#[test]
fn a_request_through_a_forward_proxy_is_marked() {
    let world = world("{}");
    let (to, forward) = (at("proxya.test", 443), at("10.1.5.1", 3128));
    assert_eq!(world.pass(&forward, None, &Pass::Connect(&to)), Passed::Through);
    world.shake(&to, Some(&forward), Agent::Go);
    ask(&world, &to, "https", Some(&forward));
    let journal = world.seen().0;
    assert_eq!(journal.requests(), ["GET https://proxya.test/corp.test/lib/@v/list -> 200 via fwd.test"]);
    assert_eq!(journal.forward(), ["fwd.test CONNECT proxya.test:443"]);
}

#[test]
fn a_forward_proxy_passes_no_reset_on() {
    let world = world(r#"{"proxya.test": {"kind": "reset"}}"#);
    let (to, forward) = (at("proxya.test", 80), at("fwd.test", 3128));
    assert_eq!(ask(&world, &to, "http", None), Answer::Reset);
    assert_eq!(ask(&world, &to, "http", Some(&forward)), Answer::Closed);
}

#[test]
fn a_server_is_no_forward_proxy() {
    let world = world("{}");
    let (to, server) = (at("proxya.test", 80), at("", 80));
    let (scheme, target) = ("http", "/corp.test/lib/@v/list");
    let request =
        Request { scheme, to: &to, target, authorization: None, via: Some(&server), agent: Agent::Go, head: false };
    assert!(matches!(world.pass(&server, None, &Pass::Get(&request)), Passed::Refused(_)));
    let line = "GET http://localhost asked for http://proxya.test/corp.test/lib/@v/list -> 404";
    assert_eq!(world.seen().0.requests(), [line]);
}

#[test]
fn a_forward_proxy_that_wants_tls_speaks_nothing_else() {
    let world = world("{}");
    let (to, forward) = (at("proxya.test", 443), at("fwdtls.test", 3129));
    assert_eq!(world.pass(&forward, None, &Pass::Connect(&to)), Passed::Reset);
    world.shake(&forward, None, Agent::Go);
    assert_eq!(world.pass(&forward, None, &Pass::Connect(&to)), Passed::Through);
}

#[test]
fn a_repository_opens_to_those_who_may() {
    let world = world(r#"{"git.corp.test": {"kind": "vcs", "private": {"/private.git": "u:p"}}}"#);
    let at = |url, login| world.repository(url, login, None);
    let status = |url| match at(url, None) {
        Repository::Said(Answer::Response(response)) => response.status,
        _ => 0,
    };
    assert_eq!(status("https://git.corp.test/private.git"), 401);
    assert!(matches!(at("https://git.corp.test/private.git", Some("u:p")), Repository::Open(_)));
    assert_eq!(status("https://git.corp.test/missing.git"), 404);
    assert!(matches!(at("ssh://git@git.corp.test/lib.git", None), Repository::Ssh(_)));
    let journal = world.seen().0;
    assert_eq!(journal.hops(), ["git:https://git.corp.test"]);
    assert!(journal.requests().is_empty());
}
