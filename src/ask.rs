//! What is asked and what was answered; knows no plan and no file.

mod answer;
mod choice;
mod choices;
pub mod link;
mod mirror;
mod preset;
mod question;
mod questions;

pub use answer::{Answer, Kind, Set};
pub use choice::Choice;
pub use choices::*;
pub use mirror::Mirror;
pub use preset::{PRESETS, Preset};
pub use question::{Group, Question};
pub use questions::{Answers, QUESTIONS, QuestionId};
