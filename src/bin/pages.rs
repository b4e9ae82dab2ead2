//! Writes what is made once below a built page: `pages DIST STYLE…`, styles as paths from its root. These are the pages that
//! need no script, the schema of presets, and `_headers` for hosts that read one.
//! `SITE_ROOT` says where on its host the site will be, as in `/tools/go/`, if that is known.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use goproxy_wizard::house::schema;
use goproxy_wizard::pages::{Site, missing, offline, pages};
use goproxy_wizard::web::headers_file;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: pages DIST STYLE…");
        return ExitCode::from(2);
    };
    let root = env::var("SITE_ROOT").ok().filter(|root| !root.is_empty());
    if let Some(root) = root.as_ref().filter(|root| !is_root(root)) {
        eprintln!("error: SITE_ROOT={root} is no path such as / or /tools/go/");
        return ExitCode::from(2);
    }
    match write(&folder, &Site { styles: arguments.collect(), root }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write below {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// A second slash at the start would name another host.
fn is_root(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.~/".contains(&b);
    path.starts_with('/') && path.ends_with('/') && !path.contains("//") && path.bytes().all(plain)
}

fn write(folder: &Path, site: &Site) -> io::Result<()> {
    fs::write(folder.join("preset.schema.json"), schema())?;
    for page in pages(site).into_iter().chain([missing(site), offline(site)]) {
        let path = folder.join(&page.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, page.html)?;
    }
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.extend(entry?.file_name().into_string());
    }
    paths.sort();
    fs::write(folder.join("_headers"), headers_file(paths.iter().map(String::as_str)))
}
