//! GOTOOLCHAIN: which Go runs the command, and whether another must be found first; fetches none.

use std::cmp::Ordering;

use super::quote::quote as quoted;
use super::start::check_gowork;
use super::subcommand::Takes;
use super::{Environment, Failure, Kind, Os, Release, Subcommand, World, gover};

/// What runs the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// This go itself.
    Local,
    /// The toolchain of that name.
    Switch(String),
}

/// What go has found out when it starts; messages about a newer Go tell of it (`cmd/go/internal/gover.Startup`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Startup {
    /// GOTOOLCHAIN.
    pub gotoolchain: String,
    /// The go.mod or go.work that was looked at, as messages name it.
    pub file: Option<String>,
    /// Its go line, if that one decided.
    pub go_line: Option<String>,
    /// Its toolchain line, if that one decided.
    pub toolchain_line: Option<String>,
}

/// What was selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What runs the command.
    pub choice: Choice,
    /// What was found out.
    pub startup: Startup,
    /// `go install` and `go run` of `path@version` look at that module's go line first, under auto and path: the argument,
    /// and the version that it must exceed to make go switch (none: any that is newer than this go).
    pub install: Option<(String, Option<String>)>,
}

/// Selects the toolchain (`cmd/go/internal/toolchain.Select`). `arguments` are those after `go`; `file` is the go.work or
/// go.mod in charge, its name as messages have it and its text.
///
/// # Errors
/// GOTOOLCHAIN, or the toolchain line, does not parse.
pub fn select(
    environment: &Environment,
    release: Release,
    arguments: &[String],
    file: Option<(&str, &str)>,
) -> Result<Selection, Failure> {
    let gotoolchain = environment.setting("GOTOOLCHAIN").value;
    let mut startup = Startup { gotoolchain: gotoolchain.clone(), ..Startup::default() };
    let modules = match environment.setting("GO111MODULE").value.as_str() {
        "" | "on" => true,
        "auto" => file.is_some(),
        _ => false,
    };
    if !modules || is_exempt(release, arguments) || gotoolchain.is_empty() {
        let startup = Startup::default();
        return Ok(Selection { choice: Choice::Local, startup, install: None });
    }

    let invalid = |why: &str| {
        let text = format!("invalid GOTOOLCHAIN {}{why}", quoted(&gotoolchain));
        Err(Failure::new(Kind::ToolchainInvalid, text))
    };
    let (local, local_version) = (format!("go{release}"), release.to_string());
    let (mut name, mut version) = (local.clone(), local_version.clone());
    let mode = match gotoolchain.split_once('+') {
        _ if matches!(gotoolchain.as_str(), "auto" | "path") => gotoolchain.as_str(),
        split => {
            let (least, mode) = split.unwrap_or((&gotoolchain, ""));
            if least != "local" {
                let Some(of_name) = gover::of_toolchain(least) else {
                    let why = format!(": invalid minimum toolchain {}", quoted(least));
                    return invalid(if split.is_some() { &why } else { "" });
                };
                (name, version) = (least.to_owned(), of_name.to_owned());
            }
            if split.is_some() && !matches!(mode, "auto" | "path") {
                return invalid(": only version suffixes are +auto and +path");
            }
            mode
        }
    };

    let mut install = None;
    if !mode.is_empty() {
        check_gowork(environment).map_err(|failure| failure.after("go: "))?;
        let argument = package_at_version(release, arguments);
        let after_file = release.minor >= 25;
        if argument.is_none() || after_file {
            startup.file = file.map(|(short, _)| short.to_owned());
            if let Some((short, text)) = file {
                (name, version) = raised(release, (name, version), (short, text), &mut startup)?;
            }
        }
        install = argument.map(|argument| (argument, (release.minor >= 24).then_some(version)));
    }
    let choice = if name == local || name == "local" { Choice::Local } else { Choice::Switch(name) };
    if let Choice::Switch(name) = &choice
        && !name.starts_with("go1")
        && !name.contains("-go1")
    {
        return Err(Failure::new(Kind::ToolchainInvalid, format!("invalid GOTOOLCHAIN {}", quoted(name))));
    }
    Ok(Selection { choice, startup, install })
}

