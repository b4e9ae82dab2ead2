//! Direct access in a small world: words and commands as go 1.21 to 1.27 with git 2.47.3 printed and ran them.

use std::collections::BTreeMap;

use super::{Asks, Clones, Origin_, Origins, Page, lookup};
use crate::go::{
    Agent, Answer, Body, Dial, Endpoint, Event, Failure, Kind, Pass, Passed, Read, Release, Repository, Request,
    Response, Revision, Said, Shake, Tree, World, Zip, pattern,
};

const LIB: &str = "https://git.corp.test/lib.git";
const HEAD: &str = "b887602e074d13829f207a651c0cb14012adc52c";

/// Hosts that answer; what is at which repository; files.
struct Small {
    repositories: BTreeMap<&'static str, Repository>,
    authority: &'static str,
    git: bool,
}

fn revision(name: &str, commit: &str, module: &str) -> Revision {
    let prefix = format!("{module}@{name}/");
    let go_mod = Some(format!("module {module}\n"));
    let zip = Zip { prefix, sum: "h1:x".to_owned(), packages: Vec::new(), go_mod };
    let (name, commit, time) = (name.to_owned(), commit.to_owned(), "20240102030405".to_owned());
    Revision { name, commit, time, modules: vec![(String::new(), zip)] }
}

impl Small {
    fn new() -> Self {
        let tags = vec![
            revision("v1.0.0", "ddc54c8a8139eafaea381e3449ec14ba4fcb5148", "corp.test/lib"),
            revision("v1.1.0", "a1fbe37228c55de05eb1613a441b2ed5a56a16be", "corp.test/lib"),
            revision("v1.2.0-rc.1", HEAD, "corp.test/lib"),
        ];
        let lib = Tree { tags, branches: vec![revision("main", HEAD, "corp.test/lib")] };
        let bad = vec![revision("v2.0.0", "2f47c2970ef1d953576f328f55044ebcc2ed5c51", "example.org/badmajor")];
        let main = revision("main", "2f47c2970ef1d953576f328f55044ebcc2ed5c51", "example.org/badmajor");
        let repositories = BTreeMap::from([
            (LIB, Repository::Open(lib)),
            ("https://example.org/badmajor", Repository::Open(Tree { tags: bad, branches: vec![main] })),
            ("https://git.corp.test/private.git", Repository::Status(401)),
            ("https://git.corp.test/forbidden.git", Repository::Status(403)),
            ("https://git.corp.test/silent.git", Repository::Said(Answer::Silent)),
        ]);
        Small { repositories, authority: "company", git: true }
    }
}

impl World for Small {
    fn dial(&self, to: &Endpoint) -> Dial {
        match to.host.as_str() {
            "refused.test" => Dial::Refused,
            "nosuch.test" | "none" => Dial::NoSuchHost,
            _ => Dial::Connected,
        }
    }
    fn shake(&self, _: &Endpoint, _: Option<&Endpoint>, _: Agent) -> Shake {
        Shake::Certificate { authority: self.authority.to_owned(), expired: false, names_host: true }
    }
    fn answer(&self, _: &Request<'_>) -> Answer {
        Answer::Closed
    }
    fn pass(&self, proxy: &Endpoint, login: Option<&str>, _: &Pass<'_>) -> Passed {
        if proxy.host == "asks.test" && login != Some("u:p") {
            return Passed::Refused(Response::text(407, ""));
        }
        Passed::Through
    }
    fn repository(&self, url: &str, login: Option<&str>, _: Option<&Endpoint>) -> Repository {
        if url.starts_with("ssh://") {
            return Repository::Ssh("ssh: connect to host git.corp.test port 22: Connection refused\r\n".to_owned());
        }
        match (self.repositories.get(url), login) {
            (Some(Repository::Status(401)), Some("u:p")) => self.repositories[LIB].clone(),
            (Some(found), _) => found.clone(),
            (None, _) => Repository::Said(Answer::Response(Response::text(404, "not found"))),
        }
    }
    fn read(&self, path: &str) -> Read {
        match path {
            "/ca.pem" => Read::File(Body::Text(String::new())),
            "/home/.netrc" => Read::File(Body::Text("machine git.corp.test login u password p".to_owned())),
            _ => Read::Missing,
        }
    }
    fn authorities(&self, path: &str) -> Vec<String> {
        if path == "/ca.pem" { vec!["company".to_owned()] } else { Vec::new() }
    }
    fn program(&self, name: &str) -> bool {
        name == "git" && self.git
    }
    fn helper(&self, _: &[String], _: Option<&str>) -> Said {
        Said::Failed
    }
    fn becomes(&self, _: &str) -> Option<Release> {
        None
    }
    fn sum_of_go_mod(&self, _: &str) -> String {
        String::new()
    }
    fn key_hash(&self, _: &str, _: &[u8]) -> String {
        String::new()
    }
}

