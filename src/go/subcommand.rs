//! The subcommands of go that concern modules, and the flags that each has; reads no value.

use super::Release;

/// What a flag takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Takes {
    /// Nothing, or `=` and a boolean.
    Boolean,
    /// Nothing, or `=` and anything.
    Choice,
    /// Nothing, or `=` and a boolean or `auto`.
    BooleanOrAuto,
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// A Go version, not newer than go itself.
    GoVersion,
    /// Flags for a tool, with a pattern of packages and `=` in front or not.
    PerPackage,
    /// A folder; but the flag must come first on the command line, where it is taken away before.
    Folder,
}

/// Flags as words: `24:` in front is the minor release that brought it; then what it takes (`=` text, `#` number, `@` Go
/// version, `?` anything or nothing, `%` by package, `~` boolean or auto, `/` folder, nothing: boolean).
const BUILD: &str = "/C a asan %asmflags =buildmode ~buildvcs =compiler =debug-actiongraph =debug-runtime-trace \
    =debug-trace %gccgoflags %gcflags =installsuffix %ldflags linkshared modcacherw =modfile msan n =overlay #p =pgo \
    =pkgdir race =tags =toolexec trimpath v work x";
const COVER: &str = "cover =covermode =coverpkg";
const MODULE: &str = "/C modcacherw =modfile =overlay";

macro_rules! subcommands {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, [$($flags:expr),*], [$(($since:literal, $usage:literal)),+];)*) => {
        /// A subcommand of go.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Subcommand { $($(#[$doc])* $variant,)* }

        impl Subcommand {
            /// Every subcommand that the model knows.
            pub const ALL: &'static [Subcommand] = &[$(Subcommand::$variant,)*];

            /// Its words after `go`.
            pub const fn name(self) -> &'static str {
                match self { $(Subcommand::$variant => $name,)* }
            }

            const fn tables(self) -> &'static [&'static str] {
                match self { $(Subcommand::$variant => &[$($flags),*],)* }
            }

            const fn usages(self) -> &'static [(u8, &'static str)] {
                match self { $(Subcommand::$variant => &[$(($since, $usage)),+],)* }
            }
        }
    };
}

subcommands! {
    /// `go build`.
    Build = "build", [BUILD, COVER, "=mod 24:json =o"],
        [(0, "go build [-o output] [build flags] [packages]")];
    /// `go env`.
    Env = "env", ["/C json n u w x 23:changed"],
        [(0, "go env [-json] [-u] [-w] [var ...]"), (23, "go env [-json] [-changed] [-u] [-w] [var ...]")];
    /// `go get`.
    Get = "get", [BUILD, "d f fix insecure m t ?u 24:json 24:tool"],
        [(0, "go get [-t] [-u] [-v] [build flags] [packages]"), (24, "go get [-t] [-u] [-tool] [build flags] [packages]")];
    /// `go install`.
    Install = "install", [BUILD, COVER, "=mod 24:json"], [(0, "go install [build flags] [packages]")];
    /// `go list`.
    List = "list", [BUILD, COVER, "=mod compiled deps e export =f find ?json m retracted =reuse test u versions"],
        [(0, "go list [-f format] [-json] [-m] [list flags] [build flags] [packages]")];
    /// `go mod download`.
    ModDownload = "mod download", [MODULE, "json =reuse x"],
        [(0, "go mod download [-x] [-json] [-reuse=old.json] [modules]")];
    /// `go mod graph`.
    ModGraph = "mod graph", [MODULE, "@go x"], [(0, "go mod graph [-go=version] [-x]")];
    /// `go mod init`.
    ModInit = "mod init", [MODULE], [(0, "go mod init [module-path]")];
    /// `go mod tidy`.
    ModTidy = "mod tidy", [MODULE, "@compat e @go v x 23:diff"],
        [(0, "go mod tidy [-e] [-v] [-x] [-go=version] [-compat=version]"),
         (23, "go mod tidy [-e] [-v] [-x] [-diff] [-go=version] [-compat=version]")];
    /// `go mod vendor`.
    ModVendor = "mod vendor", [MODULE, "e =o v"], [(0, "go mod vendor [-e] [-v] [-o outdir]")];
    /// `go mod verify`.
    ModVerify = "mod verify", [MODULE], [(0, "go mod verify")];
    /// `go mod why`.
    ModWhy = "mod why", [MODULE, "m vendor"], [(0, "go mod why [-m] [-vendor] packages...")];
    /// `go run`.
    Run = "run", [BUILD, COVER, "=mod 24:json =exec"],
        [(0, "go run [build flags] [-exec xprog] package [arguments...]")];
    /// `go test`.
    Test = "test",
        [BUILD, COVER, "=mod =bench benchmem =benchtime =blockprofile =blockprofilerate c #count =coverprofile =cpu \
         =cpuprofile =exec failfast fullpath =fuzz =fuzzminimizetime =fuzztime json =list =memprofile =memprofilerate \
         =mutexprofile =mutexprofilefraction =o =outputdir #parallel =run short =shuffle =skip =timeout =trace =vet \
         26:artifacts"],
        [(0, "go test [build/test flags] [packages] [build/test flags & test binary flags]")];
    /// `go version`.
    Version = "version", ["/C m v 25:json"],
        [(0, "go version [-m] [-v] [file ...]"), (25, "go version [-m] [-v] [-json] [file ...]")];
    /// `go vet`.
    Vet = "vet", [BUILD, "=mod =vettool 26:#c 26:diff 26:fix 26:json"],
        [(0, "go vet [build flags] [-vettool prog] [vet flags] [packages]")];
}

