//! The file that shows the results: what was proven, and what can't be proven here.

use std::fs;
use std::path::Path;

use super::report::Report;

const INTRO: &str = include_str!("intro.md");
const NOT_PROVEN: &str = include_str!("not_proven.md");

/// Writes the file; the same results give the same bytes.
pub(crate) fn write(report: &Report, file: &Path) {
    let text = format!("{INTRO}\n{}{NOT_PROVEN}", report.tables());
    fs::write(file, text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}