/// A session without HTTP: pages are made up from the path.
struct Lone {
    world: Small,
    release: Release,
    variables: BTreeMap<&'static str, &'static str>,
    settings: BTreeMap<&'static str, &'static str>,
    roots: BTreeMap<&'static str, &'static str>,
    events: Vec<Event>,
    probes: usize,
    origins: Origins,
}

impl Lone {
    fn new(minor: u8) -> Self {
        Lone {
            world: Small::new(),
            release: *Release::KNOWN.iter().find(|known| known.minor == minor).unwrap(),
            variables: BTreeMap::from([("GIT_SSL_CAINFO", "/ca.pem")]),
            settings: BTreeMap::from([("GOMODCACHE", "/mod")]),
            roots: BTreeMap::from([
                ("corp.test/lib", "git https://git.corp.test/lib.git"),
                ("corp.test/missing", "git https://git.corp.test/missing.git"),
                ("corp.test/private", "git https://git.corp.test/private.git"),
                ("corp.test/forbidden", "git https://git.corp.test/forbidden.git"),
                ("corp.test/silent", "git https://git.corp.test/silent.git"),
                ("corp.test/refused", "git https://refused.test/x.git"),
                ("corp.test/nosuch", "git https://nosuch.test/x.git"),
                ("corp.test/ssh", "git ssh://git@git.corp.test/lib.git"),
                ("corp.test/hg", "hg https://git.corp.test/hg"),
                ("corp.test/svn", "svn https://git.corp.test/svn"),
                ("corp.test/cvs", "cvs https://git.corp.test/cvs"),
                ("corp.test/noscheme", "git git.corp.test/lib.git"),
                ("corp.test/uses", "mod https://proxyb.test"),
                ("example.org/badmajor", "git https://example.org/badmajor"),
            ]),
            events: Vec::new(),
            probes: 0,
            origins: Origins::default(),
        }
    }

    fn stat(&mut self, path: &str, revision: &str) -> Result<String, Failure> {
        match lookup(self, path)? {
            Origin_::Proxy { base } => Ok(base),
            Origin_::Code(mut code) => code.stat(self, revision).map(|info| info.version),
        }
    }

    fn words(&mut self, path: &str, revision: &str) -> String {
        self.stat(path, revision).unwrap_or_else(|failure| failure.text)
    }

    fn commands(&self) -> Vec<&str> {
        let command = |event: &'_ Event| match event {
            Event::Tool(tool) => Some(tool.command.len()),
            _ => None,
        };
        let tools = self.events.iter().filter(|event| command(event).is_some());
        tools.map(|event| if let Event::Tool(tool) = event { tool.command.as_str() } else { "" }).collect()
    }

    fn next_process(self) -> Self {
        let clones: Clones = self.origins.into_clones();
        Lone { origins: Origins::new(clones), events: Vec::new(), ..self }
    }
}

