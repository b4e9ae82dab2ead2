//! What people read, in each language; knows no question, reason or file by name.

mod both;
mod catalogue;
mod fill;
mod lang;
mod msg;
mod part;
mod piece;

pub use both::{Both, Said, both};
pub use catalogue::Catalogue;
use fill::fill;
pub use lang::Lang;
pub use msg::Msg;
pub use part::Part;
pub use piece::{Piece, pieces};
