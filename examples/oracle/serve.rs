//! How a server answers a request: credentials, rules, then what its kind does; keeps no journal.

use goproxy_wizard::go::{Answer, Body, Response};
use serde_json::{Value, json};

use crate::database::{self, Said};
use crate::hosts;
use crate::persona::{self, Act, Personas};
use crate::repositories;
use crate::universe;

/// The content type of a repository's answer to git.
pub(crate) const GIT: &str = "application/x-git-upload-pack-advertisement";

/// A request as it reaches a server.
#[derive(Debug)]
pub(crate) struct Heard<'a> {
    /// The server's primary name.
    pub(crate) primary: &'static str,
    /// What the header `Host` says, without a port.
    pub(crate) host: &'a str,
    /// Path and query.
    pub(crate) target: &'a str,
    /// The header `Authorization`.
    pub(crate) authorization: Option<&'a str>,
}

/// What the server answers.
pub(crate) fn answer(personas: &Personas, heard: &Heard<'_>) -> Answer {
    let who = hosts::called(heard.primary, heard.host);
    let nothing = json!({});
    // A name that is told nothing of its own does what the server's primary one is told.
    let own = personas.of(who).filter(|told| who == heard.primary || persona::text(told, "kind", "") != "default");
    let told = own.or_else(|| personas.of(heard.primary)).unwrap_or(&nothing);
    let server = Server { primary: heard.primary, who, target: heard.target, told };
    server.answer(heard.authorization)
}

struct Server<'a> {
    primary: &'static str,
    who: &'static str,
    target: &'a str,
    told: &'a Value,
}

