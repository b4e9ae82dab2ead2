//! `merge`: our keys put into a JSON file of a person's own, printed and not written.

use std::path::Path;

use super::{Failure, Outcome, print, read};

/// A file that can't be read as JSON, or holds something else in the place of an object of ours, stays as it is.
pub(super) fn merge(there: &Path, keys: &Path, comments: bool) -> Outcome {
    let merged = crate::merge::merge(&read(there)?, &read(keys)?, comments);
    print(&merged.map_err(|no| Failure::Usage(no.msg.under(there.display().to_string())))?);
    Ok(())
}
