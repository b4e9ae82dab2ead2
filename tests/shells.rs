//! What is written for shells, in the real shells.
#![cfg(unix)]

#[path = "support/folder.rs"]
mod folder;
#[path = "support/foreign.rs"]
mod foreign;
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/program.rs"]
mod program;
#[path = "support/situations.rs"]
mod situations;

#[path = "shells/blocks.rs"]
mod blocks;
#[path = "shells/cases.rs"]
mod cases;
#[path = "shells/ci_sign_in.rs"]
mod ci_sign_in;
#[path = "shells/commands.rs"]
mod commands;
#[path = "shells/expected.rs"]
mod expected;
#[path = "shells/exports.rs"]
mod exports;
#[path = "shells/instead_of.rs"]
mod instead_of;
#[path = "shells/login.rs"]
mod login;
#[path = "shells/netrc.rs"]
mod netrc;
#[path = "shells/report.rs"]
mod report;
#[path = "shells/room.rs"]
mod room;
#[path = "shells/runner.rs"]
mod runner;
#[path = "shells/shell.rs"]
mod shell;
#[path = "shells/typed.rs"]
mod typed;
#[path = "shells/values.rs"]
mod values;
#[path = "shells/windows.rs"]
mod windows;
