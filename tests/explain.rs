//! The explanation as the page uses it: pictures, tables and comparisons of real runs; no panic and no secret for any input.

#[path = "support/situations.rs"]
mod situations;

use goproxy_wizard::explain::{
    Change, Checked, Command, End, Explained, Machine, Mood, Pasted, Query, ReadyMade, Role, Scene, WORLDS, World,
    compare, matrix, places, plain, private_patterns, sample_paths, untouched,
};
use goproxy_wizard::go::pattern::matching;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::text::{Catalogue, Lang};
use proptest::prelude::*;

fn query(text: &str, command: Command) -> Query {
    Query::parse(text, command).unwrap()
}

fn explained(machine: &Machine, world: &str, query: &Query, private: &[String]) -> Explained {
    let world = World::parse(world).unwrap();
    Scene { machine, world: &world, query, private }.explain()
}

fn pasted(text: &str) -> Machine {
    Pasted::read(text).machine()
}

#[test]
fn the_picture_has_everybody_and_every_request() {
    let machine = pasted(
        "GOPROXY=https://goproxy.corp.example,https://goproxy.cn\nHTTPS_PROXY=http://proxy.corp.example:3128\nNO_PROXY=corp.example\n",
    );
    let told = explained(&machine, "goproxy.corp.example = 404", &query("rsc.io/quote@v1.2.0", Command::Download), &[]);
    let nodes: Vec<_> = told.picture.nodes.iter().map(|node| (node.name.as_str(), node.role)).collect();
    assert_eq!(
        nodes,
        [
            ("go", None),
            ("proxy.corp.example", Some(Role::ForwardProxy)),
            ("goproxy.corp.example", Some(Role::ModuleProxy)),
            ("goproxy.cn", Some(Role::ModuleProxy)),
            ("sum.golang.org", Some(Role::Database)),
            ("rsc.io", Some(Role::Origin)),
        ]
    );
    let edges = &told.picture.edges;
    let numbers: Vec<_> = edges.iter().flat_map(|edge| edge.numbers.clone()).collect();
    assert_eq!(numbers, (1..=told.story.requests()).collect::<Vec<_>>());
    assert_eq!((edges[0].to, edges[0].via, edges[0].mood), (2, None, Mood::Moves));
    assert_eq!((edges[1].to, edges[1].via, edges[1].mood), (3, Some(1), Mood::Good));
    assert_eq!(told.story.end, End::Done);
}

#[test]
fn the_table_says_where_from_who_knows_and_who_vouches() {
    let machine = pasted("GOPROXY=https://goproxy.corp.example,https://goproxy.cn\nGONOSUMDB=git.corp.example\n");
    let private = private_patterns(&machine, &[]);
    let world = World::parse("goproxy.corp.example = has-private").unwrap();
    let rows = matrix(&machine, &world, &private, &sample_paths(&private));
    let table: Vec<_> = rows.iter().map(|row| (row.path.as_str(), row.from.as_deref(), row.checked.clone())).collect();
    assert_eq!(
        table,
        [
            ("git.corp.example/lib", Some("goproxy.corp.example"), Checked::NotFor("GONOSUMDB")),
            ("rsc.io/quote", Some("goproxy.cn"), Checked::Database("goproxy.cn".to_owned())),
            ("github.com/google/uuid", Some("goproxy.cn"), Checked::Database("goproxy.cn".to_owned())),
        ]
    );
    assert!(rows.iter().all(|row| row.leaks.is_empty() && row.end == End::Done && !row.is_direct));
    let direct = pasted("GOPROXY=direct\nGOSUMDB=off\n");
    let rows = matrix(&direct, &World::default(), &[], &sample_paths(&[]));
    assert!(rows.iter().all(|row| row.is_direct && row.checked == Checked::Off));
}

#[test]
fn a_comparison_names_what_counts_first() {
    let private = ["git.corp.example".to_owned()];
    let asked = query("git.corp.example/lib@v1.2.0", Command::Download);
    let now = explained(&untouched(), "", &asked, &private);
    let then = explained(&pasted("GOPRIVATE=git.corp.example"), "", &asked, &private);
    let said = compare(&now, &then);
    let said: Vec<_> = said.iter().map(|it| (it.change, it.msg.key().trim_start_matches("compare."))).collect();
    assert_eq!(
        said,
        [
            (Change::Better, "works-now"),
            (Change::Better, "leak-gone"),
            (Change::Better, "leak-gone"),
            (Change::Other, "setting-new"),
            (Change::Other, "requests"),
        ]
    );
    assert!(compare(&then, &then).is_empty());
}

#[test]
fn every_situation_is_explained_in_every_world_and_language() {
    let words = Lang::ALL.map(Catalogue::of);
    for (name, answers) in situations::all() {
        for place in places(&Plan::of(&answers)) {
            let Some(machine) = place.machine else { continue };
            let asked = query("github.com/google/uuid", Command::Get);
            for ready in WORLDS {
                let scene = Scene { machine: &machine, world: &place.world, query: &asked, private: &[] };
                let world = place.world.clone().and(&ready.world(&scene.cast()));
                let told = Scene { world: &world, ..scene }.explain();
                for words in &words {
                    let text = plain(&told, words);
                    assert!(!text.contains('{'), "{name} {} {}: {text}", place.name, ready.name);
                }
            }
        }
    }
}

