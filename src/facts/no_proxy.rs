//! What an entry of `NO_PROXY` covers, for the most forgiving of its readers.

use super::host::ipv4;

/// Whether some entry of the list covers the host for any program that reads it.
pub fn covers(list: &str, host: &str) -> bool {
    let host = host.trim_matches(['[', ']']).to_ascii_lowercase();
    list.split([',', ' ', '\t', '\n']).map(str::trim).any(|entry| {
        let entry = entry.to_ascii_lowercase();
        let bare = entry.trim_start_matches("*.").trim_start_matches('.').trim_matches(['[', ']']);
        let bare = match bare.rsplit_once(':') {
            Some((name, port)) if !name.contains(':') && port.bytes().all(|b| b.is_ascii_digit()) => name,
            _ => bare,
        };
        entry == "*"
            || (!bare.is_empty() && (host == bare || host.strip_suffix(bare).is_some_and(|it| it.ends_with('.'))))
            || network(&entry).is_some_and(|(start, bits)| ipv4(&host).is_some_and(|it| is_in(it, start, bits)))
    })
}

/// A network such as `10.0.0.0/8`.
pub fn network(entry: &str) -> Option<([u8; 4], u32)> {
    let (address, bits) = entry.split_once('/')?;
    let bits = bits.parse().ok().filter(|bits| *bits <= 32)?;
    Some((ipv4(address)?, bits))
}

fn is_in(address: [u8; 4], start: [u8; 4], bits: u32) -> bool {
    let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
    u32::from_be_bytes(address) & mask == u32::from_be_bytes(start) & mask
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn hosts_are_covered() {
        let list = "localhost, 127.0.0.1,.corp.example,10.0.0.0/8,db:5432,*.lan";
        for host in ["localhost", "127.0.0.1", "git.corp.example", "corp.example", "10.1.2.3", "db", "nas.lan"] {
            assert!(covers(list, host), "{host}");
        }
        for host in ["api", "11.1.2.3", "xcorp.example", "127.0.0.2"] {
            assert!(!covers(list, host), "{host}");
        }
        assert!(covers("*", "api") && !covers("", "api"));
    }
}
