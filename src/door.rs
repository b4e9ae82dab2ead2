//! Values that people type, each parsed once at the door and trusted afterwards; knows no question or file.

mod forward_proxy;
mod go_version;
mod image_prefix;
mod machine_path;
mod module_pattern;
mod module_proxy;
mod no_proxy_entry;
mod package_path;
mod refusal;
mod repo_path;
mod url;

pub use forward_proxy::ForwardProxy;
pub use go_version::GoVersion;
pub use image_prefix::ImagePrefix;
pub use machine_path::MachinePath;
pub use module_pattern::ModulePattern;
pub use module_proxy::ModuleProxy;
pub use no_proxy_entry::NoProxyEntry;
pub use package_path::PackagePath;
pub use refusal::Refusal;
pub use repo_path::RepoPath;

use crate::base::Clean;

/// A value that is typed as one piece of text.
pub trait Door: Sized {
    /// Takes what was typed, without the blanks around it, or says what to do about it.
    fn parse(typed: &str) -> Result<Self, Refusal>;

    /// The value as text; parsing it again gives the same value.
    fn text(&self) -> &Clean;
}

/// The text as [`Clean`], or a refusal that names the character.
fn clean(typed: &str) -> Result<Clean, Refusal> {
    Clean::new(typed.trim()).map_err(|bad| Refusal::unclean(bad.ch, bad.at))
}

/// A door's text holds only characters of this alphabet, or the first other one is named.
fn only(text: &Clean, allowed: impl Fn(char) -> bool) -> Result<(), Refusal> {
    match text.as_str().chars().find(|ch| !allowed(*ch)) {
        Some(ch) => Err(Refusal::character(ch)),
        None => Ok(()),
    }
}
