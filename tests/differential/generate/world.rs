//! What the hosts of a case do, where it is not the usual.

use std::collections::BTreeMap;

use super::super::catalogue::{self, HOSTS, TAGS, Usual};
use super::super::dice::Dice;
use super::super::scripted::{Act, DatabaseRole, Host, PagesRole, ProxyRole, Reach, Role, Rule, Scripted, Tls};

const STATUSES: &[u16] = &[
    404, 404, 404, 410, 410, 403, 403, 401, 500, 500, 502, 503, 504, 429, 400, 402, 405, 406, 407, 408, 409, 418, 421,
    422, 451, 201, 204, 206, 300, 302, 304, 308, 501, 511,
];

const WORDS: &[&str] = &[
    "",
    "not here",
    "not here\n",
    "blocked by policy\nticket SEC-1\n\nnot shown",
    "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n",
    "tab\there",
    "control \u{1} character",
    "日本語",
    "v1.0.0\nv1.1.0\n",
    "{\"Version\":\"v1.0.0\"}",
];

/// Parts of paths that rules are for.
const PARTS: &[&str] = &[
    "/@v/list",
    "/@latest",
    ".info",
    ".mod",
    ".zip",
    "v1.0.0",
    "v1.1.0",
    "/lib/",
    "/uses/",
    "/sumdb/",
    "/supported",
    "/lookup/",
    "/tile/",
    "go-get=1",
    "corp.example/@v",
    "/pkg/",
];

const BODIES: &[&str] = &[
    "",
    "nonsense",
    "{",
    "[]",
    "{\"Version\":\"v1.1.0\"}",
    "{\"Version\":1}",
    "v1.0.0\nnonsense\nv1.5.0 2024-01-02T03:04:05Z\n",
    "v0.0.0-20240102030405-abcdefabcdef\n",
    "v1.2.0-rc.1\n",
    "module corp.example/other\n",
    "<html></html>",
    "v1.0.0\nv2.0.0\nv3.0.0+incompatible\n",
    "module corp.example/lib\n\ngo 1.20\n\nretract [v0.0.0, v1.5.0]\n",
];

fn act(dice: &mut Dice) -> Act {
    let redirects = [
        "https://b.corp.example…",
        "https://c.corp.example…",
        "http://b.corp.example…",
        "https://a.corp.example…",
        "/elsewhere",
        "https://nosuch.corp.example/",
        "//b.corp.example/x",
        "",
        "ftp://b.corp.example/",
        "https://b.corp.example:8443…",
    ];
    match dice.below(100) {
        0..50 => Act::Status(*dice.one(STATUSES), (*dice.one(WORDS)).to_owned()),
        50..60 => Act::Redirect(*dice.one(&[302, 301, 307, 308, 303]), (*dice.one(&redirects)).to_owned()),
        60..68 => Act::Status(200, (*dice.one(BODIES)).to_owned()),
        68..74 => Act::Page(*dice.one(&[200, 404, 403, 500]), "<html><body>Please sign in</body></html>".to_owned()),
        74..80 => Act::Close,
        80..84 => Act::Reset,
        84..89 => Act::Cut,
        89..90 => Act::Silent,
        90..96 => Act::WrongZip,
        _ => Act::WrongInfo,
    }
}

fn rules(dice: &mut Dice) -> Vec<Rule> {
    (0..=dice.below(2)).map(|_| Rule { part: (*dice.one(PARTS)).to_owned(), act: act(dice) }).collect()
}

fn modules(dice: &mut Dice) -> Vec<String> {
    let paths =
        ["corp.example/lib", "corp.example/uses", "corp.example/lib/v2", "github.com/acme/tool", "example.org/pub"];
    (0..=dice.below(2)).map(|_| (*dice.one(&paths)).to_owned()).collect()
}

