//! The module that a world without any modules is given: the one that is asked for, with a few versions; no host is here.

use super::query::{Command, Query};
use crate::go::{Cache, Package, Revision, Tree, Zip};

/// When every version of every sample was made.
const TIME: &str = "20250102030405";
/// The same for .info files.
const TIME_IN_INFO: &str = "2025-01-02T03:04:05Z";
/// The number of the commit that branches lead to.
const TIP: usize = 0xff;

/// A module that exists in explanations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    /// The module path.
    pub(super) path: String,
    /// Its versions, oldest first.
    versions: Vec<String>,
    /// The folders with packages, the root first.
    folders: Vec<String>,
    /// The name of a branch or commit that is asked for.
    branch: Option<String>,
}

impl Sample {
    /// The module of a query.
    pub(super) fn of(query: &Query) -> Self {
        let path = root(&query.path, query.command);
        let mut folders = vec![String::new()];
        if let Some(folder) = query.path.strip_prefix(&path).and_then(|rest| rest.strip_prefix('/')) {
            folders.push(folder.to_owned());
        }
        let major = major(&path);
        let mut versions: Vec<_> = ["0.0", "1.0", "2.0"].map(|rest| format!("v{major}.{rest}")).to_vec();
        let mut branch = None;
        match query.version.as_deref() {
            Some(known) if versions.iter().any(|version| version == known) => {}
            Some(exact) if is_version(exact) => versions.push(exact.to_owned()),
            Some(word) if is_name(word) => branch = Some(word.to_owned()),
            _ => {}
        }
        Self { path, versions, folders, branch }
    }

    /// The version that was asked for by name, else the newest.
    pub(super) fn newest(&self) -> String {
        self.versions.last().cloned().unwrap_or_default()
    }

    /// A module cache with that version in it.
    pub(super) fn cached(&self) -> Cache {
        let key = (self.path.clone(), self.newest());
        Cache {
            infos: [(key.clone(), TIME_IN_INFO.to_owned())].into(),
            go_mods: [(key.clone(), self.go_mod_text())].into(),
            zips: [(key, self.zip_of(&self.newest()))].into(),
            ..Cache::default()
        }
    }

    /// The path of its repository.
    pub(super) fn repository(&self) -> &str {
        match self.path.rsplit_once('/') {
            Some((before, last)) if is_major(last) => before,
            _ => &self.path,
        }
    }

    /// Whether it has this version.
    fn has(&self, version: &str) -> bool {
        self.versions.iter().any(|it| it == version) || version == self.pseudo_version()
    }

    /// The list of versions.
    pub(super) fn list(&self) -> String {
        self.versions.iter().flat_map(|version| [version, "\n"]).collect()
    }

    /// The .info of a version, a branch or `@latest`, if there is such a thing.
    pub(super) fn info(&self, wanted: &str) -> Option<String> {
        let version = match wanted {
            "latest" => self.versions.last()?.clone(),
            _ if self.has(wanted) => wanted.to_owned(),
            _ if self.branch.as_deref() == Some(wanted) => self.pseudo_version(),
            _ => return None,
        };
        Some(format!("{{\"Version\":\"{version}\",\"Time\":\"{TIME_IN_INFO}\"}}"))
    }

    /// The go.mod of a version.
    pub(super) fn go_mod(&self, version: &str) -> Option<String> {
        self.has(version).then(|| self.go_mod_text())
    }

    /// The zip of a version.
    pub(super) fn zip(&self, version: &str) -> Option<Zip> {
        self.has(version).then(|| self.zip_of(version))
    }

    fn go_mod_text(&self) -> String {
        format!("module {}\n\ngo 1.21\n", self.path)
    }

    fn zip_of(&self, version: &str) -> Zip {
        let prefix = format!("{}@{version}/", self.path);
        let package = |folder: &String| Package { folder: folder.clone(), imports: Vec::new(), main: true };
        Zip {
            sum: sum(&prefix),
            prefix,
            packages: self.folders.iter().map(package).collect(),
            go_mod: Some(self.go_mod_text()),
        }
    }

    /// The lines of go.sum for a version.
    pub(super) fn sums(&self, version: &str) -> Option<Vec<String>> {
        let zip = self.zip(version)?;
        let path = &self.path;
        Some(vec![
            format!("{path} {version} {}", zip.sum),
            format!("{path} {version}/go.mod {}", sum(&self.go_mod_text())),
        ])
    }

    /// Its repository.
    pub(super) fn tree(&self) -> Tree {
        let revision = |name: &str, version: &str, commit: &str| Revision {
            name: name.to_owned(),
            commit: commit.to_owned(),
            time: TIME.to_owned(),
            modules: vec![(String::new(), self.zip_of(version))],
        };
        let tags = self.versions.iter().enumerate();
        let tags = tags.map(|(i, version)| revision(version, version, &commit(i + 1))).collect();
        let pseudo = self.pseudo_version();
        let tip = commit(TIP);
        let mut branches = vec![revision("main", &pseudo, &tip)];
        if let Some(name) = self.branch.as_deref().filter(|name| *name != "main") {
            branches.push(revision(name, &pseudo, &tip));
        }
        Tree { tags, branches }
    }