#[test]
fn ready_made_worlds_concern_those_who_take_part() {
    let asked = query("rsc.io/quote", Command::Download);
    let machine = untouched();
    let world = World::default();
    let actors = Scene { machine: &machine, world: &world, query: &asked, private: &[] }.cast();
    let concerns = |name: &str| ReadyMade::named(name).unwrap().concerns(&actors);
    assert!(concerns("well") && concerns("mirror-down") && concerns("sumdb-blocked") && concerns("air-gap"));
    assert!(!concerns("forward-login") && !concerns("away"));
}

/// Values as people set them, right and wrong.
fn value() -> impl Strategy<Value = String> {
    let usual = proptest::sample::select(vec![
        "https://goproxy.cn,direct",
        "https://me:hush@a.example|off",
        "direct",
        "off",
        ",",
        "file:///srv,https://b.example",
        "git.corp.example,*.corp.example",
        "sum.golang.google.cn",
        "http://me:hu%sh@proxy.corp.example:3128",
        "http://me:hush#@proxy:1",
        "*",
        "go1.26.6",
        "-mod=vendor",
        "netrc;git /home/me",
    ]);
    prop_oneof![3 => usual.prop_map(str::to_owned), 1 => "\\PC{0,30}"]
}

/// A pattern for a prefix of the path, with slips.
fn slips() -> impl Strategy<Value = String> {
    let before = proptest::sample::select(vec!["", " ", "\"", "https://", ".", "*.", "a.test;", "https://me:hush@"]);
    let pattern = proptest::sample::select(vec![
        "corp.example",
        "git.corp.example",
        "Git.corp.example",
        "corp.example/team",
        "git.corp.example/team",
        "git.corp.example:8443/team",
        "git.corp.example/team/app",
        "github.com/acme",
        "github.com/acme/app",
        "*",
    ]);
    let after =
        proptest::sample::select(vec!["", " ", "\r", "\"", "/", "//", "/...", "/*", "/**", "@v1", ".git", " b.test"]);
    (before, pattern, after).prop_map(|(before, pattern, after)| format!("{before}{pattern}{after}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// What is offered in a pattern's place covers the path, and shows no secret; another owner's path is nobody's slip.
    #[test]
    fn what_is_offered_covers(
        list in proptest::collection::vec(slips(), 1..3),
        path in proptest::sample::select(vec![
            "git.corp.example/team/app", "git.corp.example/team", "corp.example/team", "corp.example/team/app",
            "github.com/acme/app", "github.com/other/app", "rsc.io/quote",
        ]),
    ) {
        let mut machine = untouched();
        machine.environment.process.insert("GOPRIVATE".to_owned(), list.join(","));
        let asked = query(path, Command::Download);
        let private = private_patterns(&machine, &[]);
        let scene = Scene { machine: &machine, world: &World::default(), query: &asked, private: &private };
        if let Some(near_miss) = scene.near_miss() {
            prop_assert!(matching(&near_miss.instead, path).is_some(), "{near_miss:?}");
            prop_assert!(!format!("{near_miss:?}").contains("hush"), "{near_miss:?}");
            prop_assert!(!matches!(path, "github.com/other/app" | "rsc.io/quote"), "{near_miss:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Whatever is pasted, asked and told of hosts: it ends, without a panic and without a secret.
    #[test]
    fn nothing_panics_and_no_secret_comes_out(
        settings in proptest::collection::vec(
            (proptest::sample::select(goproxy_wizard::explain::VARIABLES), value()), 0..6),
        asked in prop_oneof!["[a-z]{1,6}\\.(example|io)(/[a-z!A-Z.]{1,8}){0,3}(/v[0-9])?(@(v1\\.2\\.0|main|latest|<v2|\\PC{1,6}))?", "\\PC{0,20}"],
        command in proptest::sample::select(Command::ALL.to_vec()),
        ready in proptest::sample::select((0..WORLDS.len()).collect::<Vec<_>>()),
    ) {
        let text = settings.iter().map(|(name, value)| format!("{name}={value}\n")).collect::<Vec<_>>().concat();
        let machine = pasted(&text);
        let Ok(asked) = Query::parse(&asked, command) else { return Ok(()) };
        let private = private_patterns(&machine, &[]);
        let world = World::default();
        let scene = Scene { machine: &machine, world: &world, query: &asked, private: &private };
        let world = WORLDS[ready].world(&scene.cast());
        let told = Scene { world: &world, ..scene }.explain();
        let said = plain(&told, &Catalogue::built_in());
        prop_assert!(!said.contains("hush") && !format!("{told:?}").contains("hush"), "{said}");
    }
}
