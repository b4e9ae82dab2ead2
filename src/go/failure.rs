//! How a command of go fails: the kind, the words, and what the words mean to the loop over the hops.

/// What a failure means where several places or candidates are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The module was found, the package in it was not.
    PackageNotInModule,
    /// The module has no version that fits.
    NoMatchingVersion,
    /// `patch` without a version to patch.
    NoPatchBase,
    /// The path is no module path.
    InvalidPath,
    /// The version is not valid.
    InvalidVersion,
    /// Anything else.
    Other,
}

/// A failure, as go reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong.
    pub kind: Kind,
    /// The words, without the `go: ` in front.
    pub text: String,
    /// Whether it means "not there": the next hop is tried after a comma, too (`fs.ErrNotExist`).
    pub not_found: bool,
    /// What it means among candidates.
    pub class: Class,
    /// The words below the innermost `module@version: ` in front (`module.ModuleError`), if there is one.
    pub inner: Option<String>,
    /// The Go version that something needs, newer than the one that runs (`gover.TooNewError`).
    pub needs_go: Option<String>,
    /// The process ends at once, whoever asked (`base.Fatalf`).
    pub fatal: bool,
    /// go prints it without `go: ` in front.
    pub bare: bool,
}

impl Failure {
    /// A failure that is no "not found".
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        let text = text.into();
        let class = Class::Other;
        Failure { kind, text, not_found: false, class, inner: None, needs_go: None, fatal: false, bare: false }
    }

    /// A failure that means "not there".
    pub fn missing(kind: Kind, text: impl Into<String>) -> Self {
        Failure { not_found: true, ..Failure::new(kind, text) }
    }

    /// Of that class.
    #[must_use]
    pub fn of(self, class: Class) -> Self {
        Failure { class, ..self }
    }

    /// go never comes back: it waits for ever.
    pub fn hang() -> Self {
        Failure::new(Kind::Hang, "")
    }

    /// Whether go never comes back.
    pub fn hangs(&self) -> bool {
        self.kind == Kind::Hang
    }

    /// Whether nobody can go on after it.
    pub fn ends(&self) -> bool {
        self.hangs() || self.fatal
    }

    /// Ending the process.
    #[must_use]
    pub fn fatal(self) -> Self {
        Failure { fatal: true, ..self }
    }

    /// Of that module and version, or of the module as a whole if the version is empty (`module.ModuleError`).
    #[must_use]
    pub fn of_module(self, path: &str, version: &str) -> Self {
        if self.ends() {
            return self;
        }
        let words = if version.is_empty() { format!("module {path}: ") } else { format!("{path}@{version}: ") };
        let inner = Some(self.text.clone());
        Failure { inner, ..self.after(&words) }
    }

    /// With words in front.
    #[must_use]
    pub fn after(self, words: &str) -> Self {
        if self.ends() { self } else { Failure { text: format!("{words}{}", self.text), ..self } }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What went wrong; the names are those of `gooracle/classify.py` in the project's oracle.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// The name in reports and catalogues.
            pub const fn name(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }
        }
    };
}