    /// What a branch or commit is called (`golang.org/x/mod/module.PseudoVersion`).
    fn pseudo_version(&self) -> String {
        let commit: String = commit(TIP).chars().take(12).collect();
        format!("v{}.2.1-0.{TIME}-{commit}", major(&self.path))
    }
}

/// The letters of base64.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A checksum of the right form. It is compared with nothing but itself.
pub(super) fn sum(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut out = String::from("h1:");
    for i in 0..43_u32 {
        hash = hash.rotate_left(6).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(i));
        // 32 bytes are 42 whole characters and one of four bits.
        let place = (hash >> 58) as usize & if i == 42 { 0x3c } else { 0x3f };
        out.push(ALPHABET[place] as char);
    }
    out.push('=');
    out
}

fn commit(number: usize) -> String {
    format!("{number:02x}").repeat(20)
}

/// `v1.2.3` and its kin.
fn is_version(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('v') else { return false };
    let core = rest.split(['-', '+']).next().unwrap_or_default();
    let parts: Vec<_> = core.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// The name of a branch or a commit, and no query such as `latest`, `v1` or `<v2`.
fn is_name(text: &str) -> bool {
    let is_prefix = text.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    !matches!(text, "latest" | "upgrade" | "patch" | "none") && !text.starts_with(['<', '>']) && !is_prefix
}

/// `v2`, `v3` and so on, as the last element of a module path.
fn is_major(element: &str) -> bool {
    element.strip_prefix('v').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && !matches!(digits, "0" | "1")
    })
}

/// The major version that a module path demands.
fn major(path: &str) -> &str {
    let last = path.rsplit('/').next().unwrap_or_default();
    if is_major(last) {
        return &last[1..];
    }
    let of_gopkg = path.strip_prefix("gopkg.in/").and_then(|rest| rest.rsplit_once(".v"));
    of_gopkg.map_or("1", |(_, digits)| digits)
}

/// Hosts whose modules have that many elements, the host included.
const SHORT: &[(&str, usize)] = &[
    ("golang.org", 3),
    ("google.golang.org", 2),
    ("go.uber.org", 2),
    ("k8s.io", 2),
    ("sigs.k8s.io", 2),
    ("rsc.io", 2),
];

/// The module that a path most likely lies in: for commands that take modules the path itself.
fn root(path: &str, command: Command) -> String {
    if !matches!(command, Command::Get | Command::Install) {
        return path.to_owned();
    }
    let elements: Vec<_> = path.split('/').collect();
    let host = elements.first().copied().unwrap_or_default();
    let mut count = SHORT.iter().find(|(known, _)| *known == host).map_or(3, |(_, count)| *count);
    if let Some(place) = elements.iter().position(|it| matches!(*it, "cmd" | "internal" | "pkg" | "...")) {
        count = count.min(place.max(1));
    }
    if host == "gopkg.in" {
        count = elements.iter().position(|it| it.contains(".v")).map_or(2, |place| place + 1);
    }
    if elements.get(count).is_some_and(|next| is_major(next)) {
        count += 1;
    }
    elements[..count.min(elements.len())].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(path: &str, version: Option<&str>, command: Command) -> Sample {
        Sample::of(&Query { path: path.to_owned(), version: version.map(str::to_owned), command })
    }

    #[test]
    fn the_module_of_a_package_is_guessed() {
        for (path, root) in [
            ("github.com/acme/lib/internal/x", "github.com/acme/lib"),
            ("github.com/acme/lib/v2/x", "github.com/acme/lib/v2"),
            ("golang.org/x/tools/cmd/goimports", "golang.org/x/tools"),
            ("rsc.io/quote/v3", "rsc.io/quote/v3"),
            ("git.corp.example/tool/cmd/tool", "git.corp.example/tool"),
            ("git.corp.example", "git.corp.example"),
            ("gopkg.in/yaml.v3", "gopkg.in/yaml.v3"),
            ("gopkg.in/acme/lib.v2/x", "gopkg.in/acme/lib.v2"),
        ] {
            assert_eq!(sample(path, None, Command::Install).path, root);
        }
        assert_eq!(sample("git.corp.example/a/b/c/d", None, Command::Download).path, "git.corp.example/a/b/c/d");
    }

    #[test]
    fn what_is_asked_for_exists() {
        let it = sample("github.com/acme/lib/v2", Some("v2.7.1"), Command::Download);
        assert_eq!(it.list(), "v2.0.0\nv2.1.0\nv2.2.0\nv2.7.1\n");
        assert!(it.zip("v2.7.1").is_some() && it.zip("v2.7.2").is_none());
        assert_eq!(it.repository(), "github.com/acme/lib");
        let it = sample("github.com/acme/lib", Some("main"), Command::Download);
        let info = it.info("main").unwrap();
        assert!(info.contains("v1.2.1-0.20250102030405-"), "{info}");
        assert!(it.info("other").is_none());
    }

    #[test]
    fn checksums_have_the_form_of_base64_of_32_bytes() {
        let it = sum("x");
        assert_eq!((it.len(), &it[..3], &it[46..]), (47, "h1:", "="));
        assert_ne!(sum("x"), sum("y"));
    }
}
