//! What a failed look-up in the checksum database tells, when its message and the server's response are read together.

use super::{Case, Doing, Failure, Trouble, Whose, whose};
use crate::base::Span;
use crate::data::public_owners::is_of_public_owner;
use crate::data::public_proxies;

/// Whether a module belongs to Go itself, to Kubernetes or to an owner whose modules everybody uses.
fn is_everybodys(path: &str) -> bool {
    const HOSTS: &[&str] = &[
        "golang.org",
        "google.golang.org",
        "cloud.google.com",
        "k8s.io",
        "sigs.k8s.io",
        "go.uber.org",
        "gopkg.in",
        "go.opentelemetry.io",
        "rsc.io",
    ];
    HOSTS.contains(&path.split('/').next().unwrap_or_default()) || is_of_public_owner(path)
}

/// What it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumTrouble {
    /// The database, or a public mirror's relay of it, gave no answer.
    Unreachable,
    /// A relay that everybody uses does not have what the database has.
    Stale,
    /// The database can't see the module: it is private.
    Private,
    /// The database can't see the module; the text does not tell whether it is private.
    PerhapsPrivate,
    /// The database sees the repository, but this version is not there or not valid.
    Version,
    /// An own module proxy relays the database and fails at it.
    OwnRelay,
}

/// Words of a server that could not read the repository at all.
const UNREADABLE: &[&str] = &[
    "could not read username",
    "could not read password",
    "terminal prompts disabled",
    "unrecognized import path",
    "repository not found",
    "authentication failed",
    "permission denied",
    "not found: module",
    "unable to connect",
    "unable to access",
    "exit status 128",
];

/// Words of a server that could read it, and found no such version in it.
const NO_SUCH_VERSION: &[&str] = &[
    "unknown revision",
    "fetch timed out",
    "no matching versions",
    "malformed file path",
    "create zip",
    "invalid char",
    "module declares its path",
    "go.mod has post-",
    "must match major version",
    "case-insensitive file name collision",
    "too large",
];

impl Case<'_> {
    /// Whether a server's response, or the message itself, says that the repository could not be read.
    pub fn is_unreadable(&self, failure: &Failure) -> bool {
        let response = self.response(failure);
        UNREADABLE.iter().any(|it| response.contains(it))
    }

    /// Whether a server's response says that the repository has no such version, or none that is valid.
    pub fn is_no_such_version(&self, failure: &Failure) -> bool {
        let response = self.response(failure);
        NO_SUCH_VERSION.iter().any(|it| response.contains(it))
    }

    /// Whether a server's response says that the server could not even connect to a public host.
    pub fn is_origin_down(&self, failure: &Failure) -> bool {
        const WORDS: &[&str] = &[
            "failed to connect to",
            "connection refused",
            "connection timed out",
            "could not resolve host",
            "i/o timeout",
        ];
        let response = self.response(failure);
        let response = response.split_once("server response").map_or("", |it| it.1);
        whose(failure.module_host()) == Whose::Public && WORDS.iter().any(|it| response.contains(it))
    }

    /// Whether a place is in what a server said about a failure, so that it tells of that server.
    pub fn is_in_response(&self, at: Span) -> bool {
        self.failures.iter().any(|it| {
            let end = it.at.start + self.response(it).len();
            it.status().is_some() && (it.at.end..end).contains(&at.start)
        })
    }

    /// What a look-up that failed tells; nothing for other failures and for certificates.
    pub fn sum_trouble(&self, failure: &Failure) -> Option<SumTrouble> {
        let is_outage = failure.doing == Doing::SumSupported
            && public_proxies::is_public(failure.host())
            && failure.status().is_some_and(|status| status >= 500);
        if is_outage {
            return Some(SumTrouble::Unreachable);
        }
        if failure.doing != Doing::SumLookup || failure.is_untrusted() || failure.on_way_to_proxy {
            return None;
        }
        if failure.trouble == Trouble::ProxyRefuses {
            return Some(SumTrouble::Unreachable);
        }
        let is_relay = failure.path().contains("/sumdb/");
        let is_own = is_relay && !public_proxies::is_public(failure.host());
        let Some(status) = failure.status() else {
            let is_cut = failure.is_unreachable() || failure.is_unresolved();
            return is_cut.then_some(SumTrouble::Unreachable);
        };
        if status != 404 && status != 410 {
            return Some(if is_own { SumTrouble::OwnRelay } else { SumTrouble::Unreachable });
        }
        if self.is_no_such_version(failure) {
            let is_unknown = self.response(failure).contains("unknown revision");
            // The module proxy had it, so it is there; and without the database all is well.
            return Some(match is_unknown {
                true if is_own => SumTrouble::PerhapsPrivate,
                true if self.works_without_sumdb() => SumTrouble::Stale,
                _ => SumTrouble::Version,
            });
        }
        if self.is_origin_down(failure) {
            return Some(SumTrouble::Stale);
        }
        if self.is_unreadable(failure) || whose(failure.module_host()) == Whose::Inner {
            return Some(SumTrouble::Private);
        }
        if is_own {
            return Some(SumTrouble::OwnRelay);
        }
        let is_golangs = matches!(failure.host(), "" | "sum.golang.org" | "sum.golang.google.cn");
        // Modules that everybody uses are public: it is their version that is new, gone or made up.
        if is_golangs && is_everybodys(failure.module_path()) {
            return Some(if self.is_not_published() { SumTrouble::Private } else { SumTrouble::Version });
        }
        Some(if is_golangs { SumTrouble::PerhapsPrivate } else { SumTrouble::Stale })
    }

    /// Whether a person tells that what is asked for is not public, or not yet.
    fn is_not_published(&self) -> bool {
        const WORDS: &[&str] = &[
            "not published",
            "n't published",
            "not public",
            "n't public",
            "unpublished",
            "private",
            "internal",
            "not pushed",
            "staging",
        ];
        self.says_any(WORDS).is_some()
    }

    /// Whether a line tells that the command works when the database is not asked.
    pub fn works_without_sumdb(&self) -> bool {
        const WITHOUT: &[&str] = &["gonosumdb", "gonosumcheck", "gosumdb=off", "gosumdb off", "-insecure"];
        const WORKS: &[&str] = &["work", "succeed", " ok", "fine", "helps", "passes", "可以", "成功", "正常"];
        let has = |line: &str, words: &[&str]| words.iter().any(|it| line.contains(it));
        self.text.lines().map(str::to_ascii_lowercase).any(|line| {
            has(&line, WITHOUT) && has(&line, WORKS) && !line.contains("not work") && !line.contains("n't work")
        })
    }

    /// Whether the text is the log of an own module proxy, or shows a part of it.
    pub fn is_server_log(&self) -> bool {
        self.is_server_log
    }

    pub(super) fn looks_like_server_log(&self) -> bool {
        const SIGNS: &[&str] = &[
            "athens log",
            "athens container",
            "log of our athens",
            "/tmp/athens",
            "http-path=/",
            "operation=download.",
            "kind=not found module=",
            "goproxy log",
            "nexus log",
            "artifactory log",
            "goproxy -listen",
            "goproxy -cachedir",
            "goproxy server --",
        ];
        self.says_any(SIGNS).is_some() || (self.mentions("athens").is_some() && self.says("level=error").is_some())
    }
}
