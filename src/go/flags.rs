//! Flags from GOFLAGS and from the command line: which are known, what they are set to; does nothing about them.

use super::flag_value::{boolean, check, split_quoted};
use super::quote::quote as quoted;
use super::subcommand::Takes;
use super::{Failure, Kind, Os, Release, Subcommand};

/// The flags of one run of go, and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flags {
    /// The subcommand.
    pub subcommand: Subcommand,
    /// What follows the flags.
    pub arguments: Vec<String>,
    /// The flags in the order in which they were set, each with its value; the last counts.
    set: Vec<(&'static str, String)>,
    /// The names in GOFLAGS, whether this subcommand has them or not.
    of_goflags: Vec<String>,
}

impl Flags {
    /// Reads GOFLAGS, then the arguments after the subcommand's name (`cmd/go/internal/base.SetFromGOFLAGS`,
    /// `flag.FlagSet.Parse`; for `go test` and `go vet`, where flags and packages mix, `cmd/go/internal/cmdflag`, with each
    /// flag that go does not know taken for the test's or vet's own).
    /// `-C` and its folder, which may come first, are skipped.
    ///
    /// # Errors
    /// In go's words.
    pub fn read(
        release: Release,
        os: Os,
        subcommand: Subcommand,
        goflags: &str,
        arguments: &[String],
    ) -> Result<Self, Failure> {
        let mut flags = Flags { subcommand, arguments: Vec::new(), set: Vec::new(), of_goflags: Vec::new() };
        flags.read_goflags(release, os, goflags)?;
        let skipped = match arguments.first().map(String::as_str) {
            Some("-C" | "--C") if arguments.len() > 1 => 2,
            Some(first) if first.starts_with("-C=") || first.starts_with("--C=") => 1,
            _ => 0,
        };
        flags.read_arguments(release, &arguments[skipped..])?;
        Ok(flags)
    }

    /// What a flag is set to.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.set.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a flag that takes nothing is on.
    pub fn is_on(&self, name: &str) -> bool {
        self.value(name).is_some_and(|value| boolean(value).unwrap_or(!value.is_empty()))
    }

    /// Whether GOFLAGS names the flag (`cmd/go/internal/base.InGOFLAGS`).
    pub fn in_goflags(&self, name: &str) -> bool {
        self.of_goflags.iter().any(|known| known == name)
    }