impl Asks for Lone {
    fn world(&self) -> &dyn World {
        &self.world
    }
    fn release(&self) -> Release {
        self.release
    }
    fn record(&mut self, event: Event) {
        self.events.push(event);
    }
    fn variable(&self, name: &str) -> Option<String> {
        self.variables.get(name).map(|value| (*value).to_owned())
    }
    fn setting(&self, name: &'static str) -> String {
        self.settings.get(name).map_or_else(String::new, |value| (*value).to_owned())
    }
    fn covered(&self, patterns: &str, path: &str) -> bool {
        pattern::matching(patterns, path).is_some()
    }
    fn govcs(&self, _: &str, _: &str) -> Result<(), Failure> {
        Ok(())
    }
    fn discover(&mut self, url: &str, _: bool, _: &str) -> Result<Page, Failure> {
        let path = url.trim_end_matches("?go-get=1");
        let covers = |prefix: &str| super::go_import::has_path_prefix(path, prefix);
        let tag = self.roots.iter().find(|(prefix, _)| covers(prefix));
        let text = tag.map_or_else(String::new, |(prefix, root)| {
            format!("<meta name=\"go-import\" content=\"{prefix} {root}\">")
        });
        let url = format!("https://{url}");
        let missing = || Failure::missing(Kind::NotFound, format!("reading {url}: 404 Not Found"));
        let status_error = text.is_empty().then(missing);
        Ok(Page { url, status_error, text, cut: false })
    }
    fn probe(&mut self, url: &str) -> Result<(), Failure> {
        self.probes += 1;
        Err(Failure::missing(Kind::NotFound, format!("reading {url}: 404 Not Found")))
    }
    fn origins(&mut self) -> &mut Origins {
        &mut self.origins
    }
}

#[test]
fn revisions_become_versions() {
    for (path, asked, want) in [
        ("corp.test/lib", "v1.0.0", "v1.0.0"),
        ("corp.test/lib", "main", "v1.2.0-rc.1"),
        ("corp.test/lib", "b887602", "v1.2.0-rc.1"),
        ("corp.test/lib", "HEAD", "v1.2.0-rc.1"),
        ("corp.test/lib", "v0.0.0-20240102030405-b887602e074d", "v0.0.0-20240102030405-b887602e074d"),
        ("corp.test/lib", "v1.1.1-0.20240102030405-b887602e074d", "v1.1.1-0.20240102030405-b887602e074d"),
        ("example.org/badmajor", "main", "v0.0.0-20240102030405-2f47c2970ef1"),
        ("corp.test/uses", "v1.0.0", "https://proxyb.test"),
        ("corp.test/lib", "v9.9.9", "corp.test/lib@v9.9.9: invalid version: unknown revision v9.9.9"),
        ("corp.test/lib/pkg", "v1.0.0", "corp.test/lib/pkg@v1.0.0: invalid version: unknown revision pkg/v1.0.0"),
        (
            "corp.test/lib",
            "v1.0.0+incompatible",
            "corp.test/lib@v1.0.0+incompatible: invalid version: +incompatible suffix not allowed: major version v1 is \
             compatible",
        ),
        (
            "corp.test/lib",
            "v1.2.0-rc.1.0.20240102030405-b887602e074d",
            "corp.test/lib@v1.2.0-rc.1.0.20240102030405-b887602e074d: invalid pseudo-version: tag (v1.2.0-rc.1) found on \
             revision b887602e074d is already canonical, so should not be replaced with a pseudo-version derived from \
             that tag",
        ),
        (
            "corp.test/lib",
            "v1.2.1-0.20240102030405-b887602e074d",
            "corp.test/lib@v1.2.1-0.20240102030405-b887602e074d: invalid pseudo-version: preceding tag (v1.2.0) not found",
        ),
        (
            "corp.test/lib",
            "v1.0.1-0.20240102030406-b887602e074d",
            "corp.test/lib@v1.0.1-0.20240102030406-b887602e074d: invalid pseudo-version: does not match version-control \
             timestamp (expected 20240102030405)",
        ),
        (
            "corp.test/lib/v2",
            "main",
            "corp.test/lib/v2@v2.0.0-20240102030405-b887602e074d: invalid version: go.mod has non-.../v2 module path \
             \"corp.test/lib\" (and .../v2/go.mod does not exist) at revision b887602e074d",
        ),
        (
            "corp.test/lib/pkg",
            "main",
            "corp.test/lib/pkg@v0.0.0-20240102030405-b887602e074d: invalid version: missing corp.test/lib/pkg/go.mod at \
             revision b887602e074d",
        ),
        (
            "example.org/badmajor",
            "v2.0.0",
            "example.org/badmajor@v2.0.0: invalid version: module contains a go.mod file, so module path must match major \
             version (\"example.org/badmajor/v2\")",
        ),
    ] {
        for minor in [21, 24, 27] {
            assert_eq!(Lone::new(minor).words(path, asked), want, "{path}@{asked}, 1.{minor}");
        }
    }
}

