//! The places where go runs once the wizard's files are there: their variables, logins and networks; writes no file.

use std::collections::BTreeMap;

use super::behaviour::{Behaviour, Relay as Relays, Stock};
use super::cast::FILES;
use super::machine::Machine;
use super::world::World;
use crate::ask::{
    AirGap, Answers, Base, Blocked, CiSystem, GoSettings, Have, ModuleLogin, ProxyLogin, Relay, Serves, Works,
};
use crate::door::Door;
use crate::go::Release;
use crate::plan::{Plan, SignIn, Var, Where};

/// A place. Its text is `place.NAME`.
#[derive(Clone, Debug)]
pub struct Place {
    /// The stable name in links and on the command line.
    pub name: &'static str,
    /// What go finds there; nothing where there is no go.
    pub machine: Option<Machine>,
    /// The network as the answers describe it, seen from there.
    pub world: World,
}

/// The names of all places, the usual one first.
pub const PLACES: [&str; 6] = ["terminal", "editor", "build-download", "build-compile", "build-run", "ci"];

/// The places that the answers speak of; the terminal always.
pub fn places(plan: &Plan) -> Vec<Place> {
    let a = &plan.answers;
    let inside = world(a);
    let mut out = vec![at("terminal", terminal(plan), &inside)];
    if a.works.has(Works::Editor) {
        out.push(at("editor", editor(plan), &inside));
    }
    if a.works.has(Works::Build) {
        if !is_vendored(a) {
            out.push(at("build-download", download_step(plan), &inside));
        }
        out.push(at("build-compile", compile_step(plan), &inside));
        out.push(Place { name: "build-run", machine: None, world: inside.clone() });
    }
    if a.uses_ci(CiSystem::GitHub) {
        let world = if a.runs_inside() { inside } else { outside() };
        out.push(at("ci", job(plan), &world));
    }
    out
}

/// The network of a machine that reaches the internet and nothing of the company's, its disks included.
fn outside() -> World {
    World { inside: Some(Behaviour::NoSuchHost), ..World::default() }.with(FILES, Behaviour::NotFound)
}

fn at(name: &'static str, machine: Machine, world: &World) -> Place {
    Place { name, machine: Some(machine), world: world.clone() }
}

/// The network that the answers describe; where they leave it open, all is well.
pub fn world(a: &Answers) -> World {
    let mut world = World::default();
    let blocked = [
        (a.has(Have::China) || a.blocked.has(Blocked::ModuleMirror), "proxy.golang.org"),
        (a.has(Have::China) || a.blocked.has(Blocked::SumDb), "sum.golang.org"),
        (a.blocked.has(Blocked::Sources), "github.com"),
    ];
    for (_, host) in blocked.into_iter().filter(|(is, _)| *is) {
        world = world.with(host, Behaviour::Drops);
    }
    if a.has(Have::AirGap) {
        world.outside = Some(Behaviour::NoSuchHost);
    } else if a.has(Have::ForwardProxy) {
        world.outside = Some(Behaviour::Drops);
        let host = host(a.proxy.text().as_str());
        let proxy = world.hosts.entry(host).or_default();
        proxy.inspects = a.has(Have::Inspection);
        proxy.behaviour = (a.proxy_login != ProxyLogin::None).then_some(Behaviour::Login);
    } else if a.has(Have::Inspection) {
        world.outside = Some(Behaviour::CompanyCa);
    }
    if a.asks_module_proxy() {
        let host = host(a.module_proxy.text().as_str());
        let proxy = world.hosts.entry(host).or_default();
        proxy.is_public = Some(false);
        proxy.behaviour = (a.module_login != ModuleLogin::None).then_some(Behaviour::Login);
        proxy.relay = match a.relay {
            Relay::Yes | Relay::Unknown => Some(Relays::Yes),
            Relay::No => Some(Relays::No),
        };
        proxy.stock = Some(match a.serves {
            _ if a.has(Have::AirGap) => Stock::All,
            Serves::All => Stock::All,
            Serves::Public => Stock::Public,
            Serves::Private => Stock::Private,
        });
    }
    if a.private_from_vcs() {
        for host in a.private.iter().filter_map(crate::door::ModulePattern::host) {
            world.hosts.entry(host.to_string()).or_default().behaviour.get_or_insert(Behaviour::Login);
        }
    }
    world
}

fn host(address: &str) -> String {
    super::cast::host_of(address).unwrap_or_default()
}

fn is_vendored(a: &Answers) -> bool {
    a.has(Have::AirGap) && a.air_gap == AirGap::Vendor
}

/// Go's own variables as a file gives them to a place.
fn go_variables(plan: &Plan, left_out: &[Var]) -> BTreeMap<String, String> {
    let settings = plan.go.iter().filter(|it| !left_out.contains(&it.var));
    settings.map(|it| (it.var.name().to_owned(), it.value.to_string())).collect()
}

/// The variables of the forward proxy. Where a login is needed, it is put in on the machine itself.
fn forward_variables(plan: &Plan) -> Vec<(String, String)> {
    let Some(forward) = &plan.forward else { return Vec::new() };
    let address = if forward.has_login {
        format!("{}://me:xxxxx@{}", forward.proxy.scheme(), forward.proxy.authority())
    } else {
        forward.proxy.text().to_string()
    };
    let no_proxy = forward.no_proxy().to_string();
    let upper = [("HTTPS_PROXY", &address), ("HTTP_PROXY", &address), ("NO_PROXY", &no_proxy)];
    let both = upper.iter().flat_map(|(name, value)| [((*name).to_owned(), *value), (name.to_lowercase(), *value)]);
    both.map(|(name, value)| (name, value.clone())).collect()
}

