//! The container's recipe without an engine: its COPY, USER, CMD and HEALTHCHECK are carried out as they are written, over
//! this machine's own Debian, on a read-only file system and without any privilege.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::client::ask;
use crate::contract::Hosted;
use crate::nginx::{is_root, ours, swap};
use crate::server::{find, lacks, port, start};
use crate::site::Site;

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
    let text = swap(&text, "listen 8080;", &format!("listen 127.0.0.1:{port};"));
    fs::write(&conf, swap(&text, "listen [::]:8080;", "")).unwrap();
}

/// The tools and rights that this takes, or what is missing.
fn missing() -> Option<&'static str> {
    let brotli = "/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf";
    if !is_root() {
        return Some("root for a file system of its own");
    }
    if !Path::new(brotli).exists() {
        return Some("nginx module for brotli");
    }
    let tried = Command::new("unshare").args(["--mount", "true"]).stderr(Stdio::null()).status();
    (!tried.is_ok_and(|status| status.success())).then_some("right to mount")
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
    if let Some(what) = missing() {
        lacks(what);
        return;
    }
    let (site, port) = (Site::new("container", "/"), port());
    let layer = site.folder.join("layer");
    fs::create_dir_all(layer.join("mount")).unwrap();
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
