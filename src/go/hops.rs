//! The list of hops that GOPROXY and GONOPROXY make, and the loop over it; knows no module.

use std::rc::Rc;

use super::session::Session;
use super::url::Url;
use super::{Environment, Event, Failure, Hop, HopKind, Kind, Operation, Release, Verdict};

/// A hop with what it takes to use it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) hop: Hop,
    /// The URL of a module proxy, as it is fetched from.
    pub(crate) url: Option<Url>,
    /// The word that go has for it; two entries with the same word share what was remembered (`lookupCacheKey`).
    pub(crate) key: String,
}

/// The list, in order.
pub(crate) type Hops = Vec<Entry>;

/// Reads GOPROXY as `modfetch.proxyList` does: one bad entry before `off` or `direct` fails all of it.
pub(crate) fn parse(environment: &Environment, release: Release) -> Result<Hops, Failure> {
    let list = environment.setting("GOPROXY").value;
    let mut hops = Hops::new();
    let mut add = |kind: HopKind, url: Option<Url>, any_error| {
        let place = hops.len();
        let key = match (&kind, &url) {
            (_, Some(url)) => url.to_string(),
            (HopKind::Direct, _) => "direct".to_owned(),
            (HopKind::Off, _) => "off".to_owned(),
            (_, None) => "noproxy".to_owned(),
        };
        hops.push(Entry { hop: Hop { place, kind, any_error }, url, key });
    };
    let covered = !environment.setting("GONOPROXY").value.is_empty() && list != "direct";
    if covered {
        add(HopKind::NoProxy, None, false);
    }
    let mut rest = list.as_str();
    let mut found = false;
    while !rest.is_empty() {
        let (word, any_error);
        match rest.find([',', '|']) {
            Some(at) => {
                (word, any_error) = (&rest[..at], rest[at..].starts_with('|'));
                rest = &rest[at + 1..];
            }
            None => (word, any_error, rest) = (rest, false, ""),
        }
        let word = word.trim();
        if word.is_empty() {
            continue;
        }
        found = true;
        match word {
            "off" => {
                add(HopKind::Off, None, false);
                break;
            }
            "direct" => {
                add(HopKind::Direct, None, false);
                break;
            }
            _ => {}
        }
        let whole = if word.contains(['.', ':', '/']) && !word.contains(":/") && !word.starts_with('/') {
            format!("https://{word}")
        } else {
            word.to_owned()
        };
        let url = proxy_url(&whole, release)?;
        add(HopKind::Proxy(url.redacted()), Some(url), any_error);
    }
    if found {
        return Ok(hops);
    }
    let text = "GOPROXY list is not the empty string, but contains no entries";
    Err(Failure::new(Kind::EmptyList, text))
}

/// A URL that a module proxy may have (`modfetch.newProxyRepo`).
pub(crate) fn proxy_url(text: &str, release: Release) -> Result<Url, Failure> {
    let url = Url::parse(text, release).map_err(|why| Failure::new(Kind::BadUrl, why))?;
    match url.scheme.as_str() {
        "http" | "https" => Ok(url),
        "file" if has_only_path(&url) => Ok(url),
        "file" => {
            let text = format!("invalid file:// proxy URL with non-path elements: {}", url.redacted());
            Err(Failure::new(Kind::BadFileUrl, text))
        }
        "" => Err(Failure::new(Kind::MissingScheme, format!("invalid proxy URL missing scheme: {}", url.redacted()))),
        _ => {
            let text = format!("invalid proxy URL scheme (must be https, http, file): {}", url.redacted());
            Err(Failure::new(Kind::BadScheme, text))
        }
    }
}

fn has_only_path(url: &Url) -> bool {
    let beside = [&url.opaque, &url.host, &url.raw_query, &url.fragment, &url.raw_fragment];
    url.user.is_none() && beside.iter().all(|part| part.is_empty()) && !url.omit_host && !url.force_query
}

/// What is said of a path that GONOPROXY covers, by a hop that is not for it.
pub(crate) fn no_proxy() -> Failure {
    Failure::missing(Kind::Unclassified, "disabled by GOPRIVATE/GONOPROXY")
}

/// What GONOPROXY's own hop says of a path that it does not cover.
pub(crate) fn use_proxy() -> Failure {
    Failure::missing(Kind::Unclassified, USE_PROXY)
}

const USE_PROXY: &str = "path does not match GOPRIVATE/GONOPROXY";

/// What `off` says.
pub(crate) fn off() -> Failure {
    Failure::missing(Kind::ProxyOff, "module lookup disabled by GOPROXY=off")
}

impl Session<'_> {
    /// The list, read when it is first needed.
    pub(crate) fn hops(&mut self) -> Result<Rc<Hops>, Failure> {
        let (environment, release) = (&self.environment, self.release);
        self.hops.get_or_insert_with(|| parse(environment, release).map(Rc::new)).clone()
    }

    /// Tries the hops in turn until one has it, or one fails in a way that ends the search; of several failures the
    /// most telling is given (`modfetch.TryProxies`).
    pub(crate) fn try_hops<T>(
        &mut self,
        operation: Operation,
        mut ask: impl FnMut(&mut Self, &Entry) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let hops = self.hops()?;
        self.note(Event::Begin(operation));
        let mut best: Option<Failure> = None;
        let mut rank = 0;
        let count = hops.len();
        for (place, entry) in hops.iter().enumerate() {
            self.note(Event::Hop(entry.hop.clone()));
            let failure = match ask(self, entry) {
                Ok(value) => {
                    self.note(Event::Verdict(Verdict::Served));
                    return Ok(value);
                }
                Err(failure) => failure,
            };
            let skipped = failure.text == USE_PROXY || failure == no_proxy();
            let stops = failure.ends() || (!entry.hop.any_error && !failure.not_found);
            let verdict = match (stops, place + 1 == count) {
                (true, _) => Verdict::ErrorStops(failure.clone()),
                (false, _) if skipped => Verdict::Skipped,
                (false, true) => Verdict::Last(failure.clone()),
                (false, false) if failure.not_found => Verdict::NotFound(failure.clone()),
                (false, false) => Verdict::ErrorMovesOn(failure.clone()),
            };
            self.note(Event::Verdict(verdict));
            if failure.ends() {
                return Err(failure);
            }
            let origin =
                entry.hop.kind == HopKind::Direct || (entry.hop.kind == HopKind::NoProxy && failure.text != USE_PROXY);
            if origin {
                (best, rank) = (Some(failure), 2);
            } else if rank <= 1 && !failure.not_found {
                (best, rank) = (Some(failure), 1);
            } else if rank == 0 {
                best = Some(failure);
            }
            if stops {
                break;
            }
        }
        Err(best.unwrap_or_else(no_proxy))
    }
}
