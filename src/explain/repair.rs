//! What a list of patterns was evidently meant to say, where a slip keeps it from covering a path; knows no variable.

use crate::data::forges::is_forge;
use crate::go::pattern::matching;
use crate::secret::mask;

/// A slip that keeps a pattern from covering what it was meant to cover. Its text is `near.NAME`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Blanks around it, a carriage return included.
    Blank,
    /// Parted from its neighbours by something else than a comma.
    Separator,
    /// In quotes.
    Quotes,
    /// With a scheme, as an address.
    Scheme,
    /// With a version.
    Version,
    /// With `/...` at its end.
    Dots,
    /// With several slashes at its end.
    Slashes,
    /// With a port.
    Port,
    /// With capitals in its host.
    Capitals,
    /// With a last `/*` that wants one more element.
    Star,
    /// With a dot in front.
    LeadingDot,
    /// For subdomains, and the path is at the domain itself.
    Subdomains,
    /// For a domain, and the path is at a subdomain.
    Domain,
}

impl Mistake {
    /// Every mistake.
    pub const ALL: [Mistake; 13] = [
        Mistake::Blank,
        Mistake::Separator,
        Mistake::Quotes,
        Mistake::Scheme,
        Mistake::Version,
        Mistake::Dots,
        Mistake::Slashes,
        Mistake::Port,
        Mistake::Capitals,
        Mistake::Star,
        Mistake::LeadingDot,
        Mistake::Subdomains,
        Mistake::Domain,
    ];

    /// The name in JSON and in the texts.
    pub const fn name(self) -> &'static str {
        match self {
            Mistake::Blank => "blank",
            Mistake::Separator => "separator",
            Mistake::Quotes => "quotes",
            Mistake::Scheme => "scheme",
            Mistake::Version => "version",
            Mistake::Dots => "dots",
            Mistake::Slashes => "slashes",
            Mistake::Port => "port",
            Mistake::Capitals => "capitals",
            Mistake::Star => "star",
            Mistake::LeadingDot => "leading-dot",
            Mistake::Subdomains => "subdomains",
            Mistake::Domain => "domain",
        }
    }
}

/// A pattern with its slips, and what it was meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repair {
    /// As it stands between two commas, secrets replaced.
    pub(super) written: String,
    /// The slips, each of which is enough to make it cover nothing here.
    pub(super) mistakes: Vec<Mistake>,
    /// What to write there: one pattern, or several with commas. It covers the path.
    pub(super) instead: String,
}

/// What to write instead of one of the patterns of a list that does not cover the path.
pub(super) fn repair(list: &str, path: &str) -> Option<Repair> {
    if matching(list, path).is_some() {
        return None;
    }
    let all = list.split(',').filter_map(|written| mend_entry(written, path));
    all.min_by_key(|it| effort(&it.mistakes))
}

/// A slip of the pen is likelier than an error about domains.
fn effort(mistakes: &[Mistake]) -> (bool, usize) {
    let is_about_domains = |it: &Mistake| matches!(it, Mistake::Subdomains | Mistake::Domain);
    (mistakes.iter().any(is_about_domains), mistakes.len())
}

fn is_separator(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, ';' | '|' | '，' | '；' | '、')
}

fn mend_entry(written: &str, path: &str) -> Option<Repair> {
    let trimmed = written.trim();
    let mut patterns: Vec<String> =
        trimmed.split(is_separator).filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let mended = patterns.iter().enumerate().filter_map(|(place, pattern)| Some((place, mend(pattern, path)?)));
    let (place, (slips, mended)) = mended.min_by_key(|(_, (slips, _))| effort(slips))?;
    let around = if trimmed.contains(is_separator) {
        Some(Mistake::Separator)
    } else {
        (trimmed != written).then_some(Mistake::Blank)
    };
    *patterns.get_mut(place)? = mended;
    let instead = masked(&patterns.join(","));
    let mistakes: Vec<_> = around.into_iter().chain(slips).collect();
    let is_proven = !mistakes.is_empty() && matching(&instead, path).is_some();
    let visible = |ch: char| if ch.is_control() { ch.escape_default().to_string() } else { ch.to_string() };
    is_proven.then(|| Repair { written: masked(written).chars().map(visible).collect(), mistakes, instead })
}

/// Without the password of any address, whatever parts them.
fn masked(text: &str) -> String {
    mask(text).0.split_inclusive(is_separator).map(|word| mask(word).0).collect()
}