impl Server<'_> {
    fn answer(&self, authorization: Option<&str>) -> Answer {
        let login = authorization.map(persona::shown);
        if let Some(wanted) = self.wanted()
            && login.as_ref() != Some(&wanted)
        {
            let status = persona::status(self.told, "auth_status", 401);
            return Answer::Response(Response::text(status, persona::text(self.told, "auth_body", "")));
        }
        if let Some(act) = persona::act(self.told, self.target) {
            return self.follow(act, login.as_deref());
        }
        let kind = match persona::text(self.told, "kind", "default") {
            "default" => hosts::usual_kind(self.primary),
            kind => kind,
        };
        self.kind(kind, self.told, login.as_deref())
    }

    fn wanted(&self) -> Option<String> {
        let text = |key| Some(persona::text(self.told, key, "")).filter(|text| !text.is_empty());
        text("auth_scheme").map(str::to_owned).or_else(|| text("auth").map(|login| format!("Basic {login}")))
    }

    fn follow(&self, act: Act, login: Option<&str>) -> Answer {
        let plain = |status, content_type: &str, body| {
            let content_type = content_type.to_owned();
            Answer::Response(Response { status, location: None, content_type, body, cut: false })
        };
        match act {
            Act::Hang => Answer::Silent,
            Act::Reset => Answer::Reset,
            Act::Close => Answer::Closed,
            Act::Truncate(length) => {
                let body = Body::Text("x".repeat(length));
                Answer::Response(Response { cut: true, body, content_type: String::new(), ..Response::text(200, "") })
            }
            Act::Redirect(status, to) => Answer::Response(Response {
                location: Some(to),
                content_type: String::new(),
                ..Response::text(status, "")
            }),
            Act::Text(text) => plain(200, "application/octet-stream", Body::Text(text)),
            Act::Zip(zip) => plain(200, "application/octet-stream", Body::Zip(zip)),
            Act::Pass(kind) => self.kind(&kind, &json!({}), login),
            Act::Reply(status, content_type, body) => plain(status, &content_type, Body::Text(body)),
        }
    }

    fn kind(&self, kind: &str, told: &Value, login: Option<&str>) -> Answer {
        let response = match kind {
            "hang" => return Answer::Silent,
            "reset" => return Answer::Reset,
            "status" => {
                let status = persona::status(told, "status", 500);
                let location = told.get("headers").and_then(|headers| headers.get("Location")).and_then(Value::as_str);
                let content_type = persona::text(told, "ctype", "text/plain; charset=utf-8").to_owned();
                let body = persona::text(told, "body", "");
                Response { content_type, location: location.map(str::to_owned), ..Response::text(status, body) }
            }
            "html200" => {
                html(200, "<!DOCTYPE html><html><head><title>Login</title></head><body>Please sign in</body></html>")
            }
            "proxy" => self.proxy(told),
            "sumdb" => relay(persona::text(told, "name", self.primary), self.target, told),
            "vcs" => self.vcs(told, login),
            _ => return Answer::Closed,
        };
        Answer::Response(response)
    }

    fn proxy(&self, told: &Value) -> Response {
        let missing = |text: String| Response::text(404, text);
        let path = self.target.split('?').next().unwrap_or_default();
        let base = persona::text(told, "base", "");
        let Some(path) = path.strip_prefix(base).filter(|rest| base.is_empty() || rest.starts_with('/')) else {
            return missing("no such base".to_owned());
        };
        if let Some(rest) = path.strip_prefix("/sumdb/") {
            let Some(spec) = told.get("sumdb").filter(|spec| !spec.is_null()) else {
                return missing("not found".to_owned());
            };
            let (name, rest) = rest.split_once('/').unwrap_or((rest, ""));
            if rest == "supported" {
                return Response::text(persona::status(spec, "supported", 200), "");
            }
            return relay(persona::text(spec, "name", name), &format!("/{rest}"), spec);
        }
        let Some((module, rest)) = path.get(1..).and_then(|path| path.split_once("/@")) else {
            return missing("not found: no /@".to_owned());
        };
        let module = universe::unescape(&unquote(module));
        let have = match told.get("modules") {
            Some(Value::Array(names)) => names.iter().any(|name| *name == Value::String(module.clone())),
            _ => true,
        };
        let Some(newest) = universe::latest(&module).filter(|_| have) else {
            let usual = format!("not found: module {module}: no matching versions");
            let status = persona::status(told, "missing", 404);
            return Response::text(status, persona::text(told, "missing_body", &usual));
        };
        match &*unquote(rest) {
            "v/list" => Response::text(200, universe::list(&module)),
            "latest" if told.get("latest").is_none_or(|_| persona::truth(told, "latest")) => info(newest),
            "latest" => missing("not found: @latest is not implemented".to_owned()),
            rest => one(&module, rest).unwrap_or_else(|| missing("not found: unknown revision".to_owned())),
        }
    }

    fn vcs(&self, told: &Value, login: Option<&str>) -> Response {
        let path = self.target.split('?').next().unwrap_or_default();
        if self.target.contains("go-get=1") {
            let import = format!("{}{}", self.who, path.trim_end_matches('/'));
            return match repositories::page(&import, told.get("meta")) {
                Some(page) => html(persona::status(told, "meta_status", 200), &page),
                None => html(404, "<html><body>not found</body></html>"),
            };
        }
        for (part, wanted) in told.get("private").and_then(Value::as_object).into_iter().flatten() {
            let wanted = format!("Basic {}", wanted.as_str().unwrap_or_default());
            if path.contains(part.as_str()) && login != Some(&wanted) {
                let content_type = "text/plain".to_owned();
                return Response { content_type, ..Response::text(401, "auth required") };
            }
        }
        match repositories::asked(self.who, path, persona::truth(told, "dotgit_optional")) {
            Some(_) => Response { content_type: GIT.to_owned(), ..Response::text(200, "") },
            None => Response::text(404, "not found"),
        }
    }
}

