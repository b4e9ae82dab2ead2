//! What people read, in each language; knows no question, reason or file by name.

mod catalogue;
mod lang;
mod msg;
mod part;
mod piece;

pub use catalogue::Catalogue;
pub use lang::Lang;
pub use msg::Msg;
pub use part::Part;
pub use piece::{Piece, pieces};
