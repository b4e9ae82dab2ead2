//! Everything that can happen to the state.

use super::own::{Own, Reading};
use crate::explain::{Behaviour, Command, Relay, Stock};
use crate::go::Release;
use crate::page::speech::Turn;
use crate::page::theme::Theme;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// A path was typed.
    Type(String),
    /// A path was taken from those that are offered.
    Take(String),
    /// The field of the path was left.
    Leave,
    /// A command was chosen.
    Run(Command),
    /// A release was chosen, or none.
    Release(Option<Release>),
    /// It was chosen whose story is read: that of the settings as they are now, or that of the files.
    Read(bool),
    /// The place of the files' story was chosen.
    Place(&'static str),
    /// Settings were pasted.
    Paste(Own, Reading),
    /// A variable was typed, its passwords replaced.
    Set(&'static str, String),
    /// A ready-made world was chosen.
    Ready(&'static str),
    /// What a host does was chosen, or that it is as its role has it.
    Does(String, Option<Behaviour>),
    /// Whether a module proxy relays the checksum database.
    Relays(String, Option<Relay>),
    /// Which modules a module proxy has.
    Stocks(String, Option<Stock>),
    /// Whether a forward proxy opens TLS.
    Inspects(String, bool),
    /// All hosts are as their roles have it.
    ForgetHosts,
    /// The address changed from outside: its fragment, and the colours that the document has.
    Arrive(String, Theme),
    /// Something happened to the language.
    Speak(Turn),
    /// The colours were chosen.
    Paint(Theme),
    /// The notices were read.
    Dismiss,
    /// Something is to be said aloud.
    Say(String),
}
