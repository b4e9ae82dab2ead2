//! The container's recipe without an engine: its COPY, USER, CMD and HEALTHCHECK are carried out as they are written, over
//! this machine's own Debian, on a read-only file system and without any privilege.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::client::ask;
use crate::contract::Hosted;
use crate::nginx::{is_root, ours, swap};
use crate::server::{find, port, start};
use crate::site::Site;

/// What turns the module on that the recipe installs.
const MODULE: &str = "/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf";

/// Lays the layer over the machine, makes all of it read-only but /dev/shm, and runs a command in it as somebody else.
const RUN: &str = r#"
set -e
layer=$1 user=$2
shift 2
mount -t tmpfs tmpfs "$layer/mount"
mkdir "$layer/mount/upper" "$layer/mount/work" "$layer/mount/root"
cp -a "$layer/files/." "$layer/mount/upper"
mount -t overlay overlay -o "lowerdir=/,upperdir=$layer/mount/upper,workdir=$layer/mount/work" "$layer/mount/root"
cd "$layer/mount/root"
mount --rbind /dev dev
mount -t proc proc proc
mount -t tmpfs tmpfs dev/shm
mount -o remount,ro "$layer/mount/root"
# Logs go where the container's would.
exec chroot . setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --bounding-set -all \
    --inh-caps -all -- /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PORT="$PORT" "$@"
"#;

/// The recipe's instructions, lines joined.
fn instructions() -> Vec<(String, String)> {
    let text = ours("hosting/container/Containerfile").replace("\\\n", " ");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(name, rest)| (name.to_owned(), rest.to_owned())).collect()
}

fn only(name: &str) -> String {
    let mut found = instructions().into_iter().filter(|(it, _)| it == name).map(|(_, rest)| rest);
    let first = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "{name} twice");
    first
}

/// The words of `["a", "b"]`.
fn words(list: &str) -> Vec<String> {
    serde_json::from_str(list).unwrap()
}

/// What COPY puts into the image, below `files`; the built page is the site.
fn copy(site: &Site, files: &Path, port: u16) {
    for (_, rest) in instructions().into_iter().filter(|(name, _)| name == "COPY") {
        let mut sources: Vec<_> = rest.split(' ').collect();
        let to = sources.pop().unwrap();
        for from in sources {
            let target = files.join(to.trim_start_matches('/'));
            fs::create_dir_all(if to.ends_with('/') { &target } else { target.parent().unwrap() }).unwrap();
            let source =
                if from == "dist" { site.root.clone() } else { Path::new(env!("CARGO_MANIFEST_DIR")).join(from) };
            let status = Command::new("cp").arg("-a").arg(source).arg(target).status().unwrap();
            assert!(status.success(), "{from}");
        }
    }
    let conf = files.join("etc/goproxy-wizard/nginx.conf");
    let text = fs::read_to_string(&conf).unwrap();
    fs::write(&conf, swap(&text, "listen 8080;", &format!("listen 127.0.0.1:{port};"))).unwrap();
}

/// Whether this machine lets us lay a file system over its own; a container often doesn't.
fn may_mount(layer: &Path) -> bool {
    const TRY: &str = r#"mount -t tmpfs tmpfs "$1" && mkdir "$1/upper" "$1/work" "$1/root" &&
        mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root""#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "--propagation", "private", "sh", "-c", TRY, "try"]).arg(layer.join("mount"));
    command.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn inside(site: &Site, port: u16, what: &[String]) -> Command {
    let layer = site.folder.join("layer");
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "TERM", "unshare", "--mount", "--propagation", "private", "bash", "-c", RUN, "run"]);
    command.arg(layer).arg(only("USER")).args(what).env("PORT", port.to_string());
    command
}

#[test]
fn it_runs_as_its_recipe_says() {
    if find("nginx").is_none() {
        return;
    }
    let (site, port) = (Site::new("container", "/"), port());
    let layer = site.folder.join("layer");
    fs::create_dir_all(layer.join("mount")).unwrap();
    if !is_root() || !Path::new(MODULE).exists() || !may_mount(&layer) {
        eprintln!("not tried: it takes root, the right to mount, and nginx's module for brotli");
        return;
    }
    copy(&site, &layer.join("files"), port);

    let health = only("HEALTHCHECK");
    let health = words(health.split_once("CMD ").unwrap().1);
    let is_healthy = || inside(&site, port, &health).stderr(Stdio::null()).status().unwrap().success();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err() && !is_healthy(), "healthy before it runs");

    let server = start(&mut inside(&site, port, &words(&only("CMD"))), port);
    let brotli = site.bytes("embed.js", ".br").is_some();
    Hosted { server: server.address, site: &site, base: "/", brotli, whole_redirects: false }.holds();
    assert!(is_healthy());
    assert!(ask(server.address, "GET", "/", &[]).header("ETag").is_some());

    // Nothing can be written where the page is, whoever tries.
    let write = ["sh", "-c", "echo > /srv/goproxy-wizard/x || echo > /tmp/x || echo > /etc/x"].map(str::to_owned);
    assert!(!inside(&site, port, &write).stderr(Stdio::null()).status().unwrap().success());
}

#[test]
fn it_says_what_an_engine_has_to_know() {
    // Kubernetes believes only a number (runAsNonRoot).
    assert!(only("USER").parse::<u32>().unwrap() > 0);
    assert_eq!(only("EXPOSE"), "8080");
    // nginx ends on it after the answers that are under way.
    assert_eq!(only("STOPSIGNAL"), "SIGQUIT");
    assert!(only("RUN").contains(" libnginx-mod-http-brotli-static nginx-light "));
}
