//! Writes the pages that need no script below a built page: `pages DIST STYLE…`, styles as paths from its root.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{fs, io};

use goproxy_wizard::pages::{Site, pages};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: pages DIST STYLE…");
        return ExitCode::from(2);
    };
    match write(&folder, &Site { styles: arguments.collect() }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write below {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path, site: &Site) -> io::Result<()> {
    for page in pages(site) {
        let path = folder.join(&page.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, page.html)?;
    }
    Ok(())
}
