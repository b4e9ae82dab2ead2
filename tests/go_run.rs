//! Whatever the settings, the world and the question: the model of go comes to an end.

use goproxy_wizard::explain::{Behaviour, Command, Machine, Query, Scene, VARIABLES, World};
use goproxy_wizard::go::Release;
use proptest::prelude::*;

/// Pieces of values that mean something, and what lies between.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "https://proxy.golang.org", "https://goproxy.cn", "http://10.0.0.1:3128", "file:///srv/proxy", "direct", "off",
            "sum.golang.org", "sum.golang.google.cn", "corp.example", "*.corp.example", "github.com/acme/*", "none", "*",
            "go1.26.0+auto", "local", "auto", "path", "netrc", "git /srv", "-mod=mod", "-mod=vendor", "*:all", "git|hg",
            "socks5://u:p@socks:1080", "user:sEcReT9@host:1", "10.0.0.0/8", "[::1]:80", ".corp.example:443",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![",", "|", ";", " ", ":", "/", "\n", "\r", "%", "@", "#", "?", "[", "]", "\\", "\""])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn value() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..5).prop_map(|pieces| pieces.concat())
}

fn machine() -> impl Strategy<Value = Machine> {
    let names: Vec<_> = VARIABLES.iter().copied().chain(["NETRC"]).collect();
    let variables = prop::collection::btree_map(prop::sample::select(names), value(), 0..8);
    (variables, prop::sample::select(Release::KNOWN.to_vec())).prop_map(|(variables, release)| {
        let process = variables.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Machine { release, ..Machine::with(process) }
    })
}

fn world() -> impl Strategy<Value = World> {
    let host = prop::sample::select(vec![
        "proxy.golang.org",
        "goproxy.cn",
        "sum.golang.org",
        "github.com",
        "git.corp.example",
        "corp.example",
        "10.0.0.1",
    ]);
    let behaviour = prop::sample::select(Behaviour::ALL.to_vec());
    prop::collection::vec((host, behaviour), 0..5).prop_map(|hosts| {
        hosts.into_iter().fold(World::default(), |world, (host, behaviour)| world.with(host, behaviour))
    })
}

fn query() -> impl Strategy<Value = Query> {
    let known = prop::sample::select(vec![
        "github.com/acme/tool",
        "github.com/acme/tool/cmd/tool@v1.2.3",
        "git.corp.example/team/app@latest",
        "golang.org/x/text",
        "corp.example/lib/v2@v2.0.1",
        "gopkg.in/yaml.v3",
        "git.corp.example/a.git/b@main",
        "example.com/x@<v1.5",
    ]);
    let path = prop_oneof![3 => known.prop_map(str::to_owned), 1 => value()];
    (path, prop::sample::select(Command::ALL.to_vec()))
        .prop_filter_map("no question", |(path, command)| Query::parse(&path, command).ok())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn always_ends(machine in machine(), world in world(), query in query(), private in prop::collection::vec(value(), 0..3)) {
        let scene = Scene { machine: &machine, world: &world, query: &query, private: &private };
        let explained = scene.explain();
        // A list of five hops and a path of five elements make hundreds of requests at the very most.
        prop_assert!(explained.story.requests() < 5_000);
    }
}
