//! Listens on loopback, and on nothing else.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use tiny_http::{Header, HeaderField, Request, Response};

use super::answer::{Asked, answer};
use super::files::Files;

const WORKERS: usize = 4;
/// How many ports are tried after the wished one.
const FURTHER: u16 = 20;

/// A running server; it stops when dropped.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
    workers: Vec<JoinHandle<()>>,
}

/// Serves these files on loopback; port 0 takes any free one.
pub fn start(files: impl Files + 'static, port: u16) -> io::Result<Server> {
    let files: Arc<dyn Files> = Arc::new(files);
    serve(&files, port)
}

/// The same at the wished port or one of the next twenty.
pub fn near(files: impl Files + 'static, port: u16) -> io::Result<Server> {
    let files: Arc<dyn Files> = Arc::new(files);
    let mut taken = ErrorKind::AddrInUse.into();
    for port in port..=port.saturating_add(FURTHER) {
        match serve(&files, port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => taken = error,
            result => return result,
        }
    }
    Err(taken)
}

fn serve(files: &Arc<dyn Files>, port: u16) -> io::Result<Server> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let address = listener.local_addr()?;
    let http = Arc::new(tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?);
    let workers = (0..WORKERS)
        .map(|_| {
            let (http, files) = (Arc::clone(&http), Arc::clone(files));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A visitor who left early is no error.
                    let _ = respond(request, &*files);
                }
            })
        })
        .collect();
    Ok(Server { http, address, workers })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits for its end, which only the process's brings.
    pub fn wait(mut self) {
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
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

fn respond(request: Request, files: &dyn Files) -> io::Result<()> {
    let method = request.method().to_string();
    let asked = Asked {
        method: &method,
        target: request.url(),
        host: value(&request, "Host"),
        accept_encoding: value(&request, "Accept-Encoding").unwrap_or_default(),
        if_none_match: value(&request, "If-None-Match").unwrap_or_default(),
    };
    let answer = answer(&asked, files);
    // Its length is known: nothing needs to come in chunks.
    let mut response =
        Response::from_data(answer.body).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
    for (name, value) in answer.headers {
        response.add_header(Header::from_bytes(name, value).expect("headers are plain ASCII"));
    }
    request.respond(response)
}

fn value<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    let name = HeaderField::from_bytes(name).expect("names are plain ASCII");
    request.headers().iter().find(|it| it.field == name).map(|it| it.value.as_str())
}