/// A slip, and a text without it.
type Slip = (Mistake, fn(&str) -> String);

/// Slips of the pen, in the order in which they are taken back.
const SLIPS: [Slip; 8] = [
    (Mistake::Quotes, |it| it.trim_matches(['"', '\'', '`', '“', '”', '‘', '’']).to_owned()),
    (Mistake::Scheme, without_scheme),
    (Mistake::Version, |it| it.split('@').next().unwrap_or_default().to_owned()),
    (Mistake::Dots, |it| it.strip_suffix("/...").unwrap_or(it).to_owned()),
    (Mistake::Slashes, |it| if it.ends_with("//") { it.trim_end_matches('/').to_owned() } else { it.to_owned() }),
    (Mistake::Port, without_port),
    (Mistake::Capitals, |it| {
        let (host, below) = host_and_below(it);
        host.to_ascii_lowercase() + below
    }),
    (Mistake::Star, |it| it.strip_suffix("/**").or_else(|| it.strip_suffix("/*")).unwrap_or(it).to_owned()),
];

/// The slips of one pattern and what it becomes without them, if that covers the path.
fn mend(pattern: &str, path: &str) -> Option<(Vec<Mistake>, String)> {
    let mut mistakes = Vec::new();
    let mut text = pattern.to_owned();
    for (mistake, take_back) in SLIPS {
        if covers(&text, path) {
            break;
        }
        let next = take_back(&text);
        // A last star is a slip only if nothing else keeps the path out.
        if next != text && (mistake != Mistake::Star || covers(&next, path)) {
            mistakes.push(mistake);
            text = next;
        }
    }
    if !covers(&text, path) {
        let (mistake, wider) = about_domains(&text, path)?;
        mistakes.push(mistake);
        text = wider;
    }
    Some((mistakes, text))
}

/// Whether a pattern covers the path, and by the name of its host: one without any is about everything.
fn covers(pattern: &str, path: &str) -> bool {
    let (host, _) = host_and_below(pattern);
    host.contains('.') && host.contains(char::is_alphanumeric) && matching(pattern, path).is_some()
}

/// The pattern for a domain and its subdomains, where it was meant for one of them and the path is at the other. A forge's
/// subdomains are not its users'.
fn about_domains(pattern: &str, path: &str) -> Option<(Mistake, String)> {
    let (host, below) = host_and_below(pattern);
    let (asked, _) = host_and_below(path);
    let (mistake, domain) = match (host.strip_prefix('.'), host.strip_prefix("*.")) {
        (Some(domain), _) => (Mistake::LeadingDot, domain),
        (None, Some(domain)) => (Mistake::Subdomains, domain),
        (None, None) => (Mistake::Domain, host),
    };
    let is_name = domain.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    // A whole top-level domain is meant by nobody who does not say so.
    let is_wide = mistake == Mistake::Domain && !domain.contains('.');
    if domain.is_empty() || !is_name || is_wide || is_forge(domain) || is_forge(asked) {
        return None;
    }
    let wider = format!("{domain}{below},*.{domain}{below}");
    matching(&wider, path).is_some().then_some((mistake, wider))
}

fn host_and_below(text: &str) -> (&str, &str) {
    text.split_at(text.find('/').unwrap_or(text.len()))
}

/// What an address means as a path, its login left out.
fn without_scheme(text: &str) -> String {
    let Some((scheme, after)) = text.split_once("://") else { return text.to_owned() };
    if !scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')) {
        return text.to_owned();
    }
    let (authority, below) = host_and_below(after);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let below = below.trim_end_matches('/');
    format!("{host}{}", below.strip_suffix(".git").unwrap_or(below))
}