    fn read_goflags(&mut self, release: Release, os: Os, goflags: &str) -> Result<(), Failure> {
        let bug = |text: String| Failure::new(Kind::FlagError, format!("parsing $GOFLAGS: {text}"));
        // `go env` is what people look with when something is wrong.
        let lenient = self.subcommand == Subcommand::Env;
        let words = match split_quoted(goflags) {
            Ok(words) => words,
            Err(_) if lenient => Vec::new(),
            Err(text) => return Err(bug(text)),
        };
        for word in &words {
            let strange = !word.starts_with('-')
                || matches!(*word, "-" | "--")
                || ["---", "-=", "--="].iter().any(|start| word.starts_with(start));
            if strange && !lenient {
                return Err(bug(format!("non-flag {}", quoted(word))));
            }
            let name = bare(word).split('=').next().unwrap_or_default();
            if !strange && !lenient && !Subcommand::any_has(release, name) {
                return Err(bug(format!("unknown flag -{name}")));
            }
            self.of_goflags.push(name.to_owned());
        }
        let place = if os == Os::Windows { "%GOFLAGS%" } else { "$GOFLAGS" };
        for word in words.iter().filter(|word| word.starts_with('-')) {
            let (name, value) = match bare(word).split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (bare(word), None),
            };
            let Some((known, takes)) = self.subcommand.flag(release, name) else { continue };
            let nothing = matches!(takes, Takes::Boolean | Takes::Choice | Takes::BooleanOrAuto);
            let wrong = match (value, check(takes, value.unwrap_or_default(), release)) {
                (None, _) if nothing => None,
                (None, _) => Some(format!("flag needs an argument: -{name} (from {place})")),
                (Some(_), Ok(())) => None,
                (Some(value), Err(why)) => {
                    let kind = if nothing { "boolean value" } else { "value" };
                    Some(format!("invalid {kind} {} for flag -{name} (from {place}): {why}", quoted(value)))
                }
            };
            if let Some(text) = wrong {
                let text = format!("{text}\n{}", self.subcommand.usage(release));
                return Err(Failure::new(Kind::Unclassified, text));
            }
            self.set.push((known, value.unwrap_or("true").to_owned()));
        }
        Ok(())
    }

    fn read_arguments(&mut self, release: Release, arguments: &[String]) -> Result<(), Failure> {
        let mixed = matches!(self.subcommand, Subcommand::Test | Subcommand::Vet);
        let bare_failure = |kind, text: String| Failure { bare: true, ..Failure::new(kind, text) };
        let usage = |kind, text: String| bare_failure(kind, format!("{text}\n{}", self.subcommand.usage(release)));
        let mut set = Vec::new();
        let mut plain = Vec::new();
        // Among the flags of a test stands one list of packages; after an unknown flag there is none, and what follows
        // such a flag may be its value.
        let (mut closed, mut may_be_value) = (false, false);
        let mut rest = arguments;
        while let Some((word, after)) = rest.split_first() {
            rest = after;
            let after_unknown = std::mem::take(&mut may_be_value);
            if word == "--" {
                break;
            }
            let bare = bare(word);
            let strange = bare.starts_with(['-', '=']);
            if bare.len() == word.len() || bare.is_empty() || (strange && mixed) {
                if mixed && closed && after_unknown {
                    continue;
                }
                if mixed && closed {
                    break;
                }
                plain.push(word.clone());
                if mixed {
                    continue;
                }
                break;
            }
            if strange {
                return Err(usage(Kind::Unclassified, format!("bad flag syntax: {word}")));
            }
            closed |= !plain.is_empty();
            let (name, mut value) = match bare.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (bare, None),
            };
            let Some((known, takes)) = self.subcommand.flag(release, name) else {
                match (mixed, name) {
                    (true, "args") => break,
                    (false, "h" | "help") => {
                        return Err(bare_failure(Kind::Unclassified, self.subcommand.usage(release)));
                    }
                    (false, _) => {
                        return Err(usage(Kind::FlagError, format!("flag provided but not defined: -{name}")));
                    }
                    (true, _) => {}
                }
                closed = true;
                may_be_value = value.is_none();
                continue;
            };
            let nothing = matches!(takes, Takes::Boolean | Takes::Choice | Takes::BooleanOrAuto);
            if value.is_none() && !nothing {
                let Some((next, after)) = rest.split_first() else {
                    return Err(usage(Kind::Unclassified, format!("flag needs an argument: -{name}")));
                };
                (value, rest) = (Some(next.as_str()), after);
            }
            if let Some(value) = value
                && let Err(why) = check(takes, value, release)
            {
                let text = if nothing {
                    format!("invalid boolean value {} for -{name}: {why}", quoted(value))
                } else {
                    format!("invalid value {} for flag -{name}: {why}", quoted(value))
                };
                return Err(usage(Kind::Unclassified, text));
            }
            set.push((known, value.unwrap_or("true").to_owned()));
        }
        if !mixed {
            plain.extend_from_slice(rest);
        }
        self.set.append(&mut set);
        self.arguments = plain;
        Ok(())
    }

    /// What a subcommand refuses at once, before it looks at a module (`modget.runGet`, `work.BuildInit`,
    /// `modcmd.runGraph` and its kin, `list.runList`).
    ///
    /// # Errors
    /// In go's words.
    pub fn refused(&self, release: Release) -> Result<(), Failure> {
        let fail = |kind, text: &str| {
            let bare = text.starts_with("go list") || text.starts_with("-mod=");
            Err(Failure { bare, ..Failure::new(kind, text) })
        };
        match self.subcommand {
            Subcommand::Get => {
                if let Some(value) =
                    self.value("u").filter(|value| !matches!(*value, "true" | "false" | "patch" | "upgrade"))
                    && !value.is_empty()
                {
                    return fail(Kind::Unclassified, &format!("unknown upgrade flag -u={value}"));
                }
                if self.value("d").is_some() && !self.is_on("d") {
                    let said = if release.minor < 23 { "disabled" } else { "set to false" };
                    return fail(Kind::Unclassified, &format!("-d flag may not be {said}"));
                }
                if self.is_on("m") {
                    return fail(Kind::FlagError, "-m flag is no longer supported");
                }
                if self.is_on("insecure") {
                    return fail(Kind::FlagError, "-insecure flag is no longer supported; use GOINSECURE instead");
                }
            }
            Subcommand::ModGraph if !self.arguments.is_empty() => {
                return fail(Kind::Unclassified, "'go mod graph' accepts no arguments");
            }
            Subcommand::ModTidy if !self.arguments.is_empty() => {
                return fail(Kind::Unclassified, "'go mod tidy' accepts no arguments");
            }
            Subcommand::ModVendor if !self.arguments.is_empty() => {
                return fail(Kind::Unclassified, "'go mod vendor' accepts no arguments");
            }
            Subcommand::ModVerify if !self.arguments.is_empty() => {
                return fail(Kind::Unclassified, "verify takes no arguments");
            }
            Subcommand::List if self.value("f").is_some_and(|format| !format.is_empty()) && self.is_on("json") => {
                return fail(Kind::Unclassified, "go list -f cannot be used with -json");
            }
            Subcommand::List if !self.is_on("m") && self.value("reuse").is_some_and(|file| !file.is_empty()) => {
                return fail(Kind::Unclassified, "go list -reuse cannot be used without -m");
            }
            _ => {}
        }
        match self.value("mod") {
            None | Some("" | "mod" | "readonly" | "vendor") => {}
            Some(other) => {
                let text = format!("-mod={other} not supported (can be '', 'mod', 'readonly', or 'vendor')");
                return fail(Kind::Unclassified, &text);
            }
        }
        if self.subcommand == Subcommand::List {
            let wrong: &[(&str, &str)] = if self.is_on("m") {
                &[
                    ("compiled", "cannot be used with -m"),
                    ("deps", "cannot be used with -m"),
                    ("export", "cannot be used with -m"),
                    ("find", "cannot be used with -m"),
                    ("test", "cannot be used with -m"),
                ]
            } else {
                &[("u", "can only be used with -m"), ("versions", "can only be used with -m")]
            };
            if let Some((flag, why)) = wrong.iter().find(|(flag, _)| self.is_on(flag)) {
                return fail(Kind::Unclassified, &format!("go list -{flag} {why}"));
            }
        }
        Ok(())
    }
}