/// A file of a version: what follows `@` in the URL.
fn one(module: &str, rest: &str) -> Option<Response> {
    let (version, kind) = rest.strip_prefix("v/")?.rsplit_once('.')?;
    let found = universe::find(module, &universe::unescape(version))?;
    let zip = |body| Response { content_type: "application/zip".to_owned(), body, ..Response::text(200, "") };
    match kind {
        "info" => Some(info(found)),
        "mod" => Some(Response::text(200, found.go_mod.clone())),
        "zip" => Some(zip(Body::Zip(found.zip()))),
        _ => None,
    }
}

fn info(module: &universe::Module) -> Response {
    Response { content_type: "application/json".to_owned(), ..Response::text(200, module.info()) }
}

fn html(status: u16, body: &str) -> Response {
    Response { content_type: "text/html; charset=utf-8".to_owned(), ..Response::text(status, body) }
}

/// The checksum database of that name.
fn relay(name: &str, path: &str, told: &Value) -> Response {
    match database::answer(name, &unquote(path), told.get("forge")) {
        Some(Said::Record(record)) => Response { body: Body::Record(record), ..Response::text(200, "") },
        Some(Said::Tile) => Response { body: Body::Tile, ..Response::text(200, "") },
        Some(Said::Head(text)) => Response::text(200, text),
        None => Response::text(404, "not found: unknown revision"),
    }
}

/// Percent-escapes undone.
fn unquote(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()).filter(|_| *byte == b'%') {
            Some(code) => {
                out.push(code);
                rest = &tail[2..];
            }
            None => {
                out.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(servers: Value, primary: &'static str, target: &str, authorization: Option<&str>) -> Answer {
        let Value::Object(servers) = servers else { panic!() };
        answer(&Personas::new(servers), &Heard { primary, host: primary, target, authorization })
    }

    fn status(answer: &Answer) -> u16 {
        match answer {
            Answer::Response(response) => response.status,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_login_comes_before_rules() {
        let servers = json!({"proxya.test": {"auth": "u:p", "rules": [{"path": "", "status": 500}]}});
        assert_eq!(status(&ask(servers.clone(), "proxya.test", "/", None)), 401);
        assert_eq!(status(&ask(servers, "proxya.test", "/", Some("Basic dTpw"))), 500);
    }

    #[test]
    fn a_proxy_serves_below_its_base() {
        let servers = json!({"proxya.test": {"kind": "proxy", "base": "/api", "modules": ["corp.test/Upper/Lib"]}});
        let ask = |target| status(&ask(servers.clone(), "proxya.test", target, None));
        assert_eq!(ask("/api/corp.test/%21upper/%21lib/@v/list"), 200);
        assert_eq!(ask("/corp.test/%21upper/%21lib/@v/list"), 404);
        assert_eq!(ask("/apix/corp.test/%21upper/%21lib/@v/list"), 404);
        assert_eq!(ask("/api/corp.test/lib/@v/list"), 404);
        assert_eq!(ask("/api/corp.test/!upper/!lib/@v/v1.0.0.zip"), 200);
        assert_eq!(ask("/api/sumdb/sumdb.test/supported"), 404);
    }

    #[test]
    fn a_repository_may_want_a_login() {
        let servers = json!({"git.corp.test": {"kind": "vcs", "private": {"/private.git": "u:p"}}});
        let path = "/private.git/info/refs?service=git-upload-pack";
        assert_eq!(status(&ask(servers.clone(), "git.corp.test", path, None)), 401);
        assert_eq!(status(&ask(servers.clone(), "git.corp.test", path, Some("Basic dTpw"))), 200);
        assert_eq!(status(&ask(servers, "git.corp.test", "/nope.git/info/refs", None)), 404);
    }

    #[test]
    fn discovery_is_by_the_name_that_was_called() {
        assert_eq!(status(&ask(json!({}), "corp.test", "/lib/pkg?go-get=1", None)), 200);
        assert_eq!(status(&ask(json!({}), "corp.test", "/nosuch?go-get=1", None)), 404);
        assert_eq!(ask(json!({"corp.test": {"kind": "hang"}}), "corp.test", "/", None), Answer::Silent);
    }
}
