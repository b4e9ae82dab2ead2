//! What the wizard says beside an answer is what happens: for every situation the model of go runs in the places that the
//! files make, and each note about a leak or a dead end stands there exactly if the run leaks or ends so.

#[path = "support/situations.rs"]
mod situations;

use goproxy_wizard::ask::{AirGap, Answers, Have, Works, link};
use goproxy_wizard::explain::{
    Behaviour, Command, End, Explained, Host, PUBLIC_SAMPLES, Place, Query, Role, Scene, World, patterns, places,
    private_patterns, sample_paths,
};
use goproxy_wizard::go::Release;
use goproxy_wizard::plan::Plan;

/// Situations besides those that every test looks at, so that each note is seen present and absent.
const MORE: &[&str] = &[
    "have=&blocked=proxy.golang.org,github.com",
    "have=private&private=github.com/acme&blocked=github.com",
    "have=private&private=git.corp.example/team",
    "have=private&private=git.corp.example/team,github.com/acme&blocked=proxy.golang.org",
    "have=private&private=github.com/acme",
    "have=private,china&private=git.corp.example/team&on-error=next",
    "have=module-proxy&module-proxy=http://goproxy.corp.example&module-login=netrc&runner=self-hosted",
    "have=module-proxy&module-proxy=http://goproxy.corp.example&runner=self-hosted",
    "have=module-proxy&serves=private&runner=self-hosted",
    "have=module-proxy&serves=private&blocked=proxy.golang.org,github.com&runner=self-hosted",
    "have=module-proxy,forward-proxy&proxy-login=ntlm&runner=self-hosted",
    "have=module-proxy&module-login=goauth&runner=self-hosted",
    "have=air-gap&relay=no&runner=self-hosted",
    "have=air-gap&relay=yes&runner=hosted",
    "have=air-gap&air-gap=files&runner=hosted",
    "have=forward-proxy&runner=hosted",
    "have=private&blocked=sum.golang.org",
    "have=private&vcs-login=goauth",
];

struct Situation {
    name: &'static str,
    plan: Plan,
    places: Vec<Place>,
}

fn all() -> impl Iterator<Item = Situation> {
    let more = MORE.iter().map(|link| {
        let (answers, remarks) = link::read(link, &[]);
        assert!(remarks.is_empty(), "{link}: {remarks:?}");
        (*link, answers)
    });
    situations::all().chain(more).map(|(name, answers)| {
        let plan = Plan::of(&answers);
        Situation { name, places: places(&plan), plan }
    })
}

impl Situation {
    fn answers(&self) -> &Answers {
        &self.plan.answers
    }

    fn has_note(&self, name: &str) -> bool {
        self.plan.notes.iter().any(|note| note.msg.key() == format!("note.{name}"))
    }

    fn place(&self, name: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.name == name)
    }

    /// What a command does in a place, with something changed there.
    fn run(&self, place: &Place, path: &str, command: Command, change: impl Fn(&mut World)) -> Explained {
        let mut world = place.world.clone();
        change(&mut world);
        self.run_with(place, &world, path, command, None)
    }

    fn run_with(&self, at: &Place, world: &World, path: &str, command: Command, go: Option<Release>) -> Explained {
        let mut machine = at.machine.clone().unwrap();
        machine.release = go.unwrap_or(machine.release);
        let private = private_patterns(&machine, &patterns(self.answers()));
        let query = Query { path: path.to_owned(), version: None, command };
        Scene { machine: &machine, world, query: &query, private: &private }.explain()
    }

    fn private_paths(&self) -> Vec<String> {
        let all = sample_paths(&patterns(self.answers()));
        all.into_iter().filter(|path| !PUBLIC_SAMPLES.contains(&path.as_str())).collect()
    }

    /// Whether a new module of some kind can't be had in a place.
    fn fails(&self, place: &Place, paths: &[String]) -> bool {
        paths.iter().any(|path| self.run(place, path, Command::Download, |_| ()).story.end != End::Done)
    }
}

fn public_paths() -> Vec<String> {
    PUBLIC_SAMPLES.map(str::to_owned).to_vec()
}

/// Each note was present in some situations and absent in others, or the test proves nothing.
fn seen(name: &str, present: usize, all: usize) {
    assert!(present > 0 && present < all, "{name}: present in {present} of {all}");
}

/// Says of a note that it stands there exactly if something happens.
fn proves(name: &str, happens: impl Fn(&Situation) -> bool) {
    let (mut present, mut count) = (0, 0);
    for it in all() {
        let happens = happens(&it);
        assert_eq!(it.has_note(name), happens, "{name}: {}", it.name);
        present += usize::from(happens);
        count += 1;
    }
    seen(name, present, count);
}