#[test]
fn gits_words_reach_the_user() {
    let in_clone = "in /mod/cache/vcs/HASH: exit status 128:";
    for (path, words) in [
        ("missing", "\n\tremote: not found\n\tfatal: repository 'https://git.corp.test/missing.git/' not found"),
        (
            "private",
            "\n\tfatal: could not read Username for 'https://git.corp.test': terminal prompts disabled\nConfirm the import \
             path was entered correctly.\nIf this is a private repository, see https://go.dev/doc/faq#git_https for \
             additional information.",
        ),
        (
            "forbidden",
            "\n\tfatal: unable to access 'https://git.corp.test/forbidden.git/': The requested URL returned error: 403",
        ),
        (
            "refused",
            "\n\tfatal: unable to access 'https://refused.test/x.git/': Failed to connect to refused.test port 443 after 0 \
             ms: Couldn't connect to server",
        ),
        ("nosuch", "\n\tfatal: unable to access 'https://nosuch.test/x.git/': Could not resolve host: nosuch.test"),
        (
            "ssh",
            "\n\tssh: connect to host git.corp.test port 22: Connection refused\r\n\tfatal: Could not read from remote \
             repository.\n\t\n\tPlease make sure you have the correct access rights\n\tand the repository exists.",
        ),
    ] {
        let module = format!("corp.test/{path}");
        let root = Lone::new(27).roots[module.as_str()].split_once(' ').unwrap().1;
        for (minor, command) in [
            (24, "git ls-remote -q origin".to_owned()),
            (25, format!("git ls-remote -q {root}")),
            (27, format!("git ls-remote -q --end-of-options {root}")),
        ] {
            let want = format!("{module}@v1.0.0: invalid version: {command} {in_clone}{words}");
            let want = if minor < 27 { want.replace("https://go.dev/doc", "https://golang.org/doc") } else { want };
            assert_eq!(Lone::new(minor).words(&module, "v1.0.0"), want);
        }
    }
    let hangs = Lone::new(27).stat("corp.test/silent", "v1.0.0").unwrap_err();
    assert!(hangs.hangs());
}

#[test]
fn trust_and_logins_are_gits_own() {
    let mut lone = Lone::new(27);
    lone.variables.remove("GIT_SSL_CAINFO");
    lone.variables.insert("SSL_CERT_FILE", "/ca.pem");
    let failure = lone.stat("corp.test/lib", "v1.0.0").unwrap_err();
    assert_eq!(failure.kind, Kind::GitTls);
    assert!(failure.text.ends_with("server certificate verification failed. CAfile: none CRLfile: none"));
    for (name, value) in [("GIT_SSL_NO_VERIFY", "1"), ("GIT_SSL_CAINFO", "/ca.pem")] {
        let mut lone = Lone::new(27);
        lone.variables = BTreeMap::from([(name, value)]);
        assert_eq!(lone.words("corp.test/lib", "v1.0.0"), "v1.0.0");
    }
    for (name, value) in [
        ("HOME", "/home"),
        ("GIT_CONFIG_KEY_0", "url.https://u:p@git.corp.test/.insteadOf"),
        ("GIT_CONFIG_KEY_0", "http.https://git.corp.test/.extraHeader"),
    ] {
        let mut lone = Lone::new(27);
        let setting = if value.starts_with("url") { "https://git.corp.test/" } else { "Authorization: Basic dTpw" };
        lone.variables.extend([("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_VALUE_0", setting), (name, value)]);
        assert_eq!(lone.words("corp.test/private", "v1.0.0"), "v1.0.0", "{name}={value}");
    }
}

