//! GOSUMDB: the checksum database's name, key and address; asks it nothing.

use super::base64::decode;
use super::{Failure, Kind, Release, World};

/// What the setting means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Database {
    /// The database's name, a host and perhaps a path; the signer of its tree heads.
    pub name: String,
    /// Its key, `name+hash+key`.
    pub key: String,
    /// Where it is asked, as written: no module proxy is asked to relay it. Whoever parses it says
    /// `invalid GOSUMDB URL: …` if it is none ([`Database::bad_url`]).
    pub base: Option<String>,
    /// Where it is asked if there is no such address, and no module proxy relays it.
    pub direct: String,
}

/// Keys that go knows (`cmd/go/internal/modfetch.knownGOSUMDB`).
const KNOWN: &[(&str, &str)] =
    &[("sum.golang.org", "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")];

impl Database {
    /// Reads the setting (`cmd/go/internal/modfetch.dbDial`, `golang.org/x/mod/sumdb/note.NewVerifier`).
    ///
    /// # Errors
    /// What go says instead of asking, after `verifying go.mod: ` or `verifying module: `.
    pub fn parse(setting: &str, release: Release, world: &dyn World) -> Result<Self, Failure> {
        let fail = |text: &str| Err(Failure::new(Kind::SumdbMisconfigured, text));
        let setting = match setting {
            "sum.golang.google.cn" => "sum.golang.org https://sum.golang.google.cn",
            "off" => return Err(Failure::new(Kind::SumdbDisabled, "checksum database disabled by GOSUMDB=off")),
            setting => setting,
        };
        let mut words = setting.split_whitespace();
        let Some(first) = words.next() else {
            return fail("missing GOSUMDB");
        };
        let base = words.next().map(str::to_owned);
        if words.next().is_some() {
            return fail("invalid GOSUMDB: too many fields");
        }
        let key = KNOWN.iter().find(|(name, _)| *name == first).map_or(first, |(_, key)| key);
        let name = match verifier(key, world) {
            Ok(name) => name,
            Err(why) => return fail(&format!("invalid GOSUMDB: {why}")),
        };
        if let Some(text) = bad_name(name, release) {
            return fail(&text);
        }
        Ok(Database { name: name.to_owned(), key: key.to_owned(), base, direct: format!("https://{name}") })
    }

    /// What go says where the address does not parse, `why` being net/url's own words.
    pub fn bad_url(why: &str) -> Failure {
        Failure::new(Kind::SumdbMisconfigured, format!("invalid GOSUMDB URL: {why}"))
    }
}

/// The name in a key that is well formed.
fn verifier<'a>(key: &'a str, world: &dyn World) -> Result<&'a str, &'static str> {
    const MALFORMED: &str = "malformed verifier id";
    let (name, rest) = key.split_once('+').unwrap_or((key, ""));
    let (hash, rest) = rest.split_once('+').unwrap_or((rest, ""));
    let hex = hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let bytes = decode(rest).unwrap_or_default();
    let Some((algorithm, public)) = bytes.split_first().filter(|_| hex && !name.is_empty()) else {
        return Err(MALFORMED);
    };
    if !world.key_hash(name, &bytes).eq_ignore_ascii_case(hash) {
        return Err("invalid verifier hash");
    }
    match (algorithm, public.len()) {
        (1, 32) => Ok(name),
        (1, _) => Err(MALFORMED),
        _ => Err("unknown verifier algorithm"),
    }
}

