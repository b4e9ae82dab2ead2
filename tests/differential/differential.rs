//! The model of go held against real go: random cases, real runs in a closed network, recordings of them. Each file here
//! is a part of it; `tests/recordings.rs` uses some of them, too.

#[path = "account.rs"]
mod account;
#[path = "answers.rs"]
mod answers;
#[path = "arena.rs"]
mod arena;
#[path = "catalogue.rs"]
mod catalogue;
#[path = "checksum.rs"]
mod checksum;
#[path = "classify.rs"]
mod classify;
#[path = "contest.rs"]
mod contest;
#[path = "database.rs"]
mod database;
#[path = "dice.rs"]
mod dice;
#[path = "explain.rs"]
mod explain;
#[path = "generate.rs"]
mod generate;
#[path = "machine.rs"]
mod machine;
#[path = "model.rs"]
mod model;
#[path = "record.rs"]
mod record;
#[path = "recordings.rs"]
mod recordings;
#[path = "scripted.rs"]
mod scripted;
#[path = "shrink.rs"]
mod shrink;
#[path = "surroundings.rs"]
mod surroundings;

use std::process::ExitCode;

use crate::report::Report;

/// So many random cases for real go.
pub(crate) fn run(report: &mut Report, cases: u64) {
    explain::run(report, cases);
}

/// Writes the recordings.
pub(crate) fn record() -> ExitCode {
    end(record::record())
}

/// Shows what the model and real go make of a case.
pub(crate) fn show(line: &str) -> ExitCode {
    end(contest::show(line))
}

fn end(said: Result<String, String>) -> ExitCode {
    match said {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
