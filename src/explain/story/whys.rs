//! Why a step is made, and why to this host: the setting with who set it, or go's rule and since when it holds.

use super::Because;
use crate::data::source::{self, Source};
use crate::explain::machine::Machine;
use crate::explain::sources as at;
use crate::go::{Change, Decision, Exchange, Hop, HopKind, Operation, Origin, Purpose};
use crate::text::Msg;

fn because(msg: Msg, source: Source) -> Because {
    Because { msg, source }
}

/// The release line that brought a change, such as `1.24`.
fn since(change: Change) -> String {
    change.since().first().map_or_else(String::new, |(minor, _)| format!("1.{minor}"))
}

/// The release that brought a default of `$GOROOT/go.env`: the values are those of 1.13 (go.dev/doc/go1.13#modules),
/// GOTOOLCHAIN's is of 1.21 (go.dev/doc/go1.21#tools).
fn default_since(name: &str) -> &'static str {
    if name == "GOTOOLCHAIN" { "1.21" } else { "1.13" }
}

/// Who set a value, as a remark behind it.
pub(in crate::explain) fn origin(machine: &Machine, name: &str, origin: &Origin) -> Msg {
    match origin {
        Origin::Process => Msg::new(format!("origin.process-{}", machine.setter_of(name))),
        Origin::UserFile(path, line) => Msg::new("origin.user-file").with("path", path).with("line", line),
        Origin::GorootFile(line) => Msg::new("origin.default").with("since", default_since(name)).with("line", line),
        Origin::Follows(other) => Msg::new("origin.follows").with("other", other),
        Origin::BuiltIn => Msg::new("origin.built-in"),
        Origin::Nobody => Msg::new("origin.nobody"),
    }
}

/// How many entries GOPROXY has, the one that stands for GONOPROXY included (`modfetch.proxyList`).
pub(super) fn entries(machine: &Machine) -> usize {
    let list = machine.environment.setting("GOPROXY").value;
    let pseudo = !machine.environment.setting("GONOPROXY").value.is_empty() && list != "direct";
    let words = list.split([',', '|']).map(str::trim).filter(|word| !word.is_empty());
    let mut is_over = false;
    let read = words.take_while(|word| !std::mem::replace(&mut is_over, matches!(*word, "off" | "direct")));
    read.count() + usize::from(pseudo)
}

/// Why a hop is asked.
pub(super) fn of_hop(machine: &Machine, hop: Option<&Hop>) -> Option<Because> {
    let hop = hop?;
    if hop.kind == HopKind::NoProxy {
        return None;
    }
    let setting = machine.environment.setting("GOPROXY");
    let covered = machine.environment.setting("GONOPROXY").value;
    let has_pseudo_hop = !covered.is_empty() && setting.value != "direct";
    let place = hop.place + usize::from(!has_pseudo_hop);
    let msg = match &setting.origin {
        Origin::GorootFile(_) => Msg::new("because.hop-default").with("since", default_since("GOPROXY")),
        Origin::UserFile(path, line) => Msg::new("because.hop-file").with("path", path).with("line", line),
        _ => Msg::new(format!("because.hop-{}", machine.setter_of("GOPROXY"))),
    };
    Some(because(msg.with("place", place), source::GO_ENV))
}

/// Why a request is made.
pub(super) fn of_request(
    machine: &Machine,
    operation: Option<&Operation>,
    hop: Option<&Hop>,
    exchange: &Exchange,
) -> Vec<Because> {
    let rule = match exchange.purpose {
        Purpose::Repeated => {
            let msg = Msg::new("because.repeated").with("since", since(Change::RepeatsClientErrors));
            return vec![because(msg, at::WEB_CODE)];
        }
        Purpose::Redirected => return vec![because(Msg::new("because.redirected"), at::WEB_CODE)],
        Purpose::Supported => Some(because(Msg::new("because.supported"), source::GO_SUMDB_CODE)),
        Purpose::Lookup => Some(because(database(machine), source::GO_SUMDB)),
        Purpose::Tile => Some(because(Msg::new("because.tile"), source::GO_SUMDB)),
        Purpose::Discovery => Some(because(Msg::new("because.discovery"), source::GO_VCS_FIND)),
        Purpose::RepositoryProbe => Some(because(Msg::new("because.probe"), at::VCS_CODE)),
        Purpose::Latest => Some(because(Msg::new("because.latest"), source::GO_PROTOCOL)),
        _ if matches!(operation, Some(Operation::Toolchain(_))) => {
            Some(because(Msg::new("because.toolchain"), source::GO_TOOLCHAIN))
        }
        _ => None,
    };
    let is_database = matches!(exchange.purpose, Purpose::Lookup | Purpose::Tile);
    let hop = if is_database { None } else { of_hop(machine, hop) };
    hop.into_iter().chain(rule).collect()
}

fn database(machine: &Machine) -> Msg {
    let setting = machine.environment.setting("GOSUMDB");
    match &setting.origin {
        Origin::GorootFile(_) => Msg::new("because.lookup-default").with("since", default_since("GOSUMDB")),
        _ => Msg::new("because.lookup").with("value", &setting.value),
    }
}

/// Why a version control tool is run.
pub(super) fn of_tool(machine: &Machine, hop: Option<&Hop>) -> Vec<Because> {
    let rule = because(Msg::new("because.tool"), at::VERSION_CONTROL);
    of_hop(machine, hop).into_iter().chain([rule]).collect()
}

/// Why a choice is made.
pub(super) fn of_decision(machine: &Machine, decision: &Decision) -> Vec<Because> {
    let set_by = |variable: &'static str, from: &Origin| origin(machine, variable, from);
    let one = match decision {
        Decision::CoveredByNoProxy { variable, origin, .. } | Decision::CoveredByNoSumdb { variable, origin, .. } => {
            because(set_by(variable, origin), source::GO_PRIVATE)
        }
        Decision::SumdbOff(origin) => because(set_by("GOSUMDB", origin), source::GO_SUMDB),
        Decision::InGoSum(_) => because(Msg::new("because.in-go-sum"), source::GO_AUTHENTICATING),
        Decision::Cached(_) => because(Msg::new("because.cached"), at::MODULE_CACHE),
        Decision::ToolchainWanted(_) => because(Msg::new("because.toolchain-wanted"), source::GO_TOOLCHAIN),
        Decision::ForwardProxyIgnored(_) => because(Msg::new("because.forward-ignored"), source::HTTPPROXY),
    };
    vec![one]
}
