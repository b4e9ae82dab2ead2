//! `generate`: the files and their manifest, printed or written below a folder.

use std::fs;
use std::path::Path;

use super::args::{From, Request};
use super::start::{self, Start};
use super::{Failure, Outcome, print};
use crate::ask::link;
use crate::bundle::{self, Bundle};
use crate::files::{Artifact, Only, files};
use crate::plan::{Note, Plan, Weight};
use crate::text::{Catalogue, Msg};
use crate::write::posix::literal_line;

/// Everything is decided before the first byte is written.
pub(super) fn generate(request: &Request, words: &Catalogue) -> Outcome {
    if request.from == From::default() {
        return Err(Failure::Usage(Msg::new("cli.no-start")));
    }
    let Start { house, ground, answers } = start::start(&request.from)?;
    let plan = Plan::of(&answers);
    let only = only(&request.only)?;
    let mut files = files(&plan);
    files.retain(|file| house.as_ref().is_none_or(|house| house.offers(file)) && only.takes(file));
    say_notes(&plan.notes, words);
    let link = link::write_from(&ground, &plan.answers);
    let command = command(request, &link);
    let bundle =
        Bundle { files: &files, plan: &plan, page: "", link: &link, command: &command, script: bundle::SCRIPT, words };
    match (&request.out, &request.zip) {
        (Some(folder), _) => write(folder, &bundle),
        (None, Some(path)) => zip(path, &bundle),
        (None, None) => {
            print_files(&files);
            Ok(())
        }
    }
}

/// The command that makes the same zip, wherever the answers came from.
fn command(request: &Request, link: &str) -> String {
    let org = request.from.org.iter().flat_map(|path| ["--org".to_owned(), path.display().to_string()]);
    let only = std::iter::once("--only".to_owned()).chain(request.only.iter().cloned());
    let only = only.filter(|_| !request.only.is_empty());
    let words = ["goproxy-wizard", "generate"].map(str::to_owned).into_iter().chain(org);
    let words = words.chain(["--link".to_owned(), format!("#{link}")]).chain(only);
    let words = words.chain(["--lang", request.lang.tag(), "--zip", "goproxy-settings.zip"].map(str::to_owned));
    literal_line(words)
}

/// What matters more than a hint, on standard error: the files are on the other stream.
fn say_notes(notes: &[Note], words: &Catalogue) {
    for note in notes.iter().filter(|note| note.weight != Weight::Hint) {
        let weight = words.get(&format!("cli.{}", note.weight.name()));
        eprintln!("{weight}: {}: {}", note.about.question().name, words.say(&note.msg));
    }
}

fn only(names: &[String]) -> Result<Only, Failure> {
    match Only::of(names.iter().map(String::as_str)) {
        (only, unknown) if unknown.is_empty() => Ok(only),
        (_, unknown) => {
            let names: Vec<_> = Only::names().collect();
            Err(Failure::Usage(Msg::new("cli.target").with("name", unknown[0]).with("names", names.join(", "))))
        }
    }
}

/// One file as it is; several under their names.
fn print_files(files: &[Artifact]) {
    for file in files {
        if files.len() > 1 {
            print(&format!("==> {} <==\n", file.path));
        }
        print(&file.text());
        if files.len() > 1 {
            print("\n");
        }
    }
}

fn write(folder: &Path, bundle: &Bundle) -> Outcome {
    for file in bundle.files {
        write_one(&folder.join(file.path), file.text())?;
        print(&format!("{}\n", file.path));
    }
    write_one(&folder.join("manifest.json"), bundle.manifest())?;
    print("manifest.json\n");
    Ok(())
}

/// The zip, with a line for each thing in it.
fn zip(path: &Path, bundle: &Bundle) -> Outcome {
    if path == Path::new("-") {
        super::write(&bundle.zip());
        return Ok(());
    }
    write_one(path, bundle.zip())?;
    for entry in bundle.entries() {
        print(&format!("{}/{}\n", bundle::FOLDER, entry.path));
    }
    Ok(())
}

fn write_one(path: &Path, text: impl AsRef<[u8]>) -> Outcome {
    let parent = path.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Failure::World(Msg::new("cli.write").with("path", path.display()).with("error", error)))
}
