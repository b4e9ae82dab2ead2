//! A host whose pages may embed the wizard, as browsers name the origin of a message (HTML Standard, "origin").

use std::fmt;

use super::part::text_part;

/// Scheme, host and port; the port only where it isn't the scheme's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Takes an address without path. Plain HTTP is taken too: inside a company it is common.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let (scheme, rest) = text.split_once("://")?;
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !matches!(scheme, "https" | "http") || !host.split('.').all(is_label) {
            return None;
        }
        let usual = if scheme == "https" { 443 } else { 80 };
        let port = match port {
            None => usual,
            Some(port) => port.parse::<u16>().ok().filter(|it| *it > 0 && !port.starts_with('+'))?,
        };
        let port = if port == usual { String::new() } else { format!(":{port}") };
        Some(Self(format!("{scheme}://{host}{port}")))
    }

    /// As `MessageEvent.origin` has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_part!(Origin, "house.origin", "^[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:[0-9]+)?/?$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_written_as_browsers_write_it() {
        let origin = |text| Origin::parse(text).map(|it| it.to_string());
        assert_eq!(origin("HTTPS://Docs.Acme.example:443/").as_deref(), Some("https://docs.acme.example"));
        assert_eq!(origin("http://localhost:8080").as_deref(), Some("http://localhost:8080"));
        for text in [
            "*",
            "null",
            "docs.example",
            "https://*.a.example",
            "https://a.example/b",
            "https://u@a.example",
            "https://a..b",
            "https://a:0",
            "https://a:+80",
            "file://",
        ] {
            assert_eq!(origin(text), None, "{text}");
        }
    }
}
