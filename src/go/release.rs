//! Which Go is modelled, and what changed when; knows no setting.

use std::fmt;

/// A release of Go, `1.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    /// The `27` of 1.27.3.
    pub minor: u8,
    /// The `3` of 1.27.3.
    pub patch: u8,
}

impl Release {
    /// The newest release that the model was held against, of each line, oldest first.
    pub const KNOWN: [Release; 7] = [
        Release::new(21, 13),
        Release::new(22, 10),
        Release::new(23, 9),
        Release::new(24, 11),
        Release::new(25, 5),
        Release::new(26, 6),
        Release::new(27, 3),
    ];

    /// The newest of all.
    pub const NEWEST: Release = Release::KNOWN[6];

    /// `1.minor.patch`.
    pub const fn new(minor: u8, patch: u8) -> Self {
        Release { minor, patch }
    }

    /// Reads `1.27`, `1.27.3`, `go1.27.3`; a line without a patch means the newest known of it. Older lines than 1.21
    /// and newer ones than the newest are none of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("go").unwrap_or(text).split('.');
        if parts.next() != Some("1") {
            return None;
        }
        let minor: u8 = parts.next()?.parse().ok()?;
        let known = *Release::KNOWN.iter().find(|known| known.minor == minor)?;
        match (parts.next(), parts.next()) {
            (None, _) => Some(known),
            (Some(patch), None) => Some(Release::new(minor, patch.parse().ok()?)),
            _ => None,
        }
    }

    /// Whether the change is in this release.
    pub fn has(self, change: Change) -> bool {
        let since = change.since();
        match since.iter().find(|(minor, _)| *minor == self.minor) {
            Some((_, patch)) => self.patch >= *patch,
            None => since.last().is_some_and(|(minor, _)| self.minor > *minor),
        }
    }
}

impl Default for Release {
    fn default() -> Self {
        Release::NEWEST
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}.{}", self.minor, self.patch)
    }
}

/// A change of behaviour between 1.21 and 1.27 that can be seen from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A 4xx over https is asked a second time (`cmd/go/internal/web/http.go`).
    RepeatsClientErrors,
    /// GOAUTH is read, and a URL with a login never meets netrc (`cmd/go/internal/auth`).
    Goauth,
    /// GOAUTH and netrc entries hold for the longest matching path, not for the host or the exact URL only.
    CredentialPathPrefix,
    /// `go install PACKAGE@VERSION` says whether the module is deprecated, so it looks for its newest version
    /// (`cmd/go/internal/load/pkg.go`).
    InstallLooksForDeprecation,
    /// go.sum is read for whatever is listed, since its sums are shown (`cmd/go/internal/modload/build.go`).
    ListedModulesHaveSums,
    /// Forward proxies may have any scheme (`golang.org/x/net/http/httpproxy`).
    AnyForwardScheme,
    /// A domain of `NO_PROXY` no longer matches the end of an IP address.
    NoSuffixOfAddresses,
    /// Brackets in a URL's host need an IPv6 address (`net/url`).
    BracketsNeedIpv6,
    /// Brackets may hold an IPv4 address in IPv6's clothes, `::ffff:1.2.3.4`.
    MappedInBrackets,
    /// Nothing stands before the brackets in a URL's host.
    BracketsBegin,
    /// A URL's host has at most one colon, before the port.
    OneColonInHost,
    /// That holds for http and https only; before, for all schemes but postgres's.
    OneColonForHttp,
    /// A reference without a path keeps what stands behind `scheme:` of the URL that it was found at.
    ResolvesOpaque,
    /// A path that begins with two slashes is not written as if it were a host.
    DoubleSlashEscaped,
    /// A group of an IPv6 address has at most four digits (`net/netip`).
    FourDigitsInGroup,
    /// A truncated answer is reported with its whole URL.
    WholeUrlInReadErrors,
    /// A malformed line of go.sum is an error.
    MalformedGoSumFails,
    /// An invalid version of one candidate does not end the lookup of a package.
    InvalidVersionIsMild,
    /// A database's answer that lacks the module is an error.
    MissingSumFails,
    /// A repository that is not there no longer counts as "not found", and is not asked for by an extra GET.
    MissingRepositoryIsFailure,
    /// A go-import tag may name a folder of the repository.
    GoImportFolder,
    /// Bazaar, and launchpad.net with it, are gone.
    NoBazaar,
    /// ssh may ask on the terminal: `BatchMode` is not forced.
    SshMayAsk,
    /// `git version` is run first.
    GitVersionFirst,
    /// `git ls-remote` is given the URL.
    LsRemoteByUrl,
    /// git is told with `protocol.version=2` how to fetch.
    GitProtocolVersion2,
    /// git is told where its options end (`cmd/go/internal/modfetch/codehost/git.go`).
    GitEndOfOptions,
    /// The tags of a commit are those of `git ls-remote`, too.
    TagsFromLsRemote,
    /// The folder of a go-import tag may begin neither with `/` nor with `-`.
    GoImportFolderChecked,
    /// `]]>` may stand in the quotes of a discovery page's tag (`encoding/xml`).
    CdataEndInQuotes,
    /// Mercurial's clone is made without the network, and asked for ancestors.
    MercurialByPull,
    /// A pseudo-version's go.mod is looked at before its ancestors (`cmd/go/internal/modfetch/coderepo.go`).
    GoModBeforeAncestors,
    /// Messages about repositories in folders name the repository.
    LocalRemoteNamed,
    /// Links in messages lead to go.dev.
    GoDevLinks,
    /// `invalid version` is said once.
    InvalidVersionOnce,
    /// The go command names itself in User-Agent.
    UserAgent,
}

impl Change {
    /// The first patch release with it of each line that got it in the middle, oldest line first; younger lines have it.
    pub const fn since(self) -> &'static [(u8, u8)] {
        match self {
            Change::WholeUrlInReadErrors
            | Change::MalformedGoSumFails
            | Change::InvalidVersionIsMild
            | Change::GitProtocolVersion2
            | Change::GoModBeforeAncestors => &[(22, 0)],
            Change::InstallLooksForDeprecation
            | Change::ListedModulesHaveSums
            | Change::AnyForwardScheme
            | Change::FourDigitsInGroup
            | Change::ResolvesOpaque => &[(23, 0)],
            Change::TagsFromLsRemote => &[(23, 6)],
            Change::NoSuffixOfAddresses => &[(23, 7), (24, 1)],
            Change::RepeatsClientErrors | Change::Goauth | Change::CdataEndInQuotes | Change::LocalRemoteNamed => {
                &[(24, 0)]
            }
            Change::BracketsNeedIpv6 => &[(24, 8), (25, 2)],
            Change::MappedInBrackets => &[(24, 10), (25, 4)],
            Change::CredentialPathPrefix
            | Change::MissingRepositoryIsFailure
            | Change::GoImportFolder
            | Change::SshMayAsk
            | Change::LsRemoteByUrl => &[(25, 0)],
            Change::OneColonInHost
            | Change::GitVersionFirst
            | Change::GitEndOfOptions
            | Change::GoImportFolderChecked
            | Change::MercurialByPull => &[(26, 0)],
            Change::BracketsBegin => &[(25, 8), (26, 1)],
            Change::OneColonForHttp => &[(26, 2)],
            Change::MissingSumFails => &[(26, 6), (27, 0)],
            Change::DoubleSlashEscaped => &[(27, 1)],
            Change::NoBazaar | Change::InvalidVersionOnce | Change::UserAgent | Change::GoDevLinks => &[(27, 0)],
        }
    }
}