fn proxy(dice: &mut Dice) -> ProxyRole {
    let mut role = ProxyRole::default();
    if dice.percent(8) {
        "/api/go".clone_into(&mut role.base);
    }
    if dice.percent(30) {
        role.lacks = modules(dice);
    }
    if dice.percent(20) {
        role.missing = Some(*dice.one(STATUSES));
    }
    role.no_latest = dice.percent(20);
    if dice.percent(50) {
        role.relays = Some(*dice.weighted(&[(70, 200), (6, 404), (6, 403), (6, 500), (6, 410), (6, 204)]));
        if dice.percent(15) {
            role.database = database(dice);
        }
    }
    role
}

fn database(dice: &mut Dice) -> DatabaseRole {
    let mut role = DatabaseRole::default();
    match dice.below(3) {
        0 => role.forged = modules(dice),
        1 => role.lacks = modules(dice),
        _ => role.mixed_up = modules(dice),
    }
    role
}

fn pages(dice: &mut Dice) -> PagesRole {
    let contents = [
        "mod https://a.corp.example",
        "mod http://a.corp.example",
        "git https://git.corp.example/lib.git",
        "git http://git.corp.example/lib.git",
        "git https://git.corp.example/nosuch.git",
        "hg https://git.corp.example/lib",
        "svn https://git.corp.example/lib",
        "fossil https://git.corp.example/lib",
        "bzr https://git.corp.example/lib",
        "cvs https://git.corp.example/lib",
        "git git.corp.example/lib.git",
        "git ftp://git.corp.example/lib.git",
        "mod https://nosuch.corp.example",
        "git",
        "",
        "git https://git.corp.example/lib.git sub",
        "mod off",
        "mod direct",
        "git https://user:pw@git.corp.example/lib.git",
    ];
    let mut role = PagesRole::default();
    if dice.percent(60) {
        let (prefix, _) = *dice.one(TAGS);
        role.tags = BTreeMap::from([(prefix.to_owned(), (*dice.one(&contents)).to_owned())]);
    }
    if dice.percent(15) {
        role.status = Some(*dice.one(STATUSES));
    }
    if dice.percent(20) {
        role.private = BTreeMap::from([("lib".to_owned(), "user:pass".to_owned())]);
    }
    role
}

/// The hosts that a case is likely to meet.
fn met(case: &Scripted, dice: &mut Dice) -> Vec<&'static str> {
    let said = case.line();
    let everybody = HOSTS.iter().filter(|it| it.2 != Usual::Forward).map(|it| it.0[0]);
    everybody.filter(|name| said.contains(name) || dice.percent(10)).collect()
}

/// Lets hosts deviate.
pub(crate) fn add(case: &mut Scripted, dice: &mut Dice) {
    for name in met(case, dice) {
        if !dice.percent(42) {
            continue;
        }
        let mut host = Host::default();
        let usual = catalogue::host(name).map(|it| it.1);
        match dice.below(100) {
            0..8 => host.reach = *dice.weighted(&[(2, Reach::Refuses), (1, Reach::Unknown)]),
            // What speaks no TLS there may understand plain HTTP: that is for another entry.
            8..16 if !case.line().contains("http://a.corp.example:443") => {
                host.tls = *dice.one(&[Tls::Unknown, Tls::Expired, Tls::WrongHost, Tls::Plain, Tls::Reset]);
            }
            8..24 => {
                host.login =
                    Some((*dice.one(&["user:pass", "user:pass", "user:", "helper:pw", "user:p@ss"])).to_owned());
                host.without_login = dice.percent(25).then(|| *dice.one(&[403, 404, 407]));
            }
            24..42 => host.role = Some(Role::Same(act(dice))),
            42..66 => host.rules = rules(dice),
            _ => {
                host.role = Some(match usual {
                    Some(Usual::Database) => Role::Database(database(dice)),
                    Some(Usual::Pages) => Role::Pages(pages(dice)),
                    _ => Role::Proxy(proxy(dice)),
                });
                if dice.percent(10) {
                    host.rules = rules(dice);
                }
            }
        }
        case.hosts.insert(name.to_owned(), host);
    }
}
