//! Whom people ask.

use super::label::Label;
use super::part::part;
use super::web_link::WebLink;

part! {
    /// A contact.
    Help {
        /// What it says, as in "Ask the platform team".
        text "text": Label;
        /// Where it leads: an address of the web, or mailto:.
        url "url": WebLink;
    }
}
