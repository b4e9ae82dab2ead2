//! The address of a forward proxy as people write it, taken apart without refusing anything.

/// The parts of an address; each is a range of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProxyAddress<'v> {
    /// What stands before `://`, in small letters; nothing if there is no `://`.
    pub scheme: Option<String>,
    /// The name that it logs in with.
    pub user: &'v str,
    /// The password, or what stands in for it.
    pub password: Option<&'v str>,
    /// Where name and password stand in the value; empty without a login.
    pub login: (usize, usize),
    /// The host, brackets included.
    pub host: &'v str,
    /// The port.
    pub port: Option<u16>,
    /// What stands behind host and port.
    pub rest: &'v str,
}

impl<'v> ProxyAddress<'v> {
    /// Takes a value apart. A login ends at its last `@`, whatever the password holds: a proxy's address
    /// has no path.
    pub fn of(value: &'v str) -> Self {
        let (scheme, start) = match value.find("://") {
            Some(at) => (Some(value[..at].to_ascii_lowercase()), at + 3),
            None => (None, 0),
        };
        let after = &value[start..];
        let at = after.rfind('@');
        let (login, place) = at.map_or(("", 0), |at| (&after[..at], at + 1));
        let (user, password) = match login.split_once(':') {
            Some((user, password)) => (user, Some(password)),
            None => (login, None),
        };
        let authority = &after[place..];
        let cut = authority.find(['/', '?', '#']).unwrap_or(authority.len());
        let (authority, rest) = authority.split_at(cut);
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port.trim().parse().ok()),
            _ => (authority, None),
        };
        Self { scheme, user, password, login: (start, start + login.len()), host, port, rest }
    }

    /// Whether both name the same host and port.
    pub fn is_same_place(&self, other: &ProxyAddress) -> bool {
        !self.host.is_empty() && self.host.eq_ignore_ascii_case(other.host) && self.port == other.port
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found() {
        let it = ProxyAddress::of("http://me:p@s#s@proxy.corp:3128/");
        assert_eq!(
            (it.user, it.password, it.host, it.port, it.rest),
            ("me", Some("p@s#s"), "proxy.corp", Some(3128), "/")
        );
        let it = ProxyAddress::of("127.0.0.1:7890");
        assert_eq!((it.scheme, it.host, it.port), (None, "127.0.0.1", Some(7890)));
        let it = ProxyAddress::of("socks5://[::1]:1080");
        assert_eq!((it.scheme.as_deref(), it.host, it.port), (Some("socks5"), "[::1]", Some(1080)));
        let it = ProxyAddress::of("http://d\\u:x@p:80");
        assert_eq!((it.user, it.host), ("d\\u", "p"));
    }
}
