//! What the answers mean: settings, logins and warnings, each with its reason; knows no file format.

mod decide;
mod forward;
pub mod git;
mod login;
mod modules;
mod note;
mod notes;
mod reason;
mod var;

pub use forward::Forward;
pub use login::{Login, SignIn};
pub use modules::Where;
pub use note::{Note, Weight};
pub use reason::{Reason, Why};
pub use var::{Setting, Var};

use crate::ask::Answers;
use crate::base::Clean;

/// Everything that the files need to know, decided once.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What was said.
    pub answers: Answers,
    /// Variables of the go command, in the order in which they are written.
    pub go: Vec<Setting>,
    /// The forward proxy, if there is one.
    pub forward: Option<Forward>,
    /// Where modules ask for a login.
    pub logins: Vec<Login>,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

impl Plan {
    /// What the answers mean.
    pub fn of(answers: &Answers) -> Self {
        decide::decide(answers)
    }

    /// The value that a variable is given.
    pub fn value(&self, var: Var) -> Option<&Clean> {
        self.go.iter().find(|setting| setting.var == var).map(|setting| &setting.value)
    }
}
