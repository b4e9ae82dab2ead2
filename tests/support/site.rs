//! A site on a network, as the browser sees it: by a name that is not loopback's, below a folder, and only as long as
//! there is a network. What it has is on a server of ours, which answers to loopback's names only.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

/// Its name; the browser must be told where it is.
pub(crate) const NAME: &str = "tools.goproxy-wizard.example";

/// The site.
pub(crate) struct Site {
    /// Its address, with the folder.
    pub(crate) base: String,
    has: Arc<Has>,
}

/// What it has, and what was asked for.
struct Has {
    server: SocketAddr,
    folder: &'static str,
    portal: &'static str,
    is_there: AtomicBool,
    asked: Mutex<Vec<String>>,
}

impl Site {
    /// Has what a server has below this folder, as in `/tools/go/`, and a page of its own at `/portal.html`.
    pub(crate) fn start(server: SocketAddr, folder: &'static str, portal: &'static str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let base = format!("http://{NAME}:{}{folder}", listener.local_addr()?.port());
        let has = Arc::new(Has { server, folder, portal, is_there: AtomicBool::new(true), asked: Mutex::default() });
        let site = Self { base, has: Arc::clone(&has) };
        thread::spawn(move || {
            for visitor in listener.incoming().flatten() {
                let has = Arc::clone(&has);
                // A visitor who left early is no error.
                thread::spawn(move || has.relay(&visitor));
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

    /// The same for Firefox.
    pub(crate) fn prefs() -> Value {
        json!({
            "network.dns.localDomains": NAME,
            "dom.securecontext.allowlist": NAME,
            "dom.serviceWorkers.testing.enabled": true,
        })
    }

    /// Where the same is on loopback.
    pub(crate) fn on_loopback(&self) -> String {
        format!("http://{}/", self.has.server)
    }

    /// From now on there is no network.
    pub(crate) fn leave(&self) {
        self.has.is_there.store(false, Ordering::SeqCst);
    }

    /// The paths that were asked for since the last call.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.has.asked.lock().unwrap())
    }
}

impl Has {
    /// One request, one answer.
    fn relay(&self, mut visitor: &TcpStream) -> io::Result<()> {
        let mut lines = BufReader::new(visitor).lines();
        let first = lines.next().unwrap_or_else(|| Ok(String::new()))?;
        let others: Vec<_> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
        // Browsers keep connections open for what may come.
        if !self.is_there.load(Ordering::SeqCst) {
            return Ok(());
        }
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        self.asked.lock().unwrap().push(path.clone());
        if path == "/portal.html" {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n";
            return write!(visitor, "{head}{}", self.portal);
        }
        let mut server = TcpStream::connect(self.server)?;
        write!(server, "{}\r\n", first.replacen(self.folder, "/", 1))?;
        for line in others.iter().filter(|line| !line.starts_with("Host:") && !line.starts_with("Connection:")) {
            write!(server, "{line}\r\n")?;
        }
        write!(server, "Host: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        server.read_to_end(&mut answer)?;
        // Each connection has one request, whatever the server would allow.
        visitor.write_all(&closing(&answer))
    }
}

/// The answer, with the word that the connection ends.
fn closing(answer: &[u8]) -> Vec<u8> {
    let first = answer.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    [&answer[..first], b"Connection: close\r\n", &answer[first..]].concat()
}
