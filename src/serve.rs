//! A small web server for the page, on loopback: for those who work on it, for its tests, and for the command `serve`.
//! It knows files and requests, and nothing of what the page does.

mod answer;
#[cfg(feature = "carry")]
mod carried;
mod encoding;
mod files;
mod folder;
mod host;
mod server;

#[cfg(feature = "carry")]
pub use carried::Carried;
pub use files::{File, Files};
pub use folder::Folder;
pub use server::{Server, near, start};
