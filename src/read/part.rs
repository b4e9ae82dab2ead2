//! A paste may hold several things at once: its parts, each with its kind.

mod block;
mod file_name;
mod island;
mod loose;
mod split;

pub(super) use split::main_kind;

use super::Kind;
use crate::base::Span;

/// A part of a paste.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// The parts of a text, in order and apart from each other. Together they need not cover it: fences and prompts are no
/// part of anything. A `kind` that a person chose holds for what has that structure; what stands beside it keeps its own.
pub fn parts(text: &str, kind: Option<Kind>) -> Vec<Part> {
    let whole = Span::new(0, text.len());
    let mut pieces = split::pieces(text, whole, kind);
    if let Some(kind) = kind {
        split::choose(text, &mut pieces, kind);
    }
    if pieces.is_empty() {
        return vec![Part { kind: kind.unwrap_or_default(), span: whole }];
    }
    pieces.into_iter().map(|it| Part { kind: it.kind, span: it.span }).collect()
}
