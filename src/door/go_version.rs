//! A Go release, as it stands in an image tag.

use super::{Door, Refusal, clean};
use crate::base::Clean;

/// `1.N` or `1.N.P`, from 1.13 on, the first release with module proxies by default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoVersion {
    text: Clean,
    minor: u16,
}

impl Door for GoVersion {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed)?;
        if let Some(rest) = text.as_str().strip_prefix("go").or_else(|| text.as_str().strip_prefix('v')) {
            return Err(Refusal::new("go-version").instead(rest));
        }
        let mut parts = text.as_str().split('.').map(|part| {
            let is_number = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
            if is_number && (part == "0" || !part.starts_with('0')) { part.parse::<u16>().ok() } else { None }
        });
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(1)), Some(Some(minor)), None | Some(Some(_)), None) if minor >= 13 => Ok(Self { text, minor }),
            _ => Err(Refusal::new("go-version")),
        }
    }

    fn text(&self) -> &Clean {
        &self.text
    }
}

impl GoVersion {
    /// The N of `1.N`.
    pub fn minor(&self) -> u16 {
        self.minor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_releases_only() {
        assert_eq!(GoVersion::parse("1.27").unwrap().minor(), 27);
        assert_eq!(GoVersion::parse("1.27.3").unwrap().minor(), 27);
        for typed in ["", "1", "1.12", "2.0", "1.027", "1.27-alpine", "1.27.3.1", "latest"] {
            assert!(GoVersion::parse(typed).is_err(), "{typed}");
        }
        assert_eq!(GoVersion::parse("go1.27").unwrap_err().instead.as_deref(), Some("1.27"));
    }
}