#[test]
fn a_missing_repository_is_asked_for_once_more_up_to_1_24() {
    for (minor, probes) in [(21, 1), (24, 1), (25, 0), (27, 0)] {
        let mut lone = Lone::new(minor);
        let failure = lone.stat("corp.test/missing", "v1.0.0").unwrap_err();
        assert_eq!((lone.probes, failure.not_found), (probes, probes == 1), "1.{minor}");
        // With a clone from before, every release asks.
        let mut next = lone.next_process();
        let failure = next.stat("corp.test/missing", "v1.0.0").unwrap_err();
        assert_eq!((next.probes, failure.not_found), (probes + 1, true), "1.{minor}");
        assert!(failure.text.contains("git ls-remote -q "), "{}", failure.text);
    }
}

#[test]
fn commands_are_those_of_the_release() {
    let run = |minor, asked| {
        let mut lone = Lone::new(minor);
        lone.stat("corp.test/lib", asked).unwrap();
        lone.commands().join("\n")
    };
    assert_eq!(
        run(21, "v1.0.0"),
        "git ls-remote -q origin\n\
         git fetch -f --depth=1 origin refs/tags/v1.0.0:refs/tags/v1.0.0\n\
         git fetch -f --depth=1 origin refs/tags/v1.1.0:refs/tags/v1.1.0"
    );
    assert_eq!(
        run(25, "HEAD"),
        "git ls-remote -q https://git.corp.test/lib.git\n\
         git -c protocol.version=2 fetch -f --depth=1 origin b887602e074d13829f207a651c0cb14012adc52c:refs/dummy\n\
         git -c protocol.version=2 fetch -f --depth=1 origin refs/tags/v1.1.0:refs/tags/v1.1.0"
    );
    assert_eq!(
        run(27, "v1.0.1-0.20240102030405-b887602e074d"),
        "git ls-remote -q --end-of-options https://git.corp.test/lib.git\n\
         git -c protocol.version=2 fetch -f --depth=1 --end-of-options origin \
         b887602e074d13829f207a651c0cb14012adc52c:refs/dummy\n\
         git fetch -f --end-of-options origin refs/heads/*:refs/heads/* refs/tags/*:refs/tags/*\n\
         git fetch --unshallow -f --end-of-options origin"
    );
}

#[test]
fn modules_share_their_repository() {
    let mut lone = Lone::new(27);
    lone.words("corp.test/lib", "v1.0.0");
    let before = lone.commands().len();
    lone.words("corp.test/lib/pkg", "main");
    let commands = lone.commands();
    assert!(commands[before..].iter().all(|command| !command.contains("ls-remote")), "{commands:?}");
}

#[test]
fn what_keeps_go_from_the_repository_means_not_there() {
    for (path, words) in [
        (
            "corp.test/none",
            "unrecognized import path \"corp.test/none\": reading https://corp.test/none?go-get=1: 404 Not Found",
        ),
        (
            "corp.test/cvs",
            "unrecognized import path \"corp.test/cvs\": https://corp.test/cvs?go-get=1: unknown vcs \"cvs\"",
        ),
        (
            "corp.test/noscheme",
            "unrecognized import path \"corp.test/noscheme\": https://corp.test/noscheme?go-get=1: invalid repo root \
             \"git.corp.test/lib.git\": no scheme",
        ),
        ("github.com/acme", "invalid github.com import path \"github.com/acme\""),
        ("git.corp.test/nope.git", "no secure protocol found for repository"),
    ] {
        let failure = Lone::new(27).stat(path, "v1.0.0").unwrap_err();
        assert_eq!((failure.text.as_str(), failure.not_found), (words, true), "{path}");
    }
}

