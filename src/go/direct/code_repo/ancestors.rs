//! Whether a pseudo-version tells the truth about its commit (`codeRepo.validatePseudoVersion`).

use super::{CodeRepo, without_suffix};
use crate::go::direct::asks::Asks;
use crate::go::direct::commit::Commit;
use crate::go::{Failure, InvalidVersion, Kind, pseudo_version, semver};

impl CodeRepo {
    /// Hash and time have to be the commit's; the version that it comes after has to be a tag before it.
    pub(super) fn check_pseudo(&mut self, asks: &mut dyn Asks, commit: &Commit, version: &str) -> Result<(), Failure> {
        let said = self.try_pseudo(asks, commit, version);
        said.map_err(|failure| self.invalid_as("pseudo-version", version, failure))
    }

    fn try_pseudo(&mut self, asks: &mut dyn Asks, commit: &Commit, version: &str) -> Result<(), Failure> {
        let wrong = |text: String| Err(Failure::new(Kind::Unclassified, text));
        let reason = |invalid: InvalidVersion| Failure::new(Kind::Unclassified, invalid.reason);
        let revision = pseudo_version::revision(version).map_err(reason)?;
        let short = &commit.short;
        if revision.starts_with(short.as_str()) && revision != short {
            return wrong(format!("revision is longer than canonical (expected {short})"));
        }
        if short.starts_with(revision) && revision != short {
            return wrong(format!("revision is shorter than canonical (expected {short})"));
        }
        if revision != short {
            return wrong(format!("does not match short name of revision (expected {short})"));
        }
        if pseudo_version::time(version).map_err(reason)? != commit.time {
            return wrong(format!("does not match version-control timestamp (expected {})", commit.time));
        }
        let Some(base) = pseudo_version::base(without_suffix(version)).map_err(reason)? else {
            if self.major.is_empty() && semver::major(version) == "v1" {
                return wrong("major version without preceding tag must be v0, not v1".to_owned());
            }
            return Ok(());
        };
        let prefix = self.tag_prefix();
        let plain = |tag: &str| tag.strip_prefix(prefix.as_str()).unwrap_or(tag).to_owned();
        if let Some(tag) = commit.tags.iter().find(|tag| plain(tag) == base) {
            return wrong(format!(
                "tag ({tag}) found on revision {revision} is already canonical, so should not be replaced with a \
                 pseudo-version derived from that tag"
            ));
        }
        let tags = self.code.borrow_mut().tags(asks, &format!("{prefix}{base}"))?;
        let mut last = None;
        for tag in tags.iter().filter(|tag| semver::compare(&plain(tag), &base).is_eq()) {
            let descends = self.code.borrow_mut().descends(asks, &commit.name, tag);
            if matches!(descends, Ok(true)) {
                return Ok(());
            }
            last = Some((tag, descends));
        }
        match last {
            None => wrong(format!("preceding tag ({base}) not found")),
            Some((_, Err(failure))) => Err(failure),
            Some((tag, Ok(_))) => wrong(format!("revision {revision} is not a descendent of preceding tag ({tag})")),
        }
    }
}
