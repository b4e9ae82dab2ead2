//! Where git and libcurl find a name and a password when a server asks; sends nothing.

use super::Fault;
use super::config::GitConfig;
use super::remote::Remote;
use crate::go::direct::asks::Asks;
use crate::go::{Body, Kind, LoginSource, Read, Said};

/// `user:password`, and where it came from.
pub(super) type Login = (String, LoginSource);

/// What is sent at once: a header of git's configuration, `http.extraHeader`.
pub(super) fn header(config: &GitConfig, url: &str) -> Option<Login> {
    let (name, value) = config.for_url("http", "extraheader", url)?.split_once(':')?;
    let value = value.trim();
    if !name.eq_ignore_ascii_case("authorization") {
        return None;
    }
    let (scheme, token) = value.split_once(' ')?;
    let basic = scheme.eq_ignore_ascii_case("basic").then(|| base64(token.trim())).flatten();
    Some((basic.unwrap_or_else(|| value.to_owned()), LoginSource::GitCredential))
}

/// What libcurl answers a 401 with by itself: the URL's login, or else `~/.netrc` (its variable `NETRC` is go's, not
/// libcurl's).
pub(super) fn at_hand(asks: &dyn Asks, remote: &Remote) -> Option<Login> {
    if let Some(user) = &remote.user {
        return remote.password.as_ref().map(|password| (format!("{user}:{password}"), LoginSource::Url));
    }
    let home = asks.variable("HOME").filter(|home| !home.is_empty())?;
    let Read::File(Body::Text(text)) = asks.world().read(&format!("{home}/.netrc")) else { return None };
    netrc(&text, &remote.endpoint().host).map(|login| (login, LoginSource::Netrc))
}

/// The first entry of a netrc for the host, or its `default` (libcurl's `netrc.c`).
fn netrc(text: &str, host: &str) -> Option<String> {
    let mut words = text
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|word| word.strip_prefix('"').and_then(|word| word.strip_suffix('"')).unwrap_or(word));
    let (mut here, mut login, mut password) = (false, None, None);
    while let Some(word) = words.next() {
        match word.to_ascii_lowercase().as_str() {
            "machine" | "default" if here => break,
            "machine" => here = words.next().is_some_and(|name| name.eq_ignore_ascii_case(host)),
            "default" => here = true,
            "login" if here => login = words.next(),
            "password" if here => password = words.next(),
            _ => {}
        }
    }
    Some(format!("{}:{}", login?, password?))
}

/// What git asks for next: its credential helpers, then a program that asks the user, then the terminal, which go has
/// forbidden (`credential_fill`).
pub(super) fn fill(asks: &dyn Asks, config: &GitConfig, remote: &Remote) -> Result<Login, Fault> {
    let url = remote.bare();
    let known = asks.world().git_credential("/", &url);
    let (known_user, known_password) = known
        .as_deref()
        .map_or((None, None), |known| known.split_once(':').map_or((Some(known), None), |(u, p)| (Some(u), Some(p))));
    let user = remote.user.clone().or_else(|| known_user.map(str::to_owned));
    if let (Some(user), Some(password)) = (&user, known_password) {
        return Ok((format!("{user}:{password}"), LoginSource::GitCredential));
    }
    let program = ["GIT_ASKPASS", "SSH_ASKPASS"].map(|name| asks.variable(name).filter(|value| !value.is_empty()));
    let [own, ssh] = program;
    let program = own.or_else(|| config.last("core.askpass").map(str::to_owned)).or(ssh);
    let site = |user: &str| format!("{}://{user}{}", remote.scheme, remote.authority);
    let ask = |what: &str, at: &str| {
        let prompt = format!("{what} for '{at}': ");
        let said = program.as_ref().map(|program| asks.world().helper(std::slice::from_ref(program), Some(&prompt)));
        match said {
            Some(Said::Output(answer)) => Ok(answer.lines().next().unwrap_or_default().to_owned()),
            _ => Err(no_terminal(asks, what, at)),
        }
    };
    let user = match user {
        Some(user) => user,
        None => ask("Username", &site(""))?,
    };
    let password = ask("Password", &site(&format!("{user}@")))?;
    Ok((format!("{user}:{password}"), LoginSource::Command(program.unwrap_or_default())))
}

/// go sets `GIT_TERMINAL_PROMPT=0` unless it is set; with another value git looks for a terminal.
fn no_terminal(asks: &dyn Asks, what: &str, at: &str) -> Fault {
    let set = asks.variable("GIT_TERMINAL_PROMPT").unwrap_or_default();
    let asking = !set.is_empty() && super::config::is_true(&set);
    let (kind, why) = if asking {
        (Kind::GitFailed, "No such device or address")
    } else {
        (Kind::TerminalPromptsDisabled, "terminal prompts disabled")
    };
    Fault::new(kind, format!("fatal: could not read {what} for '{at}': {why}"))
}

/// Base64, decoded.
fn base64(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.extend((bits >> count).to_le_bytes().first());
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{base64, netrc};

    #[test]
    fn netrc_as_libcurl_reads_it() {
        // git 2.47.3 with libcurl 7.88.1 was let in, or not, with these.
        for text in [
            "machine github.com login u password p\n",
            "default login u password p\n",
            "machine GITHUB.COM login u password p\n",
            "machine github.com login u password \"p\"\n",
            "# machine github.com login u password x\nmachine github.com login u password p\n",
            "macdef init\ncd /\n\nmachine github.com login u password p\n",
            "machine github.com login u account a password p\r\n",
        ] {
            assert_eq!(netrc(text, "github.com").as_deref(), Some("u:p"), "{text:?}");
        }
        for text in ["machine github.com login u\n", "machine github.com:443 login u password p\n", ""] {
            assert_eq!(netrc(text, "github.com"), None, "{text:?}");
        }
        let two = "machine github.com login x password y\nmachine github.com login u password p\n";
        assert_eq!(netrc(two, "github.com").as_deref(), Some("x:y"));
    }

    #[test]
    fn base64_of_a_login() {
        assert_eq!(base64("dTpw").as_deref(), Some("u:p"));
        assert_eq!(base64("dXNlcjpwYXNz=").as_deref(), Some("user:pass"));
        assert_eq!(base64("a b"), None);
    }
}
