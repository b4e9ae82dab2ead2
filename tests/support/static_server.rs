//! A small static file server for a built page, with the headers that a careful host would send.

use std::fs::{self, File};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, Method, Request, Response};

/// The page must run under this: no inline script or style, no other host.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data:; connect-src 'self'";
const WORKERS: usize = 4;

/// A running server; it stops when dropped.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    workers: Vec<JoinHandle<()>>,
}

/// Serves the folder `root` on loopback; port 0 takes any free one.
pub(crate) fn start(root: &Path, port: u16) -> io::Result<Server> {
    let root = root.canonicalize()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    let http = Arc::new(tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?);
    let workers = (0..WORKERS)
        .map(|_| {
            let (http, root) = (Arc::clone(&http), root.clone());
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A visitor who left early is no error.
                    let _ = answer(request, &root);
                }
            })
        })
        .collect();
    Ok(Server { http, address, workers })
}

impl Server {
    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.http.unblock();
        }
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

fn answer(request: Request, root: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = Response::from_string("method not allowed\n").with_status_code(405);
        return request.respond(refusal.with_header(header("Allow", "GET, HEAD")));
    }
    let Some((path, file)) = locate(root, request.url()) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let mut response = Response::from_file(file);
    for (name, value) in [
        ("Content-Type", media_type(&path)),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
    ] {
        response.add_header(header(name, value));
    }
    // Modules of other origins are fetched only where this is allowed.
    if path.ends_with("embed.js") {
        response.add_header(header("Access-Control-Allow-Origin", "*"));
    }
    request.respond(response)
}

/// The file behind a request's address, if it lies within `root`.
fn locate(root: &Path, url: &str) -> Option<(PathBuf, File)> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    // Built files have plain names: whatever needs an escape is not one of them, `..` least of all.
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    if !path.split('/').all(|part| plain(part) && !part.starts_with('.')) {
        return None;
    }
    let mut path = root.join(path);
    if url.ends_with('/') || path == root {
        path.push("index.html");
    }
    let path = fs::canonicalize(path).ok().filter(|path| path.starts_with(root) && path.is_file())?;
    let file = File::open(&path).ok()?;
    Some((path, file))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers are plain ASCII")
}
