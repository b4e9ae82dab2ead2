//! What exists in the scripted world: hosts with addresses, modules with their files, repositories; answers no request.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::checksum;

/// The folder of everything on the machine that a case runs on.
pub(crate) const ROOT: &str = "/mnt";

/// What a host does, unless a case says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usual {
    Proxy,
    Database,
    Pages,
    Forward,
}

/// Names, addresses, and what is there. Of several names of an address the first is the host's own.
pub(crate) const HOSTS: &[(&[&str], &str, Usual)] = &[
    (&["a.corp.example", "sub.a.corp.example"], "10.1.0.1", Usual::Proxy),
    (&["b.corp.example"], "10.1.0.2", Usual::Proxy),
    (&["c.corp.example"], "10.1.0.3", Usual::Proxy),
    (&["proxy.golang.org"], "10.1.0.4", Usual::Proxy),
    (&["six.corp.example"], "fd00::1", Usual::Proxy),
    (&["localhost"], "127.0.0.1", Usual::Proxy),
    (&["sum.corp.example"], "10.1.1.1", Usual::Database),
    (&["sum.golang.org"], "10.1.1.2", Usual::Database),
    (&["sum.golang.google.cn"], "10.1.1.3", Usual::Database),
    (&["corp.example"], "10.1.2.1", Usual::Pages),
    (&["git.corp.example"], "10.1.2.2", Usual::Pages),
    (&["github.com"], "10.1.2.3", Usual::Pages),
    (&["example.org"], "10.1.2.4", Usual::Pages),
    (&["golang.org"], "10.1.2.5", Usual::Pages),
    (&["fwd.corp.example"], "10.1.3.1", Usual::Forward),
    (&["fwd2.corp.example"], "10.1.3.2", Usual::Forward),
];

/// An address where nobody listens.
pub(crate) const NOBODY: &str = "10.1.9.9";

/// The ports of hosts, true for TLS.
pub(crate) const PORTS: &[(u16, bool)] = &[(80, false), (443, true), (8080, false), (8443, true)];

/// The ports of forward proxies, true for TLS.
pub(crate) const FORWARD_PORTS: &[(u16, bool)] = &[(80, false), (3128, false), (3129, true)];

/// The port of forward proxies for SOCKS5.
pub(crate) const SOCKS_PORT: u16 = 1080;

/// The own name of the host that is meant by a name or an address, and what it usually does.
pub(crate) fn host(name: &str) -> Option<(&'static str, Usual)> {
    let name = if name.is_empty() { "localhost" } else { name }.to_ascii_lowercase();
    let name = name.trim_matches(['[', ']']).trim_end_matches('.');
    let found = HOSTS.iter().find(|(names, address, _)| *address == name || names.contains(&name));
    found.map(|(names, _, usual)| (names[0], *usual))
}

/// A version of a module.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) path: &'static str,
    pub(crate) version: &'static str,
    /// What a proxy serves as its go.mod.
    pub(crate) go_mod: String,
    /// What its zip holds, by name below the prefix.
    pub(crate) files: BTreeMap<String, String>,
}

