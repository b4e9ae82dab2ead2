//! The few pictures: inline, beside words, unseen by screen readers.

use yew::prelude::*;

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Two sheets.
    Copy,
    /// An arrow to a line.
    Download,
    /// A tick.
    Done,
    /// An i in a circle.
    Hint,
    /// An arrow that goes on.
    Onward,
    /// An exclamation mark in a triangle.
    Caution,
    /// A bar in a circle.
    Stop,
    /// A circle, half of it filled.
    Theme,
    /// A globe.
    Language,
    /// A folder.
    Open,
    /// An arrow that turns back.
    Back,
    /// An arrow that turns forth.
    Forth,
    /// A lock.
    Cover,
}

impl Icon {
    /// The path of its lines, in a square of 16.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Icon::Copy => "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
            Icon::Download => "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
            Icon::Done => "m3 8.5 3.5 3.5L13 4.5",
            Icon::Hint => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.2v3.8M8 4.9v.2",
            Icon::Onward => "M2.5 8h10M8.5 4l4 4-4 4",
            Icon::Caution => "M8 2.2 14.2 13.3H1.8zM8 6.4v3.4M8 11.4v.2",
            Icon::Stop => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M5 8h6",
            Icon::Theme => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 2.5v11M10.5 3.2v9.6M13 5v6",
            Icon::Open => "M2 12.5v-9h4l1.5 2H14v7z",
            Icon::Back => "M6 3 2.5 6.5 6 10M2.5 6.5H9a4 3.5 0 0 1 0 7H6",
            Icon::Forth => "m10 3 3.5 3.5L10 10M13.5 6.5H7a4 3.5 0 0 0 0 7h3",
            Icon::Cover => "M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
            Icon::Language => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M2 8h12M8 2c4 4 4 8 0 12M8 2C4 6 4 10 8 14",
        }
    }

    /// The picture.
    pub(crate) fn show(self) -> Html {
        html! {
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={self.path()} /></svg>
        }
    }
}
