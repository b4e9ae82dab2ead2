//! Readers of go's settings, held to what the real go said (`tests/go_settings`), and to ending without a panic.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use goproxy_wizard::go::gotoolchain::{self, Choice};
use goproxy_wizard::go::{
    Answer, Body, Credentials, Dial, Endpoint, Environment, Failure, Flags, ModFile, Os, Pass, Passed, Read, Release,
    Repository, Request, Said, Shake, Subcommand, SumFile, Target, WorkFile, World, check_start, env_unset, env_values,
    env_write, gover, parse_netrc, split_quoted,
};
use proptest::prelude::*;

/// A machine with these files and no network.
#[derive(Default)]
struct Machine {
    files: BTreeMap<String, Read>,
}

impl World for Machine {
    fn dial(&self, _: &Endpoint) -> Dial {
        Dial::Refused
    }

    fn shake(&self, _: &Endpoint, _: Option<&Endpoint>, _: goproxy_wizard::go::Agent) -> Shake {
        Shake::Reset
    }
    fn answer(&self, _: &Request<'_>) -> Answer {
        Answer::Reset
    }
    fn pass(&self, _: &Endpoint, _: Option<&str>, _: &Pass<'_>) -> Passed {
        Passed::NotSpoken
    }
    fn repository(&self, _: &str, _: Option<&str>, _: Option<&Endpoint>) -> Repository {
        Repository::Status(404)
    }
    fn read(&self, path: &str) -> Read {
        self.files.get(path).cloned().unwrap_or(Read::Missing)
    }
    fn authorities(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn program(&self, _: &str) -> bool {
        false
    }
    fn helper(&self, command: &[String], url: Option<&str>) -> Said {
        Said::Output(format!("{}\n\n{}\n\n", url.unwrap_or("https://a.test"), command.join(" ")))
    }
    fn becomes(&self, _: &str) -> Option<Release> {
        None
    }
    fn sum_of_go_mod(&self, _: &str) -> String {
        String::new()
    }
    fn key_hash(&self, _: &str, _: &[u8]) -> String {
        "00000000".to_owned()
    }
}

fn environment(pairs: &[(&str, &str)]) -> Environment {
    Environment {
        process: pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        goroot_file: Environment::GO_ENV.to_owned(),
        ..Environment::default()
    }
}

fn recording(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/go_settings").join(name);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// What go prints for `go version`.
fn version(release: Release, gotoolchain: &str, go_mod: &str) -> Result<String, Failure> {
    let environment = environment(&[("GOTOOLCHAIN", gotoolchain)]);
    let arguments = ["version".to_owned()];
    let selection = gotoolchain::select(&environment, release, &arguments, Some(("go.mod", go_mod)))?;
    let name = match selection.choice {
        Choice::Local => return Ok(format!("go version go{release} linux/amd64")),
        Choice::Switch(name) => name,
    };
    gotoolchain::find(&environment, &Machine::default(), &name, "linux-amd64")?;
    let failure = Failure::missing(goproxy_wizard::go::Kind::ProxyOff, "module lookup disabled by GOPROXY=off");
    Err(gotoolchain::not_downloaded(&name, "linux-amd64", failure))
}

#[test]
fn toolchains_are_selected_as_go_selects_them() {
    let rows = recording("toolchains.tsv");
    assert!(rows.len() > 300);
    for row in rows {
        let [release, gotoolchain, go_mod, want] = row.as_slice() else { panic!("{row:?}") };
        let (release, go_mod) = (Release::parse(release).unwrap(), go_mod.replace('|', "\n"));
        let said = version(release, gotoolchain, &go_mod).unwrap_or_else(|failure| failure.text);
        assert_eq!(said, *want, "{release} {gotoolchain} {go_mod}");
    }
}

/// `\n`, `\t`, `\r`, `\\` and `\1` in a recording.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('1') => '\u{1}',
                _ => '\\',
            },
            letter => letter,
        });
    }
    out
}

