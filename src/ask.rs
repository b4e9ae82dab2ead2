//! What is asked and what was answered; knows no plan and no file.

mod answer;
mod answers_file;
mod choice;
mod choices;
mod command_line;
mod fault;
mod ground;
pub mod link;
mod mirror;
mod preset;
mod question;
mod questions;

pub use answer::{Answer, Kind, Set};
pub use answers_file::{read_answers, texts, unknown_preset, value_tree, write_answers};
pub use choice::Choice;
pub use choices::*;
pub use command_line::options;
pub use fault::Fault;
pub use ground::Ground;
pub use mirror::Mirror;
pub use preset::{PRESETS, Preset};
pub use question::{Group, Question};
pub use questions::{Answers, QUESTIONS, QuestionId};