/// Flags that only other subcommands have.
const ELSEWHERE: &str = "cache dropexclude 23:dropgodebug 25:dropignore dropreplace droprequire dropretract 24:droptool \
    dropuse exclude 26:fixtool fmt fuzzcache 23:godebug i 25:ignore modcache module print r replace require retract \
    testcache toolchain use 23:diff";

/// The words of a table: the name, what it takes; those of younger releases aside.
fn words(table: &'static str, release: Release) -> impl Iterator<Item = (&'static str, Takes)> {
    table.split_ascii_whitespace().filter_map(move |word| {
        let word = match word.split_once(':') {
            Some((since, word)) if since.parse().is_ok_and(|since: u8| release.minor >= since) => word,
            Some(_) => return None,
            None => word,
        };
        let takes = match word.as_bytes().first()? {
            b'=' => Takes::Text,
            b'#' => Takes::Number,
            b'@' => Takes::GoVersion,
            b'?' => Takes::Choice,
            b'~' => Takes::BooleanOrAuto,
            b'%' => Takes::PerPackage,
            b'/' => Takes::Folder,
            _ => return Some((word, Takes::Boolean)),
        };
        Some((&word[1..], takes))
    })
}

impl Subcommand {
    /// The subcommand in front of these arguments, and how many of them name it (`cmd/go.lookupCmd`).
    pub fn of(arguments: &[String]) -> Option<(Subcommand, usize)> {
        let first = arguments.first()?;
        let (name, used) = match arguments.get(1) {
            Some(second) if first == "mod" => (format!("mod {second}"), 2),
            _ => (first.clone(), 1),
        };
        Subcommand::ALL.iter().find(|known| known.name() == name).map(|known| (*known, used))
    }

    /// How it is used, as go prints it below a mistake.
    pub(super) fn usage(self, release: Release) -> String {
        let mut known = self.usages().iter().filter(|(since, _)| release.minor >= *since);
        let line = known.next_back().map_or("", |(_, line)| line);
        format!("usage: {line}\nRun 'go help {}' for details.", self.name())
    }

    /// What a flag of it takes. `test.` may stand in front of a flag of `go test` that is for the test itself; the model
    /// takes it in front of all.
    pub(super) fn flag(self, release: Release, name: &str) -> Option<(&'static str, Takes)> {
        let bare = name.strip_prefix("test.").filter(|_| self == Subcommand::Test).unwrap_or(name);
        self.tables().iter().flat_map(|table| words(table, release)).find(|(known, _)| *known == bare)
    }

    /// Whether any subcommand of go has the flag (`cmd/go/internal/base.hasFlag`).
    pub(super) fn any_has(release: Release, name: &str) -> bool {
        words(ELSEWHERE, release).any(|(known, _)| known == name)
            || Subcommand::ALL.iter().any(|command| command.flag(release, name).is_some())
    }
}
