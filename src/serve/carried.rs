//! The page that the program carries inside, compressed; `build.rs` puts it there.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::GzDecoder;

use super::files::{File, Files};

/// Path from the site's root, whether it is compressed, bytes; sorted by path.
static PAGE: &[(&str, bool, &[u8])] = include!(concat!(env!("OUT_DIR"), "/carried.rs"));

/// The carried page.
#[derive(Clone, Copy, Debug)]
pub struct Carried;

impl Files for Carried {
    fn find(&self, path: &str, gzip: bool) -> Option<File> {
        let place = PAGE.binary_search_by_key(&path, |(path, ..)| path).ok()?;
        let (_, is_gzip, bytes) = PAGE[place];
        if is_gzip && !gzip {
            let mut plain = Vec::new();
            GzDecoder::new(bytes).read_to_end(&mut plain).ok()?;
            return Some(File { bytes: Cow::Owned(plain), is_gzip: false });
        }
        Some(File { bytes: Cow::Borrowed(bytes), is_gzip })
    }
}
