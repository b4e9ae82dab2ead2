//! One request on the wire: forward proxy, connection, TLS, answer; follows no redirect and knows no module.

use super::idna;
use super::session::Session;
use super::trust::Trust;
use super::url::Url;
use super::{Agent, Answer, Body, CgiRefusal, Dial, Endpoint, Kind, Pass, Passed, Request, Response, Shake, Via};

/// How a request is sent.
pub(crate) struct Sending<'a> {
    pub(crate) url: &'a Url,
    pub(crate) authorization: Option<&'a str>,
    /// HEAD rather than GET.
    pub(crate) head: bool,
    /// Certificates are not looked at, and 5 s is all the time there is.
    pub(crate) insecure: bool,
}

/// Why there was no response; `None` for a kind means that go waits for ever.
pub(crate) type Broken = (Option<Kind>, String);

fn broken<T>(kind: Kind, text: impl Into<String>) -> Result<T, Broken> {
    Err((Some(kind), text.into()))
}

/// Host and port of a URL, the port being the scheme's own if none is written (`net/http.canonicalAddr`).
pub(crate) fn endpoint(url: &Url) -> Endpoint {
    let port = match url.port() {
        "" => match url.scheme.as_str() {
            "http" => 80,
            "https" => 443,
            "socks5" | "socks5h" => 1080,
            _ => 0,
        },
        port => port.parse().unwrap_or(0),
    };
    let host = idna::to_ascii(url.hostname()).unwrap_or_else(|| url.hostname().to_owned());
    Endpoint { host, port }
}

fn shown(to: &Endpoint) -> String {
    if to.host.contains(':') { format!("[{}]:{}", to.host, to.port) } else { format!("{}:{}", to.host, to.port) }
}

impl Session<'_> {
    /// Sends the request and gives what came back, and the forward proxy that it went through.
    pub(crate) fn send(&mut self, sending: &Sending<'_>) -> (Result<Response, Broken>, Option<Via>) {
        let url = sending.url;
        if url.host.is_empty() {
            return (broken(Kind::UrlWithoutHost, "http: no Host in request URL"), None);
        }
        let forward = match self.forward.proxy_for(url) {
            Ok(forward) => forward.cloned(),
            Err(_) => return (broken(Kind::CgiProxy, CgiRefusal::TEXT), None),
        };
        let Some(forward) = forward else { return (self.direct(sending), None) };
        let user = forward.url.user.as_ref();
        let login = user.map(|user| format!("{}:{}", user.name, user.password.as_deref().unwrap_or_default()));
        let via = Via {
            proxy: format!("{}://{}", forward.url.scheme, forward.url.host),
            variable: forward.variable,
            login: login.is_some(),
        };
        (self.through(sending, &forward.url, login.as_deref()), Some(via))
    }

    fn direct(&mut self, sending: &Sending<'_>) -> Result<Response, Broken> {
        let to = endpoint(sending.url);
        self.dial(&to)?;
        if sending.url.scheme == "https" {
            self.shake(&to, None, sending.insecure)?;
        }
        self.ask(sending, &to, None)
    }

    fn through(&mut self, sending: &Sending<'_>, proxy: &Url, login: Option<&str>) -> Result<Response, Broken> {
        let forward = endpoint(proxy);
        let failed =
            |(kind, text): Broken| (kind.map(|_| Kind::ForwardProxyFailed), format!("proxyconnect tcp: {text}"));
        self.dial(&forward).map_err(failed)?;
        let to = endpoint(sending.url);
        if matches!(proxy.scheme.as_str(), "socks5" | "socks5h") {
            let said = self.world.pass(&forward, login, &Pass::Socks(&to));
            let socks = |why: &str| {
                let text = format!("socks connect tcp {}->{}: {why}", shown(&forward), shown(&to));
                broken(Kind::ForwardProxyFailed, text)
            };
            match said {
                Passed::Through => {}
                Passed::SocksRefused(code) => return socks(&format!("unknown error {}", socks_reply(code))),
                Passed::Refused(_) | Passed::NotSpoken | Passed::Closed => return socks("EOF"),
                Passed::Reset => return socks(RESET),
                Passed::Silent => return self.patience(sending),
            }
        } else {
            if proxy.scheme == "https" {
                self.shake(&forward, None, sending.insecure).map_err(failed)?;
            }
            if sending.url.scheme == "http" {
                return self.by_proxy(sending, &forward, &to, login);
            }
            match self.world.pass(&forward, login, &Pass::Connect(&to)) {
                Passed::Through => {}
                Passed::Refused(response) => {
                    let kind = if response.status == 407 { Kind::ForwardProxyAuth } else { Kind::ForwardProxyFailed };
                    return broken(kind, reason_phrase(response.status));
                }
                Passed::Closed => return broken(Kind::Eof, "EOF"),
                Passed::Reset => return broken(Kind::ConnectionReset, RESET),
                Passed::SocksRefused(_) | Passed::NotSpoken => return broken(Kind::ForwardProxyFailed, NO_HTTP),
                Passed::Silent => return self.patience(sending),
            }
        }
        if sending.url.scheme == "https" {
            self.shake(&to, Some(&forward), sending.insecure)?;
        }
        self.ask(sending, &to, Some(&forward))
    }

    /// An http request that the forward proxy makes itself: its own answer is the answer.
    fn by_proxy(
        &mut self,
        sending: &Sending<'_>,
        forward: &Endpoint,
        to: &Endpoint,
        login: Option<&str>,
    ) -> Result<Response, Broken> {
        let target = sending.url.request_uri();
        let request = request(sending, to, &target, Some(forward));
        match self.world.pass(forward, login, &Pass::Get(&request)) {
            Passed::Through => self.ask(sending, to, Some(forward)),
            Passed::Refused(response) => Ok(response),
            Passed::Closed => broken(Kind::Eof, "EOF"),
            Passed::Reset => broken(Kind::ConnectionReset, RESET),
            Passed::SocksRefused(_) | Passed::NotSpoken => {
                let text = format!("net/http: HTTP/1.x transport connection broken: {NO_HTTP}");
                broken(Kind::ForwardProxyFailed, text)
            }
            Passed::Silent => self.patience(sending),
        }
    }

    fn dial(&mut self, to: &Endpoint) -> Result<(), Broken> {
        let at = shown(to);
        match self.world.dial(to) {
            Dial::Connected => Ok(()),
            Dial::Refused => broken(Kind::ConnectionRefused, format!("dial tcp {at}: connect: connection refused")),
            Dial::NoSuchHost => broken(Kind::NoSuchHost, format!("dial tcp: lookup {}: no such host", to.host)),
            Dial::Silent => broken(Kind::Timeout, format!("dial tcp {at}: i/o timeout")),
        }
    }

    fn shake(&mut self, with: &Endpoint, via: Option<&Endpoint>, insecure: bool) -> Result<(), Broken> {
        match self.world.shake(with, via, Agent::Go) {
            Shake::Certificate { authority, expired, names_host } => {
                if insecure {
                    return Ok(());
                }
                let (environment, os, release, world) = (&self.environment, self.os, self.release, self.world);
                let trust = self.trust.get_or_insert_with(|| Trust::load(environment, os, release, world));
                let verdict = trust.verify(&authority, expired, names_host, &with.host);
                verdict.map_err(|(kind, text)| (Some(kind), text))
            }
            Shake::Plain => broken(Kind::TlsHttpResponse, "http: server gave HTTP response to HTTPS client"),
            Shake::Silent if insecure => broken(Kind::Timeout, DEADLINE),
            Shake::Silent => broken(Kind::TlsHandshakeTimeout, "net/http: TLS handshake timeout"),
            Shake::Reset => broken(Kind::ConnectionReset, RESET),
        }
    }

    fn ask(&mut self, sending: &Sending<'_>, to: &Endpoint, via: Option<&Endpoint>) -> Result<Response, Broken> {
        let target = sending.url.request_uri();
        let request = request(sending, to, &target, via);
        let place = (to.clone(), via.cloned());
        let mut said = self.world.answer(&request);
        // A connection that was used before may have been given up by the other side, so a new one is tried
        // (`net/http.persistConn.shouldRetryRequest`).
        if matches!(said, Answer::Closed | Answer::Reset) && self.kept.remove(&place) {
            said = self.world.answer(&request);
        }
        match said {
            Answer::Response(response) => {
                if is_read_whole(&response) {
                    self.kept.insert(place);
                } else {
                    self.kept.remove(&place);
                }
                Ok(response)
            }
            Answer::Closed => broken(Kind::Eof, "EOF"),
            Answer::Reset => broken(Kind::ConnectionReset, RESET),
            Answer::Silent => self.patience(sending),
            Answer::NotHttp => broken(
                Kind::ForwardProxyFailed,
                "net/http: HTTP/1.x transport connection broken: malformed HTTP response \"\\x15\\x03\\x01\\x00\\x02\\x02\\x16\"",
            ),
        }
    }

    /// No answer: only the client that GOINSECURE uses has a limit (`impatientInsecureHTTPClient`).
    #[allow(clippy::unused_self)]
    fn patience(&self, sending: &Sending<'_>) -> Result<Response, Broken> {
        if sending.insecure { broken(Kind::Timeout, DEADLINE) } else { Err((None, String::new())) }
    }
}

