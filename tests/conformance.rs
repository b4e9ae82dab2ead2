//! Every generated file accepted, and obeyed, by the program it is for, and go explained as it is: `make conformance`.
//!
//! Arguments: `case LINE` shows what the model and real go make of a case of the differential test, `record` writes its
//! recordings. Else `accept`, `obey`, `explain`, `all` or `quick` (the default), then parts of the names of files or programs that alone
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
#[path = "support/program.rs"]
mod program;
#[path = "support/situations.rs"]
mod situations;
#[path = "support/systemd_manager.rs"]
mod systemd_manager;
#[allow(dead_code)]
#[path = "support/typed.rs"]
mod typed;

#[path = "conformance/accept.rs"]
mod accept;
#[path = "differential/differential.rs"]
mod differential;
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

/// So many cases are given to real go.
const ALL_CASES: u64 = 9000;
/// So many where time is short.
const QUICK_CASES: u64 = 300;

fn main() -> ExitCode {
    let mut args = env::args().skip(1).peekable();
    let what =
        args.next_if(|it| ["accept", "obey", "explain", "all", "case", "record", "quick"].contains(&it.as_str()));
    let (mut filters, mut file) = (Vec::new(), None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--table" => file = args.next().map(PathBuf::from),
            // Cargo hands on the options of its own test runner.
            option if option.starts_with('-') => {}
            _ => filters.push(arg),
        }
    }
    match what.as_deref() {
        Some("record") => return differential::record(),
        Some("case") => return differential::show(&filters.join(" ")),
        _ => {}
    }
    let is_required = env::var_os("CONFORMANCE").is_some_and(|it| it == "required");
    let mut report = Report::new(filters, is_required);
    match what.as_deref().unwrap_or("quick") {
        "accept" => accept::run(&mut report, Depth::Full),
        "obey" => obey::run(&mut report),
        "explain" => differential::run(&mut report, ALL_CASES),
        "all" => {
            accept::run(&mut report, Depth::Full);
            obey::run(&mut report);
            differential::run(&mut report, ALL_CASES);
        }
        _ => {
            accept::run(&mut report, Depth::Quick);
            differential::run(&mut report, QUICK_CASES);
        }
    }
    println!("\n{}", report.summary());
    if let Some(file) = file {
        table::write(&report, &file);
    }
    if report.is_green() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
