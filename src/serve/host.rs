//! Which names this machine answers to. A page elsewhere can let its own name point at 127.0.0.1 (DNS rebinding) and
//! would then read what is served here as its own; its requests carry that name.

/// Whether a `Host` means this machine; any port will do, for one may be forwarded.
pub(super) fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        _ => host,
    };
    matches!(name.to_ascii_lowercase().as_str(), "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_loopback_are_ours() {
        for ours in ["localhost", "localhost:8080", "LocalHost:1", "127.0.0.1:80", "[::1]:8080", "[::1]"] {
            assert!(is_local(ours), "{ours}");
        }
        for foreign in [
            "",
            ":8080",
            "goproxy.example",
            "localhost.goproxy.example:8080",
            "127.0.0.1.goproxy.example",
            "127.0.0.1:99999",
            "10.0.0.1:8080",
            "0.0.0.0",
            "::1",
            "localhost:8080:80",
        ] {
            assert!(!is_local(foreign), "{foreign}");
        }
    }
}