/// Whether the go command reads all of a response, so that the connection can be used again: of failures it shows only
/// plain text.
fn is_read_whole(response: &Response) -> bool {
    let is_empty = matches!(&response.body, Body::Text(text) if text.is_empty());
    let is_plain = response.content_type.starts_with("text/plain");
    !response.cut && (response.status / 100 < 4 || is_empty || is_plain)
}

const RESET: &str = "read tcp: read: connection reset by peer";
const NO_HTTP: &str = "malformed HTTP response \"\\x05\\x00\"";
const DEADLINE: &str = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";

fn request<'a>(sending: &Sending<'a>, to: &'a Endpoint, target: &'a str, via: Option<&'a Endpoint>) -> Request<'a> {
    let scheme = sending.url.scheme.as_str();
    Request { head: sending.head, scheme, to, target, authorization: sending.authorization, via, agent: Agent::Go }
}

/// The words of a SOCKS5 reply (`net/http/socks_bundle.go`).
fn socks_reply(code: u8) -> &'static str {
    match code {
        1 => "general SOCKS server failure",
        2 => "connection not allowed by ruleset",
        3 => "network unreachable",
        4 => "host unreachable",
        5 => "connection refused",
        6 => "TTL expired",
        7 => "command not supported",
        8 => "address type not supported",
        _ => "unknown code",
    }
}

/// The words behind a status code, as most servers write them (`net/http.StatusText`).
pub(crate) fn reason_phrase(status: u16) -> &'static str {
    match status {
        100 => "Continue",
        101 => "Switching Protocols",
        102 => "Processing",
        103 => "Early Hints",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        208 => "Already Reported",
        226 => "IM Used",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        305 => "Use Proxy",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Request Entity Too Large",
        414 => "Request-URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Requested Range Not Satisfiable",
        417 => "Expectation Failed",
        418 => "I'm a Teapot",
        421 => "Misdirected Request",
        422 => "Unprocessable Entity",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        510 => "Not Extended",
        511 => "Network Authentication Required",
        _ => "",
    }
}
