//! The only part of the page that calls the browser; knows no answer and no file.

mod beside;
mod clipboard;
mod download;
mod element;
mod fetch;
mod field;
mod files;
mod history;
mod host;
mod newer;
mod root;
mod storage;

pub(crate) use beside::{Beside, Heard};
pub(crate) use clipboard::copy;
pub(crate) use download::{download, download_bytes};
pub(crate) use element::{
    focus, focus_child, is_on, is_text_field, is_unfolded, line_at, reveal, select, selected, text_of, typed,
};
pub(crate) use fetch::{fetch, picture};
pub(crate) use field::{
    field_length, field_lines, field_text, is_composing, is_pasted, pasted, select_in_field, set_field, with_pasted,
};
pub(crate) use files::{File, dropped, file_size, file_text, has_files, opened};
pub(crate) use history::{address, fragment, go, push, reload, replace};
pub(crate) use host::{call, frame, hear, height, is_framed, origin, say, set_frame, set_host, watch_height};
pub(crate) use newer::{newer, on_newer, take_newer};
pub(crate) use root::{container, languages, say_accents, say_language, say_theme, theme};
pub(crate) use storage::{can_keep, keep, kept};

use web_sys::{Document, Window};

fn window() -> Window {
    gloo::utils::window()
}

fn document() -> Document {
    gloo::utils::document()
}
