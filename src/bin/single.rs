//! Makes one HTML file of a built page: `single DIST FILE`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{error, fs};

use goproxy_wizard::built::{Files, single};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [dist, file] = arguments.as_slice() else {
        eprintln!("usage: single DIST FILE");
        return ExitCode::from(2);
    };
    match make(dist, file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot make {} of {}: {error}", file.display(), dist.display());
            ExitCode::FAILURE
        }
    }
}

fn make(dist: &Path, file: &Path) -> Result<(), Box<dyn error::Error>> {
    let html = single(&Files::read(dist)?)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(file, html)?)
}