/// Commands that this go runs itself: a way out of a setting that went wrong.
fn is_exempt(release: Release, arguments: &[String]) -> bool {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["env", "GOTOOLCHAIN"] => true,
        ["env", "-w", setting] => setting.starts_with("GOTOOLCHAIN="),
        ["env", "GOMOD" | "GOWORK"] => release.minor >= 23,
        _ => false,
    }
}

/// The toolchain that the file wants, if it is newer.
fn raised(
    release: Release,
    least: (String, String),
    (short, text): (&str, &str),
    startup: &mut Startup,
) -> Result<(String, String), Failure> {
    let (mut name, mut version) = least;
    let toolchain = gover::line_of(text, "toolchain");
    if toolchain == "default" {
        startup.toolchain_line = Some(toolchain.to_owned());
        return Ok((name, version));
    }
    if !toolchain.is_empty() {
        let Some(wanted) = gover::of_toolchain(toolchain) else {
            let text = format!("invalid toolchain {} in {short}", quoted(toolchain));
            return Err(Failure::new(Kind::ToolchainInvalid, text));
        };
        let order = gover::compare(wanted, &version);
        if order == Ordering::Greater || (order == Ordering::Equal && release.minor < 22) {
            startup.toolchain_line = Some(toolchain.to_owned());
            (name, version) = (toolchain.to_owned(), wanted.to_owned());
        }
    }
    let go_line = gover::line_of(text, "go");
    if gover::compare(go_line, &version).is_gt() {
        let first = gover::is_language(go_line) && gover::compare(go_line, "1.21").is_ge();
        name = format!("go{go_line}{}", if first { ".0" } else { "" });
        go_line.clone_into(&mut version);
        startup.go_line = Some(go_line.to_owned());
        startup.toolchain_line = None;
    }
    Ok((name, version))
}

/// The `path@version` that `go install` or `go run` is given, as far as one can tell
/// (`cmd/go/internal/toolchain.maybeSwitchForGoInstallVersion`).
fn package_at_version(release: Release, arguments: &[String]) -> Option<String> {
    let (first, mut rest) = arguments.split_first()?;
    let command = match first.as_str() {
        "install" => Subcommand::Install,
        "run" => Subcommand::Run,
        _ => return None,
    };
    let known = if release.minor < 27 { Subcommand::Run } else { command };
    let mut package = "";
    while let Some((word, after)) = rest.split_first() {
        rest = after;
        if word == "--" {
            package = rest.first()?;
            break;
        }
        let Some(bare) = word.strip_prefix('-') else {
            package = word;
            break;
        };
        let bare = bare.strip_prefix('-').unwrap_or(bare);
        if bare.contains('=') || bare == "modcacherw" {
            continue;
        }
        match known.flag(release, bare) {
            None if command == Subcommand::Run => return None,
            None => {
                package = rest.last().filter(|last| !last.starts_with('-')).map_or(package, |last| last);
                break;
            }
            Some((_, Takes::Boolean | Takes::Choice | Takes::BooleanOrAuto)) => {}
            Some(_) => rest = rest.split_first()?.1,
        }
    }
    let (path, version) = package.split_once('@')?;
    let local = matches!(package, "." | "..") || package.starts_with("./") || package.starts_with("../");
    let absolute = Os::Linux.is_absolute(package) || Os::Windows.is_absolute(package);
    let of_go = matches!(path, "go" | "toolchain");
    (!local && !absolute && !path.is_empty() && !version.is_empty() && !of_go).then(|| package.to_owned())
}

/// Where a toolchain comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A program of that name is in PATH.
    InPath,
    /// It is a module, of that path and version.
    Module(&'static str, String),
}

