//! `go env`: what it prints, and what `-w` and `-u` make of the user's file; writes no file itself.

use super::quote::quote as quoted;
use super::start::{check_gowork, modules_are_off};
use super::{Body, Environment, Failure, Kind, Os, Read, Release, World};

/// What `go env -w` or `-u` does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The file that is written.
    pub path: String,
    /// What it then says.
    pub text: String,
    /// What go says about it, one a line; it succeeds all the same.
    pub warnings: Vec<String>,
}

/// What go names its own (`internal/cfg.KnownEnv`), and since which minor release where that is later than 1.21.
const KNOWN: &[(&str, u8)] = &[
    ("AR", 0),
    ("CC", 0),
    ("CGO_CFLAGS", 0),
    ("CGO_CFLAGS_ALLOW", 0),
    ("CGO_CFLAGS_DISALLOW", 0),
    ("CGO_CPPFLAGS", 0),
    ("CGO_CPPFLAGS_ALLOW", 0),
    ("CGO_CPPFLAGS_DISALLOW", 0),
    ("CGO_CXXFLAGS", 0),
    ("CGO_CXXFLAGS_ALLOW", 0),
    ("CGO_CXXFLAGS_DISALLOW", 0),
    ("CGO_ENABLED", 0),
    ("CGO_FFLAGS", 0),
    ("CGO_FFLAGS_ALLOW", 0),
    ("CGO_FFLAGS_DISALLOW", 0),
    ("CGO_LDFLAGS", 0),
    ("CGO_LDFLAGS_ALLOW", 0),
    ("CGO_LDFLAGS_DISALLOW", 0),
    ("CXX", 0),
    ("FC", 0),
    ("GCCGO", 0),
    ("GO111MODULE", 0),
    ("GO386", 0),
    ("GOAMD64", 0),
    ("GOARCH", 0),
    ("GOARM", 0),
    ("GOARM64", 23),
    ("GOAUTH", 24),
    ("GOBIN", 0),
    ("GOCACHE", 0),
    ("GOCACHEPROG", 0),
    ("GOENV", 0),
    ("GOEXE", 0),
    ("GOEXPERIMENT", 0),
    ("GOFIPS140", 24),
    ("GOFLAGS", 0),
    ("GOGCCFLAGS", 0),
    ("GOHOSTARCH", 0),
    ("GOHOSTOS", 0),
    ("GOINSECURE", 0),
    ("GOMIPS", 0),
    ("GOMIPS64", 0),
    ("GOMODCACHE", 0),
    ("GONOPROXY", 0),
    ("GONOSUMDB", 0),
    ("GOOS", 0),
    ("GOPATH", 0),
    ("GOPPC64", 0),
    ("GOPRIVATE", 0),
    ("GOPROXY", 0),
    ("GORISCV64", 23),
    ("GOROOT", 0),
    ("GOSUMDB", 0),
    ("GOTMPDIR", 0),
    ("GOTOOLCHAIN", 0),
    ("GOTOOLDIR", 0),
    ("GOVCS", 0),
    ("GOWASM", 0),
    ("GOWORK", 0),
    ("GO_EXTLINK_ENABLED", 0),
    ("PKG_CONFIG", 0),
];

/// The words that go takes for names of its own variables in this release.
pub fn known_variable(release: Release, name: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(known, since)| *known == name && release.minor >= *since).map(|(known, _)| *known)
}

/// What `go env NAME…` prints, one value a line (`cmd/go/internal/envcmd.runEnv`); of what depends on the machine, the
/// folder, the compiler or telemetry, only what a variable says.
///
/// # Errors
/// A name with `=` in it; GO111MODULE or GOWORK can't be.
pub fn env_values(environment: &Environment, release: Release, names: &[&str]) -> Result<String, Failure> {
    if let Some(name) = names.iter().find(|name| name.contains('=')) {
        let text = format!("invalid variable name {} (use -w to set variable)", quoted(name));
        return Err(Failure::new(Kind::Unclassified, text));
    }
    modules_are_off(environment)?;
    check_gowork(environment)?;
    let value = |name: &&str| match (*name, known_variable(release, name)) {
        ("GOENV", _) => environment.user_file_path().unwrap_or_default(),
        ("GOVERSION", _) => format!("go{release}"),
        ("GODEBUG", _) if release.minor >= 23 => environment.variable(name).unwrap_or_default().to_owned(),
        ("GOPACKAGESDRIVER", _) if release.minor >= 27 => environment.variable(name).unwrap_or_default().to_owned(),
        (_, Some(known)) => environment.setting(known).value,
        (_, None) if environment.in_files(name) => environment.written(name).value,
        _ => String::new(),
    };
    Ok(names.iter().map(|name| value(name) + "\n").collect())
}

