//! What a request gets: a file, the word that it hasn't changed, or a refusal. Pure; it opens no connection.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};

use super::encoding::takes_gzip;
use super::files::Files;
use super::host::is_local;
use crate::web::{headers, media_type};

/// A request.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    /// Its target, as in `/rules/?a=b`.
    pub(super) target: &'a str,
    pub(super) host: Option<&'a str>,
    pub(super) accept_encoding: &'a str,
    pub(super) if_none_match: &'a str,
}

/// The answer to it. To HEAD the same is said without the body.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Cow<'static, [u8]>,
}

impl Answer {
    fn text(status: u16, text: &'static str) -> Self {
        let headers = vec![("Content-Type", media_type(".txt").to_owned())];
        Self { status, headers, body: Cow::Borrowed(text.as_bytes()) }
    }
}

/// Answers from these files.
pub(super) fn answer(asked: &Asked, files: &dyn Files) -> Answer {
    match asked.host {
        None => return Answer::text(400, "no host\n"),
        Some(host) if !is_local(host) => return Answer::text(421, "not the name of this machine\n"),
        Some(_) => {}
    }
    if !matches!(asked.method, "GET" | "HEAD") {
        let mut refusal = Answer::text(405, "method not allowed\n");
        refusal.headers.push(("Allow", "GET, HEAD".to_owned()));
        return refusal;
    }
    let path = asked.target.split(['?', '#']).next().and_then(|path| path.strip_prefix('/'));
    let Some(path) = path.filter(|path| is_plain(path)) else {
        return missing(asked, files);
    };
    let is_folder = path.is_empty() || path.ends_with('/');
    let name = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    match file(200, &name, asked, files) {
        Some(answer) => answer,
        None if !is_folder && files.find(&format!("{path}/index.html"), false).is_some() => {
            let headers = vec![("Location", format!("/{path}/"))];
            Answer { status: 301, headers, body: Cow::Borrowed(b"") }
        }
        None => missing(asked, files),
    }
}

/// Built files have plain names: whatever needs an escape is not one of them, `..` least of all.
fn is_plain(path: &str) -> bool {
    let path = path.strip_suffix('/').unwrap_or(path);
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    path.is_empty() || path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && plain(part))
}

/// The site's own page for it, or a line.
fn missing(asked: &Asked, files: &dyn Files) -> Answer {
    let asked = Asked { if_none_match: "", ..*asked };
    file(404, "404.html", &asked, files).unwrap_or_else(|| Answer::text(404, "not found\n"))
}

fn file(status: u16, path: &str, asked: &Asked, files: &dyn Files) -> Option<Answer> {
    let file = files.find(path, takes_gzip(asked.accept_encoding))?;
    let tag = tag(&file.bytes);
    let mut headers = headers(path);
    headers.push(("ETag", tag.clone()));
    headers.push(("Vary", "Accept-Encoding".to_owned()));
    if asked.if_none_match.split(',').map(|it| it.trim().trim_start_matches("W/")).any(|it| it == tag || it == "*") {
        return Some(Answer { status: 304, headers, body: Cow::Borrowed(b"") });
    }
    headers.push(("Content-Type", media_type(path).to_owned()));
    if file.is_gzip {
        headers.push(("Content-Encoding", "gzip".to_owned()));
    }
    Some(Answer { status, headers, body: file.bytes })
}

/// Names these very bytes; compressed ones have a name of their own.
fn tag(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("\"{:016x}\"", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::super::files::File;
    use super::*;

    struct Site;

    impl Files for Site {
        fn find(&self, path: &str, gzip: bool) -> Option<File> {
            let (plain, packed): (&[u8], &[u8]) = match path {
                "index.html" => (b"start", b"packed start"),
                "rules/index.html" => (b"rules", b"packed rules"),
                "404.html" => (b"nothing here", b"packed nothing"),
                _ => return None,
            };
            Some(File { bytes: Cow::Borrowed(if gzip { packed } else { plain }), is_gzip: gzip })
        }
    }

    fn get(target: &str) -> Answer {
        ask(&Asked { target, ..Asked::default() })
    }

    fn ask(asked: &Asked) -> Answer {
        let method = if asked.method.is_empty() { "GET" } else { asked.method };
        answer(&Asked { method, host: asked.host.or(Some("localhost:8080")), ..*asked }, &Site)
    }

    fn said<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn folders_give_their_index() {
        for (target, status, body) in [
            ("/", 200, &b"start"[..]),
            ("/index.html?v=1", 200, b"start"),
            ("/rules/", 200, b"rules"),
            ("/rules", 301, b""),
            ("/rules/none/", 404, b"nothing here"),
        ] {
            let answer = get(target);
            assert_eq!((answer.status, &*answer.body), (status, body), "{target}");
        }
        assert_eq!(said(&get("/rules"), "Location"), Some("/rules/"));
    }

    #[test]
    fn a_path_never_leaves_the_site() {
        for target in
            ["/../index.html", "/rules/../index.html", "/%2e%2e/index.html", "//rules", "/.git/", "rules/", "*", ""]
        {
            assert_eq!(get(target).status, 404, "{target}");
        }
    }

    #[test]
    fn what_has_not_changed_is_not_sent_again() {
        let tag = said(&get("/"), "ETag").unwrap().to_owned();
        for seen in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let again = ask(&Asked { target: "/", if_none_match: &seen, ..Asked::default() });
            assert_eq!((again.status, again.body.len()), (304, 0), "{seen}");
        }
        let packed = Asked { target: "/", accept_encoding: "br, gzip", if_none_match: &tag, ..Asked::default() };
        assert_eq!((ask(&packed).status, &*ask(&packed).body), (200, &b"packed start"[..]));
        assert_eq!(said(&ask(&packed), "Content-Encoding"), Some("gzip"));
        assert_eq!(said(&ask(&packed), "Vary"), Some("Accept-Encoding"));
        let missing = Asked { target: "/none", if_none_match: "*", ..Asked::default() };
        assert_eq!(ask(&missing).status, 404);
    }

    #[test]
    fn others_are_refused() {
        for (method, host, status) in [
            ("GET", "goproxy.example:8080", 421),
            ("POST", "goproxy.example:8080", 421),
            ("POST", "localhost:8080", 405),
            ("HEAD", "[::1]:8080", 200),
        ] {
            let asked = Asked { method, target: "/", host: Some(host), ..Asked::default() };
            assert_eq!(ask(&asked).status, status, "{method} {host}");
        }
        assert_eq!(answer(&Asked { method: "GET", target: "/", ..Asked::default() }, &Site).status, 400);
    }
}
