//! Serves a built page on loopback: `cargo run --features serve --bin serve -- dist --port 8080`.

#[path = "../../tests/support/static_server.rs"]
mod static_server;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use static_server::Server;

fn main() -> ExitCode {
    let Some((folder, port)) = arguments() else {
        eprintln!("usage: serve FOLDER [--port N]   (N = 0: any free port; else N or the next free one)");
        return ExitCode::from(2);
    };
    match start(&folder, port) {
        Ok(server) => {
            println!("serving {} at http://{}/", folder.display(), server.address());
            loop {
                thread::park();
            }
        }
        Err(error) => {
            eprintln!("error: cannot serve {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Option<(PathBuf, u16)> {
    let mut arguments = std::env::args().skip(1);
    let (mut folder, mut port) = (None, 8080);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--port" => port = arguments.next()?.parse().ok()?,
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            _ => return None,
        }
    }
    Some((folder?, port))
}

/// Takes the wished port or one of the next twenty.
fn start(folder: &Path, port: u16) -> io::Result<Server> {
    let mut taken = ErrorKind::AddrInUse.into();
    for port in port..=port.saturating_add(20) {
        match static_server::start(folder, port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => taken = error,
            result => return result,
        }
    }
    Err(taken)
}
