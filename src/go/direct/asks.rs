//! What direct access needs of the session that it runs in; knows neither HTTP nor settings by itself.

use super::Origins;
use crate::go::{Event, Failure, Release, World};

/// A page that discovery fetched, whatever its status.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// The URL that was asked for with the scheme that answered, as messages name it (`web.Response.URL`).
    pub(crate) url: String,
    /// The error that its status stands for, none for 200.
    pub(crate) status_error: Option<Failure>,
    /// The body.
    pub(crate) text: String,
    /// Whether the connection ended before the body did.
    pub(crate) cut: bool,
}

/// The session: settings, the world, the client, the trace.
pub(crate) trait Asks {
    /// What is outside of go.
    fn world(&self) -> &dyn World;
    /// Which Go.
    fn release(&self) -> Release;
    /// Adds to the trace.
    fn record(&mut self, event: Event);
    /// A variable of the process, also an empty one.
    fn variable(&self, name: &str) -> Option<String>;
    /// A Go variable as it counts; `GOMODCACHE` is never empty.
    fn setting(&self, name: &'static str) -> String;
    /// Whether a pattern of the list covers the path (`module.MatchPrefixPatterns`).
    fn covered(&self, patterns: &str, path: &str) -> bool;
    /// Whether GOVCS lets this tool be used for a repository whose import path is `root`.
    fn govcs(&self, root: &str, vcs: &str) -> Result<(), Failure>;
    /// Fetches `host/path?go-get=1` (`web.Get`): over https, and if `insecure`, without verification and with http as
    /// the second try. An error status is no failure. `shown` is the path that the host learns.
    fn discover(&mut self, url: &str, insecure: bool, shown: &str) -> Result<Page, Failure>;
    /// Fetches a whole URL only to see whether it is there (`web.GetBytes`); a status other than 200 is a failure.
    fn probe(&mut self, url: &str) -> Result<(), Failure>;
    /// What direct access found so far.
    fn origins(&mut self) -> &mut Origins;
}