/// What go says of a name that is no `host[/path]`, none if it is one. It prints the parts of the URL that it made of it.
fn bad_name(name: &str, release: Release) -> Option<String> {
    let (rest, fragment) = name.split_once('#').unwrap_or((name, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    if !name.contains(['#', '?', '@', '%']) && !host.is_empty() && !name.ends_with('/') {
        return None;
    }
    let parts = if release.minor < 26 {
        format!(
            "Path:{path} RawPath: OmitHost:false ForceQuery:false RawQuery:{query} Fragment:{fragment} RawFragment:"
        )
    } else {
        format!(
            "Path:{path} Fragment:{fragment} RawQuery:{query} RawPath: RawFragment: ForceQuery:false OmitHost:false"
        )
    };
    Some(format!(
        "invalid sumdb name (must be host[/path]): {name} {{Scheme:https Opaque: User:{user} Host:{host} {parts}}}"
    ))
}

#[cfg(test)]
mod tests {
    use super::Database;
    use crate::go::files_only::FilesOnly;
    use crate::go::{Kind, Release};

    const TEST: &str = "AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    fn parse(setting: &str, minor: u8) -> Result<Database, (Kind, String)> {
        let release = *Release::KNOWN.iter().find(|known| known.minor == minor).unwrap();
        let parsed = Database::parse(&setting.replace("KEY", TEST), release, &FilesOnly::default());
        parsed.map_err(|failure| (failure.kind, failure.text))
    }

    #[test]
    fn names_and_addresses() {
        for (setting, name, base) in [
            ("sum.golang.org", "sum.golang.org", None),
            ("  sum.golang.org  ", "sum.golang.org", None),
            ("sum.golang.google.cn", "sum.golang.org", Some("https://sum.golang.google.cn")),
            ("sum.golang.org http://db.corp.example/x", "sum.golang.org", Some("http://db.corp.example/x")),
            ("sumdb.test+9efbd7a5+KEY", "sumdb.test", None),
            ("sumdb.test+9EFBD7A5+KEY sumdb2.test", "sumdb.test", Some("sumdb2.test")),
        ] {
            let database = parse(setting, 27).unwrap();
            assert_eq!((database.name.as_str(), database.base.as_deref()), (name, base), "{setting}");
            assert_eq!(database.direct, format!("https://{name}"));
            assert!(database.key.starts_with(name) && database.key.len() > 50, "{}", database.key);
        }
    }

    /// Said by go 1.21.13 and 1.27.3 (`go mod download`, after `verifying go.mod: `).
    #[test]
    fn refuses_in_the_words_of_go() {
        for (setting, minor, want) in [
            (" ", 21, "missing GOSUMDB"),
            ("OFF", 24, "invalid GOSUMDB: malformed verifier id"),
            ("off https://sumdb.test", 25, "invalid GOSUMDB: malformed verifier id"),
            (" sum.golang.google.cn", 27, "invalid GOSUMDB: malformed verifier id"),
            ("sumdb.test", 26, "invalid GOSUMDB: malformed verifier id"),
            ("https://sumdb.test", 21, "invalid GOSUMDB: malformed verifier id"),
            ("sumdb.test+eebbcbeb", 27, "invalid GOSUMDB: malformed verifier id"),
            ("sumdb.test/+00000000+AAAA", 22, "invalid GOSUMDB: invalid verifier hash"),
            ("sumdb.test+0000000+AAAA", 27, "invalid GOSUMDB: malformed verifier id"),
            ("+00000000+AAAA", 27, "invalid GOSUMDB: malformed verifier id"),
            ("x+00000000+", 27, "invalid GOSUMDB: malformed verifier id"),
            ("x+0000000g+AAAA", 27, "invalid GOSUMDB: malformed verifier id"),
            (
                "sumdb.test+4a682c29+AgABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                27,
                "invalid GOSUMDB: unknown verifier algorithm",
            ),
            (
                "sumdb.test+b5e26d02+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4=",
                27,
                "invalid GOSUMDB: malformed verifier id",
            ),
            ("sumdb.test+9efbd7a5+KEY http://x y", 27, "invalid GOSUMDB: too many fields"),
            (
                "sumdb.test/+727226c0+KEY",
                21,
                "invalid sumdb name (must be host[/path]): sumdb.test/ {Scheme:https Opaque: User: Host:sumdb.test Path:/ RawPath: OmitHost:false ForceQuery:false RawQuery: Fragment: RawFragment:}",
            ),
            (
                "sumdb.test/+727226c0+KEY",
                27,
                "invalid sumdb name (must be host[/path]): sumdb.test/ {Scheme:https Opaque: User: Host:sumdb.test Path:/ Fragment: RawQuery: RawPath: RawFragment: ForceQuery:false OmitHost:false}",
            ),
            (
                "/x+32d2c965+KEY",
                27,
                "invalid sumdb name (must be host[/path]): /x {Scheme:https Opaque: User: Host: Path:/x Fragment: RawQuery: RawPath: RawFragment: ForceQuery:false OmitHost:false}",
            ),
            (
                "a?b+5ac2377d+KEY",
                21,
                "invalid sumdb name (must be host[/path]): a?b {Scheme:https Opaque: User: Host:a Path: RawPath: OmitHost:false ForceQuery:false RawQuery:b Fragment: RawFragment:}",
            ),
            (
                "u@sumdb.test+70ec552e+KEY",
                27,
                "invalid sumdb name (must be host[/path]): u@sumdb.test {Scheme:https Opaque: User:u Host:sumdb.test Path: Fragment: RawQuery: RawPath: RawFragment: ForceQuery:false OmitHost:false}",
            ),
        ] {
            assert_eq!(parse(setting, minor), Err((Kind::SumdbMisconfigured, want.to_owned())), "{setting}");
        }
        let off = (Kind::SumdbDisabled, "checksum database disabled by GOSUMDB=off".to_owned());
        assert_eq!(parse("off", 27), Err(off));
    }
}