#[test]
fn mod_files_are_read_as_go_reads_them() {
    let rows = recording("mod_files.tsv");
    assert!(rows.len() > 200);
    for row in rows {
        let [release, text, want] = row.as_slice() else { panic!("{row:?}") };
        let (release, text) = (Release::parse(release).unwrap(), plain(text));
        let said = match ModFile::parse_main(&text, release, Os::Linux) {
            Ok(file) if gover::compare(&file.go, &release.to_string()).is_gt() => {
                let startup = gotoolchain::Startup { gotoolchain: "local".to_owned(), ..Default::default() };
                startup.too_new(release, "go.mod", &file.go).text
            }
            Ok(_) => String::new(),
            Err(failure) => failure.text,
        };
        assert_eq!(said, plain(want), "{release} {text}");
    }
}

/// What a go.mod declares, a line for each thing.
fn listed(file: ModFile) -> String {
    let mut lines = vec![format!("OK {}", file.module), file.go, file.toolchain];
    lines.extend(
        file.require.iter().map(|it| format!("R {} {}{}", it.path, it.version, if it.indirect { " i" } else { "" })),
    );
    lines.extend(file.replace.iter().map(|it| {
        let ((path, version), (new_path, new_version)) = (&it.old, &it.new);
        format!("P {path} {version} {new_path} {new_version}")
    }));
    lines.extend(file.exclude.iter().map(|(path, version)| format!("E {path} {version}")));
    lines.extend(file.retract.iter().map(|(first, last)| format!("T {first} {last}")));
    lines.join("\n")
}

#[test]
fn mod_files_say_what_go_finds_in_them() {
    let rows = recording("mod_contents.tsv");
    assert!(rows.len() > 100);
    for row in rows {
        let [release, text, want] = row.as_slice() else { panic!("{row:?}") };
        let (release, text) = (Release::parse(release).unwrap(), plain(text));
        let said = match ModFile::parse_strict(&text, release, Os::Linux) {
            Ok(file) => listed(file),
            Err(failure) => format!("ERR errors parsing go.mod:\n{}", failure.text),
        };
        assert_eq!(said, plain(want), "{release} {text}");
    }
}

/// What `go env`, `-w` and `-u` print, and what the user's file says afterwards; the home folder is `@`.
#[test]
fn go_env_says_and_writes_what_go_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/go_settings/env.jsonl");
    let rows = fs::read_to_string(path).unwrap();
    assert!(rows.lines().count() > 100);
    for row in rows.lines() {
        let case: serde_json::Value = serde_json::from_str(row).unwrap();
        let text = |name: &str| case[name].as_str().unwrap_or_default();
        let release = Release::parse(text("go")).unwrap();
        let mut process: BTreeMap<String, String> = serde_json::from_value(case["env"].clone()).unwrap();
        process.insert("HOME".to_owned(), "@".to_owned());
        for value in process.values_mut() {
            *value = value.replace('@', "/@");
        }
        let mut machine = Machine::default();
        if let Some(file) = case["file"].as_str() {
            machine.files.insert("/@/.config/go/env".to_owned(), Read::File(Body::Text(file.to_owned())));
        }
        let environment = Environment::load(process, Environment::GO_ENV, Os::Linux, &machine);
        let arguments: Vec<String> = serde_json::from_value(case["args"].clone()).unwrap();
        let flag = match text("op") {
            "print" => None,
            flag => Some(format!("-{flag}")),
        };
        let line: Vec<String> =
            std::iter::once("env".to_owned()).chain(flag).chain(arguments.iter().cloned()).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let done = gotoolchain::select(&environment, release, &line, None)
            .and_then(|_| check_start(&environment, release))
            .and_then(|()| match text("op") {
                "print" => env_values(&environment, release, &arguments).map(|out| (out, None)),
                "w" => env_write(&environment, release, &machine, &arguments).map(|it| (String::new(), Some(it))),
                _ => env_unset(&environment, release, &machine, &arguments).map(|it| (String::new(), Some(it))),
            });
        match done {
            Ok((out, rewrite)) => {
                assert_eq!(out.replace("/@", "@"), text("out"), "{row}");
                let Some(rewrite) = rewrite else { continue };
                assert_eq!(rewrite.text, text("after"), "{row}");
                assert_eq!(rewrite.warnings.join("\n"), text("err").trim_end(), "{row}");
            }
            // Warnings about what comes before the mistake stand before it.
            Err(failure) => {
                let said = text("err").lines().filter(|line| !line.starts_with("warning: ")).collect::<Vec<_>>();
                assert_eq!(format!("go: {}", failure.text).replace("/@", "@"), said.join("\n"), "{row}");
            }
        }
    }
}

