//! Files inside the single file, in elements that no browser runs: gzip as base64, and pictures as base64 alone.
//! `static/single.js` has the other side.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::web::media_type;

/// The elements.
#[derive(Default)]
pub(super) struct Carried(String);

impl Carried {
    /// Carries a file under a name: one of ours, or that of a file that lies in the page's folder.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        let mut packing = GzEncoder::new(Vec::new(), Compression::best());
        let packed =
            packing.write_all(bytes).and_then(|()| packing.finish()).expect("memory takes all that is written");
        let name = name.replace('&', "&amp;").replace('"', "&quot;");
        self.0.extend([
            r#"<script type="text/plain" data-file=""#,
            &name,
            "\">",
            &STANDARD.encode(packed),
            "</script>\n",
        ]);
    }

    /// Carries a picture, as images want it.
    pub(super) fn add_picture(&mut self, name: &str, bytes: &[u8]) {
        self.element(media_type(name), "data-picture", name, bytes);
    }

    fn element(&mut self, media_type: &str, attribute: &str, name: &str, bytes: &[u8]) {
        let name = name.replace('&', "&amp;").replace('"', "&quot;");
        let text = STANDARD.encode(bytes);
        self.0.extend(["<script type=\"", media_type, "\" ", attribute, "=\"", &name, "\">", &text, "</script>\n"]);
    }

    /// All of them.
    pub(super) fn html(&self) -> &str {
        &self.0
    }
}
