//! nginx with `hosting/nginx`, as Debian builds it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::client::ask;
use crate::contract::Hosted;
use crate::server::{Server, find, port, start};
use crate::site::Site;

/// A file of the project.
pub(crate) fn ours(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The text with that in another's place, which must be there.
pub(crate) fn swap(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "there is no {from} in {text}");
    text.replace(from, to)
}

/// Starts nginx with this `server { }` as a file of sites-enabled, the rest being where it is on a Debian machine.
fn nginx(program: &Path, site: &Site, server: &str, maps: &str, port: u16) -> Server {
    let folder = site.folder.join("nginx");
    fs::create_dir_all(folder.join("snippets")).unwrap();
    fs::write(folder.join("snippets/goproxy-wizard.conf"), ours("hosting/nginx/files.conf")).unwrap();
    fs::write(folder.join("maps.conf"), maps).unwrap();
    fs::write(folder.join("site.conf"), server).unwrap();
    let place = folder.display();
    // Only root may say who the workers are; they have to read a folder of root's.
    let user = if is_root() { "user root;\n" } else { "" };
    let temp = ["client_body", "fastcgi", "proxy", "scgi", "uwsgi"].map(|it| format!("{it}_temp_path {place}/{it};"));
    let main = format!(
        "{user}daemon off;\nworker_processes 1;\npid {place}/pid;\nerror_log stderr;\nevents {{ }}\nhttp {{\n\
         access_log off;\n{}\ninclude maps.conf;\ninclude site.conf;\n}}\n",
        temp.join("\n")
    );
    fs::write(folder.join("nginx.conf"), main).unwrap();
    let mut command = Command::new(program);
    start(command.args(["-e", "stderr", "-c"]).arg(folder.join("nginx.conf")), port)
}

pub(crate) fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0)
}

/// The site's configuration on a port of loopback.
fn site_conf(site: &Site, port: u16) -> String {
    let conf = swap(&ours("hosting/nginx/site.conf"), "listen 80;", &format!("listen 127.0.0.1:{port};"));
    swap(&conf, "/srv/goproxy-wizard", site.root.to_str().unwrap())
}

#[test]
fn a_host_of_its_own() {
    let Some(program) = find("nginx") else { return };
    let (site, port) = (Site::new("nginx", "/"), port());
    let server = nginx(&program, &site, &site_conf(&site, port), &ours("hosting/nginx/maps.conf"), port);
    Hosted { server: server.address, site: &site, base: "/", brotli: false, whole_redirects: false }.holds();
}

#[test]
fn a_folder_of_another_host() {
    let Some(program) = find("nginx") else { return };
    let (site, port) = (Site::new("nginx-folder", "/tools/go/"), port());
    let told = ours("docs/hosting.md");
    let location = told.split("```nginx\n").nth(1).and_then(|it| it.split("```").next()).expect("an example");
    let location = swap(location, "/srv/goproxy-wizard", site.root.to_str().unwrap());
    // The rest of the host has its own ways.
    let conf = format!(
        "server {{\nlisten 127.0.0.1:{port};\nroot {};\nadd_header X-Other always;\n{location}\n}}\n",
        site.folder.join("none").display()
    );
    let server = nginx(&program, &site, &conf, &ours("hosting/nginx/maps.conf"), port);
    Hosted { server: server.address, site: &site, base: "/tools/go/", brotli: false, whole_redirects: false }.holds();
}

#[test]
fn portals_are_added_in_one_place() {
    let Some(program) = find("nginx") else { return };
    let (site, port) = (Site::new("nginx-portals", "/"), port());
    let maps = ours("hosting/nginx/maps.conf");
    let example = maps.lines().find_map(|line| line.strip_prefix("#   default ")).expect("an example");
    let maps = swap(&maps, "    default \"'self'\";", &format!("    default {example}"));
    let server = nginx(&program, &site, &site_conf(&site, port), &maps, port);
    let reply = ask(server.address, "GET", "/", &[]);
    let policy = reply.header("Content-Security-Policy").unwrap();
    let expected = "; frame-ancestors 'self' https://docs.corp.example https://backstage.corp.example";
    assert!(policy.ends_with(expected), "{policy}");
}
