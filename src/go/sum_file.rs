//! go.sum: which checksums it has, and what go says of one that differs; computes none.

use std::collections::BTreeMap;

use super::{Change, Failure, Kind, Release};

/// The checksums of a go.sum or go.work.sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SumFile {
    /// By path and version, the version with `/go.mod` behind it for a go.mod.
    sums: BTreeMap<(String, String), Vec<String>>,
}

/// What the file has for a checksum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The same one.
    Same,
    /// None, or none of a kind that go knows; then the warning that it prints.
    Not(Option<String>),
}

/// The checksum of an empty go.mod that Go 1.11 wrote by mistake (`cmd/go/internal/modfetch.emptyGoModHash`).
const EMPTY: &str = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

const MISMATCH: &str = "

SECURITY ERROR
This download does NOT match an earlier download recorded in go.sum.
The bits may have been replaced on the origin server, or an attacker may
have intercepted the download attempt.

For more information, see 'go help module-auth'.
";

const UNKNOWN: &str = "

SECURITY WARNING
This download is listed in go.sum, but using an unknown hash algorithm.
The download cannot be verified.

For more information, see 'go help module-auth'.

";

impl SumFile {
    /// Reads the file (`cmd/go/internal/modfetch.readGoSum`). `path` is its full path; `tidy` says whether `go mod tidy`
    /// reads, which passes malformed lines over.
    ///
    /// # Errors
    /// A malformed line; go prints it without `go: ` in front. Up to 1.21 what follows such a line is ignored.
    pub fn parse(release: Release, path: &str, text: &str, tidy: bool) -> Result<Self, Failure> {
        let mut file = SumFile::default();
        for (place, line) in text.split('\n').enumerate() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields.as_slice() {
                [] | [_, _, EMPTY] => {}
                [module, version, sum] => {
                    let sums = file.sums.entry(((*module).to_owned(), (*version).to_owned())).or_default();
                    sums.push((*sum).to_owned());
                }
                _ if !release.has(Change::MalformedGoSumFails) => break,
                _ if tidy => {}
                fields => {
                    let (line, count) = (place + 1, fields.len());
                    let text = format!("malformed go.sum:\n{path}:{line}: wrong number of fields {count}\n");
                    return Err(Failure::new(Kind::MalformedGoSum, text));
                }
            }
        }
        Ok(file)
    }

    fn sums(&self, module: &str, version: &str) -> &[String] {
        self.sums.get(&(module.to_owned(), version.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Whether it has a checksum that go can use (`cmd/go/internal/modfetch.HaveSum`).
    pub fn has(&self, module: &str, version: &str) -> bool {
        self.sums(module, version).iter().any(|sum| sum.starts_with("h1:"))
    }

    /// What it has for a checksum (`cmd/go/internal/modfetch.haveModSumLocked`, `addModSumLocked`); `name` is `go.sum` or
    /// `go.work.sum`.
    ///
    /// # Errors
    /// It has another one; go prints it without `go: ` in front, and ends.
    pub fn check(&self, name: &str, module: &str, version: &str, sum: &str) -> Result<Listed, Failure> {
        let known = self.sums(module, version);
        for other in known {
            if other == sum {
                return Ok(Listed::Same);
            }
            if other.starts_with("h1:") {
                let text = format!(
                    "verifying {module}@{version}: checksum mismatch\n\tdownloaded: {sum}\n\t{name}:     {other}{MISMATCH}"
                );
                return Err(Failure::new(Kind::GoSumMismatch, text));
            }
        }
        let others = known.join(", ");
        let warning =
            format!("warning: verifying {module}@{version}: unknown hashes in go.sum: {others}; adding {sum}{UNKNOWN}");
        Ok(Listed::Not((!known.is_empty()).then_some(warning)))
    }

    /// Adds a checksum, as go does once it has verified it.
    pub fn add(&mut self, module: &str, version: &str, sum: &str) {
        let sums = self.sums.entry((module.to_owned(), version.to_owned())).or_default();
        if !sums.iter().any(|known| known == sum) {
            sums.push(sum.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Listed, SumFile};
    use crate::go::{Kind, Release};

    /// A case of the family `sumdb` in the oracle's observations, and what 1.22.10 says of a malformed line.
    #[test]
    fn a_malformed_line_matters_from_1_22_on() {
        const TEXT: &str = "m v1.0.0 h1:a\n\nm v1.0.0/go.mod\nm v1.1.0 h1:b\r\n";
        let old = SumFile::parse(Release::new(21, 13), "/w/go.sum", TEXT, false).unwrap();
        assert!(old.has("m", "v1.0.0") && !old.has("m", "v1.1.0"));
        let failure = SumFile::parse(Release::new(22, 10), "/w/go.sum", TEXT, false).unwrap_err();
        assert_eq!(failure.text, "malformed go.sum:\n/w/go.sum:3: wrong number of fields 2\n");
        let tidied = SumFile::parse(Release::NEWEST, "/w/go.sum", TEXT, true).unwrap();
        assert!(tidied.has("m", "v1.1.0"));
    }

    #[test]
    fn only_h1_counts() {
        let text = "m v1.0.0 h2:a\nm v1.1.0 h1:b\nm v1.2.0/go.mod h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=\n";
        let mut file = SumFile::parse(Release::NEWEST, "/w/go.sum", text, false).unwrap();
        assert!(!file.has("m", "v1.0.0") && file.has("m", "v1.1.0") && !file.has("m", "v1.2.0/go.mod"));
        assert_eq!(file.check("go.sum", "m", "v1.1.0", "h1:b"), Ok(Listed::Same));
        assert_eq!(file.check("go.sum", "m", "v1.3.0", "h1:b"), Ok(Listed::Not(None)));
        let Ok(Listed::Not(Some(warning))) = file.check("go.sum", "m", "v1.0.0", "h1:c") else { panic!() };
        assert!(
            warning.starts_with("warning: verifying m@v1.0.0: unknown hashes in go.sum: h2:a; adding h1:c\n\nSECURITY")
        );
        let failure = file.check("go.sum", "m", "v1.1.0", "h1:c").unwrap_err();
        assert_eq!(failure.kind, Kind::GoSumMismatch);
        let start = "verifying m@v1.1.0: checksum mismatch\n\tdownloaded: h1:c\n\tgo.sum:     h1:b\n\nSECURITY ERROR\n";
        assert!(failure.text.starts_with(start), "{}", failure.text);
        file.add("m", "v1.0.0", "h1:c");
        assert_eq!(file.check("go.sum", "m", "v1.0.0", "h1:c"), Ok(Listed::Same));
    }
}
