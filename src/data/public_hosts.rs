//! Hosts of modules, repositories, images and packages that everybody may ask, and the checksum databases.

/// Checksum databases.
const SUMDBS: &[&str] = &["sum.golang.org", "sum.golang.google.cn", "gosum.io"];

/// Hosts of modules, repositories and packages that everybody may ask; names below them count.
const PUBLIC: &[&str] = &[
    "github.com",
    "githubusercontent.com",
    "gitlab.com",
    "bitbucket.org",
    "gitee.com",
    "codeberg.org",
    "sr.ht",
    "launchpad.net",
    "golang.org",
    "go.dev",
    "golang.google.cn",
    "google.golang.org",
    "googlesource.com",
    "google.com",
    "googleapis.com",
    "gopkg.in",
    "k8s.io",
    "go.uber.org",
    "honnef.co",
    "go.etcd.io",
    "go.opencensus.io",
    "go.opentelemetry.io",
    "go.mongodb.org",
    "go.yaml.in",
    "gonum.org",
    "gorm.io",
    "gotest.tools",
    "helm.sh",
    "istio.io",
    "knative.dev",
    "modernc.org",
    "mvdan.cc",
    "rsc.io",
    "dario.cat",
    "filippo.io",
    "lukechampine.com",
    "nhooyr.io",
    "mellium.im",
    "tailscale.com",
    "vitess.io",
    "moul.io",
    "cel.dev",
    "cuelang.org",
    "dagger.io",
    "fyne.io",
    "entgo.io",
    "gocloud.dev",
    "docker.io",
    "docker.com",
    "ghcr.io",
    "gcr.io",
    "quay.io",
    "mcr.microsoft.com",
    "visualstudio.com",
];

/// Archives of packages, by their name below the top level.
const ARCHIVES: &[&str] = &["alpinelinux", "debian", "npmjs", "pypi", "pythonhosted", "ubuntu"];

/// Whether a host is open to everybody; names below a host of the list count, too.
pub fn is_public(host: &str) -> bool {
    is_sumdb(host) || is_archive(host) || PUBLIC.iter().any(|it| is_below(host, it))
}

fn is_archive(host: &str) -> bool {
    let (rest, top) = host.rsplit_once('.').unwrap_or_default();
    matches!(top, "org" | "com") && ARCHIVES.contains(&rest.rsplit('.').next().unwrap_or_default())
}

/// Whether it is a public checksum database.
pub fn is_sumdb(host: &str) -> bool {
    SUMDBS.contains(&host)
}

/// Whether it is a host that examples name.
pub fn is_documentation(host: &str) -> bool {
    ["example.com", "example.org", "example.net"].iter().any(|it| is_below(host, it))
}

fn is_below(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}
