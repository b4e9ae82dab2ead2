//! Printers, one a format: trees of meaning in, lines of classified tokens out; a printer knows its format and nothing
//! of Go, and carries each line's reason `W` without looking at it.

mod body;
pub mod compose;
pub mod csv;
mod dialect;
pub mod dockerfile;
pub mod env_file;
pub mod fish;
pub mod git_config;
pub mod gitlab;
pub mod groovy;
pub mod helm;
pub mod ide_field;
pub mod ignore;
pub mod ini;
pub mod json;
pub mod lua;
pub mod posix;
pub mod powershell;
mod script;
pub mod systemd;
mod token;
pub mod toml;
pub mod workflow;
mod yaml;

pub use body::{Body, Line};
pub use script::{Script, Shell};
pub use token::{Class, Token};