/// Where a toolchain comes from (`cmd/go/internal/toolchain.Exec`). `platform` is system and processor, `linux-amd64`.
///
/// # Errors
/// It must be in PATH and is not.
pub fn find(environment: &Environment, world: &dyn World, name: &str, platform: &str) -> Result<Found, Failure> {
    if world.program(name) {
        return Ok(Found::InPath);
    }
    if has_path(environment) {
        return Err(Failure::new(Kind::ToolchainNotInPath, format!("cannot find {} in PATH", quoted(name))));
    }
    Ok(Found::Module("golang.org/toolchain", format!("v0.0.1-{name}.{platform}")))
}

/// What go says where the module of a toolchain was not to be had.
pub fn not_downloaded(name: &str, platform: &str, failure: Failure) -> Failure {
    if !failure.not_found {
        return failure.after(&format!("download {name}: "));
    }
    let version = gover::of_toolchain(name).unwrap_or_default();
    if gover::is_language(version) && gover::compare(version, "1.21").is_ge() {
        let text = format!("invalid toolchain: {name} is a language version but not a toolchain version ({name}.x)");
        return Failure::new(Kind::ToolchainInvalid, text);
    }
    let platform = platform.replacen('-', "/", 1);
    Failure::new(Kind::ToolchainUnavailable, format!("download {name} for {platform}: toolchain not available"))
}

/// Whether go may switch to a newer toolchain in the middle of a command, and fetch it
/// (`cmd/go/internal/toolchain.HasAuto`).
pub fn has_auto(environment: &Environment) -> bool {
    let setting = environment.setting("GOTOOLCHAIN").value;
    setting == "auto" || setting.ends_with("+auto")
}

/// Whether it may switch to one in PATH (`cmd/go/internal/toolchain.HasPath`).
pub fn has_path(environment: &Environment) -> bool {
    let setting = environment.setting("GOTOOLCHAIN").value;
    setting == "path" || setting.ends_with("+path")
}

/// The toolchain that serves a go line best: of the oldest language that will do the newest release, or one language
/// further if that one has no release yet. The list goes from old to new (`cmd/go/internal/toolchain.newerToolchain`).
///
/// # Errors
/// There is none.
pub fn newer(need: &str, list: &[String]) -> Result<String, Failure> {
    let mut latest = "";
    for version in list.iter().rev().take_while(|version| gover::compare(version, need).is_ge()) {
        if gover::language(latest) == gover::language(version) {
            continue;
        }
        let later = std::mem::replace(&mut latest, version);
        if !later.is_empty() && !gover::is_prerelease(later) {
            break;
        }
    }
    if latest.is_empty() {
        let text = format!("no releases found for go >= {need}");
        return Err(Failure::new(Kind::ToolchainLocalTooOld, text));
    }
    Ok(format!("go{latest}"))
}

