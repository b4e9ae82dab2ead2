//! Listens on loopback, and on nothing else.

use std::borrow::Cow;
use std::convert::Infallible;
use std::future::ready;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, HOST, HeaderName, HeaderValue, IF_NONE_MATCH};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::sync::oneshot;

use super::answer::{Asked, answer};
use super::files::Files;

/// How many ports are tried after the wished one.
const FURTHER: u16 = 20;

/// A running server; it stops when dropped.
pub struct Server {
    address: SocketAddr,
    /// Its end is the server's.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
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
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let (stop, stopped) = oneshot::channel();
    let files = Arc::clone(files);
    let thread = thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                () = listen(listener, files) => {}
                _ = stopped => {}
            }
        });
    });
    Ok(Server { address, stop: Some(stop), thread: Some(thread) })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits for its end, which only the process's brings.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Takes visitors, each on a task of its own: one that is slow or silent keeps nobody waiting.
async fn listen(listener: TcpListener, files: Arc<dyn Files>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        // What went wrong with one visitor, or for want of file handles, is the next one's chance.
        let Ok((visitor, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        let files = Arc::clone(&files);
        let service = service_fn(move |request| ready(Ok::<_, Infallible>(respond(&request, &*files))));
        tokio::spawn(async move {
            // A visitor who left early is no error.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(visitor), service).await;
        });
    }
}

fn respond(request: &Request<Incoming>, files: &dyn Files) -> Response<Full<Bytes>> {
    let said = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let asked = Asked {
        method: request.method().as_str(),
        target: request.uri().path_and_query().map_or("", |target| target.as_str()),
        host: said(HOST),
        accept_encoding: said(ACCEPT_ENCODING).unwrap_or_default(),
        if_none_match: said(IF_NONE_MATCH).unwrap_or_default(),
    };
    let answer = answer(&asked, files);
    let body = match answer.body {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = StatusCode::from_u16(answer.status).expect("statuses have three digits");
    for (name, value) in answer.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("names are plain ASCII");
        let value = HeaderValue::from_str(&value).expect("headers are plain ASCII");
        response.headers_mut().insert(name, value);
    }
    response
}