/// With the logins that the steps put there.
fn signed_in(mut machine: Machine, plan: &Plan, reads_git_store: bool) -> Machine {
    let mut machines = Vec::new();
    for login in &plan.logins {
        let names = login.machines.iter().map(ToString::to_string);
        let in_netrc = match login.sign_in {
            SignIn::Netrc | SignIn::Token => true,
            SignIn::GoAuth => !reads_git_store,
            SignIn::Ssh => false,
        };
        if in_netrc {
            machines.extend(names.clone());
        }
        if login.is_vcs || login.sign_in == SignIn::GoAuth {
            machine.git_logins.extend(names.clone());
        }
        if login.sign_in == SignIn::Ssh {
            machine = machine.with_ssh(&names.collect::<Vec<_>>());
        }
    }
    machine.trusts_ca = plan.answers.has(Have::Inspection);
    if machines.is_empty() { machine } else { machine.with_netrc(&machines) }
}

fn terminal(plan: &Plan) -> Machine {
    let a = &plan.answers;
    let mut own = go_variables(plan, &[]);
    if a.uses_goauth() {
        own.insert("GOAUTH".to_owned(), "netrc;git /home/me".to_owned());
    }
    let in_file = a.works.has(Works::Terminal) && a.go_settings == GoSettings::GoEnv;
    let mut process: BTreeMap<_, _> = forward_variables(plan).into_iter().collect();
    let mut user_file = None;
    if in_file {
        let text: String = own.iter().flat_map(|(name, value)| [name, "=", value, "\n"]).collect();
        user_file = Some(("/home/me/.config/go/env".to_owned(), text));
    } else {
        process.extend(own);
    }
    let mut machine = signed_in(Machine::with(process), plan, true);
    machine.environment.user_file = user_file;
    machine
}

fn editor(plan: &Plan) -> Machine {
    let mut process = go_variables(plan, &[]);
    process.extend(forward_variables(plan));
    if plan.answers.uses_goauth() {
        process.insert("GOAUTH".to_owned(), "netrc;git /home/me".to_owned());
    }
    Machine { setter: "editor", ..signed_in(Machine::with(process), plan, true) }
}

/// The image of Go sets GOTOOLCHAIN itself (docker-library/golang).
fn in_image(plan: &Plan) -> BTreeMap<String, String> {
    let mut process = go_variables(plan, &[Var::GoAuth, Var::GoToolchain]);
    process.insert("GOTOOLCHAIN".to_owned(), "local".to_owned());
    process.insert("HOME".to_owned(), "/root".to_owned());
    process.extend(forward_variables(plan));
    process
}

/// The variables of a forward proxy, in upper case.
const FORWARD: [&str; 3] = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"];

/// Who sets what in a step of a build: `ARG` all but this.
fn in_build(is_compiling: bool) -> Vec<(&'static str, &'static str)> {
    let proxy = is_compiling.then_some(("GOPROXY", "command"));
    let vendor = ("GOFLAGS", "command");
    let forward = FORWARD.map(|name| (name, "build-argument"));
    [("GOTOOLCHAIN", "image"), vendor].into_iter().chain(forward).chain(proxy).collect()
}

fn download_step(plan: &Plan) -> Machine {
    let a = &plan.answers;
    let mut process = in_image(plan);
    if a.has(Have::AirGap) && a.air_gap == AirGap::Files {
        process.insert("GOPROXY".to_owned(), "file:///modules".to_owned());
    }
    let list = plan.value(Var::GoProxy);
    let installs_git = list.is_none_or(|list| list.as_str().contains("direct")) || a.private_from_vcs();
    let has_git = a.base == Base::Debian || installs_git;
    let machine = signed_in(Machine::with(process), plan, false);
    Machine { setter: "build", setters: in_build(false), has_git, release: image_release(plan), ..machine }
}

fn compile_step(plan: &Plan) -> Machine {
    let mut process = in_image(plan);
    process.insert("GOPROXY".to_owned(), "off".to_owned());
    let vendor = is_vendored(&plan.answers).then(|| ("GOFLAGS".to_owned(), "-mod=vendor".to_owned()));
    process.extend(vendor);
    let machine = Machine::with(process);
    Machine { setter: "build", setters: in_build(true), has_module: true, release: image_release(plan), ..machine }
}

fn image_release(plan: &Plan) -> Release {
    Release::parse(plan.answers.go.text().as_str()).unwrap_or(Release::NEWEST)
}

/// setup-go sets GOTOOLCHAIN itself.
fn job(plan: &Plan) -> Machine {
    let place = if plan.answers.runs_inside() { Where::Inside } else { Where::Outside };
    let settings = plan.job_settings(place).into_iter().filter(|it| it.var != Var::GoToolchain);
    let mut process: BTreeMap<_, _> = settings.map(|it| (it.var.name().to_owned(), it.value.to_string())).collect();
    process.insert("GOTOOLCHAIN".to_owned(), "local".to_owned());
    if place == Where::Inside {
        process.extend(forward_variables(plan));
    }
    if plan.answers.uses_goauth() {
        process.insert("GOAUTH".to_owned(), "netrc;git /home/me".to_owned());
    }
    let runner = FORWARD.map(|name| (name, "runner"));
    let setters = [("GOTOOLCHAIN", "setup-go")].into_iter().chain(runner).collect();
    Machine { setter: "ci", setters, ..signed_in(Machine::with(process), plan, true) }
}

/// The machine before anything was set: Go's defaults, and nothing else.
pub fn untouched() -> Machine {
    Machine::with(BTreeMap::new())
}
