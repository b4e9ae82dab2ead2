//! Caddy with `hosting/Caddyfile`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::client::ask;
use crate::contract::Hosted;
use crate::server::{Server, find, port, start};
use crate::site::Site;

/// Starts it with the very file, imported as a person's own Caddyfile does it.
fn caddy(program: &Path, site: &Site, portals: &str) -> Server {
    let port = port();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("hosting/Caddyfile");
    let own = site.folder.join("Caddyfile");
    fs::write(&own, format!("{{\n\tadmin off\n}}\nimport {}\n", file.display())).unwrap();
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(own);
    command.env("HOME", &site.folder).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
    command.env("GOPROXY_WIZARD_ADDRESS", format!("http://127.0.0.1:{port}"));
    command.env("GOPROXY_WIZARD_ROOT", &site.root).env("GOPROXY_WIZARD_PORTALS", portals);
    start(&mut command, port)
}

#[test]
fn a_host_of_its_own() {
    let Some(program) = find("caddy") else { return };
    let site = Site::new("caddy", "/");
    let server = caddy(&program, &site, "");
    Hosted {
        server: server.address,
        site: &site,
        base: "/",
        brotli: site.bytes("embed.js", ".br").is_some(),
        whole_redirects: false,
    }
    .holds();
}

#[test]
fn portals_are_added_in_one_place() {
    let Some(program) = find("caddy") else { return };
    let site = Site::new("caddy-portals", "/");
    let server = caddy(&program, &site, "https://docs.corp.example https://backstage.corp.example");
    let reply = ask(server.address, "GET", "/", &[]);
    let policy = reply.header("Content-Security-Policy").unwrap();
    let expected = "; frame-ancestors 'self' https://docs.corp.example https://backstage.corp.example";
    assert!(policy.ends_with(expected), "{policy}");
}
