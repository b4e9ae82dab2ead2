//! Holds the model of go against observed cases: one JSON line a case to stdout, agreement by family to stderr.

#[path = "oracle/case.rs"]
mod case;
#[path = "oracle/checksum.rs"]
mod checksum;
#[path = "oracle/database.rs"]
mod database;
#[path = "oracle/forward.rs"]
mod forward;
#[path = "oracle/hosts.rs"]
mod hosts;
#[path = "oracle/journal.rs"]
mod journal;
#[path = "oracle/machine.rs"]
mod machine;
#[path = "oracle/persona.rs"]
mod persona;
#[path = "oracle/replay.rs"]
mod replay;
#[path = "oracle/repositories.rs"]
mod repositories;
#[path = "oracle/run.rs"]
mod run;
#[path = "oracle/score.rs"]
mod score;
#[path = "oracle/serve.rs"]
mod serve;
#[path = "oracle/sources.rs"]
mod sources;
#[path = "oracle/universe.rs"]
mod universe;
#[path = "oracle/world.rs"]
mod world;

use std::io::{self, Write as _};
use std::process::ExitCode;

use serde_json::json;

const USAGE: &str = "\
oracle CASES.json [--id TEXT] [--show] [--explain TEXT] [--replay]
  --id TEXT       only cases whose id has TEXT in it; again for more
  --show          list the cases that are apart
  --explain TEXT  instead of JSON: those cases in full, what was seen beside what the model says
  --replay        instead of running the model: asks the world what go asked, and lists where it answers otherwise";

#[derive(Default)]
struct Arguments {
    file: String,
    ids: Vec<String>,
    show: bool,
    explain: Vec<String>,
    replay: bool,
}

fn arguments() -> Option<Arguments> {
    let mut read = Arguments::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--id" => read.ids.push(words.next()?),
            "--show" => read.show = true,
            "--replay" => read.replay = true,
            "--explain" => read.explain.push(words.next()?),
            word if !word.starts_with('-') && read.file.is_empty() => word.clone_into(&mut read.file),
            _ => return None,
        }
    }
    (!read.file.is_empty()).then_some(read)
}

fn main() -> ExitCode {
    let Some(arguments) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match hold(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", arguments.file);
            ExitCode::FAILURE
        }
    }
}

fn hold(arguments: &Arguments) -> Result<(), String> {
    let text = std::fs::read_to_string(&arguments.file).map_err(|error| error.to_string())?;
    let named = |id: &str, parts: &[String]| parts.is_empty() || parts.iter().any(|part| id.contains(part.as_str()));
    let mut score = score::Score::default();
    let mut replayed = 0;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for case in case::read(&text)? {
        if !named(&case.id, &arguments.ids) || !named(&case.id, &arguments.explain) {
            continue;
        }
        if arguments.replay {
            replayed += replay::replay(&case, &mut out).map_err(|error| error.to_string())?;
            continue;
        }
        let got = run::run(&case);
        let written = if arguments.explain.is_empty() {
            let line = json!({"id": case.id, "outcome": got.outcome, "hops": got.hops, "requests": got.requests});
            writeln!(out, "{line}")
        } else {
            writeln!(out, "{}", score::explain(&case, &got))
        };
        written.map_err(|error| error.to_string())?;
        if let Some(observed) = &case.observed {
            score.add(&case, observed, &got);
        }
    }
    out.flush().map_err(|error| error.to_string())?;
    if arguments.replay {
        eprintln!("{replayed} requests");
    }
    if !score.is_empty() {
        eprint!("{}", score.table(arguments.show));
    }
    Ok(())
}
