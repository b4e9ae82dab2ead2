//! What the name of a host gives away of where it is.

/// Whether it is the machine itself.
pub fn is_loopback(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    host.eq_ignore_ascii_case("localhost") || host == "::1" || ipv4(host).is_some_and(|it| it[0] == 127)
}

/// The four numbers of an address of IPv4.
pub fn ipv4(host: &str) -> Option<[u8; 4]> {
    let mut out = [0; 4];
    let mut parts = host.split('.');
    for place in &mut out {
        *place = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(out)
}

/// Whether it is an address that only a private network has.
pub fn is_private_address(host: &str) -> bool {
    match ipv4(host) {
        Some([10, ..] | [192, 168, ..] | [169, 254, ..]) => true,
        Some([172, second, ..]) => (16..32).contains(&second),
        Some(_) => false,
        None => {
            let host = host.trim_matches(['[', ']']).to_ascii_lowercase();
            host.contains(':') && (host.starts_with("fd") || host.starts_with("fc") || host.starts_with("fe80"))
        }
    }
}

/// Whether only an inner network can know it: a name without a dot, a private address, or a domain that nobody can own.
pub fn is_internal(host: &str) -> bool {
    const ENDINGS: &[&str] = &[
        ".local",
        ".internal",
        ".intranet",
        ".intra",
        ".corp",
        ".lan",
        ".home",
        ".private",
        ".localdomain",
        ".svc",
        ".test",
        ".home.arpa",
        ".cluster.local",
    ];
    let lower = host.to_ascii_lowercase();
    let is_name = lower.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    is_private_address(host)
        || (is_name && !lower.is_empty() && !lower.contains('.'))
        || (is_name && ENDINGS.iter().any(|it| lower.ends_with(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_apart() {
        for host in ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["10.1.2.3", "db", "git.corp", "172.17.0.1", "fd00::1", "nexus.svc"] {
            assert!(is_internal(host) && !is_loopback(host), "{host}");
        }
        for host in ["github.com", "8.8.8.8", "172.32.0.1", "", "corp.example"] {
            assert!(!is_internal(host), "{host}");
        }
    }
}
