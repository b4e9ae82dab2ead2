//! Names the failure that a go command reports, from what it says; the names are those of `go::Kind`. Knows no case.

use std::sync::LazyLock;

use regex::Regex;

/// The first that fits counts, so the more specific come first.
const KINDS: &[(&str, &str)] = &[
    ("checksum-mismatch-go.sum", r"checksum mismatch\n\tdownloaded: .*\n\tgo\.sum:"),
    ("checksum-mismatch-sumdb", r"verifying (module|go\.mod): checksum mismatch"),
    ("sumdb-no-entry", r"checksum missing from sumdb response"),
    ("sumdb-disabled", r"checksum database disabled by GOSUMDB=off"),
    ("sumdb-misconfigured", r"(missing|invalid) GOSUMDB|invalid sumdb name"),
    (
        "sumdb-bad-data",
        r"verifying (module|go\.mod): .*(reading tree|malformed record|cannot authenticate|initializing sumdb)",
    ),
    ("sumdb-not-found", r"verifying (module|go\.mod): .*reading .*: (404 Not Found|410 Gone)"),
    ("sumdb-unreachable", r"verifying (module|go\.mod): "),
    ("sumdb-security-error", r"go\.sum database server misbehavior detected"),
    ("missing-go.sum-entry", r"missing go\.sum entry"),
    ("go.mod-updates-needed", r"updates to go\.mod needed|go: updates to go\.sum needed"),
    ("goproxy-off", r"module lookup disabled by GOPROXY=off"),
    ("goproxy-empty-list", r"GOPROXY list is not the empty string, but contains no entries"),
    ("goproxy-missing-scheme", r"invalid proxy URL missing scheme"),
    ("goproxy-bad-scheme", r"invalid proxy URL scheme"),
    ("goproxy-bad-file-url", r"invalid file:// proxy URL"),
    ("goproxy-bad-url", r#"\bparse ".*": "#),
    ("vendor-mode", r"(cannot query module due to|module lookup disabled by) -mod=|using the vendor directory"),
    ("govcs-disallowed", r"GOVCS disallows"),
    ("govcs-malformed", r"(entry|pattern|list|name).* in GOVCS"),
    ("goauth-misconfigured", r"go: GOAUTH"),
    ("toolchain-unavailable", r"toolchain not available"),
    ("toolchain-local-too-old", r"requires go >= .*\(running go|GOTOOLCHAIN=local\)"),
    ("toolchain-not-in-path", r#"cannot find "go[0-9.]+" in PATH"#),
    ("toolchain-invalid", r"invalid (GOTOOLCHAIN|toolchain)"),
    ("malformed-path", r"malformed module path|malformed import path|disallowed version string"),
    ("terminal-prompts-disabled", r"terminal prompts disabled"),
    ("ssh-failed", r"ssh: |Host key verification failed|Permission denied \(publickey"),
    ("vcs-missing", r"executable file not found in \$PATH"),
    ("git-tls", r"server certificate verification failed|SSL certificate problem"),
    ("git-failed", r"git (ls-remote|fetch|init|clone).*exit status"),
    ("redirect-insecure", r"redirected from secure URL"),
    ("credentials-on-http", r"refusing to pass credentials to insecure URL"),
    ("insecure-repo", r"insecure (URL|protocol)"),
    ("cgi-proxy", r"refusing to use HTTP_PROXY value in CGI environment"),
    ("forward-proxy-auth", r"Proxy Authentication Required"),
    (
        "forward-proxy-failed",
        r#"proxyconnect tcp|socks connect|malformed HTTP response|Get "https://[^"]*": [A-Z][a-z]+( [A-Za-z]+)*$"#,
    ),
    ("tls-unknown-authority", r"certificate signed by unknown authority|certificate is not trusted"),
    ("tls-expired", r"certificate has expired or is not yet valid"),
    ("tls-wrong-host", r"x509: certificate is valid for .*, not "),
    ("tls-http-response", r"server gave HTTP response to HTTPS client|first record does not look like a TLS handshake"),
    ("tls-handshake-timeout", r"TLS handshake timeout"),
    ("dns-no-such-host", r"no such host"),
    ("connection-refused", r"connection refused"),
    ("connection-reset", r"connection reset by peer"),
    ("timeout", r"i/o timeout|Client\.Timeout|deadline exceeded"),
    ("eof", r"\bEOF\b"),
    ("bad-zip", r"zip: not a valid zip file|has unexpected file"),
    ("bad-json", r"invalid response from proxy"),
    ("wrong-version", r"proxy returned info for version"),
    ("gomod-mismatch", r"parsing go\.mod:\n\s+module declares its path as"),
    ("discovery-mismatch", r"disagree about go-import|no go-import meta tags|unknown vcs|invalid repo root"),
    ("unauthorized-401", r": 401 Unauthorized"),
    ("forbidden-403", r": 403 Forbidden"),
    ("too-many-requests-429", r": 429 Too Many"),
    ("server-error-5xx", r": 5\d\d [A-Z]"),
    ("gone-410", r": 410 Gone"),
    ("not-found-404", r": 404 Not Found|[./](info|mod|zip|list): no such file"),
    ("client-error-4xx", r": 4\d\d [A-Z]"),
    ("status-not-200", r"reading \S+: [123]\d\d "),
    ("too-many-redirects", r"stopped after 10 redirects"),
    ("network-unreachable", r"network is unreachable|no route to host"),
    ("url-without-host", r"no Host in request URL"),
    ("not-a-known-dependency", r"not a known dependency"),
    ("no-required-module", r"no required module provides package"),
    ("modules-disabled", r"modules disabled by GO111MODULE=off"),
    ("malformed-go.sum", r"malformed go\.sum"),
    ("invalid-host-path", r"invalid \S+ import path|invalid version control suffix|no modules on example\.net"),
    ("no-protocol-found", r"no (secure )?protocol found for repository"),
    ("bad-range-query", r"ambiguous semantic version"),
    ("major-version-mismatch", r"module path must match major version"),
    ("path-mismatch", r"module declares its path as"),
    ("unknown-revision", r"unknown revision|invalid version"),
    ("no-matching-versions", r"no matching versions for query"),
    ("package-not-in-module", r"but does not contain package"),
    ("unrecognized-import-path", r"unrecognized import path"),
    ("not-covered-by-noproxy", r"path does not match GOPRIVATE/GONOPROXY"),
    ("disabled-by-noproxy", r"disabled by GOPRIVATE/GONOPROXY"),
    ("not-a-module-host", r"import path does not begin with hostname|malformed module path"),
    ("no-go.mod", r"go\.mod file not found"),
    ("unknown-variable", r"unknown go command variable"),
    ("bad-arguments", r"arguments must be KEY=VALUE|multiple values for key"),
    ("no-roots", r"failed to load system roots"),
    ("flag-error", r"parsing \$GOFLAGS|flag provided but not defined|is no longer supported"),
];

static COMPILED: LazyLock<Vec<(&'static str, Regex)>> = LazyLock::new(|| {
    let compile = |(kind, text): &(&'static str, &str)| {
        (*kind, Regex::new(&format!("(?m){text}")).unwrap_or_else(|error| panic!("{error}")))
    };
    KINDS.iter().map(compile).collect()
});

/// The kind of a failure, or `ok`.
pub(crate) fn kind(exit: i32, stderr: &str) -> &'static str {
    match exit {
        0 => "ok",
        _ => COMPILED.iter().find(|(_, pattern)| pattern.is_match(stderr)).map_or("other", |(kind, _)| kind),
    }
}

/// What go said, without what tells of progress, and without what differs from run to run.
pub(crate) fn tidy(stderr: &str) -> String {
    static CHANGING: LazyLock<[(Regex, &str); 6]> = LazyLock::new(|| {
        [
            (r"\d+\.\d+\.\d+\.\d+:\d+->", ""),
            (r"\[[0-9a-f:]+\]:\d+->", ""),
            (r"cache/vcs/[0-9a-f]{64}", "cache/vcs/HASH"),
            (r"current time \S+ is after \S+", "current time NOW is after THEN"),
            (r"(?m)^# get .*\n", ""),
            (r"(?m)^go: (downloading|finding|found|added|upgraded|downgraded) .*\n", ""),
        ]
        .map(|(pattern, instead)| (Regex::new(pattern).unwrap_or_else(|error| panic!("{error}")), instead))
    });
    let tidied = CHANGING
        .iter()
        .fold(stderr.to_owned(), |text, (pattern, instead)| pattern.replace_all(&text, *instead).into_owned());
    tidied.trim_end().to_owned()
}