kinds! {
    /// go.sum has another checksum.
    GoSumMismatch = "checksum-mismatch-go.sum",
    /// The checksum database has another checksum.
    SumdbMismatch = "checksum-mismatch-sumdb",
    /// The database's answer lacks the module.
    SumdbNoEntry = "sumdb-no-entry",
    /// A toolchain, and GOSUMDB=off.
    SumdbDisabled = "sumdb-disabled",
    /// GOSUMDB can't be used.
    SumdbMisconfigured = "sumdb-misconfigured",
    /// The database's answer is not one.
    SumdbBadData = "sumdb-bad-data",
    /// The database does not know the module.
    SumdbNotFound = "sumdb-not-found",
    /// The database, or the question whether a proxy relays it, failed otherwise.
    SumdbUnreachable = "sumdb-unreachable",
    /// go.sum lacks a line, and may not be written.
    MissingGoSumEntry = "missing-go.sum-entry",
    /// go.mod would have to change.
    GoModUpdatesNeeded = "go.mod-updates-needed",
    /// GOPROXY=off.
    ProxyOff = "goproxy-off",
    /// GOPROXY holds no entry.
    EmptyList = "goproxy-empty-list",
    /// A word in GOPROXY that is no keyword.
    MissingScheme = "goproxy-missing-scheme",
    /// A scheme in GOPROXY other than http, https, file.
    BadScheme = "goproxy-bad-scheme",
    /// A file URL with more than a path.
    BadFileUrl = "goproxy-bad-file-url",
    /// A URL that does not parse.
    BadUrl = "goproxy-bad-url",
    /// -mod=vendor.
    VendorMode = "vendor-mode",
    /// GOVCS forbids the tool.
    GovcsDisallowed = "govcs-disallowed",
    /// GOVCS does not parse.
    GovcsMalformed = "govcs-malformed",
    /// GOAUTH does not parse.
    GoauthMisconfigured = "goauth-misconfigured",
    /// A toolchain is not to be had.
    ToolchainUnavailable = "toolchain-unavailable",
    /// A newer Go is needed, and may not be fetched.
    ToolchainLocalTooOld = "toolchain-local-too-old",
    /// The toolchain is not in PATH.
    ToolchainNotInPath = "toolchain-not-in-path",
    /// GOTOOLCHAIN or a toolchain line does not parse.
    ToolchainInvalid = "toolchain-invalid",
    /// The path can't be a module's.
    MalformedPath = "malformed-path",
    /// git wants a login and may not ask.
    TerminalPromptsDisabled = "terminal-prompts-disabled",
    /// ssh failed.
    SshFailed = "ssh-failed",
    /// The version control tool is not there.
    VcsMissing = "vcs-missing",
    /// git does not trust the certificate.
    GitTls = "git-tls",
    /// git failed otherwise.
    GitFailed = "git-failed",
    /// https led to http.
    RedirectInsecure = "redirect-insecure",
    /// A login in an http URL.
    CredentialsOnHttp = "credentials-on-http",
    /// An http URL where https is needed.
    InsecureRepo = "insecure-repo",
    /// `REQUEST_METHOD` is set.
    CgiProxy = "cgi-proxy",
    /// The forward proxy wants a login.
    ForwardProxyAuth = "forward-proxy-auth",
    /// The forward proxy failed or refused.
    ForwardProxyFailed = "forward-proxy-failed",
    /// An unknown authority signed the certificate.
    TlsUnknownAuthority = "tls-unknown-authority",
    /// The certificate's time is over.
    TlsExpired = "tls-expired",
    /// The certificate names another host.
    TlsWrongHost = "tls-wrong-host",
    /// Plain HTTP where TLS was expected, or the other way round.
    TlsHttpResponse = "tls-http-response",
    /// No TLS within 10 s.
    TlsHandshakeTimeout = "tls-handshake-timeout",
    /// The name has no address.
    NoSuchHost = "dns-no-such-host",
    /// Nobody listens.
    ConnectionRefused = "connection-refused",
    /// The connection was reset.
    ConnectionReset = "connection-reset",
    /// No connection within 30 s, or no answer within a limit.
    Timeout = "timeout",
    /// The connection ended too early.
    Eof = "eof",
    /// The zip is none, or another module's.
    BadZip = "bad-zip",
    /// The .info is no JSON.
    BadJson = "bad-json",
    /// The .info names another version.
    WrongVersion = "wrong-version",
    /// go.mod declares another path.
    GoModMismatch = "gomod-mismatch",
    /// The discovery page has no usable tag.
    DiscoveryMismatch = "discovery-mismatch",
    /// 401.
    Unauthorized = "unauthorized-401",
    /// 403.
    Forbidden = "forbidden-403",
    /// 429.
    TooManyRequests = "too-many-requests-429",
    /// 500 to 599.
    ServerError = "server-error-5xx",
    /// 410.
    Gone = "gone-410",
    /// 404, or a file that is not there.
    NotFound = "not-found-404",
    /// Another 4xx.
    ClientError = "client-error-4xx",
    /// 1xx to 3xx, or another 2xx.
    StatusNot200 = "status-not-200",
    /// More than ten redirects.
    TooManyRedirects = "too-many-redirects",
    /// A URL without a host.
    UrlWithoutHost = "url-without-host",
    /// No version was given, and no go.mod has one.
    NotAKnownDependency = "not-a-known-dependency",
    /// An import that go.mod does not cover.
    NoRequiredModule = "no-required-module",
    /// GO111MODULE=off.
    ModulesDisabled = "modules-disabled",
    /// go.sum does not parse.
    MalformedGoSum = "malformed-go.sum",
    /// The path does not fit its host.
    InvalidHostPath = "invalid-host-path",
    /// No scheme of the repository answers.
    NoProtocolFound = "no-protocol-found",
    /// `<v1.2` and its kin.
    BadRangeQuery = "bad-range-query",
    /// The path lacks the major version's suffix.
    MajorVersionMismatch = "major-version-mismatch",
    /// go.mod declares another path than was asked for.
    PathMismatch = "path-mismatch",
    /// The repository has no such revision.
    UnknownRevision = "unknown-revision",
    /// No version fits.
    NoMatchingVersions = "no-matching-versions",
    /// The module has no such package.
    PackageNotInModule = "package-not-in-module",
    /// The import path leads nowhere.
    UnrecognizedImportPath = "unrecognized-import-path",
    /// The path does not begin with a host.
    NotAModuleHost = "not-a-module-host",
    /// No go.mod here.
    NoGoMod = "no-go.mod",
    /// `go env -w` of a variable that is not Go's.
    UnknownVariable = "unknown-variable",
    /// Arguments that make no sense.
    BadArguments = "bad-arguments",
    /// No certificates at all.
    NoRoots = "no-roots",
    /// A flag that is not known.
    FlagError = "flag-error",
    /// Waits for ever.
    Hang = "hang",
    /// What none of the others names.
    Unclassified = "other",
}
