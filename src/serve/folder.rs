//! The files of a folder, as they are at the moment of the request.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::files::{File, Files};

/// A folder.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at this path, if there is one.
    pub fn at(root: &Path) -> io::Result<Self> {
        Ok(Self { root: root.canonicalize()? })
    }

    /// A link that leads out of the folder leads nowhere.
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let path = self.root.join(path).canonicalize().ok().filter(|path| path.starts_with(&self.root))?;
        path.is_file().then(|| fs::read(path).ok()).flatten().map(Cow::Owned)
    }
}

impl Files for Folder {
    fn find(&self, path: &str, gzip: bool) -> Option<File> {
        let packed = gzip.then(|| self.read(&format!("{path}.gz"))).flatten();
        match packed {
            Some(bytes) => Some(File { bytes, is_gzip: true }),
            None => Some(File { bytes: self.read(path)?, is_gzip: false }),
        }
    }
}
