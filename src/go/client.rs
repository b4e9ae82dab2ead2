//! Fetching a URL as `cmd/go/internal/web` does: security, credentials, redirects, the second try after a 4xx.

use super::session::Session;
use super::transport::{Broken, Sending, endpoint, reason_phrase};
use super::url::Url;
use super::{Body, Change, Event, Exchange, Failure, Kind, LoginSource, Outcome, Purpose, Read, Response};

/// What may be done without TLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Security {
    /// https, verified. A URL without a scheme is fetched over https.
    SecureOnly,
    /// http where it is written so.
    Default,
    /// https without verifying; where no scheme is written, http after https failed.
    Insecure,
}

/// A response that arrived, whatever its status.
pub(crate) struct Fetched {
    /// The URL that was asked for, its password replaced.
    pub(crate) url: String,
    pub(crate) status: u16,
    pub(crate) body: Body,
    pub(crate) cut: bool,
    content_type: String,
    /// Why a file could not be opened.
    file: Option<&'static str>,
}

impl Fetched {
    /// What `web.Response.Err` says: everything but 200 is an error.
    pub(crate) fn error(&self) -> Option<Failure> {
        if self.status == 200 {
            return None;
        }
        let not_found = matches!(self.status, 404 | 410);
        let kind = status_kind(self.status);
        let said = match (&self.body, self.file) {
            (_, Some(why)) => format!("reading {}: {why}", self.url),
            (Body::Text(text), None) if is_plain(&self.content_type) => {
                let detail = detail(text);
                let said = format!("reading {}: {}", self.url, status_line(self.status));
                match detail.as_str() {
                    "" => said,
                    detail if detail.contains('\n') => format!("{said}\n\tserver response:\n\t{detail}"),
                    detail => format!("{said}\n\tserver response: {detail}"),
                }
            }
            _ => format!("reading {}: {}", self.url, status_line(self.status)),
        };
        Some(Failure { not_found, ..Failure::new(kind, said) })
    }

    /// The body as text; what is no text reads as such a body would.
    pub(crate) fn text(&self) -> String {
        match &self.body {
            Body::Text(text) => text.clone(),
            Body::Zip(_) => "PK\u{3}\u{4}".to_owned(),
            Body::Record(record) => record.lines.join("\n"),
            Body::Tile => String::new(),
        }
    }
}

fn status_line(status: u16) -> String {
    match reason_phrase(status) {
        "" => format!("{status}"),
        words => format!("{status} {words}"),
    }
}

/// The kind of failure that a status is.
pub(crate) fn status_kind(status: u16) -> Kind {
    match status {
        401 => Kind::Unauthorized,
        403 => Kind::Forbidden,
        404 => Kind::NotFound,
        407 => Kind::ForwardProxyAuth,
        410 => Kind::Gone,
        429 => Kind::TooManyRequests,
        400..=499 => Kind::ClientError,
        500..=599 => Kind::ServerError,
        _ => Kind::StatusNot200,
    }
}

/// Whether the content type lets go show the body (`mime.ParseMediaType`, charset absent, utf-8 or us-ascii).
fn is_plain(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    if !parts.next().unwrap_or_default().eq_ignore_ascii_case("text/plain") {
        return false;
    }
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    });
    matches!(charset.as_deref(), None | Some("" | "utf-8" | "us-ascii"))
}

/// The part of a body that go shows (`web.Response.formatErrorDetail`).
fn detail(body: &str) -> String {
    const LINES: usize = 8;
    const BYTES: usize = LINES * 81;
    // Of a longer body only the beginning is kept.
    let mut end = body.len().min(BYTES + 1);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let kept = if body.len() > 4096 { &body[..end] } else { body };
    if kept.chars().any(|ch| ch.is_control() && !ch.is_whitespace()) {
        return String::new();
    }
    let mut out = String::new();
    for (number, line) in kept.split('\n').enumerate() {
        if line.trim().is_empty() {
            break;
        }
        if number > 0 {
            out.push_str("\n\t");
        }
        if number >= LINES {
            out.push_str("[Truncated: too many lines.]");
            break;
        }
        if out.len() + line.len() > BYTES {
            out.push_str("[Truncated: too long.]");
            break;
        }
        out.push_str(line);
    }
    out
}

