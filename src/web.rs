//! What a web server says beside the page's files, whichever server it is: policy, caching, media types. It knows no
//! server; `hosting/` says the same in the words of each, and `tests/hosting.rs` holds them to it.

mod caching;
mod headers;
mod headers_file;
mod media_type;
mod policy;

pub use caching::{FOREVER, LOOK_AGAIN, caching, is_hashed};
pub use headers::headers;
pub use headers_file::headers_file;
pub use media_type::media_type;
pub use policy::{FRAMES, PAGE, TEXT_PAGE};
