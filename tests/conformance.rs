//! Every generated file accepted, and obeyed, by the program it is for: `make conformance`.
//!
//! Arguments: `accept`, `obey`, `all` or `quick` (the default), then parts of the names of files or programs that alone
//! are wanted, and `--table FILE` for a file that gets the results. `CONFORMANCE=required` forbids to skip anything.
#![cfg(unix)]

// Shared with the other tests; not all of it is used here.
#[path = "support/answers.rs"]
mod answers;
#[path = "shells/expected.rs"]
mod expected;
#[path = "support/folder.rs"]
mod folder;
#[path = "support/foreign.rs"]
mod foreign;
#[allow(dead_code)]
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/situations.rs"]
mod situations;
#[path = "support/systemd_manager.rs"]
mod systemd_manager;
#[allow(dead_code)]
#[path = "support/typed.rs"]
mod typed;

#[path = "conformance/accept.rs"]
mod accept;
#[path = "conformance/obey.rs"]
mod obey;
#[path = "conformance/report.rs"]
mod report;
#[path = "conformance/table.rs"]
mod table;
#[path = "conformance/tools.rs"]
mod tools;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use accept::Depth;
use report::Report;

fn main() -> ExitCode {
    let mut args = env::args().skip(1).peekable();
    let what = args.next_if(|it| ["accept", "obey", "all", "quick"].contains(&it.as_str()));
    let (mut filters, mut file) = (Vec::new(), None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--table" => file = args.next().map(PathBuf::from),
            // Cargo hands on the options of its own test runner.
            option if option.starts_with('-') => {}
            _ => filters.push(arg),
        }
    }
    let is_required = env::var_os("CONFORMANCE").is_some_and(|it| it == "required");
    let mut report = Report::new(filters, is_required);
    match what.as_deref().unwrap_or("quick") {
        "accept" => accept::run(&mut report, Depth::Full),
        "obey" => obey::run(&mut report),
        "all" => {
            accept::run(&mut report, Depth::Full);
            obey::run(&mut report);
        }
        _ => accept::run(&mut report, Depth::Quick),
    }
    println!("\n{}", report.summary());
    if let Some(file) = file {
        table::write(&report, &file);
    }
    if report.is_green() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
