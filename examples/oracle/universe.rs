//! The modules that exist in the oracle's world: files, checksums, and how a proxy names them; answers no request.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use goproxy_wizard::go::{Package, Zip};

use crate::checksum;

/// A version without a tag.
const PSEUDO: &str = "v0.0.0-20240102030405-abcdefabcdef";

/// A version of a module.
#[derive(Debug)]
pub(crate) struct Module {
    /// The module path.
    pub(crate) path: String,
    /// The version.
    pub(crate) version: String,
    /// What a proxy serves as its go.mod.
    pub(crate) go_mod: String,
    /// What its zip holds, by name below the prefix.
    pub(crate) files: BTreeMap<String, String>,
}

impl Module {
    /// A module with one Go file in each of the folders, empty for the root.
    fn new(path: &str, version: &str, packages: &[&str]) -> Self {
        Module::with_go_mod(path, version, packages, format!("module {path}\n\ngo 1.20\n"))
    }

    fn with_go_mod(path: &str, version: &str, packages: &[&str], go_mod: String) -> Self {
        let mut files = BTreeMap::from([("go.mod".to_owned(), go_mod.clone())]);
        for folder in packages {
            let last = if folder.is_empty() { path } else { folder }.rsplit('/').next().unwrap_or_default();
            let mut name: String = last.chars().filter(char::is_ascii_alphanumeric).collect();
            name.make_ascii_lowercase();
            if name.len() > 1 && name.starts_with('v') && name[1..].bytes().all(|digit| digit.is_ascii_digit()) {
                "lib".clone_into(&mut name);
            }
            let file = if folder.is_empty() { "x.go".to_owned() } else { format!("{folder}/x.go") };
            files.insert(file, format!("package {name}\n\nconst V = \"{version}\"\n"));
        }
        Module { path: path.to_owned(), version: version.to_owned(), go_mod, files }
    }

    /// A toolchain: real ones, too, carry no go.mod in their zip.
    fn toolchain(release: &str) -> Self {
        let script = "#!/bin/sh\necho \"fake toolchain $GOTOOLCHAIN_INTERNAL_SWITCH_VERSION ran: $*\"\n";
        let files = [
            ("bin/go", script),
            ("bin/gofmt", ""),
            ("VERSION", &format!("go{release}\n")),
            ("pkg/tool/keep", ""),
            ("lib/keep", ""),
        ];
        Module {
            path: "golang.org/toolchain".to_owned(),
            version: format!("v0.0.1-go{release}.linux-amd64"),
            go_mod: "module golang.org/toolchain\n".to_owned(),
            files: files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        }
    }

    /// Its `.info`.
    pub(crate) fn info(&self) -> String {
        format!("{{\"Version\": \"{}\", \"Time\": \"2024-01-02T03:04:05Z\"}}", self.version)
    }

    /// Its zip.
    pub(crate) fn zip(&self) -> Zip {
        pack(&format!("{}@{}/", self.path, self.version), &self.files)
    }

    /// Its lines in go.sum.
    pub(crate) fn sum_lines(&self) -> Vec<String> {
        let (path, version) = (&self.path, &self.version);
        vec![
            format!("{path} {version} {}", self.zip().sum),
            format!("{path} {version}/go.mod {}", checksum::of_go_mod(&self.go_mod)),
        ]
    }
}

/// A zip of these files, with that in front of their names.
pub(crate) fn pack(prefix: &str, files: &BTreeMap<String, String>) -> Zip {
    let whole = files.iter().map(|(name, text)| (format!("{prefix}{name}"), text.clone())).collect();
    let folders: BTreeSet<&str> = files
        .keys()
        .filter(|name| name.strip_suffix(".go").is_some())
        .map(|name| name.rsplit_once('/').map_or("", |(folder, _)| folder))
        .collect();
    // No command is among them.
    let package = |folder: &str| Package { folder: folder.to_owned(), imports: Vec::new(), main: false };
    Zip {
        prefix: prefix.to_owned(),
        sum: checksum::h1(&whole),
        packages: folders.into_iter().map(package).collect(),
        go_mod: files.get("go.mod").cloned(),
    }
}

