//! A file in the zip.

/// A file with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The path below the folder of the zip.
    pub path: &'static str,
    /// The text.
    pub text: String,
}

impl Entry {
    /// The mode of the file: what can be started by its name can be started.
    pub fn mode(&self) -> u32 {
        if self.text.starts_with("#!") { 0o755 } else { 0o644 }
    }
}
