//! The page in frames of other pages, in a real Chromium: sites of real generators, hosts that frame it by hand, and
//! hosts that may not know.

#[path = "support/browser.rs"]
mod chromium;

#[path = "embedding/element.rs"]
mod element;
#[path = "embedding/hosts.rs"]
mod hosts;
#[path = "embedding/portals.rs"]
mod portals;
#[path = "embedding/sandbox.rs"]
mod sandbox;
#[path = "embedding/server.rs"]
mod server;
#[path = "embedding/snippets.rs"]
mod snippets;
#[path = "embedding/stage.rs"]
mod stage;