/// `go env -w NAME=VALUE…` (`cmd/go/internal/envcmd.runEnvW`); `GOOS`, `GOARCH`, `GOEXPERIMENT`, `CC` and `CXX` are taken
/// as they are.
///
/// # Errors
/// What go says instead of writing.
pub fn env_write(
    environment: &Environment,
    release: Release,
    world: &dyn World,
    arguments: &[&str],
) -> Result<Rewrite, Failure> {
    if arguments.is_empty() {
        return Err(Failure::new(Kind::Unclassified, "no KEY=VALUE arguments given"));
    }
    let mut add: Vec<(&str, &str)> = Vec::new();
    let mut warnings = Vec::new();
    for argument in arguments {
        let Some((name, value)) = argument.split_once('=') else {
            let text = format!("arguments must be KEY=VALUE: invalid argument: {argument}");
            return Err(Failure::new(Kind::BadArguments, text));
        };
        check(environment, release, name, value)?;
        if add.iter().any(|(other, _)| *other == name) {
            return Err(Failure::new(Kind::BadArguments, format!("multiple values for key: {name}")));
        }
        add.push((name, value));
        if environment.variable(name).is_some_and(|of_process| of_process != value) {
            warnings
                .push(format!("warning: go env -w {name}=... does not override conflicting OS environment variable"));
        }
    }
    let relative = |value: &str| !value.is_empty() && !environment.os.is_absolute(value);
    if add.iter().any(|(name, value)| *name == "GOTMPDIR" && relative(value)) {
        return Err(Failure::new(Kind::Unclassified, "GOTMPDIR must be an absolute path"));
    }
    let path = path_of_file(environment)?;
    let text = match world.read(&path) {
        Read::File(Body::Text(text)) => text,
        Read::File(_) | Read::Missing => String::new(),
        unreadable => return Err(not_read(&path, &unreadable, environment.os)),
    };
    Ok(Rewrite { text: rewritten(&text, &add, &[]), path, warnings })
}

/// `go env -u NAME…` (`cmd/go/internal/envcmd.runEnvU`).
///
/// # Errors
/// What go says instead of writing.
pub fn env_unset(
    environment: &Environment,
    release: Release,
    world: &dyn World,
    names: &[&str],
) -> Result<Rewrite, Failure> {
    if names.is_empty() {
        return Err(Failure::new(Kind::Unclassified, "'go env -u' requires an argument"));
    }
    for name in names {
        check(environment, release, name, "")?;
    }
    let path = path_of_file(environment)?;
    match world.read(&path) {
        Read::File(Body::Text(text)) => Ok(Rewrite { text: rewritten(&text, &[], names), path, warnings: Vec::new() }),
        other => Err(not_read(&path, &other, environment.os)),
    }
}

/// Where the file is by now: at its start go has set `GOENV` to what it made of it, and `off` became empty.
fn path_of_file(environment: &Environment) -> Result<String, Failure> {
    let path = match environment.variable("GOENV") {
        Some("off") | None => environment.default_user_file_path(),
        Some(path) => Ok(path.to_owned()),
    };
    path.map_err(|why| Failure::new(Kind::Unclassified, format!("cannot find go env config: {why}")))
}

fn not_read(path: &str, found: &Read, os: Os) -> Failure {
    let why = match (found, os) {
        (Read::Folder, Os::Windows) => format!("read {path}: Incorrect function."),
        (Read::Folder, _) => format!("read {path}: is a directory"),
        (Read::Denied, Os::Windows) => format!("open {path}: Access is denied."),
        (Read::Denied, _) => format!("open {path}: permission denied"),
        (_, Os::Windows) => format!("open {path}: The system cannot find the file specified."),
        _ => format!("open {path}: no such file or directory"),
    };
    Failure::new(Kind::Unclassified, format!("reading go env config: {why}"))
}

