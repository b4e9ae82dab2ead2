//! Serves a folder on loopback with headers of the test's own; it changes what the test says.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use goproxy_wizard::web::media_type;

/// A place on loopback that is taken, so that its address is known before anything is served there.
pub(crate) struct Place {
    listener: TcpListener,
    /// The port.
    pub(crate) port: u16,
}

/// Changes a file, by its path and bytes, and gives it its headers.
type Dress = dyn Fn(&str, &mut Vec<u8>) -> Vec<(&'static str, String)> + Send + Sync;

impl Place {
    /// Takes a free port.
    pub(crate) fn take() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        Self { listener, port }
    }

    /// Serves a folder there as long as the tests run. Each connection has a thread and one request: a browser opens
    /// some that it does not use.
    pub(crate) fn serve(
        self,
        root: &Path,
        dress: impl Fn(&str, &mut Vec<u8>) -> Vec<(&'static str, String)> + Send + Sync + 'static,
    ) {
        let (root, dress): (PathBuf, Arc<Dress>) = (root.canonicalize().unwrap(), Arc::new(dress));
        thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                let (root, dress) = (root.clone(), Arc::clone(&dress));
                // A visitor who left early is no error.
                thread::spawn(move || answer(&stream, &root, &*dress));
            }
        });
    }
}

fn answer(stream: &TcpStream, root: &Path, dress: &Dress) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().ok_or(io::ErrorKind::UnexpectedEof)??;
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or_default();
    let mut head = String::from("HTTP/1.1 200 OK\r\nConnection: close\r\n");
    let mut body = Vec::new();
    match find(root, target) {
        Some((path, bytes)) => {
            body = bytes;
            head.extend(["Content-Type: ", media_type(&path), "\r\n"]);
            for (name, value) in dress(&path, &mut body) {
                head.extend([name, ": ", &value, "\r\n"]);
            }
        }
        None => head = head.replace("200 OK", "404 Not Found"),
    }
    let mut stream = stream;
    write!(stream, "{head}Content-Length: {}\r\n\r\n", body.len())?;
    stream.write_all(&body)
}

fn find(root: &Path, target: &str) -> Option<(String, Vec<u8>)> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let file = root.join(&path).canonicalize().ok().filter(|file| file.starts_with(root))?;
    Some((path, fs::read(file).ok()?))
}