/// Without its one or two dashes.
fn bare(word: &str) -> &str {
    let one = word.strip_prefix('-').unwrap_or(word);
    one.strip_prefix('-').unwrap_or(one)
}

#[cfg(test)]
mod tests {
    use super::Flags;
    use crate::go::{Kind, Os, Release, Subcommand};

    fn read(release: Release, goflags: &str, line: &str) -> Result<Flags, (Kind, String)> {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
        let (subcommand, used) = Subcommand::of(&words).unwrap();
        Flags::read(release, Os::Linux, subcommand, goflags, &words[used..])
            .and_then(|flags| flags.refused(release).map(|()| flags))
            .map_err(|failure| {
                let first = failure.text.lines().next().unwrap_or_default();
                (failure.kind, if failure.bare { first.to_owned() } else { format!("go: {first}") })
            })
    }

    /// Said by go 1.21.13 and 1.27.3.
    #[test]
    fn refuses_in_the_words_of_go() {
        for (minor, goflags, line, want) in [
            (21, "-nosuch=1", "list -m x", "go: parsing $GOFLAGS: unknown flag -nosuch"),
            (27, "--nosuch", "get x", "go: parsing $GOFLAGS: unknown flag -nosuch"),
            (27, "x", "get x", "go: parsing $GOFLAGS: non-flag \"x\""),
            (27, "-=x", "get x", "go: parsing $GOFLAGS: non-flag \"-=x\""),
            (27, "--", "get x", "go: parsing $GOFLAGS: non-flag \"--\""),
            (27, "'-x", "get x", "go: parsing $GOFLAGS: unterminated ' string"),
            (27, "-mod", "list -m x", "go: flag needs an argument: -mod (from $GOFLAGS)"),
            (
                27,
                "-x=maybe",
                "list -m x",
                "go: invalid boolean value \"maybe\" for flag -x (from $GOFLAGS): parse error",
            ),
            (27, "-p=many", "build x", "go: invalid value \"many\" for flag -p (from $GOFLAGS): parse error"),
            (
                27,
                "-C=/tmp",
                "build x",
                "go: invalid value \"/tmp\" for flag -C (from $GOFLAGS): -C flag must be first flag on command line",
            ),
            (27, "", "mod download -mod=mod x", "flag provided but not defined: -mod"),
            (27, "", "mod download -nosuch x", "flag provided but not defined: -nosuch"),
            (27, "", "get -mod=mod x", "flag provided but not defined: -mod"),
            (27, "", "get -insecure x", "go: -insecure flag is no longer supported; use GOINSECURE instead"),
            (21, "", "get -insecure x", "go: -insecure flag is no longer supported; use GOINSECURE instead"),
            (27, "", "get -m x", "go: -m flag is no longer supported"),
            (21, "", "get -d=false x", "go: -d flag may not be disabled"),
            (27, "", "get -d=false x", "go: -d flag may not be set to false"),
            (27, "", "get -u=foo x", "go: unknown upgrade flag -u=foo"),
            (27, "", "list -mod=foo -m x", "-mod=foo not supported (can be '', 'mod', 'readonly', or 'vendor')"),
            (27, "", "list -m -reuse", "flag needs an argument: -reuse"),
            (27, "", "list -x=maybe -m x", "invalid boolean value \"maybe\" for -x: parse error"),
            (27, "", "list -versions x", "go list -versions can only be used with -m"),
            (27, "", "list -u x", "go list -u can only be used with -m"),
            (27, "", "list -m -test x", "go list -test cannot be used with -m"),
            (27, "", "list -f=x -json x", "go list -f cannot be used with -json"),
            (27, "", "list -reuse=x x", "go list -reuse cannot be used without -m"),
            (27, "", "mod tidy x", "go: 'go mod tidy' accepts no arguments"),
            (27, "", "mod graph x", "go: 'go mod graph' accepts no arguments"),
            (27, "", "mod verify x", "go: verify takes no arguments"),
            (27, "", "mod vendor x", "go: 'go mod vendor' accepts no arguments"),
            (27, "", "mod tidy -go=1.x", "invalid value \"1.x\" for flag -go: expecting a Go version like \"1.27.3\""),
            (
                27,
                "",
                "mod tidy -go=1.99",
                "invalid value \"1.99\" for flag -go: maximum supported Go version is 1.27.3",
            ),
            (
                27,
                "",
                "mod tidy -compat=go1.20",
                "invalid value \"go1.20\" for flag -compat: expecting a Go version like \"1.27.3\"",
            ),
            (
                27,
                "",
                "build -x -C /tmp",
                "invalid value \"/tmp\" for flag -C: -C flag must be first flag on command line",
            ),
            (
                27,
                "",
                "build -buildvcs=no x",
                "invalid boolean value \"no\" for -buildvcs: value is neither 'auto' nor a valid bool",
            ),
            (
                27,
                "",
                "build -ldflags=-w -gcflags=1 x",
                "invalid value \"1\" for flag -gcflags: missing =<value> in <pattern>=<value>",
            ),
            (27, "", "get ---x", "bad flag syntax: ---x"),
            (27, "", "get -=x", "bad flag syntax: -=x"),
            (21, "", "env -changed", "flag provided but not defined: -changed"),
            (21, "", "get -tool x", "flag provided but not defined: -tool"),
            (24, "-artifacts", "get x", "go: parsing $GOFLAGS: unknown flag -artifacts"),
            (27, "-modfile", "mod tidy", "go: flag needs an argument: -modfile (from $GOFLAGS)"),
        ] {
            let release = *Release::KNOWN.iter().find(|known| known.minor == minor).unwrap();
            assert_eq!(read(release, goflags, line).unwrap_err().1, want, "{minor} {goflags} {line}");
        }
    }

