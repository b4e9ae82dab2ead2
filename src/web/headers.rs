//! The headers of a file, beside its type and length.

use super::{FRAMES, PAGE, caching};

/// What a portal on another host loads as a module, which browsers do only where the file's host agrees.
const FOR_PORTALS: &str = "embed.js";

/// What the page never asks for. Writing to the clipboard is left out: the portal's frame decides that.
const PERMISSIONS: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Every header that a host sends with a file, whatever the answer's status. The other files stay the host's own: an
/// organisation's preset may name what is internal.
pub fn headers(path: &str) -> Vec<(&'static str, String)> {
    let is_for_portals = path.rsplit('/').next() == Some(FOR_PORTALS);
    let mut out = vec![
        ("Cache-Control", caching(path).to_owned()),
        ("Content-Security-Policy", format!("{PAGE}; {FRAMES}")),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", if is_for_portals { "cross-origin" } else { "same-origin" }.to_owned()),
        ("Permissions-Policy", PERMISSIONS.to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ];
    if is_for_portals {
        out.push(("Access-Control-Allow-Origin", "*".to_owned()));
    }
    out
}
