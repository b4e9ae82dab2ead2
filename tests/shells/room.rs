//! A home folder, and a folder with generated files, of one's own.

use std::path::{Path, PathBuf};

use goproxy_wizard::files::Artifact;

use super::folder::Folder;
use super::program::write_program;

/// The home, whose name wants quoting.
const HOME: &str = "it's a home";
/// Where the files lie as `--out` leaves them, and where commands are run.
const OUT: &str = "out";

/// The two folders.
pub(super) struct Room(Folder);

impl Room {
    /// Empty folders.
    pub(super) fn new() -> Self {
        let room = Self(Folder::new());
        // Without it, the first fish on a terminal goes through all manual pages of the machine, in the background.
        std::fs::create_dir_all(room.home().join(".local/share/fish/generated_completions")).unwrap();
        std::fs::create_dir(room.out()).unwrap();
        room
    }

    /// Folders with these files in `out`.
    pub(super) fn with(files: &[Artifact]) -> Self {
        let room = Self::new();
        for file in files {
            room.write_out(file.path, &file.text());
        }
        room
    }

    /// The home folder.
    pub(super) fn home(&self) -> PathBuf {
        self.0.join(HOME)
    }

    /// The folder of the generated files.
    pub(super) fn out(&self) -> PathBuf {
        self.0.join(OUT)
    }

    /// Writes a file below the home; its path.
    pub(super) fn write_home(&self, path: impl AsRef<Path>, text: &str) -> PathBuf {
        let path = self.home().join(path);
        self.0.write(&path, text);
        path
    }

    /// Writes a program below the home.
    pub(super) fn write_program(&self, path: impl AsRef<Path>, text: &str) {
        write_program(&self.home().join(path), text);
    }

    /// Writes a file among the generated ones.
    pub(super) fn write_out(&self, path: &str, text: &str) {
        self.0.write(self.out().join(path), text);
    }
}
