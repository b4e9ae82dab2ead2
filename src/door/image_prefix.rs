//! The registry, and path in it, that stands before an image's name.

use super::{Door, Refusal, clean, only};
use crate::base::Clean;

/// Empty (Docker Hub) or `host[:port][/path]` in the alphabet of image references
/// (`github.com/distribution/reference`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImagePrefix(Clean);

impl Door for ImagePrefix {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed.trim().trim_end_matches('/'))?;
        let after = |mark: char| text.as_str().rsplit_once(mark).map(|(_, rest)| rest);
        if let Some(rest) = after('@').or_else(|| text.as_str().split_once("://").map(|(_, rest)| rest)) {
            return Err(Refusal::new("image-scheme").instead(rest));
        }
        only(&text, |ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || "-._:/".contains(ch))?;
        let mut parts = text.as_str().split('/');
        let host = parts.next().unwrap_or_default();
        let is_host = host.is_empty() || host.contains(['.', ':']) || host == "localhost";
        let has_bounds = |part: &str| {
            !part.is_empty() && part.starts_with(alphanumeric) && part.ends_with(alphanumeric) && !part.contains("..")
        };
        let (name, port) = host.split_once(':').unwrap_or((host, "1"));
        let is_port = port.parse::<u16>().is_ok_and(|port| port > 0);
        let is_empty = text.as_str().is_empty();
        let is_place = is_host && is_port && has_bounds(name) && parts.all(|p| has_bounds(p) && !p.contains(':'));
        if is_empty || is_place { Ok(Self(text)) } else { Err(Refusal::new("image-prefix")) }
    }

    fn text(&self) -> &Clean {
        &self.0
    }
}

impl ImagePrefix {
    /// The name of an official image at this place.
    pub fn image(&self, name: &Clean) -> Clean {
        match self.0.as_str() {
            "" => name.clone(),
            _ => Clean::join([&self.0, name], "/"),
        }
    }

    /// The same with the registry written out, for engines that know no default.
    pub fn full_image(&self, name: &Clean) -> Clean {
        match self.0.as_str() {
            "" => Clean::of("docker.io/library/").then(name),
            _ => self.image(name),
        }
    }

    /// The registry's host, with its port.
    pub fn registry(&self) -> Clean {
        let host = self.0.as_str().split('/').next().filter(|host| !host.is_empty()).unwrap_or("docker.io");
        Clean::new(host).unwrap_or_else(|_| Clean::of("docker.io"))
    }
}

fn alphanumeric(ch: char) -> bool {
    ch.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_registries_with_paths() {
        for text in ["", "registry.corp.example/library", "localhost:5000", "r.example:8443/a/b-c"] {
            assert_eq!(ImagePrefix::parse(text).unwrap().text().as_str(), text);
        }
        let it = ImagePrefix::parse("registry.corp.example/library/").unwrap();
        assert_eq!(it.image(&Clean::of("golang:1.27")).as_str(), "registry.corp.example/library/golang:1.27");
        assert_eq!(it.registry().as_str(), "registry.corp.example");
        assert_eq!(ImagePrefix::parse("").unwrap().registry().as_str(), "docker.io");
    }

    #[test]
    fn refuses_what_docker_would() {
        for typed in ["library", "r.example:0/a", "r.example//a", "r.example/a:b", "R.example", "r.example/-a"] {
            assert!(ImagePrefix::parse(typed).is_err(), "{typed}");
        }
        assert_eq!(ImagePrefix::parse("https://r.example").unwrap_err().instead.as_deref(), Some("r.example"));
    }
}