/// Packages of a module: the folder, its name, what it imports.
type Folders = &'static [(&'static str, &'static str, &'static [&'static str])];

const PLAIN: Folders = &[("", "lib", &[])];
const TOOL: Folders = &[("", "tool", &[]), ("cmd/tool", "main", &[])];
const NESTED: Folders = &[("", "lib", &[]), ("pkg", "pkg", &[]), ("pkg/deep", "deep", &[])];
const USES: Folders = &[("", "lib", &["corp.example/lib"]), ("cmd", "main", &["corp.example/uses"])];
const OLD: Folders = &[("", "lib", &["corp.example/uses"]), ("cmd", "main", &["corp.example/old"])];

/// Path, version, packages, and what go.mod says after `module` and `go`.
const MODULES: &[(&str, &str, Folders, &str)] = &[
    ("corp.example/lib", "v1.0.0", NESTED, "go 1.20\n"),
    ("corp.example/lib", "v1.1.0", NESTED, "go 1.20\n"),
    ("corp.example/lib", "v1.2.0-rc.1", NESTED, "go 1.20\n"),
    ("corp.example/lib/v2", "v2.0.0", TOOL, "go 1.20\n"),
    ("corp.example/Upper/Lib", "v1.0.0", PLAIN, "go 1.20\n"),
    ("corp.example/uses", "v1.0.0", USES, "go 1.20\n\nrequire corp.example/lib v1.0.0\n"),
    ("corp.example/old", "v1.0.0", OLD, "go 1.16\n\nrequire corp.example/uses v1.0.0\n"),
    ("corp.example/back", "v1.0.0", PLAIN, "go 1.20\n"),
    ("corp.example/back", "v1.1.0", PLAIN, "go 1.20\n\nretract v1.1.0\n"),
    ("git.corp.example/team/svc", "v0.3.0", PLAIN, "go 1.20\n"),
    ("github.com/acme/tool", "v0.1.0", TOOL, "go 1.20\n"),
    ("github.com/acme/tool", "v0.2.0", TOOL, "go 1.20\n"),
    ("example.org/pub", "v1.0.0", &[("", "lib", &[]), ("sub", "sub", &[])], "go 1.20\n"),
    ("example.org/pub", "v1.5.0", &[("", "lib", &[]), ("sub", "sub", &[])], "go 1.20\n"),
    ("example.org/notag", PSEUDO, PLAIN, "go 1.20\n"),
    ("example.org/incompat", "v2.0.0+incompatible", PLAIN, ""),
    ("example.org/newgo", "v1.0.0", PLAIN, "go 1.99.0\n"),
];

/// A version without a tag.
pub(crate) const PSEUDO: &str = "v0.0.0-20240102030405-abcdefabcdef";

/// All versions of all modules; those of a module from the oldest on.
pub(crate) static ALL: LazyLock<Vec<Module>> = LazyLock::new(|| {
    let modules = MODULES.iter().map(|(path, version, folders, further)| Module::new(path, version, folders, further));
    modules.chain(["v0.0.1-go1.99.0.linux-amd64", "v0.0.1-go1.99.1.linux-amd64"].map(Module::toolchain)).collect()
});

/// The versions of a module, from the oldest on.
pub(crate) fn versions(path: &str) -> impl Iterator<Item = &'static Module> {
    ALL.iter().filter(move |it| it.path == path)
}

/// A version of a module.
pub(crate) fn module(path: &str, version: &str) -> Option<&'static Module> {
    versions(path).find(|it| it.version == version)
}

impl Module {
    fn new(path: &'static str, version: &'static str, folders: Folders, further: &str) -> Self {
        let go_mod = format!("module {path}\n\n{further}");
        let mut files = BTreeMap::from([("go.mod".to_owned(), go_mod.clone())]);
        for (folder, name, imports) in folders {
            let imports = imports.iter().map(|it| format!("import _ \"{it}\"\n")).collect::<Vec<_>>().concat();
            let main = if *name == "main" { "func main() {}\n" } else { "" };
            let file = if folder.is_empty() { "x.go".to_owned() } else { format!("{folder}/x.go") };
            files.insert(file, format!("package {name}\n\n{imports}const V = \"{version}\"\n{main}"));
        }
        Module { path, version, go_mod, files }
    }

    /// A toolchain: it prints one line, whatever it is asked for.
    fn toolchain(version: &'static str) -> Self {
        let release = version.trim_start_matches("v0.0.1-").trim_end_matches(".linux-amd64");
        let files = [
            ("bin/go", "#!/bin/sh\necho \"the other toolchain ran: $*\"\n".to_owned()),
            ("bin/gofmt", String::new()),
            ("VERSION", format!("{release}\n")),
            ("pkg/tool/keep", String::new()),
            ("lib/keep", String::new()),
        ];
        let files = files.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
        Module { path: "golang.org/toolchain", version, go_mod: "module golang.org/toolchain\n".to_owned(), files }
    }

