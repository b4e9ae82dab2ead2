//! How long a browser may keep a file: for good what has a hash in its name, everything else only after asking again.

/// A file that never changes under its name.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// Any other: kept, but asked for again each time, which an unchanged one answers with 304.
pub const LOOK_AGAIN: &str = "no-cache";

/// What `Cache-Control` says of a file.
pub fn caching(path: &str) -> &'static str {
    if is_hashed(path) { FOREVER } else { LOOK_AGAIN }
}

/// Whether a name changes with the content, as `scripts/dist` and Trunk make them: `page-38f98260f7fd848f_bg.wasm`. Trunk
/// leaves leading zeros out, so there are 10 to 16 digits.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_asset = name.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "css" | "js" | "txt" | "wasm"));
    is_asset && name.split('-').skip(1).any(begins_with_hash)
}

fn begins_with_hash(part: &str) -> bool {
    let digits = part.bytes().take_while(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b)).count();
    // A further `-` was split off.
    (10..=16).contains(&digits) && part.as_bytes().get(digits).is_none_or(|b| b"._".contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_kept() {
        for name in
            ["app-2814f03371010255.css", "tools/go/page-f98260f7fd848f_bg.wasm", "judge-01262306d58a6fdd-worker.js"]
        {
            assert_eq!(caching(name), FOREVER, "{name}");
        }
        for name in [
            "index.html",
            "embed.js",
            "text/zh-CN.txt",
            "rules/GP001/index.html",
            "app-2814f0337.css",
            "app-2814f033710102551.css",
            "presets/acme-2814f03371010255.json",
            "page-2814f03371010255g.js",
        ] {
            assert_eq!(caching(name), LOOK_AGAIN, "{name}");
        }
    }
}
