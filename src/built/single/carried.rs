//! Files inside the single file: gzip, as base64, in elements that no browser runs; `static/single.js` unpacks them.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

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

    /// All of them.
    pub(super) fn html(&self) -> &str {
        &self.0
    }
}