impl Startup {
    /// What go says where something needs a newer Go (`cmd/go/internal/gover.TooNewError`).
    pub fn too_new(&self, release: Release, what: &str, version: &str) -> Failure {
        let mut why = String::new();
        if !matches!(self.gotoolchain.as_str(), "" | "auto") {
            why = format!("; GOTOOLCHAIN={}", self.gotoolchain);
        }
        match (&self.file, &self.toolchain_line, &self.go_line) {
            (Some(file), Some(line), _) => why = format!("{why}; {file} sets toolchain {line}"),
            (Some(file), None, Some(line)) => why = format!("{why}; {file} sets go {line}"),
            _ => {}
        }
        let text = format!("{what} requires go >= {version} (running go {release}{why})");
        Failure::new(Kind::ToolchainLocalTooOld, text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Startup, newer, select};
    use crate::go::{Environment, Release};

    fn environment(gotoolchain: &str) -> Environment {
        let process = [("GOTOOLCHAIN".to_owned(), gotoolchain.to_owned())].into();
        Environment { process, goroot_file: Environment::GO_ENV.to_owned(), ..Environment::default() }
    }

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn some_commands_are_never_handed_on() {
        let broken = environment("nonsense");
        for (minor, line, local) in [
            (21, "env GOTOOLCHAIN", true),
            (21, "env -w GOTOOLCHAIN=auto", true),
            (22, "env GOMOD", false),
            (23, "env GOMOD", true),
            (27, "env GOPROXY", false),
            (27, "version", false),
        ] {
            let selected = select(&broken, Release::new(minor, 9), &words(line), None);
            assert_eq!(selected.is_ok(), local, "{minor} {line}");
        }
    }

    #[test]
    fn an_argument_with_a_version_is_looked_at_first() {
        const FILE: Option<(&str, &str)> = Some(("go.mod", "module m\ngo 1.99.1\n"));
        let wanted = |name: &str| Choice::Switch(name.to_owned());
        for (minor, line, choice, install) in [
            (23, "install -v m@v1", Choice::Local, Some(("m@v1", None))),
            (24, "install -v m@v1", Choice::Local, Some(("m@v1", Some("1.24.9")))),
            (27, "install -v m@v1", wanted("go1.99.1"), Some(("m@v1", Some("1.99.1")))),
            (27, "install -ldflags -w -new x m@v1", wanted("go1.99.1"), Some(("m@v1", Some("1.99.1")))),
            (27, "run -modcacherw -- m@v1 x", wanted("go1.99.1"), Some(("m@v1", Some("1.99.1")))),
            (27, "run -new m@v1", wanted("go1.99.1"), None),
            (24, "install ./m@v1", wanted("go1.99.1"), None),
            (24, "install go@v1", wanted("go1.99.1"), None),
            (24, "get m@v1", wanted("go1.99.1"), None),
        ] {
            let selection = select(&environment("auto"), Release::new(minor, 9), &words(line), FILE).unwrap();
            let install = install.map(|(argument, least)| (argument.to_owned(), least.map(str::to_owned)));
            assert_eq!((selection.choice, selection.install), (choice, install), "{minor} {line}");
        }
    }

    /// Rows of `cmd/go/internal/toolchain/toolchain_test.go`.
    #[test]
    fn the_newest_of_the_oldest_language_that_will_do() {
        const CANDIDATE: &str = "1.39.0 1.39.1 1.39.2 1.40.0 1.40.1 1.40.2 1.41rc1";
        const TWO: &str = "1.39.0 1.39.1 1.39.2 1.40.0 1.40.1 1.40.2";
        const ZERO: &str = "1.39.0 1.39.1 1.39.2 1.40.0";
        for (need, list, want) in [
            ("1.30", ZERO, Some("go1.39.2")),
            ("1.38.1", CANDIDATE, Some("go1.39.2")),
            ("1.39.3", ZERO, Some("go1.40.0")),
            ("1.39.3", TWO, Some("go1.40.2")),
            ("1.40", CANDIDATE, Some("go1.40.2")),
            ("1.40.1", ZERO, None),
            ("1.41", CANDIDATE, Some("go1.41rc1")),
            ("1.41.0", CANDIDATE, None),
            ("1.40", "", None),
        ] {
            assert_eq!(newer(need, &words(list)).ok().as_deref(), want, "{need} {list}");
        }
        assert_eq!(newer("1.41", &words(TWO)).unwrap_err().text, "no releases found for go >= 1.41");
    }

    /// Cases of the family `toolchain` in the oracle's observations, and 1.27.3.
    #[test]
    fn tells_why_a_newer_go_is_not_used() {
        let release = Release::new(21, 13);
        let mut startup = Startup { gotoolchain: "local".to_owned(), ..Startup::default() };
        let said = |startup: &Startup| startup.too_new(release, "go.mod", "1.99.0").text;
        assert_eq!(said(&startup), "go.mod requires go >= 1.99.0 (running go 1.21.13; GOTOOLCHAIN=local)");
        startup = Startup { gotoolchain: "auto".to_owned(), file: Some("go.mod".to_owned()), ..Startup::default() };
        assert_eq!(said(&startup), "go.mod requires go >= 1.99.0 (running go 1.21.13)");
        startup.toolchain_line = Some("default".to_owned());
        let want = "go.mod requires go >= 1.99.0 (running go 1.21.13; go.mod sets toolchain default)";
        assert_eq!(said(&startup), want);
    }
}
