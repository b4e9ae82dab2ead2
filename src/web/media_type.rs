//! The media type of a file, by the ending of its name.

/// What `Content-Type` says of a file.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        // To be read: TypeScript has no media type, `.ts` alone would be a film, and nobody runs a script by its address.
        Some("txt" | "ts" | "sh") => "text/plain; charset=utf-8",
        // JSON is UTF-8 by its definition.
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        _ => "application/octet-stream",
    }
}