/// Whether the value may be written under that name (`cmd/go/internal/envcmd.checkEnvWrite`).
fn check(environment: &Environment, release: Release, name: &str, value: &str) -> Result<(), Failure> {
    let fail = |text: String| Err(Failure::new(Kind::Unclassified, text));
    let fixed = match name {
        "GOEXE" | "GOGCCFLAGS" | "GOHOSTARCH" | "GOHOSTOS" | "GOMOD" | "GOWORK" | "GOTOOLDIR" | "GOVERSION" => true,
        "GOTELEMETRY" | "GOTELEMETRYDIR" => release.minor >= 24,
        "GOROOT" => release.minor >= 27,
        _ => false,
    };
    if fixed {
        return fail(format!("{name} cannot be modified"));
    }
    if name == "GOENV" || name == "GODEBUG" && release.minor >= 23 {
        return fail(format!("{name} can only be set using the OS environment"));
    }
    if known_variable(release, name).is_none() && !environment.in_files(name) {
        return Err(Failure::new(Kind::UnknownVariable, format!("unknown go command variable {name}")));
    }
    let relative = !value.is_empty() && !environment.os.is_absolute(value);
    match name {
        "GO111MODULE" if !matches!(value, "" | "auto" | "on" | "off") => {
            return fail(format!("invalid {name} value {}", quoted(value)));
        }
        "GOPATH" if value.starts_with('~') => {
            return fail(format!("GOPATH entry cannot start with shell metacharacter '~': {}", quoted(value)));
        }
        "GOPATH" | "GOMODCACHE" if relative => {
            return fail(format!("{name} entry is relative; must be absolute path: {}", quoted(value)));
        }
        _ => {}
    }
    if value.contains('\0') {
        return fail(format!("invalid NUL in {name}=... value"));
    }
    if value.contains(['\x0b', '\r', '\n']) {
        return fail(format!("invalid newline in {name}=... value"));
    }
    Ok(())
}

/// What a line sets, empty if nothing (`cmd/go/internal/envcmd.lineToKey`).
fn key(line: &str) -> &str {
    line.split_once('=').map(|(key, _)| key).filter(|key| !key.contains('#')).unwrap_or_default()
}