/// Words that readers of settings look for, between anything.
fn pieces() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "module ",
        "go ",
        "1.21",
        "toolchain ",
        "require ",
        "(",
        ")",
        "=>",
        "replace ",
        "exclude ",
        "retract ",
        "[",
        "]",
        ",",
        "v1.0.0",
        "a.test/b",
        "\n",
        "\r\n",
        " ",
        "\t",
        "//",
        "/*",
        "\"",
        "`",
        "'",
        "\\",
        "\\x4",
        "indirect",
        "machine ",
        "login ",
        "password ",
        "default",
        "macdef ",
        "=",
        ";",
        "netrc",
        "git ",
        "off",
        "-",
        "--",
        "-x",
        "-mod=vendor",
        "+auto",
        "go1.99",
        "+",
        "h1:",
        "https://a.test/",
        "@",
        "GOPROXY=",
        "GOENV",
        "é",
        "\u{0}",
        "\u{feff}",
        "C:\\",
        "/",
        "../",
    ];
    let word = prop_oneof![4 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(word, 0..12).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever is written, each reader comes to an end.
    #[test]
    fn nothing_panics(
        text in pieces(),
        more in pieces(),
        release in prop::sample::select(&Release::KNOWN[..]),
        os in prop::sample::select(&[Os::Linux, Os::Macos, Os::Windows][..]),
        subcommand in prop::sample::select(Subcommand::ALL),
    ) {
        let mut machine = Machine::default();
        machine.files.insert(more.clone(), Read::Folder);
        let names = ["GOENV", "HOME", "USERPROFILE", "AppData", "GOAUTH", "GOFLAGS", "GOTOOLCHAIN", "NETRC", "GOPATH"];
        let process = names.iter().enumerate().map(|(place, name)| {
            ((*name).to_owned(), if place % 2 == text.len() % 2 { text.clone() } else { more.clone() })
        });
        let environment = Environment::load(process.collect(), &text, os, &machine);
        for name in ["GOPROXY", "GOMODCACHE", "GONOPROXY", "GOAUTH"] {
            let _ = environment.setting(name);
        }
        let _ = env_write(&environment, release, &machine, &[&text, &more]);
        let _ = env_unset(&environment, release, &machine, &[&text, &more]);
        let _ = env_values(&environment, release, &[&text, &more]);
        let words: Vec<String> = text.split(' ').chain(more.split(' ')).map(str::to_owned).collect();
        let _ = Subcommand::of(&words);
        if let Ok(flags) = Flags::read(release, os, subcommand, &more, &words) {
            let _ = flags.refused(release);
        }
        let _ = split_quoted(&text);
        let _ = parse_netrc(&text);
        let url = format!("https://{text}");
        let target = Target { url: &url, host: &more };
        let mut credentials = Credentials::new(&environment, release, &machine);
        let _ = credentials.for_request(&machine, target);
        let _ = credentials.after_client_error(&machine, target);
        let _ = gotoolchain::select(&environment, release, &words, Some(("go.mod", &text)));
        let _ = gotoolchain::newer(&more, &words);
        let _ = gover::compare(&text, &more);
        let _ = ModFile::parse_main(&text, release, os);
        let _ = ModFile::parse_strict(&text, release, os);
        let _ = ModFile::parse_lax(&text, release);
        let _ = WorkFile::parse(&text, release, os);
        let _ = SumFile::parse(release, "go.sum", &text, false);
        let _ = (os.clean(&text), os.join(&text, &more), os.is_absolute(&text));
    }

    /// Of two versions, one is older than the other the other way round.
    #[test]
    fn versions_have_an_order(a in "1(\\.[0-9]{1,2}){0,2}((rc|beta)[0-9]?)?", b in "1(\\.[0-9]{1,2}){0,2}((rc|beta)[0-9]?)?") {
        prop_assert_eq!(gover::compare(&a, &b), gover::compare(&b, &a).reverse());
    }
}