    #[test]
    fn a_flag_of_another_subcommand_is_ignored_in_goflags() {
        let flags =
            read(Release::NEWEST, "-insecure '-mod=vendor' --ldflags=-w -x", "mod download -json m@v1").unwrap();
        assert!(flags.is_on("x") && flags.is_on("json") && !flags.is_on("insecure"));
        assert_eq!((flags.value("mod"), flags.arguments.as_slice()), (None, &["m@v1".to_owned()][..]));
        assert!(flags.in_goflags("mod") && flags.in_goflags("ldflags") && !flags.in_goflags("modfile"));
        let flags = read(Release::NEWEST, "-mod=vendor", "list -C /src -mod=mod -m -u all -x").unwrap();
        assert_eq!(flags.value("mod"), Some("mod"));
        assert_eq!(flags.arguments, ["all", "-x"]);
        assert!(read(Release::NEWEST, "-nonsense 'x", "env GOFLAGS").is_ok());
    }

    #[test]
    fn packages_stand_among_the_flags_of_a_test() {
        for (line, packages, mode) in [
            ("test -v ./a ./b -mod=mod -run X", &["./a", "./b"][..], Some("mod")),
            ("test -unknown ./a -mod=mod", &[], Some("mod")),
            ("test ./a -args -mod=mod", &["./a"], None),
            ("test -test.v ./a -x ./b -mod=mod", &["./a"], None),
        ] {
            let flags = read(Release::NEWEST, "", line).unwrap();
            assert_eq!(
                (flags.arguments.as_slice(), flags.value("mod")),
                (packages.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>().as_slice(), mode),
                "{line}"
            );
        }
    }
}
