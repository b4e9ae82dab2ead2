//! Writes the worker that keeps a built page for times without a network: `offline DIST` makes `DIST/sw.js`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, error, fs};

use goproxy_wizard::built::{Files, worker};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [dist] = arguments.as_slice() else {
        eprintln!("usage: offline DIST");
        return ExitCode::from(2);
    };
    match write(dist) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot list what is in {}: {error}", dist.display());
            ExitCode::FAILURE
        }
    }
}

fn write(dist: &Path) -> Result<(), Box<dyn error::Error>> {
    Ok(fs::write(dist.join("sw.js"), worker(&Files::read(dist)?)?)?)
}
