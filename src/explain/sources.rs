//! Where the rules of a story can be read, besides those that reasons and rules cite.

use crate::data::source::sources;

sources! {
    /// How go fetches over HTTP.
    WEB_CODE = "cmd/go/internal/web/http.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/web/http.go";
    /// The tools that go runs.
    VERSION_CONTROL = "Go Modules Reference: Version control systems", "https://go.dev/ref/mod#vcs";
    /// go's own code for repositories.
    VCS_CODE = "cmd/go/internal/vcs/vcs.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/vcs/vcs.go";
    /// How go runs git.
    GIT_CODE = "cmd/go/internal/modfetch/codehost/git.go", "https://go.googlesource.com/go/+/refs/heads/master/src/cmd/go/internal/modfetch/codehost/git.go";
    /// What is kept.
    MODULE_CACHE = "Go Modules Reference: Module cache", "https://go.dev/ref/mod#module-cache";
    /// What a module path is.
    MODULE_PATHS = "Go Modules Reference: Module paths", "https://go.dev/ref/mod#module-path";
    /// From a package to its module.
    RESOLVE_PACKAGE = "Go Modules Reference: Resolving a package to a module", "https://go.dev/ref/mod#resolve-pkg-mod";
    /// What `go get` does.
    GO_GET = "Go Modules Reference: go get", "https://go.dev/ref/mod#go-get";
    /// How the transport of go reaches hosts.
    TRANSPORT = "net/http: Transport", "https://pkg.go.dev/net/http#Transport";
}