/// Every version of every module, in the order in which proxies list them.
pub(crate) static ALL: LazyLock<Vec<Module>> = LazyLock::new(|| {
    let requires = "module corp.test/uses\n\ngo 1.20\n\nrequire corp.test/lib v1.0.0\n".to_owned();
    let future = "module example.org/newgo\n\ngo 1.99.0\n".to_owned();
    let old = "module example.org/incompat\n".to_owned();
    vec![
        Module::new("corp.test/lib", "v1.0.0", &["", "pkg", "pkg/deep"]),
        Module::new("corp.test/lib", "v1.1.0", &["", "pkg", "pkg/deep"]),
        Module::new("corp.test/lib", "v1.2.0-rc.1", &["", "pkg"]),
        Module::new("corp.test/lib/v2", "v2.0.0", &[""]),
        Module::new("corp.test/Upper/Lib", "v1.0.0", &[""]),
        Module::with_go_mod("corp.test/uses", "v1.0.0", &[""], requires),
        Module::new("git.corp.test/team/svc", "v0.3.0", &[""]),
        Module::new("github.com/acme/tool", "v0.1.0", &["", "cmd/tool"]),
        Module::new("github.com/acme/tool", "v0.2.0", &["", "cmd/tool"]),
        Module::new("github.com/Azure/Thing", "v1.0.0", &[""]),
        Module::new("example.org/pub", "v1.0.0", &["", "sub"]),
        Module::new("example.org/pub", "v1.5.0", &["", "sub"]),
        Module::new("example.org/notag", PSEUDO, &[""]),
        Module::with_go_mod("example.org/incompat", "v2.0.0+incompatible", &[""], old),
        Module::new("example.org/badmajor", "v2.0.0", &[""]),
        Module::with_go_mod("example.org/newgo", "v1.0.0", &[""], future),
        Module::toolchain("1.99.0"),
        Module::toolchain("1.99.1"),
    ]
});

/// A version of a module, if it exists.
pub(crate) fn find(path: &str, version: &str) -> Option<&'static Module> {
    ALL.iter().find(|module| module.path == path && module.version == version)
}

/// All versions of a module.
pub(crate) fn versions(path: &str) -> Vec<&'static Module> {
    ALL.iter().filter(|module| module.path == path).collect()
}

/// What `@v/list` holds: no pseudo-version.
pub(crate) fn list(path: &str) -> String {
    versions(path).iter().filter(|m| m.version != PSEUDO).fold(String::new(), |out, m| out + &m.version + "\n")
}

/// What a proxy answers for `@latest`: a release, or else whatever there is.
pub(crate) fn latest(path: &str) -> Option<&'static Module> {
    let all = versions(path);
    all.iter().rev().find(|module| !module.version.contains('-')).or_else(|| all.last()).copied()
}

/// A path or version as it stands in a proxy's URL: `!x` for `X`.
pub(crate) fn escape(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        if letter.is_ascii_uppercase() {
            out.push('!');
        }
        out.push(letter.to_ascii_lowercase());
        out
    })
}

/// The other way round; lenient, as the oracle's is.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek() {
            Some(next) if letter == '!' => {
                out.extend(next.to_uppercase());
                letters.next();
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the go.sum texts of `cases.json`, which real go accepted.
    #[test]
    fn checksums_are_those_that_go_accepts() {
        let lines = |path, version| find(path, version).unwrap().sum_lines().join("\n");
        assert_eq!(
            lines("corp.test/lib", "v1.0.0"),
            "corp.test/lib v1.0.0 h1:UFijQ/h7Uo44x90KBT9Nj+IQ3tCOwUeIgfWQs4Y0wOc=\n\
             corp.test/lib v1.0.0/go.mod h1:de+jSpkabBhCdmElvMwob01LQ+Yxda7lvWb96lu+twE="
        );
        assert_eq!(
            lines("golang.org/toolchain", "v0.0.1-go1.99.0.linux-amd64"),
            "golang.org/toolchain v0.0.1-go1.99.0.linux-amd64 h1:cVEWEFyde45C6v2MnCHuFzW99HAkDq4SK/zX5Ht2LWs=\n\
             golang.org/toolchain v0.0.1-go1.99.0.linux-amd64/go.mod h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0="
        );
        assert_eq!(
            find("corp.test/lib/v2", "v2.0.0").unwrap().zip().sum,
            "h1:3KjkdoPcPGFiMwkozoO7RvIm53tOCy20H+uALqr0Z2c="
        );
    }

    #[test]
    fn latest_is_a_release_if_there_is_one() {
        assert_eq!(latest("corp.test/lib").unwrap().version, "v1.1.0");
        assert_eq!(latest("example.org/notag").unwrap().version, PSEUDO);
        assert_eq!(list("example.org/notag"), "");
        assert!(latest("corp.test/nosuch").is_none());
    }

    #[test]
    fn capitals_are_escaped() {
        assert_eq!(escape("github.com/Azure"), "github.com/!azure");
        assert_eq!(unescape("github.com/!azure"), "github.com/Azure");
        assert_eq!(unescape("x!"), "x!");
    }
}
