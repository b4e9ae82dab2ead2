//! A world: a network that is up, with the answers that a person in it gives and what `go` says there without our files.

use std::path::{Path, PathBuf};

use goproxy_wizard::ask::{Answers, Have, link};
use goproxy_wizard::plan::Plan;

use super::lab::{self, Attempt};

/// What is known of a world beforehand; the network itself is tests/lab/worlds/NAME.
#[derive(Debug)]
pub(super) struct Situation {
    /// The name of the network.
    pub(super) name: &'static str,
    /// The answers.
    pub(super) link: &'static str,
    /// The project that is worked on, of tests/lab/projects.
    pub(super) project: &'static str,
    /// What `go mod download` says without our files.
    pub(super) without: &'static str,
    /// What it says when a shell was told to forget them; a login that was typed in stays.
    pub(super) switched_off: &'static str,
    /// A part of our files' settings, and what `go mod download` says with that part alone.
    pub(super) half: Option<(&'static str, &'static str)>,
}

/// Nobody here knows Go's own mirror.
const UNKNOWN: &str = "lookup proxy.golang.org on 10.77.0.1:53: no such host";

/// The forward proxy, for what is asked over TLS.
const PROXY: &str = "HTTPS_PROXY=http://proxy.corp.example:3128";

/// Every preset, and the company proxy once more with a login.
pub(super) const SITUATIONS: [Situation; 7] = [
    Situation {
        name: "china-mirror",
        link: "preset=china-mirror",
        project: "public",
        without: "dial tcp 203.0.113.66:443: connect: connection refused",
        switched_off: "dial tcp 203.0.113.66:443: connect: connection refused",
        half: None,
    },
    Situation {
        name: "forward-proxy",
        link: "preset=forward-proxy",
        project: "public",
        without: UNKNOWN,
        switched_off: UNKNOWN,
        half: Some(("HTTP_PROXY=http://proxy.corp.example:3128", UNKNOWN)),
    },
    Situation {
        name: "forward-proxy-login",
        link: "preset=forward-proxy&proxy-login=basic",
        project: "public",
        without: UNKNOWN,
        switched_off: UNKNOWN,
        half: Some((PROXY, "Proxy Authentication Required")),
    },
    Situation {
        name: "tls-inspection",
        link: "preset=tls-inspection",
        project: "public",
        without: UNKNOWN,
        switched_off: UNKNOWN,
        half: Some((PROXY, "x509: certificate signed by unknown authority")),
    },
    Situation {
        name: "private-module-proxy",
        link: "preset=private-module-proxy",
        project: "private",
        without: UNKNOWN,
        switched_off: UNKNOWN,
        half: Some(("GOPROXY=https://goproxy.corp.example", "401 Unauthorized")),
    },
    Situation {
        name: "private-vcs",
        link: "preset=private-vcs",
        project: "private",
        without: "reading https://git.corp.example/team/repo?go-get=1: 401 Unauthorized",
        switched_off: "reading https://sum.golang.org/lookup/git.corp.example/team/repo@v1.0.0: 404 Not Found",
        half: None,
    },
    Situation {
        name: "air-gapped",
        link: "preset=air-gapped",
        project: "public",
        without: UNKNOWN,
        switched_off: UNKNOWN,
        half: None,
    },
];

impl Situation {
    /// The answers, changed by further ones.
    pub(super) fn answers(&self, further: &str) -> Answers {
        let text = if further.is_empty() { self.link.to_owned() } else { format!("{}&{further}", self.link) };
        let (answers, remarks) = link::read(&text, &[]);
        assert!(remarks.is_empty(), "{text}: {remarks:?}");
        answers
    }

    /// Whether the internet is reached through a forward proxy.
    pub(super) fn has_forward_proxy(&self) -> bool {
        self.answers("").has(Have::ForwardProxy)
    }

    /// What they mean.
    pub(super) fn plan(&self, further: &str) -> Plan {
        Plan::of(&self.answers(further))
    }
}

/// A network that is up, and down when dropped.
pub(super) struct World {
    /// What is known of it.
    pub(super) situation: &'static Situation,
    folder: PathBuf,
}

impl World {
    /// Builds it below a folder.
    pub(super) fn up(situation: &'static Situation, runs: &Path) -> Attempt<Self> {
        let world = Self { situation, folder: runs.join(situation.name) };
        lab::run("up", &[Path::new(situation.name), &world.folder])?;
        Ok(world)
    }

    /// Its folder.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path in it.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Err(error) = lab::run("down", &[&self.folder]) {
            eprintln!("{error}");
        }
    }
}
