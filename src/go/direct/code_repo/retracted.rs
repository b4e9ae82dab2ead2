//! Versions that the module's newest go.mod takes back; they are no base of pseudo-versions
//! (`codeRepo.retractedVersions`).

use super::CodeRepo;
use crate::go::direct::asks::Asks;
use crate::go::mod_file::ModFile;
use crate::go::{Failure, semver};

impl CodeRepo {
    /// Ranges, both ends in them; none if they can't be found out, unless git never comes back.
    pub(super) fn retracted(&mut self, asks: &mut dyn Asks) -> Result<Vec<(String, String)>, Failure> {
        match self.read_retracted(asks) {
            Err(failure) if !failure.ends() => Ok(Vec::new()),
            said => said,
        }
    }

    fn read_retracted(&mut self, asks: &mut dyn Asks) -> Result<Vec<(String, String)>, Failure> {
        let versions = self.versions(asks, "")?;
        let compatible = versions.iter().take_while(|version| !version.ends_with("+incompatible"));
        let compatible: Vec<&String> = compatible.collect();
        let release = compatible.iter().rfind(|version| semver::prerelease(version).is_empty());
        let Some(highest) = release.or(compatible.last()) else { return Ok(Vec::new()) };
        let text = self.go_mod(asks, highest)?;
        ModFile::parse_lax(&text, asks.release()).map(|file| file.retract)
    }
}
