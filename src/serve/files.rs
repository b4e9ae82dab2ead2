//! Where the served files come from.

use std::borrow::Cow;

/// A file as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its bytes, compressed or not.
    pub bytes: Cow<'static, [u8]>,
    /// Whether they are compressed by gzip.
    pub is_gzip: bool,
}

/// The files of a site.
pub trait Files: Send + Sync {
    /// The file at a path from the site's root, such as `rules/GP001/index.html`, compressed if that is wanted and can be
    /// had. The path has plain names only: no `..`, nothing hidden, nothing empty.
    fn find(&self, path: &str, gzip: bool) -> Option<File>;
}
