//! `serve`: the page that the program carries, on loopback.

use super::{Failure, Outcome, print};
use crate::serve::{Carried, near};
use crate::text::{Catalogue, Msg};

/// Serves until the process ends.
pub(super) fn serve(port: u16, words: &Catalogue) -> Outcome {
    let failed = |error| Failure::World(Msg::new("cli.not-served").with("port", port).with("error", error));
    let server = near(Carried, port).map_err(failed)?;
    print(&format!("http://{}/\n", server.address()));
    eprintln!("{}", words.get("cli.serving"));
    server.wait();
    Ok(())
}
