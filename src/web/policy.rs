//! The content security policies: what the page may load and run, said once for every place that has to repeat it.

/// The page's own, in its `<meta>` and in the header of every file: no inline script or style, no other host, no form
/// that is sent, no `<base>`. WebAssembly wants `'wasm-unsafe-eval'`.
pub const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                        img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; \
                        form-action 'none'";

/// In the `<meta>` of the pages that need no script.
pub const TEXT_PAGE: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Who may show the page in a frame. A `<meta>` can't say it (CSP Level 3, § 3.3), so it is in the header alone, and a
/// host adds its portals to it.
pub const FRAMES: &str = "frame-ancestors 'self'";
