//! Which pages may talk to the page in their frame.

/// Whether a page of this origin may: it is the page's own origin, or one of those that the organisation's preset names.
/// An origin that browsers keep to themselves (`null`: sandboxed frames, files) is nobody's name.
pub(crate) fn may_embed(origin: &str, own: &str, hosts: &[String]) -> bool {
    !matches!(origin, "" | "null") && (origin == own || hosts.iter().any(|host| host == origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exactly_named_origins() {
        let hosts = ["https://portal.corp.example".to_owned(), "null".to_owned(), String::new(), "*".to_owned()];
        let own = "https://go.corp.example";
        for origin in [own, "https://portal.corp.example"] {
            assert!(may_embed(origin, own, &hosts), "{origin}");
        }
        for origin in [
            "http://portal.corp.example",
            "https://portal.corp.example:8443",
            "https://portal.corp.example.evil.example",
            "https://evil.example",
            "https://PORTAL.corp.example",
            "null",
            "",
        ] {
            assert!(!may_embed(origin, own, &hosts), "{origin}");
        }
        assert!(!may_embed("null", "null", &[]));
    }
}