#[test]
fn a_suffix_is_taken_off_and_schemes_are_tried() {
    let mut lone = Lone::new(27);
    lone.settings.insert("GOINSECURE", "git.corp.test");
    assert_eq!(lone.words("git.corp.test/nope.git", "v1.0.0"), "no protocol found for repository");
    let schemes: Vec<&str> = lone
        .commands()
        .iter()
        .filter_map(|command| command.strip_prefix("git ls-remote ")?.split(':').next())
        .collect();
    assert_eq!(schemes, ["git", "https", "http", "git+ssh", "ssh"]);
    let mut lone = Lone::new(27);
    lone.variables.insert("GIT_ALLOW_PROTOCOL", "http:https");
    assert_eq!(lone.words("git.corp.test/nope.git", "v1.0.0"), "no secure protocol found for repository");
    let commands = ["git ls-remote https://git.corp.test/nope", "git ls-remote http://git.corp.test/nope"];
    assert_eq!(lone.commands(), commands);
}

#[test]
fn missing_tools() {
    let mut words = Vec::new();
    for (minor, path) in [(24, "lib"), (27, "lib"), (25, "hg"), (27, "hg"), (27, "svn")] {
        let mut lone = Lone::new(minor);
        lone.world.git = false;
        let failure = lone.stat(&format!("corp.test/{path}"), "v1.0.0").unwrap_err();
        words.push(failure.text);
    }
    assert_eq!(
        words,
        [
            "git init --bare in /mod/cache/vcs/HASH: exec: \"git\": executable file not found in $PATH",
            "unable to resolve git version: failed to execute git version: exec: \"git\": executable file not found in $PATH",
            "hg clone -U -- https://git.corp.test/hg . in /mod/cache/vcs/HASH: exec: \"hg\": executable file not found in $PATH",
            "hg init . in /mod/cache/vcs/HASH: exec: \"hg\": executable file not found in $PATH",
            "corp.test/svn@v1.0.0: invalid version: unknown revision v1.0.0",
        ]
    );
}

#[test]
fn forward_proxies_by_the_rules_of_git_and_curl() {
    let syntax = |value: &str| format!("Unsupported proxy syntax in '{value}'");
    let paths = |value: &str| {
        format!(
            "Invalid proxy URL '{value}': only SOCKS proxies support paths\n\tfatal: remote helper 'https' aborted session"
        )
    };
    for (value, want) in [
        ("fwd.test:3128", String::new()),
        (" http://fwd.test:3128", String::new()),
        ("HTTP://FWD.TEST:3128/", String::new()),
        ("ftp://fwd.test:3128", String::new()),
        ("http://user:p%w@fwd.test:3128", String::new()),
        ("http://user:p@w@fwd.test:3128", String::new()),
        ("socks5h://fwd.test", String::new()),
        ("http://", String::new()),
        ("http://u:p@asks.test:3128", String::new()),
        ("http://u:x@asks.test:3128", "CONNECT tunnel failed, response 407".to_owned()),
        ("http://fwd.test:3128/p", paths("http://fwd.test:3128/p")),
        ("http://user:p#w@fwd.test:3128", paths("http://user:p#w@fwd.test:3128")),
        ("http://fwd.test:x", syntax("fwd.test:x")),
        ("http://fwd.test:3128 ", syntax("fwd.test:3128 ")),
        ("\"http://fwd.test:3128\"", syntax("fwd.test:3128\"")),
        ("http:fwd.test:3128", syntax("http:fwd.test:3128")),
        ("http://:3128", syntax(":3128")),
        ("none", "Could not resolve proxy: none".to_owned()),
        ("refused.test", "Failed to connect to refused.test port 1080 after 0 ms: Couldn't connect to server".to_owned()),
        ("https://refused.test", "Failed to connect to refused.test port 443 after 0 ms: Couldn't connect to server".to_owned()),
        (
            "http://user@fwd.test:3128",
            "could not read Password for 'http://user@fwd.test:3128': terminal prompts disabled\n\tfatal: remote helper \
             'https' aborted session"
                .to_owned(),
        ),
    ] {
        let mut lone = Lone::new(27);
        lone.variables.insert("https_proxy", value);
        let words = lone.words("corp.test/lib", "v1.0.0");
        let ok = if want.is_empty() { words == "v1.0.0" } else { words.ends_with(&want) };
        assert!(ok, "{value:?}: {words}");
    }
}

