//! The servers' own logs: what was asked of them, by whom and which way.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;

use super::lab::Attempt;
use super::world::World;

/// The developer's machines, when they ask directly.
pub(super) const DEVELOPER: &str = "10.77.0.2";
/// The forward proxy, as the internet sees it.
pub(super) const PROXY: &str = "203.0.113.1";

/// A request that a server got.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// The address that it came from.
    pub(super) from: String,
    /// The host that was asked for.
    pub(super) host: String,
    /// The path with its query.
    pub(super) path: String,
    /// The user who signed in, or nothing.
    pub(super) user: String,
    /// The answer's status.
    pub(super) code: u64,
    time: f64,
}

/// All requests to the internet and to the company's servers in that time.
pub(super) fn requests(world: &World, (from, to): (f64, f64)) -> Attempt<Vec<Request>> {
    let mut out = Vec::new();
    for name in ["internet", "company"] {
        let path = world.path(&format!("log/{name}.json"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines() {
            let it: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
            let text = |key: &str| it[key].as_str().unwrap_or_default().to_owned();
            out.push(Request {
                from: text("from"),
                host: text("host"),
                path: text("path"),
                user: text("user"),
                code: it["code"].as_u64().unwrap_or_default(),
                time: it["time"].as_f64().unwrap_or_default(),
            });
        }
    }
    out.retain(|it| (from..=to).contains(&it.time));
    Ok(out)
}

/// The time of the logs.
pub(super) fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64())
}

/// The forward proxy's own log.
pub(super) fn proxy(world: &World) -> String {
    fs::read_to_string(world.path("log/proxy")).unwrap_or_default()
}
