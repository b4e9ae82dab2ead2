//! Serves a built page on loopback: `cargo run --features serve --bin serve -- dist --port 8080`.

use std::path::PathBuf;
use std::process::ExitCode;

use goproxy_wizard::serve::{Folder, near};

fn main() -> ExitCode {
    let Some((folder, port)) = arguments() else {
        eprintln!("usage: serve FOLDER [--port N]   (N = 0: any free port; else N or the next free one)");
        return ExitCode::from(2);
    };
    match Folder::at(&folder).and_then(|files| near(files, port)) {
        Ok(server) => {
            println!("serving {} at http://{}/", folder.display(), server.address());
            server.wait();
            ExitCode::SUCCESS
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
