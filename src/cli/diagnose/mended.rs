//! `--fix`: the fixes that say just what was meant, applied until none is left; files keep a backup.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::input::Input;
use crate::diagnose::{Judged, diagnose, keeps, mend};
use crate::read::Kind;
use crate::rules::{Care, Fix};
use crate::text::{Said, both};

/// How often a text is looked at again.
const ROUNDS: usize = 32;

/// A text after its safe fixes.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// The text.
    pub(super) text: String,
    /// The findings whose fixes were applied.
    pub(super) done: Vec<Judged>,
}

/// Applies the safe fixes until none is left; nothing is changed if there is no end to them.
pub(super) fn mended(text: &str, kind: Option<Kind>) -> Mended {
    let mut it = Mended { text: text.to_owned(), done: Vec::new() };
    for _ in 0..ROUNDS {
        let report = diagnose(&it.text, kind);
        let fix = |judged: &Judged| judged.finding.fix.clone().filter(|fix| fix.care == Care::Safe);
        let safe = report.findings.into_iter().filter_map(|judged| fix(&judged).map(|fix| (fix, judged)));
        let safe: Vec<_> = safe.filter(|(fix, _)| keeps(fix, &report.covered.secrets)).collect();
        let (text, applied) = mend(&it.text, safe.iter().map(|(fix, _)| fix));
        if text == it.text {
            return it;
        }
        // They are in the same order.
        let mut applied = applied.into_iter().peekable();
        let is_done = |fix: &Fix| applied.next_if(|other| std::ptr::eq(*other, fix)).is_some();
        let done: Vec<_> = safe.iter().map(|(fix, _)| fix).map(is_done).collect();
        it.done.extend(safe.iter().zip(done).filter(|(_, is_done)| *is_done).map(|((_, judged), _)| judged.clone()));
        it.text = text;
    }
    Mended { text: text.to_owned(), done: Vec::new() }
}

/// Writes a file anew, all at once, and keeps what it was beside it; gives the backup's name.
pub(super) fn rewrite(input: &Input, text: &str) -> Result<PathBuf, Said> {
    let path = input.path.as_deref().unwrap_or(Path::new("-"));
    let failed = |error: io::Error| {
        both("{path} can't be changed: {error}", "无法修改 {path}：{error}")
            .with("path", &input.name)
            .with("error", error)
    };
    let new = input.encode(text).ok_or_else(|| failed(io::Error::other("not UTF-8")))?;
    let old = input.encode(&input.text).unwrap_or_default();
    // A link stays one: the file that it leads to is changed.
    let target = fs::canonicalize(path).map_err(failed)?;
    let about = fs::metadata(&target).map_err(failed)?;
    if about.permissions().readonly() {
        let text = both("{path} is read-only: it stays as it is", "{path} 是只读文件：未作修改");
        return Err(text.with("path", &input.name));
    }
    let (temporary, file) = beside(&target, ".tmp").map_err(failed)?;
    let rest = || -> io::Result<PathBuf> {
        fill(file, &new, &about.permissions())?;
        keep_owner(&temporary, &about);
        if fs::read(&target)? != old {
            return Err(io::Error::other("it was changed meanwhile"));
        }
        let (backup, file) = beside(path, ".bak")?;
        let moved = fill(file, &old, &about.permissions()).and_then(|()| fs::rename(&temporary, &target));
        if let Err(error) = moved {
            let _ = fs::remove_file(&backup);
            return Err(error);
        }
        keep_owner(&backup, &about);
        Ok(backup)
    };
    rest().map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failed(error)
    })
}

/// A new file beside another, only for its owner: with the ending, or with the ending and the first free number.
fn beside(path: &Path, ending: &str) -> io::Result<(PathBuf, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut number = 0_u32;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        if number > 0 {
            name.push(number.to_string());
        }
        match options.open(&name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            opened => return opened.map(|file| (name.into(), file)),
        }
    }
}

fn fill(mut file: File, bytes: &[u8], permissions: &Permissions) -> io::Result<()> {
    file.write_all(bytes)?;
    file.set_permissions(permissions.clone())?;
    file.sync_all()
}

/// Where the system knows owners and lets us name them.
fn keep_owner(path: &Path, about: &fs::Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let _ = std::os::unix::fs::chown(path, Some(about.uid()), Some(about.gid()));
    }
    #[cfg(not(unix))]
    let _ = (path, about);
}
