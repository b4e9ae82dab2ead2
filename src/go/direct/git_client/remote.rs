//! The parts of a repository's URL, as git takes them apart (`credential_from_url`); checks nothing.

use crate::go::Endpoint;

/// A URL of the form `scheme://[user[:password]@]host[:port][/path]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remote {
    pub(super) scheme: String,
    pub(super) user: Option<String>,
    pub(super) password: Option<String>,
    /// Host and port as written.
    pub(super) authority: String,
    /// With its slash, empty if there is none.
    pub(super) path: String,
}

impl Remote {
    pub(super) fn parse(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let (login, authority) =
            authority.split_once('@').map_or((None, authority), |(login, host)| (Some(login), host));
        let (user, password) =
            match login.map(|login| login.split_once(':').map_or((login, None), |(u, p)| (u, Some(p)))) {
                Some((user, password)) => (Some(decoded(user)), password.map(decoded)),
                None => (None, None),
            };
        let authority = authority.to_owned();
        Some(Remote { scheme: scheme.to_owned(), user, password, authority, path: path.to_owned() })
    }

    /// Whom to call; the scheme's port if none is written.
    pub(super) fn endpoint(&self) -> Endpoint {
        let default = match self.scheme.as_str() {
            "http" => 80,
            "https" => 443,
            "git" => 9418,
            "ftp" => 21,
            "ftps" => 990,
            _ => 22,
        };
        endpoint(&self.authority, default)
    }

    /// Without the login.
    pub(super) fn bare(&self) -> String {
        format!("{}://{}{}", self.scheme, self.authority, self.path)
    }

    /// As libcurl sends it: without the login, `.` and `..` resolved.
    pub(super) fn sent(&self) -> Remote {
        let (path, query) = self.path.split_at(self.path.find('?').unwrap_or(self.path.len()));
        let mut out: Vec<&str> = Vec::new();
        for element in path.split('/') {
            match element {
                ".." if out.len() > 1 => drop(out.pop()),
                "." | ".." => {}
                element => out.push(element),
            }
        }
        let path = format!("{}{query}", out.join("/"));
        Remote { user: None, password: None, path, ..self.clone() }
    }

    /// As messages name it: no login, one slash at the end.
    pub(super) fn shown(&self) -> String {
        let bare = self.bare();
        if bare.ends_with('/') { bare } else { format!("{bare}/") }
    }
}

/// Host and port; brackets off.
pub(super) fn endpoint(authority: &str, default: u16) -> Endpoint {
    let inside = authority.rfind(']').unwrap_or(0);
    let (host, port) = match authority.rfind(':').filter(|colon| *colon >= inside) {
        Some(colon) => (&authority[..colon], authority[colon + 1..].parse().ok()),
        None => (authority, None),
    };
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    Endpoint { host: host.to_owned(), port: port.unwrap_or(default) }
}

/// Percent escapes resolved; a stray `%` stays.
pub(super) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = escape.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