    /// Its `.info`.
    pub(crate) fn info(&self) -> String {
        format!("{{\"Version\":\"{}\",\"Time\":\"2024-01-02T03:04:05Z\"}}", self.version)
    }

    /// What all names in its zip begin with.
    pub(crate) fn prefix(&self) -> String {
        format!("{}@{}/", self.path, self.version)
    }

    /// Its zip's files with a prefix.
    pub(crate) fn zip(&self, prefix: &str) -> BTreeMap<String, String> {
        self.files.iter().map(|(name, text)| (format!("{prefix}{name}"), text.clone())).collect()
    }

    /// Its two lines in go.sum.
    pub(crate) fn sums(&self) -> String {
        let (path, version) = (self.path, self.version);
        let (zip, go_mod) = (checksum::h1(&self.zip(&self.prefix())), checksum::of_go_mod(&self.go_mod));
        format!("{path} {version} {zip}\n{path} {version}/go.mod {go_mod}\n")
    }

    /// Whether no tag has that version.
    pub(crate) fn is_pseudo(&self) -> bool {
        self.version == PSEUDO
    }
}

/// A text as proxies escape it: capital letters become `!` and the small one (`module.EscapePath`).
pub(crate) fn escaped(text: &str) -> String {
    let escape = |ch: char| if ch.is_ascii_uppercase() { format!("!{}", ch.to_ascii_lowercase()) } else { ch.into() };
    text.chars().map(escape).collect()
}

/// The text that was escaped so.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '!' => out.extend(chars.next().map(|next| next.to_ascii_uppercase())),
            _ => out.push(ch),
        }
    }
    out
}

/// A repository: host and path, the module in it, its tags, oldest first; the branch `main` is at the last.
pub(crate) struct Repository {
    pub(crate) host: &'static str,
    pub(crate) path: &'static str,
    pub(crate) module: &'static str,
    pub(crate) tags: &'static [&'static str],
    /// The commits of the tags: fixed, since files and dates are.
    pub(crate) commits: &'static [&'static str],
}

/// All repositories.
pub(crate) const REPOSITORIES: &[Repository] = &[
    Repository {
        host: "git.corp.example",
        path: "/lib.git",
        module: "corp.example/lib",
        tags: &["v1.0.0", "v1.1.0", "v1.2.0-rc.1"],
        commits: &[
            "b992ff65e6aa13eebb1b168a26bbb262bebd7a9a",
            "bf81dde093acff56b73d717666f8454e2a05fb46",
            "d99c793dbb53940f1e0e131bfb0f3de867394a13",
        ],
    },
    Repository {
        host: "git.corp.example",
        path: "/uses.git",
        module: "corp.example/uses",
        tags: &["v1.0.0"],
        commits: &["1cc0700d65397662d5f4bb1eb5c0d77e9b3d1c2d"],
    },
    Repository {
        host: "git.corp.example",
        path: "/team/svc.git",
        module: "git.corp.example/team/svc",
        tags: &["v0.3.0"],
        commits: &["344ab9350c3c44d490bcfb85fcf7e364a445e076"],
    },
    Repository {
        host: "github.com",
        path: "/acme/tool",
        module: "github.com/acme/tool",
        tags: &["v0.1.0", "v0.2.0"],
        commits: &["b20e25afffe487dacf1da04ab563c010bcfedea1", "a5aa8d55bd2bb34f59f17276ce3b2c66c6fbaa9f"],
    },
    Repository {
        host: "example.org",
        path: "/pub",
        module: "example.org/pub",
        tags: &["v1.0.0", "v1.5.0"],
        commits: &["8db0d49ecedfd84f0f67fa3a9baf255ad7b1316e", "194072f6d6841edd324451f6cbbf455407e677f2"],
    },
];

