//! Where the rules of a story can be read, besides those that the plan cites.

use crate::data::source::Source;

/// Declares the sources and the list of them all.
macro_rules! sources {
    ($($(#[$doc:meta])* $name:ident = $title:literal, $url:literal;)+) => {
        $($(#[$doc])* pub(super) const $name: Source = Source { title: $title, url: $url };)+

        /// Every source.
        pub const SOURCES: &[Source] = &[$($name),+];
    };
}

sources! {
    /// How go fetches over HTTP.
    WEB_CODE = "cmd/go/internal/web/http.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/web/http.go";
    /// The checksum database.
    CHECKSUM_DATABASE = "Go Modules Reference: Checksum database", "https://go.dev/ref/mod#checksum-database";
    /// go.sum and what is held against it.
    AUTHENTICATING = "Go Modules Reference: Authenticating modules", "https://go.dev/ref/mod#authenticating";
    /// How a repository is found.
    FIND_REPOSITORY = "Go Modules Reference: Finding a repository for a module path", "https://go.dev/ref/mod#vcs-find";
    /// The tools that go runs.
    VERSION_CONTROL = "Go Modules Reference: Version control systems", "https://go.dev/ref/mod#vcs";
    /// Which tools may be run.
    GOVCS = "Go Modules Reference: Controlling version control tools with GOVCS", "https://go.dev/ref/mod#vcs-govcs";
    /// go's own code for repositories.
    VCS_CODE = "cmd/go/internal/vcs/vcs.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/vcs/vcs.go";
    /// How go runs git.
    GIT_CODE = "cmd/go/internal/modfetch/codehost/git.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/modfetch/codehost/git.go";
    /// What is kept.
    MODULE_CACHE = "Go Modules Reference: Module cache", "https://go.dev/ref/mod#module-cache";
    /// What a module path is.
    MODULE_PATHS = "Go Modules Reference: Module paths", "https://go.dev/ref/mod#module-path";
    /// What may follow the `@`.
    VERSION_QUERIES = "Go Modules Reference: Version queries", "https://go.dev/ref/mod#version-queries";
    /// From a package to its module.
    RESOLVE_PACKAGE = "Go Modules Reference: Resolving a package to a module", "https://go.dev/ref/mod#resolve-pkg-mod";
    /// What commands may change.
    BUILD_COMMANDS = "Go Modules Reference: Build commands", "https://go.dev/ref/mod#build-commands";
    /// What `go get` does.
    GO_GET = "Go Modules Reference: go get", "https://go.dev/ref/mod#go-get";
    /// Major versions in paths.
    MAJOR_VERSIONS = "Go Modules Reference: Major version suffixes", "https://go.dev/ref/mod#major-version-suffixes";
    /// Module mode and GOPATH mode.
    MODULE_AWARE = "Go Modules Reference: Module-aware commands", "https://go.dev/ref/mod#mod-commands";
    /// go's own settings.
    GO_ENV_COMMAND = "cmd/go: Print Go environment information", "https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information";
    /// How the transport of go reaches hosts.
    TRANSPORT = "net/http: Transport", "https://pkg.go.dev/net/http#Transport";
}
