//! The command line: the same core as the page, for scripts and for places without a browser.

mod args;
mod diagnose;
mod explain;
mod explain_json;
mod facts;
mod generate;
mod list;
mod merge;
mod preset;
mod rules;
#[cfg(feature = "carry")]
mod serve;
mod start;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use crate::text::{Catalogue, Lang, Msg, Said};

/// Why a command ends early.
#[derive(Debug)]
enum Failure {
    /// The person asked for something that can't be: exit 2.
    Usage(Msg),
    /// What was given can't be used: exit 2.
    Unusable(Vec<Said>),
    /// What is wrong in a file or a link that was given: exit 2.
    Faults(Vec<Msg>),
    /// The world refused: exit 1.
    World(Msg),
    /// Not a failure of ours, but an answer that scripts want to see: exit 1, nothing to say.
    Stale,
}

type Outcome = Result<(), Failure>;

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let args = args::Args::parse();
    let lang = args.command.lang();
    let words = Catalogue::of(lang);
    let outcome = match args.command {
        args::Command::Presets { json, .. } => {
            list::presets(&words, json);
            Ok(())
        }
        args::Command::Questions { json, .. } => {
            list::questions(&words, json);
            Ok(())
        }
        args::Command::Preset(asked) => preset::preset(&asked, &words),
        args::Command::Generate(request) => generate::generate(&request, &words),
        args::Command::Merge { there, keys, comments, .. } => merge::merge(&there, &keys, comments),
        args::Command::Explain(asked) => explain::explain(&asked, &words),
        args::Command::Diagnose(asked) => diagnose::diagnose(&asked),
        args::Command::Rules(asked) => rules::rules(&asked),
        #[cfg(feature = "carry")]
        args::Command::Serve { port, .. } => serve::serve(port, &words),
        args::Command::Facts { older_than } => facts::facts(older_than),
    };
    let (texts, code) = match outcome {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Stale) => return ExitCode::FAILURE,
        Err(Failure::Usage(msg)) => (vec![words.say(&msg)], 2),
        Err(Failure::Faults(msgs)) => (msgs.iter().map(|msg| words.say(msg)).collect(), 2),
        Err(Failure::Unusable(said)) => (said.iter().map(|it| it.of(lang)).collect(), 2),
        Err(Failure::World(msg)) => (vec![words.say(&msg)], 1),
    };
    for text in texts {
        eprintln!("{}: {text}", words.get("cli.error"));
    }
    ExitCode::from(code)
}

/// Prints to standard output; a closed pipe is the reader's choice and no failure.
fn print(text: &str) {
    write(text.as_bytes());
}

/// The same for bytes.
fn write(bytes: &[u8]) {
    use std::io::Write;
    let _ = std::io::stdout().write_all(bytes);
}

/// The text of a file, or of standard input for `-`.
fn read(path: &Path) -> Result<String, Failure> {
    use std::io::Read;
    let mut text = String::new();
    let outcome = if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    outcome.map_err(|error| Failure::Usage(Msg::new("cli.read").with("path", path.display()).with("error", error)))
}

/// The language named by its tag.
fn lang(tag: &str) -> Result<Lang, String> {
    let tags = Lang::ALL.map(Lang::tag).join(", ");
    Lang::from_tag(tag).ok_or_else(|| format!("use one of {tags}"))
}