/// go-import tags: the import path that they begin with, and the rest of their content.
pub(crate) const TAGS: &[(&str, &str)] = &[
    ("corp.example/lib", "git https://git.corp.example/lib.git"),
    ("corp.example/uses", "git https://git.corp.example/uses.git"),
    ("corp.example/Upper/Lib", "mod https://b.corp.example"),
    ("corp.example/back", "mod https://b.corp.example"),
    ("corp.example/old", "mod http://b.corp.example"),
    ("git.corp.example/team/svc", "git https://git.corp.example/team/svc.git"),
    ("example.org/pub", "git https://example.org/pub"),
    ("example.org/notag", "mod https://c.corp.example"),
    ("example.org/incompat", "hg https://example.org/incompat"),
    ("golang.org/toolchain", "mod https://b.corp.example"),
];

/// A helper for GOAUTH in PATH, and what it prints.
pub(crate) const HELPER: (&str, &str) =
    ("corp-login", "https://a.corp.example\n\nAuthorization: Basic aGVscGVyOnB3\n\n");

/// Files that are there in every case, as the server writes them: a module proxy as a folder.
pub(crate) static FILES: LazyLock<BTreeMap<String, FileContent>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    for it in ALL.iter().filter(|it| it.path != "golang.org/toolchain") {
        let folder = format!("{ROOT}/files/{}/@v", escaped(it.path));
        let version = escaped(it.version);
        out.insert(format!("{folder}/{version}.info"), FileContent::Text(it.info()));
        out.insert(format!("{folder}/{version}.mod"), FileContent::Text(it.go_mod.clone()));
        out.insert(format!("{folder}/{version}.zip"), FileContent::Zip(it));
        let tagged = versions(it.path).filter(|it| !it.is_pseudo()).map(|it| format!("{}\n", it.version));
        out.insert(format!("{folder}/list"), FileContent::Text(tagged.collect::<Vec<_>>().concat()));
    }
    out
});

/// What a file holds.
pub(crate) enum FileContent {
    /// Text.
    Text(String),
    /// A module's zip.
    Zip(&'static Module),
}

/// What the server is told first.
pub(crate) fn setup() -> Value {
    let addresses: BTreeMap<_, _> = HOSTS.iter().map(|(names, address, _)| (*address, names[0])).collect();
    let ports = |of: &[(u16, bool)]| of.iter().map(|(port, tls)| (port.to_string(), *tls)).collect::<BTreeMap<_, _>>();
    let forward: Vec<_> = HOSTS.iter().filter(|it| it.2 == Usual::Forward).map(|it| it.0[0]).collect();
    let names: Vec<_> = HOSTS.iter().flat_map(|(names, address, _)| names.iter().copied().chain([*address])).collect();
    let file = |content: &FileContent| match content {
        FileContent::Text(text) => json!({ "text": text }),
        FileContent::Zip(module) => json!({ "zip": module.zip(&module.prefix()) }),
    };
    let files: BTreeMap<_, _> = FILES.iter().map(|(path, content)| (path, file(content))).collect();
    let repository = |it: &Repository| {
        let commit = |tag: &&str| json!({ "files": module(it.module, tag).expect("it exists").files, "tags": [tag] });
        let path = format!("{}{}", it.host, it.path);
        json!({ "path": path, "commits": it.tags.iter().map(commit).collect::<Vec<_>>() })
    };
    let repositories: Vec<_> = REPOSITORIES.iter().map(repository).collect();
    let (helper, says) = HELPER;
    let script = format!("#!/bin/sh\nprintf '%s' '{says}'\n");
    json!({
        "addresses": addresses, "nobody": NOBODY, "ports": ports(PORTS), "forward_ports": ports(FORWARD_PORTS), "socks_port": SOCKS_PORT,
        "forward": forward, "names": names, "root": ROOT, "repositories": repositories, "files": files,
        "programs": ["git", "sh"], "scripts": { helper: script },
    })
}
