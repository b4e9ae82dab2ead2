//! The files of a built page.

use std::collections::BTreeMap;
use std::path::Path;
use std::{error, fmt, fs, io, str};

/// Every file by its path from the page's root; compressed twins are left out.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

/// Something that a built page has to have, and hasn't.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw(String);

impl Flaw {
    /// What is missing.
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is no built page: {}", self.0)
    }
}

impl error::Error for Flaw {}

impl Files {
    /// These files: paths with `/`, and what is in them.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let is_twin = |path: &str| [".br", ".gz"].iter().any(|ending| path.ends_with(ending));
        Self(files.into_iter().filter(|(path, _)| !is_twin(path)).collect())
    }

    /// The files below a folder.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        collect(folder, "", &mut files)?;
        Ok(Self::new(files))
    }

    /// Each path and its bytes, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// What is in a file.
    pub fn bytes(&self, path: &str) -> Result<&[u8], Flaw> {
        let path = path.strip_prefix("./").unwrap_or(path);
        self.0.get(path).map(Vec::as_slice).ok_or_else(|| Flaw::new(format!("there is no {path}")))
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Result<&str, Flaw> {
        str::from_utf8(self.bytes(path)?).map_err(|_| Flaw::new(format!("{path} is no text")))
    }
}

fn collect(folder: &Path, above: &str, files: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push((path, fs::read(entry.path())?));
        }
    }
    Ok(())
}
