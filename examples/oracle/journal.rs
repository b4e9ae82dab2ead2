//! What the servers saw, in one order, in the oracle's words; judges nothing.

use crate::hosts;

/// One thing that a server or forward proxy saw.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The name that was called, if the server has it, or else its primary one; the forward proxy's.
    pub(crate) who: &'static str,
    /// The server's port.
    pub(crate) port: u16,
    /// What it was.
    pub(crate) what: What,
    /// The forward proxy that it came through.
    pub(crate) via: Option<&'static str>,
}

/// What was seen.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// TLS was begun, and nobody knows how it ended.
    Shake,
    /// Something below HTTP: `tls-hang` and its kin.
    Event(&'static str),
    /// A request.
    Request {
        /// GET or HEAD.
        method: &'static str,
        /// Path and query.
        path: String,
        /// The status, or what happened instead.
        status: String,
        /// The credentials in words.
        auth: Option<String>,
        /// Whether git sent it.
        git: bool,
    },
    /// A forward proxy was asked, with these words.
    Forward(String),
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal {
    entries: Vec<Entry>,
}

impl Journal {
    /// Notes one more. What is known to have gone well is no longer noted as a failed handshake.
    pub(crate) fn add(&mut self, entry: Entry) {
        if let What::Request { .. } = entry.what {
            let open = |other: &Entry| matches!(other.what, What::Shake) && hosts::same(other.who, entry.who);
            let same = |other: &Entry| open(other) && other.port == entry.port && other.via == entry.via;
            if let Some(place) = self.entries.iter().rposition(same) {
                self.entries.remove(place);
            }
        }
        self.entries.push(entry);
    }

    /// A mark to come back to.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Forgets everything from the mark on.
    pub(crate) fn cut(&mut self, mark: usize) {
        self.entries.truncate(mark);
    }

    /// The requests that go itself made, one line each.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.entries.iter().filter_map(line).collect()
    }

    /// The distinct things tried, in order of first appearance.
    pub(crate) fn hops(&self) -> Vec<String> {
        let mut hops: Vec<String> = Vec::new();
        for hop in self.entries.iter().filter_map(hop) {
            if !hops.contains(&hop) {
                hops.push(hop);
            }
        }
        hops
    }

    /// What forward proxies were asked, one line each.
    pub(crate) fn forward(&self) -> Vec<String> {
        let words = |entry: &Entry| match &entry.what {
            What::Forward(words) => Some(format!("{} {words}", entry.who)),
            _ => None,
        };
        self.entries.iter().filter_map(words).collect()
    }
}

fn base(entry: &Entry) -> String {
    match entry.port {
        80 => format!("http://{}", entry.who),
        443 => format!("https://{}", entry.who),
        8443 => format!("https://{}:8443", entry.who),
        port => format!("http://{}:{port}", entry.who),
    }
}

fn line(entry: &Entry) -> Option<String> {
    let base = base(entry);
    let mut line = match &entry.what {
        What::Shake => format!("TLS-HANDSHAKE-FAILED {base}"),
        What::Event(event) => format!("{} {base}", event.to_uppercase()),
        What::Request { method, path, status, git: false, .. } => {
            // Anything but an absolute path means that the client takes this server for a forward proxy.
            let join = if path.starts_with('/') { "" } else { " asked for " };
            format!("{method} {base}{join}{path} -> {status}")
        }
        What::Request { .. } | What::Forward(_) => return None,
    };
    if let Some(via) = entry.via {
        line.extend([" via ", via]);
    }
    if let What::Request { auth: Some(auth), .. } = &entry.what {
        line.extend([" auth ", auth]);
    }
    Some(line)
}

fn hop(entry: &Entry) -> Option<String> {
    let kind = match &entry.what {
        What::Shake | What::Event(_) => "tls",
        What::Forward(_) => return None,
        What::Request { path, .. } if path.contains("/sumdb/") => "sumdb-via",
        What::Request { path, .. } if path.contains("go-get=1") => "discovery",
        What::Request { git: true, .. } => "git",
        What::Request { path, .. } if path.contains("/@v/") || path.ends_with("/@latest") => "proxy",
        What::Request { path, .. } if path.contains("/lookup/") || path.contains("/tile/") => "sumdb",
        What::Request { .. } => "get",
    };
    Some(format!("{kind}:{}", base(entry)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(what: What) -> Entry {
        Entry { who: "proxya.test", port: 443, what, via: None }
    }

    fn request(path: &str, git: bool) -> Entry {
        let (path, status) = (path.to_owned(), "200".to_owned());
        entry(What::Request { method: "GET", path, status, auth: None, git })
    }

    #[test]
    fn a_handshake_counts_as_failed_until_a_request_follows() {
        let mut journal = Journal::default();
        journal.add(entry(What::Shake));
        assert_eq!(journal.hops(), ["tls:https://proxya.test"]);
        assert_eq!(journal.requests(), ["TLS-HANDSHAKE-FAILED https://proxya.test"]);
        journal.add(entry(What::Shake));
        journal.add(request("/x/@v/list", false));
        assert_eq!(journal.hops(), ["tls:https://proxya.test", "proxy:https://proxya.test"]);
        assert_eq!(journal.requests().len(), 2);
    }

    #[test]
    fn the_requests_of_git_are_a_hop_and_no_line() {
        let mut journal = Journal::default();
        journal.add(request("/lib.git/info/refs?service=git-upload-pack", true));
        journal.add(request("/lib?go-get=1", false));
        journal.add(request("/sumdb/sumdb.test/lookup/x@v1", false));
        journal.add(request("/", false));
        let hops = ["git", "discovery", "sumdb-via", "get"].map(|kind| format!("{kind}:https://proxya.test"));
        assert_eq!(journal.hops(), hops);
        assert_eq!(journal.requests().len(), 3);
    }
}
