//! Texts as HTML: backticks become code, empty lines part paragraphs.

use maud::{Markup, html};

use crate::text::{Piece, pieces};

/// A text of one paragraph.
pub(super) fn rich(text: &str) -> Markup {
    html! {
        @for piece in pieces(text) {
            @match piece {
                Piece::Plain(words) => (words),
                Piece::Code(code) => code translate="no" { (code) },
            }
        }
    }
}

/// A text without its marks of code, for titles.
pub(super) fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str) -> Markup {
    html! { @for paragraph in text.split("\n\n") { p { (rich(paragraph)) } } }
}
