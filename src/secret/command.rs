//! Logins in the arguments of commands: `curl -u`, `docker login -p`, `sshpass -p`.

use super::reference::is_reference;
use super::value::{Reach, value};
use crate::base::Span;

/// What takes a name and a password.
const LOGIN: &[&str] = &["-u", "--user", "-U", "--proxy-user"];
/// What logs in to registries.
const REGISTRY: &[&str] = &["docker", "podman", "nerdctl", "helm", "buildah", "skopeo", "oras", "crane"];

/// Where passwords of commands stand.
pub(super) fn logins(text: &str, out: &mut Vec<Span>) {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if ["curl", "login", "sshpass", "wget"].iter().any(|word| line.contains(word)) {
            one_line(text, Span::new(start, start + line.len()), out);
        }
        start += line.len();
    }
}

fn one_line(text: &str, line: Span, out: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let mut at = line.start;
    let (mut is_curl, mut is_registry, mut wants_password) = (false, false, false);
    let mut before = "";
    while at < line.end {
        if bytes[at].is_ascii_whitespace() || matches!(bytes[at], b';' | b'|' | b'&' | b',' | b'[' | b'(') {
            at += 1;
            continue;
        }
        let found = value(text, at, Reach::Word);
        let word = found.at.of(text);
        let name = word.rsplit(['/', '\\']).next().unwrap_or_default().trim_end_matches(".exe");
        is_curl |= matches!(name, "curl" | "wget");
        is_registry |= REGISTRY.contains(&name);
        wants_password |= (is_registry && word == "login") || name == "sshpass";
        if is_curl && LOGIN.contains(&before) {
            password(text, found.at, 0, out);
        } else if is_curl && !found.is_quoted {
            // `--user=name:password`, `-uname:password`.
            let glued = LOGIN.iter().find_map(|flag| word.strip_prefix(flag).filter(|rest| rest.contains(':')));
            if let Some(rest) = glued {
                password(text, found.at, word.len() - rest.len(), out);
            }
        }
        if wants_password && before == "-p" {
            out.extend(Some(found.at).filter(|it| !is_reference(it.of(text))));
        } else if wants_password && !found.is_quoted && word.len() > 2 && word.starts_with("-p") {
            let rest = Span::new(found.at.start + 2, found.at.end);
            out.extend(Some(rest).filter(|it| !is_reference(it.of(text).trim_start_matches('='))));
        }
        before = word;
        // Behind the quote, and never at the same place again.
        at = (found.end + usize::from(found.is_quoted)).max(at + 1);
        while at < line.end && !text.is_char_boundary(at) {
            at += 1;
        }
    }
}

/// What stands behind the first colon.
fn password(text: &str, login: Span, skip: usize, out: &mut Vec<Span>) {
    let Some(colon) = login.of(text).get(skip..).and_then(|rest| rest.find(':')) else { return };
    let password = Span::new(login.start + skip + colon + 1, login.end);
    out.extend(Some(password).filter(|it| !it.is_empty() && !is_reference(it.of(text))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_of_commands_are_found() {
        for (text, secret) in [
            ("curl -u me:s3:cret https://a", Some("s3:cret")),
            ("curl -sS --user 'me:s3 cret' https://a", Some("s3 cret")),
            ("/usr/bin/curl.exe -ume:pw https://a", Some("pw")),
            ("curl --proxy-user=me:pw -x proxy:3128 https://a", Some("pw")),
            ("curl -u \"$USER:$PASS\" https://a", None),
            ("curl -u me https://a", None),
            ("docker login -u me -p hunter2 registry", Some("hunter2")),
            ("echo x && podman login -phunter2 r", Some("hunter2")),
            ("docker login -u me -p $PW registry", None),
            ("docker login -u me --password-stdin", None),
            ("sshpass -p 'pw' ssh a", Some("pw")),
            ("docker run -p 80:80 a", None),
            ("id -u me:pw", None),
        ] {
            let mut out = Vec::new();
            logins(text, &mut out);
            assert_eq!(out.first().map(|it| it.of(text)), secret, "{text}");
        }
    }
}
