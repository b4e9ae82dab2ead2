//! What a paste says, in the words of the other views' addresses.

use crate::ask::link;
use crate::diagnose::Onward;
use crate::page::explain::pasted_address;

/// The answers as a link writes them.
pub(crate) fn set_up(onward: &Onward) -> Option<String> {
    onward.answers.as_ref().map(link::write)
}

/// The settings as Explain's address writes them, with the module that failures are about.
pub(crate) fn explain(onward: Onward) -> Option<String> {
    let answers = onward.answers.unwrap_or_default();
    let is_empty = onward.environment.variables.is_empty() && onward.environment.emptied.is_empty();
    (!is_empty).then(|| pasted_address(&answers, onward.environment, onward.module.as_deref()))
}