/// Who learns of a private path in the terminal that the first module proxy, the company's own, does not have.
#[test]
fn chain_leaks() {
    proves("chain-leaks", |it| {
        let terminal = it.place("terminal").unwrap();
        let own = |world: &mut World| {
            for host in world.hosts.values_mut().filter(|host| host.is_public == Some(false)) {
                host.behaviour = Some(Behaviour::NotFound);
            }
        };
        it.answers().has(Have::ModuleProxy)
            && it.private_paths().iter().any(|path| {
                let leaks = it.run(terminal, path, Command::Download, own).leaks;
                leaks.iter().any(|leak| leak.role == Role::ModuleProxy)
            })
    });
}

/// A second module proxy is asked once the first fails.
#[test]
fn next_leaks() {
    proves("next-leaks", |it| {
        let terminal = it.place("terminal").unwrap();
        let told = it.run(terminal, "rsc.io/quote", Command::Download, |_| ());
        let Some(first) = told.actors.iter().find(|actor| actor.role == Role::ModuleProxy) else { return false };
        let broken = |world: &mut World| *world = world.clone().with(&first.host, Behaviour::Fails);
        let told = it.run(terminal, "rsc.io/quote", Command::Download, broken);
        let asked = |edge: &goproxy_wizard::explain::Edge| {
            let node = &told.picture.nodes[edge.to];
            node.role == Some(Role::ModuleProxy) && node.name != first.host
        };
        told.picture.edges.iter().any(asked)
    });
}

/// A package that is not there shows the beginning of its path.
#[test]
fn private_prefix() {
    proves("private-prefix", |it| {
        let terminal = it.place("terminal").unwrap();
        let lacks = |path: &str, world: &mut World| {
            let host = path.split('/').next().unwrap();
            *world = world.clone().with(host, Behaviour::NotFound);
        };
        it.answers().private_from_vcs()
            && it.private_paths().iter().any(|path| {
                let typo = format!("{path}/typo");
                !it.run(terminal, &typo, Command::Get, |world| lacks(path, world)).leaks.is_empty()
            })
    });
}

/// In the terminal, with the newest Go: whatever can't be had is announced, and what is announced can't be had.
#[test]
fn dead_ends_in_the_terminal() {
    let mut ends = 0;
    for it in all().filter(|it| it.answers().works.has(Works::Terminal)) {
        let terminal = it.place("terminal").unwrap();
        let (public, private) = (it.fails(terminal, &public_paths()), it.fails(terminal, &it.private_paths()));
        let a = it.answers();
        // Nothing is downloaded where everything is vendored: that is what was asked for.
        let is_vendored = a.has(Have::AirGap) && a.air_gap == AirGap::Vendor;
        let names = ["nothing-reachable", "login-over-http", "air-gap-sums", "files-complete"];
        // The forward proxy matters to those who go through it.
        let told = it.run(terminal, PUBLIC_SAMPLES[0], Command::Download, |_| ()).story;
        let is_through = told.chapters.iter().flat_map(|chapter| &chapter.steps).any(|step| step.via.is_some());
        let is_announced = names.iter().any(|name| it.has_note(name)) || it.has_note("ntlm") && is_through;
        assert_eq!(public, is_announced || is_vendored, "public: {}", it.name);
        let only_private = private && !public;
        assert_eq!(only_private, it.has_note("private-blocked"), "private: {}", it.name);
        ends += usize::from(public || private);
    }
    assert!(ends > 5, "only {ends} dead ends were seen");
}

/// Of GitHub's own runners.
#[test]
fn dead_ends_on_hosted_runners() {
    let is_hosted = |it: &Situation| it.place("ci").is_some() && !it.answers().runs_inside();
    let is_vendored = |it: &Situation| it.answers().has(Have::AirGap) && it.answers().air_gap == AirGap::Vendor;
    proves("hosted-outside", |it| {
        is_hosted(it) && (is_vendored(it) || it.fails(it.place("ci").unwrap(), &public_paths()))
    });
    proves("hosted-private", |it| {
        is_hosted(it) && it.answers().private_from_vcs() && it.fails(it.place("ci").unwrap(), &it.private_paths())
    });
}

/// A login that only GOAUTH has is missing before Go 1.24.
#[test]
fn goauth_needs_go_1_24() {
    proves("goauth-124", |it| {
        let terminal = it.place("terminal").unwrap();
        let paths = [it.private_paths(), public_paths()].concat();
        let works = |path: &String, go: Release| {
            // The page that names the repository wants the login as well: that is go's own request.
            let mut closed = terminal.world.clone();
            let wants_login = |host: &&mut Host| host.behaviour == Some(Behaviour::Login) && host.stock.is_none();
            closed.hosts.values_mut().filter(wants_login).for_each(|host| host.behaviour = Some(Behaviour::Closed));
            it.run_with(terminal, &closed, path, Command::Download, Some(go)).story.end == End::Done
        };
        let (old, new) = (Release::parse("1.23").unwrap(), Release::NEWEST);
        it.answers().works.has(Works::Terminal) && paths.iter().any(|path| works(path, new) && !works(path, old))
    });
}
