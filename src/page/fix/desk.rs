//! The view's desk.

/// Texts and dispatcher.
pub(crate) type Desk = crate::page::desk::Desk<super::state::State>;
