//! The only part of the page that calls the browser; knows no answer and no file.

mod clipboard;
mod download;
mod element;
mod fetch;
mod history;
mod root;

pub(crate) use clipboard::copy;
pub(crate) use download::download;
pub(crate) use element::{focus, focus_child, is_on, line_at, reveal, select, selected, text_of, typed};
pub(crate) use fetch::fetch;
pub(crate) use history::{address, fragment, push, replace};
pub(crate) use root::{container, languages, say_language, say_theme, theme};

use web_sys::{Document, Window};

fn window() -> Window {
    gloo::utils::window()
}

fn document() -> Document {
    gloo::utils::document()
}