fn without_port(text: &str) -> String {
    let (host, below) = host_and_below(text);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => format!("{name}{below}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Mistake::{
        Blank, Capitals, Domain, Dots, LeadingDot, Port, Quotes, Scheme, Separator, Slashes, Star, Subdomains, Version,
    };

    const BOTH: &str = "corp.test,*.corp.test";

    fn short(list: &str, path: &str) -> Option<(Vec<Mistake>, String)> {
        repair(list, path).map(|it| (it.mistakes, it.instead))
    }

    /// The oracle's `private/glob` observations in which go asked the proxy, and more of each kind.
    #[test]
    fn what_covers_nothing_is_repaired() {
        let lib = "corp.test/lib";
        let svc = "git.corp.test/team/svc";
        for (list, path, mistakes, instead) in [
            ("corp.test//", lib, vec![Slashes], "corp.test"),
            ("corp.test/lib/*", lib, vec![Star], lib),
            (".test", lib, vec![LeadingDot], "test,*.test"),
            ("*.corp.test", lib, vec![Subdomains], BOTH),
            ("corp.test/...", lib, vec![Dots], "corp.test"),
            ("corp.test/lib@v1.0.0", lib, vec![Version], lib),
            (" corp.test", lib, vec![Blank], "corp.test"),
            ("other.test, corp.test", lib, vec![Blank], "corp.test"),
            ("other.test corp.test", lib, vec![Separator], "other.test,corp.test"),
            ("\"corp.test\"", lib, vec![Quotes], "corp.test"),
            ("corp.test", svc, vec![Domain], BOTH),
            (".corp.test", svc, vec![LeadingDot], BOTH),
            (".corp.test", lib, vec![LeadingDot], BOTH),
            ("https://git.corp.test", svc, vec![Scheme], "git.corp.test"),
            ("https://me:hush@git.corp.test/team/svc.git/", svc, vec![Scheme], svc),
            ("git.corp.test:8443/team", svc, vec![Port], "git.corp.test/team"),
            ("other.test;git.corp.test", svc, vec![Separator], "other.test,git.corp.test"),
            ("other.test | git.corp.test", svc, vec![Separator], "other.test,git.corp.test"),
            ("other.test，git.corp.test", svc, vec![Separator], "other.test,git.corp.test"),
            ("git.corp.test/team/svc/**", svc, vec![Star], svc),
            ("Git.Corp.test", svc, vec![Capitals], "git.corp.test"),
            ("corp.test\r", lib, vec![Blank], "corp.test"),
            ("corp.test/team", svc, vec![Domain], "corp.test/team,*.corp.test/team"),
            ("corp.test/*", svc, vec![Domain], "corp.test/*,*.corp.test/*"),
            ("corp.test, *.corp.test", svc, vec![Blank], "*.corp.test"),
            ("'https://Git.corp.test:443/...'", svc, vec![Quotes, Scheme, Dots, Port, Capitals], "git.corp.test"),
            ("https://github.com/acme/tool.git", "github.com/acme/tool", vec![Scheme], "github.com/acme/tool"),
        ] {
            assert!(matching(list, path).is_none(), "{list} covers {path}");
            assert_eq!(short(list, path), Some((mistakes, instead.to_owned())), "{list} {path}");
        }
    }

    /// The oracle's `private/glob` observations in which go asked the proxy rightly or asked the origin, and more.
    #[test]
    fn no_false_alarm() {
        for (list, path) in [
            ("corp.test/li", "corp.test/lib"),
            ("corp", "corp.test/lib"),
            ("*/*/*", "corp.test/lib"),
            ("[^a-d]orp.test", "corp.test/lib"),
            ("[corp.test", "corp.test/lib"),
            ("!corp.test", "corp.test/lib"),
            ("off", "corp.test/lib"),
            ("*/v2", "corp.test/lib/v2"),
            ("git.corp.test/te", "git.corp.test/team/svc"),
            ("github.com/a", "github.com/acme/tool"),
            ("acme", "github.com/acme/tool"),
            ("corp.test/upper", "corp.test/Upper/Lib"),
            ("corp.test", "corp.test/lib"),
            ("other.test, other.test;[corp.test", "corp.test/lib"),
            ("orp.test", "corp.test/lib"),
            ("com", "git.corp.com/lib"),
            (".com", "github.com/acme/tool"),
            (" *", "github.com/acme/tool"),
            ("github.com/acme", "github.com/other/tool"),
            ("https://github.com/acme/...", "github.com/other/tool"),
            ("github.com/acme/*", "github.com/other/tool"),
            ("github.com/acme", "gist.github.com/acme/tool"),
            ("*.corp.example, corp.example", "rsc.io/quote"),
            ("", "corp.test/lib"),
            (" , ", "corp.test/lib"),
        ] {
            assert_eq!(repair(list, path), None, "{list} {path}");
        }
    }

    #[test]
    fn no_secret_comes_out() {
        let it = repair("https://me:hush@git.corp.test https://me:hush@other.test", "git.corp.test/lib").unwrap();
        assert!(!format!("{it:?}").contains("hush"), "{it:?}");
    }
}