/// The file with some lines changed and some gone (`cmd/go/internal/envcmd.updateEnvFile`).
fn rewritten(text: &str, add: &[(&str, &str)], remove: &[&str]) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if let Some(last) = lines.last_mut()
        && !last.ends_with('\n')
    {
        last.push('\n');
    }
    for place in 0..lines.len() {
        let doubled =
            !key(&lines[place]).is_empty() && lines[place + 1..].iter().any(|after| key(after) == key(&lines[place]));
        if doubled {
            lines[place].clear();
        }
    }
    for (name, value) in add {
        let line = format!("{name}={value}\n");
        match lines.iter_mut().find(|line| key(line) == *name) {
            Some(old) => *old = line,
            None => lines.push(line),
        }
    }
    for line in &mut lines {
        if remove.contains(&key(line)) {
            line.clear();
        }
    }
    for run in lines.split_mut(|line| key(line).is_empty()) {
        run.sort_by(|a, b| key(a).cmp(key(b)));
    }
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::{env_unset, env_values, env_write};
    use crate::go::files_only::FilesOnly;
    use crate::go::{Environment, Os, Release, World};

    const FILE: &str = "/h/.config/go/env";

    fn on(file: &'static str, process: &[(&str, &str)]) -> (FilesOnly, Environment) {
        let mut world = FilesOnly::default();
        world.files.insert("/tmp/", "");
        if !file.is_empty() {
            world.files.insert(FILE, file);
        }
        let process =
            [("HOME", "/h")].iter().chain(process).map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let environment = Environment::load(process.collect(), Environment::GO_ENV, Os::Linux, &world as &dyn World);
        (world, environment)
    }

    /// Written by `go env -w` and `-u` of 1.27.3.
    #[test]
    fn rewrites_as_go_does() {
        const BEFORE: &str = "GOSUMDB=off\nGOPROXY=a\n# c\n\nGOPROXY=b\nGONOPROXY=x\nGOFLAGS=-x\nX Y=3";
        const AFTER: &str = "GOSUMDB=off\n# c\n\nGOAUTH=off\nGOFLAGS=-v\nGONOPROXY=x\nGOPRIVATE=q\nGOPROXY=b\nX Y=3\n";
        let (world, environment) = on(BEFORE, &[]);
        let arguments = ["GOPRIVATE=q", "GOAUTH=off", "GOFLAGS=-v"];
        let written = env_write(&environment, Release::NEWEST, &world, &arguments).unwrap();
        assert_eq!((written.path.as_str(), written.text.as_str()), (FILE, AFTER));
        let (world, environment) = on(AFTER, &[]);
        let unset = env_unset(&environment, Release::NEWEST, &world, &["GOPROXY"]).unwrap();
        assert_eq!(unset.text, AFTER.replace("GOPROXY=b\n", ""));
    }

    #[test]
    fn off_is_forgotten_before_the_file_is_written() {
        let (world, environment) = on("GOPROXY=b\n", &[("GOENV", "off"), ("GOSUMDB", "on")]);
        assert_eq!(environment.user_file, None);
        let written = env_write(&environment, Release::NEWEST, &world, &["GOPROXY=zz", "GOSUMDB=off"]).unwrap();
        assert_eq!((written.path.as_str(), written.text.as_str()), (FILE, "GOPROXY=zz\nGOSUMDB=off\n"));
        assert_eq!(
            written.warnings,
            ["warning: go env -w GOSUMDB=... does not override conflicting OS environment variable"]
        );
    }

    /// Said by 1.21.13, 1.26.6 and 1.27.3.
    #[test]
    fn refuses_in_the_words_of_go() {
        let release = |minor| *Release::KNOWN.iter().find(|known| known.minor == minor).unwrap();
        for (minor, process, arguments, want) in [
            (21, &[][..], &["GOAUTH=off"][..], "unknown go command variable GOAUTH"),
            (27, &[], &["HTTPS_PROXY=http://fwd.test:3128"], "unknown go command variable HTTPS_PROXY"),
            (26, &[], &["GOROOT=/x", "GOPATH=rel"], "GOPATH entry is relative; must be absolute path: \"rel\""),
            (27, &[], &["GOROOT=/x"], "GOROOT cannot be modified"),
            (27, &[], &["GOPROXY", "direct"], "arguments must be KEY=VALUE: invalid argument: GOPROXY"),
            (27, &[], &[], "no KEY=VALUE arguments given"),
            (27, &[], &["GOPROXY=a", "GOPROXY=b"], "multiple values for key: GOPROXY"),
            (27, &[], &["GOPROXY=a\nb"], "invalid newline in GOPROXY=... value"),
            (27, &[], &["GO111MODULE=x"], "invalid GO111MODULE value \"x\""),
            (27, &[], &["GOENV=x"], "GOENV can only be set using the OS environment"),
            (27, &[], &["GOPATH=~x"], "GOPATH entry cannot start with shell metacharacter '~': \"~x\""),
            (
                27,
                &[("HOME", "")],
                &["GOPROXY=a"],
                "cannot find go env config: neither $XDG_CONFIG_HOME nor $HOME are defined",
            ),
        ] {
            let (world, environment) = on("", process);
            let failure = env_write(&environment, release(minor), &world, arguments).unwrap_err();
            assert_eq!(failure.text, want);
        }
        for (process, want) in [
            (&[][..], "reading go env config: open /h/.config/go/env: no such file or directory"),
            (&[("GOENV", "/tmp")], "reading go env config: read /tmp: is a directory"),
        ] {
            let (world, environment) = on("", process);
            assert_eq!(env_unset(&environment, Release::NEWEST, &world, &["GOPROXY"]).unwrap_err().text, want);
        }
    }

    /// Printed by 1.27.3.
    #[test]
    fn prints_what_counts() {
        let (_, environment) = on("X Y=3\nGOPRIVATE=corp.test\n", &[("GOFLAGS", "-zz")]);
        let names = ["GOFLAGS", "FOO", "X Y", "GOVERSION", "GOENV", "GONOPROXY", "GOAUTH"];
        let want = "-zz\n\n3\ngo1.27.3\n/h/.config/go/env\ncorp.test\nnetrc\n";
        assert_eq!(env_values(&environment, Release::NEWEST, &names).unwrap(), want);
        let failure = env_values(&environment, Release::NEWEST, &["A=b"]).unwrap_err();
        assert_eq!(failure.text, "invalid variable name \"A=b\" (use -w to set variable)");
    }
}
