//! Forward proxies of a case: variables, exceptions, and what the proxies do.

use super::super::dice::Dice;
use super::super::scripted::{Forward, Reach, Scripted};

const VALUES: &[(usize, &str)] = &[
    (30, "http://fwd.corp.example:3128"),
    (8, "fwd.corp.example:3128"),
    (6, "http://fwd2.corp.example:3128"),
    (8, "http://who:word@fwd.corp.example:3128"),
    (3, "http://who:w%40rd@fwd.corp.example:3128"),
    (2, "http://who:w@rd@fwd.corp.example:3128"),
    (2, "http://who:w%rd@fwd.corp.example:3128"),
    (2, "http://who:w#rd@fwd.corp.example:3128"),
    (4, "https://fwd.corp.example:3129"),
    (4, "socks5://fwd.corp.example:1080"),
    (3, "socks5h://fwd.corp.example"),
    (2, "socks5://who:word@fwd.corp.example"),
    (2, "socks4://fwd.corp.example:1080"),
    (2, "ftp://fwd.corp.example:3128"),
    (2, "http://fwd.corp.example"),
    (2, "fwd.corp.example"),
    (2, "http://10.1.3.1:3128/path?x"),
    (1, "http://fwd.corp.example:3128,http://fwd2.corp.example:3128"),
    (1, " http://fwd.corp.example:3128"),
    (1, "http://fwd.corp.example:3128 "),
    (1, "\"http://fwd.corp.example:3128\""),
    (1, "http://nosuch.corp.example:3128"),
    (1, "http://a.corp.example"),
    (1, "none"),
    (1, "direct"),
    (1, "//fwd.corp.example:3128"),
    (1, "http://"),
    (1, "http://fwd.corp.example:99999"),
    (1, "http://fwd.corp.example:3130"),
];

const EXCEPTIONS: &[&str] = &[
    "a.corp.example",
    ".corp.example",
    "corp.example",
    "*.corp.example",
    "*",
    "example",
    "b.corp.example:443",
    "b.corp.example:8443",
    "A.CORP.EXAMPLE",
    "10.1.0.2",
    "10.1.0.0/24",
    "10.1.0.2:80",
    "10.1.0.2:443",
    "fd00::1",
    "[fd00::1]:80",
    "[fd00::1]",
    "fd00::/8",
    "localhost",
    "127.0.0.1",
    "sub.a.corp.example",
    "a.corp.example.",
    "orp.example",
    "*corp.example",
    "http://a.corp.example",
    " b.corp.example ",
    "",
    ".0.2",
    "org",
    "golang.org",
    "<local>",
    "10.1.0.*",
    "git.corp.example,",
];

/// Chooses them.
pub(crate) fn add(case: &mut Scripted, dice: &mut Dice) {
    let chances = [("HTTPS_PROXY", 72), ("HTTP_PROXY", 50), ("https_proxy", 20), ("http_proxy", 16), ("ALL_PROXY", 4)];
    for (name, chance) in chances {
        if dice.percent(chance) {
            case.variables.insert(name.to_owned(), (*dice.weighted(VALUES)).to_owned());
        }
    }
    for (name, chance) in [("NO_PROXY", 50), ("no_proxy", 14)] {
        if dice.percent(chance) {
            let list: Vec<_> = (0..=dice.below(3)).map(|_| *dice.one(EXCEPTIONS)).collect();
            case.variables.insert(name.to_owned(), list.join(","));
        }
    }
    if dice.percent(30) {
        let login = dice.percent(50).then(|| "who:word".to_owned());
        let status = (dice.percent(35)).then(|| *dice.one(&[403, 404, 502, 503, 407]));
        let reach = *dice.weighted(&[(80, Reach::Listens), (15, Reach::Refuses), (5, Reach::Unknown)]);
        case.forward.insert("fwd.corp.example".to_owned(), Forward { login, status, reach });
    }
}
