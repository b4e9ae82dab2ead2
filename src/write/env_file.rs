//! The `.env` of an Actions runner: `KEY=value`, everything after the first `=` taken as it is
//! (actions/runner, `Program.cs`, `LoadAndSetEnv`).

use super::body::{Body, Line};
use super::token::{name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum EnvFile {}

/// The lines of the file, in order.
pub fn print<W: Clone>(bindings: &[(&'static str, Clean, W)]) -> Body<EnvFile, W> {
    let line = |(key, text, why): &(&'static str, Clean, W)| {
        Line::new(vec![name(*key), plain("="), value(text.to_string())], why.clone())
    };
    Body::new(bindings.iter().map(line).collect())
}
