//! netrc as go reads it: which file, and which lines of it count; knows no request.

use super::{Body, Change, Environment, Os, Read, Release, World};

/// A login for a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetrcLine {
    /// What stands behind `machine`: a host, with its port if there is one.
    pub machine: String,
    /// What stands behind `login`.
    pub login: String,
    /// What stands behind `password`.
    pub password: String,
}

/// The logins in the file, in its order (`cmd/go/internal/auth.parseNetrc`). Words go in pairs from the start of each line;
/// an entry is complete once all three are known. `macdef` hides the lines up to the next empty one, and a line that ends
/// in `default` hides all that follow.
pub fn parse_netrc(text: &str) -> Vec<NetrcLine> {
    let mut out = Vec::new();
    let (mut machine, mut login, mut password) = ("", "", "");
    let mut in_macro = false;
    for line in text.split('\n') {
        if in_macro {
            in_macro = !line.is_empty();
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let pairs = words.chunks_exact(2);
        let left = pairs.remainder();
        for pair in pairs {
            match pair[0] {
                "machine" => (machine, login, password) = (pair[1], "", ""),
                "login" => login = pair[1],
                "password" => password = pair[1],
                "macdef" => in_macro = true,
                _ => {}
            }
            if ![machine, login, password].contains(&"") {
                let [of, name, word] = [machine, login, password].map(str::to_owned);
                out.push(NetrcLine { machine: of, login: name, password: word });
                (machine, login, password) = ("", "", "");
            }
        }
        if left == ["default"] {
            break;
        }
    }
    out
}

/// Where the file is (`cmd/go/internal/auth.netrcPath`).
pub fn netrc_path(environment: &Environment, release: Release, world: &dyn World) -> Option<String> {
    if let Some(path) = environment.variable("NETRC") {
        return Some(path.to_owned());
    }
    let home = environment.home()?;
    let usual = environment.os.join(home, ".netrc");
    if environment.os != Os::Windows {
        return Some(usual);
    }
    let old = environment.os.join(home, "_netrc");
    if !release.has(Change::Goauth) {
        return Some(old);
    }
    match world.read(&old) {
        Read::Missing => Some(usual),
        Read::Denied => None,
        Read::File(_) | Read::Folder => Some(old),
    }
}

/// The logins in the file; none if there is no file, or it can't be read (`cmd/go/internal/auth.readNetrc`).
pub fn read_netrc(environment: &Environment, release: Release, world: &dyn World) -> Vec<NetrcLine> {
    match netrc_path(environment, release, world).map(|path| world.read(&path)) {
        Some(Read::File(Body::Text(text))) => parse_netrc(&text),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{netrc_path, parse_netrc};
    use crate::go::files_only::FilesOnly;
    use crate::go::{Environment, Os, Release};

    fn lines(text: &str) -> Vec<String> {
        parse_netrc(text).iter().map(|line| format!("{} {} {}", line.machine, line.login, line.password)).collect()
    }

    /// The file of `cmd/go/internal/auth/netrc_test.go`.
    #[test]
    fn reads_as_go_does() {
        let text = "
machine incomplete
password none

machine api.github.com
  login user
  password pwd

machine incomlete.host
  login justlogin

machine test.host
login user2
password pwd2

machine oneline login user3 password pwd3

machine ignore.host macdef ignore
  login nobody
  password nothing

machine hasmacro.too macdef ignore-next-lines login user4 password pwd4
  login nobody
  password nothing

default
login anonymous
password gopher@golang.org

machine after.default
login oops
password too-late-in-file
";
        let want = ["api.github.com user pwd", "test.host user2 pwd2", "oneline user3 pwd3", "hasmacro.too user4 pwd4"];
        assert_eq!(lines(text), want);
    }

    /// Cases of the family `auth` in the oracle's observations.
    #[test]
    fn a_default_with_a_login_on_its_line_hides_nothing() {
        assert_eq!(lines("default login x password y\nmachine a login b password c"), ["a b c"]);
        assert_eq!(lines("machine a login \"b\" password 'c d'\r\n"), ["a \"b\" 'c"]);
        assert!(lines("machine a password c").is_empty());
    }

    #[test]
    fn the_file_is_where_the_system_keeps_it() {
        let process = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let on = |pairs: &[(&str, &str)], os, minor| {
            let mut world = FilesOnly::default();
            world.files.insert(r"C:\old\_netrc", "");
            let environment = Environment::load(process(pairs), "", os, &world);
            netrc_path(&environment, Release::new(minor, 0), &world)
        };
        assert_eq!(on(&[("HOME", "/h")], Os::Macos, 27).as_deref(), Some("/h/.netrc"));
        assert_eq!(on(&[("HOME", "/h"), ("NETRC", "n")], Os::Linux, 27).as_deref(), Some("n"));
        assert_eq!(on(&[], Os::Linux, 27), None);
        assert_eq!(on(&[("USERPROFILE", r"C:\new")], Os::Windows, 23).as_deref(), Some(r"C:\new\_netrc"));
        assert_eq!(on(&[("USERPROFILE", r"C:\new")], Os::Windows, 24).as_deref(), Some(r"C:\new\.netrc"));
        assert_eq!(on(&[("USERPROFILE", r"C:\old")], Os::Windows, 24).as_deref(), Some(r"C:\old\_netrc"));
    }
}
