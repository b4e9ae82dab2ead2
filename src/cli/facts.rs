//! `facts`: which facts of the outside world want to be read again.

use std::time::{SystemTime, UNIX_EPOCH};

use super::{Failure, Outcome, print};
use crate::data::stated;

/// Lists the facts that are at least that old, oldest first; ends with a failure if there are any.
pub(super) fn facts(older_than: i64) -> Outcome {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let today = i64::try_from(seconds / 86_400).unwrap_or(i64::MAX);
    let age = |fact: &crate::data::Stated| today - fact.checked.day_number();
    let mut old: Vec<_> = stated().filter(|fact| age(fact) >= older_than).collect();
    old.sort_by_key(|fact| fact.checked);
    for fact in &old {
        print(&format!("{} ({} days)  {}\n    {}\n", fact.checked, age(fact), fact.what, fact.source));
    }
    print(&format!(
        "{} of {} facts were last checked {older_than} days ago or earlier.\n",
        old.len(),
        stated().count()
    ));
    if old.is_empty() { Ok(()) } else { Err(Failure::Stale) }
}