#[test]
fn which_variable_names_the_forward_proxy() {
    for (variables, want) in [
        (&[("HTTPS_PROXY", "a.test:1"), ("https_proxy", "b.test:1")][..], "http://b.test:1 by https_proxy"),
        (&[("HTTPS_PROXY", "a.test:1"), ("https_proxy", "")], ""),
        (&[("ALL_PROXY", "a.test:1")], "http://a.test:1 by ALL_PROXY"),
        (&[("HTTP_PROXY", "a.test:1"), ("http_proxy", "b.test:1")], ""),
        (&[("HTTPS_PROXY", "a.test:1"), ("NO_PROXY", "corp.test")], ""),
        (&[("HTTPS_PROXY", "a.test:1"), ("NO_PROXY", "corp.test"), ("no_proxy", "")], "http://a.test:1 by HTTPS_PROXY"),
        (
            &[
                ("HTTPS_PROXY", "a.test:1"),
                ("GIT_CONFIG_COUNT", "1"),
                ("GIT_CONFIG_KEY_0", "http.proxy"),
                ("GIT_CONFIG_VALUE_0", "c.test:1"),
            ],
            "http://c.test:1 by http.proxy",
        ),
    ] {
        let mut lone = Lone::new(27);
        lone.variables.extend(variables.iter().copied());
        lone.words("corp.test/lib", "v1.0.0");
        let via = lone.events.iter().find_map(|event| match event {
            Event::Tool(tool) => Some(tool.via.as_ref().map(|via| format!("{} by {}", via.proxy, via.variable))),
            _ => None,
        });
        assert_eq!(via.flatten().unwrap_or_default(), want, "{variables:?}");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_is_too_odd(
        root in "(git |hg |mod |https?://|ssh://|git.corp.test|/|@|:|\\[|\\]|%|\\PC){0,10}",
        proxy in "(https?://|socks5|:|@|/|%|\\[|fwd.test|\\PC){0,8}",
        config in "(url\\.|http\\.|\\.insteadof|\\.proxy|https://|\\PC){0,8}",
        revision in "(v1|v2|\\.0|-0|\\.|-|20240102030405|b887602|\\+incompatible|latest|\\PC){0,8}",
        minor in 21_u8..28,
    ) {
        let mut lone = Lone::new(minor);
        lone.roots.insert("corp.test/odd", Box::leak(root.into_boxed_str()));
        let config = [("GIT_CONFIG_KEY_0", config), ("https_proxy", proxy)];
        lone.variables.extend(config.map(|(name, value)| (name, &*Box::leak(value.into_boxed_str()))));
        lone.variables.extend([("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_VALUE_0", "https://git")]);
        for path in ["corp.test/odd", "corp.test/lib", "corp.test/lib/v2"] {
            let _ = lone.stat(path, &revision);
            if let Ok(Origin_::Code(mut code)) = lookup(&mut lone, path) {
                let _ = code.versions(&mut lone, &revision);
                let _ = code.go_mod(&mut lone, &revision);
                let _ = code.zip(&mut lone, &revision);
            }
        }
    }
}
