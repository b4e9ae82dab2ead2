//! `preset`: what is wrong with an organisation's preset, its schema, and a first one from answers.

use std::path::PathBuf;

use super::args::OwnPreset;
use super::{Failure, Outcome, print, read, start};
use crate::house::{House, Label, schema};
use crate::text::{Catalogue, Msg};

/// Does what was asked.
pub(super) fn preset(asked: &OwnPreset, words: &Catalogue) -> Outcome {
    match asked {
        OwnPreset::Check { files, .. } => check(files, words),
        OwnPreset::Schema => {
            print(&schema());
            Ok(())
        }
        OwnPreset::New { name, from, .. } => {
            let label = Label::new(name).map_err(|refusal| Failure::Usage(refusal.msg.under("--name")))?;
            let answers = start::start(from)?.answers;
            print(&House::of_answers(label, &answers).write());
            Ok(())
        }
    }
}

/// Every file is looked at, whatever is wrong with the others.
fn check(files: &[PathBuf], words: &Catalogue) -> Outcome {
    let mut wrong = Vec::new();
    for path in files {
        let text = read(path)?;
        match House::read(&text) {
            Ok(_) => {
                let said = Msg::new("house.fine").with("file", path.display());
                print(&format!("{}\n", words.say(&said)));
            }
            Err(faults) => wrong.extend(start::told(path, &text, faults)),
        }
        if path.as_os_str() != "-" {
            wrong.extend(start::name(path).err().map(|msg| msg.under(path.display().to_string())));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::Faults(wrong)) }
}