/// A URL as `net/http` shows it in errors: the password as `***`.
fn stripped(url: &Url) -> String {
    match &url.user {
        Some(user) if user.password.is_some() => {
            let mut shown = url.clone();
            shown.user = None;
            let bare = shown.to_string();
            let at = format!("{}://", url.scheme);
            bare.replacen(&at, &format!("{at}{}:***@", user.name), 1)
        }
        _ => url.to_string(),
    }
}

impl Session<'_> {
    /// `web.Get`: an error only if no response arrived.
    pub(crate) fn get(
        &mut self,
        security: Security,
        url: &Url,
        purpose: &Purpose,
        shown: &str,
    ) -> Result<Fetched, Failure> {
        if url.scheme == "file" {
            return self.read_file(url);
        }
        if matches!(url.scheme.as_str(), "" | "https") {
            let mut secure = url.clone();
            "https".clone_into(&mut secure.scheme);
            match self.fetch(security, &secure, purpose, shown) {
                Err(failure) if !failure.ends() && security == Security::Insecure && url.scheme.is_empty() => {}
                said => return said,
            }
        }
        match url.scheme.as_str() {
            "http" if security == Security::SecureOnly => {
                return Err(Failure::new(Kind::InsecureRepo, format!("insecure URL: {}", url.redacted())));
            }
            "" | "http" => {}
            _ => {
                let text = format!("unsupported scheme: {}", url.redacted());
                return Err(Failure::new(Kind::Unclassified, text));
            }
        }
        let mut insecure = url.clone();
        "http".clone_into(&mut insecure.scheme);
        if insecure.user.is_some() && security != Security::Insecure {
            let text = format!("refusing to pass credentials to insecure URL: {}", insecure.redacted());
            return Err(Failure::new(Kind::CredentialsOnHttp, text));
        }
        self.fetch(security, &insecure, purpose, shown)
    }

    fn fetch(&mut self, security: Security, url: &Url, purpose: &Purpose, shown: &str) -> Result<Fetched, Failure> {
        // What the text of the URL does not survive, http.NewRequest refuses.
        let mut url = Url::parse(&url.to_string(), self.release).map_err(|text| Failure::new(Kind::BadUrl, text))?;
        if url.port().is_empty() && url.host.ends_with(':') {
            url.host.pop();
        }
        let url = &url;
        let secure = url.scheme == "https";
        let login = if secure { self.login(url)? } else { None };
        let insecure = security == Security::Insecure && secure;
        let mut response = self.follow(url, login, insecure, purpose, shown)?;
        if secure && (400..500).contains(&response.status) && self.release.has(Change::RepeatsClientErrors) {
            let login = self.better_login(url)?;
            let of_git = login.clone().filter(|(_, source)| *source == LoginSource::GitCredential);
            response = self.follow(url, login, insecure, &Purpose::Repeated, shown)?;
            if let Some(login) = of_git {
                self.check_credential(url, &login);
            }
        }
        let Response { status, content_type, body, cut, .. } = response;
        Ok(Fetched { url: url.redacted(), status, content_type, body, cut, file: None })
    }

    /// Tells git whether its credentials are good for the host: a HEAD beside everything else, up to three times
    /// (`auth.updateGitCredentialHelper`).
    fn check_credential(&mut self, url: &Url, login: &(String, LoginSource)) {
        let Ok(site) = Url::parse(&format!("{}://{}", url.scheme, url.host), self.release) else { return };
        let before = self.at_once;
        self.at_once = true;
        for _ in 0..3 {
            let said = self.follow(&site, Some(login.clone()), false, &Purpose::CredentialCheck, "");
            if said.is_ok_and(|response| matches!(response.status, 200 | 401)) {
                break;
            }
        }
        self.at_once = before;
    }

    /// Sends a request and follows redirects (`net/http.Client.Do` with the go command's own check).
    fn follow(
        &mut self,
        url: &Url,
        login: Option<(String, LoginSource)>,
        insecure: bool,
        purpose: &Purpose,
        shown: &str,
    ) -> Result<Response, Failure> {
        let mut at = url.clone();
        let mut carried = login;
        let mut purpose = purpose.clone();
        for leg in 0.. {
            let (header, source) = match (&carried, &at.user) {
                (Some((header, source)), _) => (Some(header.clone()), Some(source.clone())),
                (None, Some(user)) => {
                    let plain = format!("{}:{}", user.name, user.password.as_deref().unwrap_or_default());
                    (Some(format!("Basic {}", super::base64::encode(plain.as_bytes()))), Some(LoginSource::Url))
                }
                (None, None) => (None, None),
            };
            let head = purpose == Purpose::CredentialCheck;
            let sending = Sending { url: &at, authorization: header.as_deref(), head, insecure };
            let (said, via) = self.send(&sending);
            let outcome = match &said {
                Ok(Response { status, location: Some(to), .. }) if follows(*status) => {
                    Outcome::Redirect(*status, to.clone())
                }
                Ok(response) => Outcome::Status(response.status),
                Err((kind, text)) => Outcome::Failed(kind.unwrap_or(Kind::Hang), text.clone()),
            };
            let at_once = self.at_once;
            let url_shown = at.redacted();
            let exchange =
                Exchange { url: url_shown, purpose, via, login: source, outcome, at_once, shown: shown.to_owned() };
            self.note(Event::Exchange(exchange));
            let response = said.map_err(|broken| got(&at, broken))?;
            let Some(location) = response.location.as_deref().filter(|to| follows(response.status) && !to.is_empty())
            else {
                return Ok(response);
            };
            let next = match Url::parse(location, self.release) {
                Ok(next) => at.resolve(&next),
                Err(why) => {
                    let text = format!("failed to parse Location header {location:?}: {why}");
                    return Err(got(&at, (Some(Kind::BadUrl), text)));
                }
            };
            if !insecure && url.scheme == "https" && next.scheme != "https" {
                let text = format!("redirected from secure URL {at} to insecure URL {next}");
                return Err(got(&next, (Some(Kind::RedirectInsecure), text)));
            }
            if leg >= 9 {
                let text = "stopped after 10 redirects".to_owned();
                return Err(got(&next, (Some(Kind::TooManyRedirects), text)));
            }
            if !matches!(next.scheme.as_str(), "http" | "https") {
                let text = format!("unsupported protocol scheme {:?}", next.scheme);
                return Err(got(&next, (Some(Kind::Unclassified), text)));
            }
            // Headers go along to the same host and to those below it.
            let (from, to) = (endpoint(url).host, endpoint(&next).host);
            if to != from && !to.ends_with(&format!(".{from}")) {
                carried = None;
            }
            at = next;
            purpose = Purpose::Redirected;
        }
        unreachable!("the tenth redirect ends it")
    }

    /// A file of a file:// proxy (`web.getFile`).
    fn read_file(&mut self, url: &Url) -> Result<Fetched, Failure> {
        let (status, body, file) = match self.world.read(&url.path) {
            Read::File(body) => (200, body, None),
            Read::Missing => (404, Body::Text(String::new()), Some("no such file or directory")),
            Read::Denied => (403, Body::Text(String::new()), Some("permission denied")),
            Read::Folder => {
                let text = format!("read {}: is a directory", url.path);
                return Err(Failure::new(Kind::Unclassified, text));
            }
        };
        Ok(Fetched { url: url.redacted(), status, body, cut: false, content_type: String::new(), file })
    }
}

fn follows(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// The words around what went wrong on the way.
fn got(url: &Url, (kind, text): Broken) -> Failure {
    match kind {
        Some(kind) => Failure::new(kind, format!("Get \"{}\": {text}", stripped(url))),
        None => Failure::hang(),
    }
}
