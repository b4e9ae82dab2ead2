//! A site on a network, as the browser sees it: by a name that is not loopback's, below a folder, and only as long as
//! there is a network. What it has is on a server of ours, which answers to loopback's names only.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// Its name; the browser must be told where it is.
pub(crate) const NAME: &str = "tools.goproxy-wizard.example";

/// The site.
pub(crate) struct Site {
    /// Its address, with the folder.
    pub(crate) base: String,
    is_there: Arc<AtomicBool>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Has what a server has below this folder, as in `/tools/go/`, and a page of its own at `/portal.html`.
    pub(crate) fn start(server: SocketAddr, folder: &'static str, portal: &'static str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let base = format!("http://{NAME}:{}{folder}", listener.local_addr()?.port());
        let site = Self { base, is_there: Arc::new(AtomicBool::new(true)), asked: Arc::default() };
        let (is_there, asked) = (Arc::clone(&site.is_there), Arc::clone(&site.asked));
        thread::spawn(move || {
            for visitor in listener.incoming().flatten().filter(|_| is_there.load(Ordering::SeqCst)) {
                let asked = Arc::clone(&asked);
                // A visitor who left early is no error.
                thread::spawn(move || relay(&visitor, server, folder, portal, &asked));
            }
        });
        Ok(site)
    }

    /// The options of Chromium by which it finds the site, and takes it for one that came by https.
    pub(crate) fn options(&self) -> [String; 2] {
        let origin = self.base.split('/').take(3).collect::<Vec<_>>().join("/");
        [
            format!("--host-resolver-rules=MAP {NAME} 127.0.0.1"),
            format!("--unsafely-treat-insecure-origin-as-secure={origin}"),
        ]
    }

    /// From now on there is no network.
    pub(crate) fn leave(&self) {
        self.is_there.store(false, Ordering::SeqCst);
    }

    /// The paths that were asked for since the last call.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

/// One request, one answer.
fn relay(
    visitor: &TcpStream,
    server: SocketAddr,
    folder: &str,
    portal: &str,
    asked: &Mutex<Vec<String>>,
) -> io::Result<()> {
    let mut lines = BufReader::new(visitor).lines();
    let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let others: Vec<_> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    asked.lock().unwrap().push(path.clone());
    let mut visitor = visitor;
    if path == "/portal.html" {
        return write!(visitor, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n{portal}");
    }
    let kept = others.iter().filter(|line| !line.starts_with("Host:") && !line.starts_with("Connection:"));
    let mut request = first.replacen(folder, "/", 1) + "\r\n";
    for line in kept {
        request.extend([line.as_str(), "\r\n"]);
    }
    let mut server = TcpStream::connect(server)?;
    write!(server, "{request}Host: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    // Each connection has one request, whatever the server would allow.
    visitor.write_all(&closing(&answer))
}

/// The answer, with the word that the connection ends.
fn closing(answer: &[u8]) -> Vec<u8> {
    let first = answer.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    [&answer[..first], b"Connection: close\r\n", &answer[first..]].concat()
}
