//! Apache with `hosting/.htaccess`, put beside the page.

use std::fs;
use std::process::Command;

use crate::contract::Hosted;
use crate::nginx::{is_root, ours};
use crate::server::{find, port, start};
use crate::site::Site;

/// What Debian turns on of itself, and the two that the file asks for.
const MODULES: [&str; 14] = [
    "alias",
    "authz_core",
    "deflate",
    "dir",
    "autoindex",
    "env",
    "filter",
    "headers",
    "mime",
    "mpm_event",
    "negotiation",
    "reqtimeout",
    "rewrite",
    "setenvif",
];

#[test]
fn a_host_of_its_own() {
    let Some(program) = find("apache2") else { return };
    let (site, port) = (Site::new("apache", "/"), port());
    fs::write(site.root.join(".htaccess"), ours("hosting/.htaccess")).unwrap();
    let place = site.folder.display();
    // Only root may say who the workers are; they have to read a folder of root's.
    let user = if is_root() { "User www-data\nGroup www-data\n" } else { "" };
    let modules = MODULES.map(|it| format!("LoadModule {it}_module /usr/lib/apache2/modules/mod_{it}.so\n")).concat();
    // As /etc/apache2 has it, where mod_deflate compresses what it can.
    let conf = format!(
        "ServerRoot {place}\nPidFile {place}/pid\nErrorLog /dev/stderr\nServerName 127.0.0.1\n{user}ServerTokens Prod\n\
         {modules}Listen 127.0.0.1:{port}\nTypesConfig /etc/mime.types\nDocumentRoot {place}/site\n\
         AddOutputFilterByType DEFLATE text/html text/css text/javascript application/wasm\n\
         <Directory />\nAllowOverride None\nRequire all denied\n</Directory>\n\
         <Directory {place}/site>\nOptions Indexes FollowSymLinks\nAllowOverride FileInfo Indexes Options\n\
         Require all granted\n</Directory>\n"
    );
    let file = site.folder.join("apache.conf");
    fs::write(&file, conf).unwrap();
    let mut command = Command::new(program);
    let server = start(command.args(["-D", "FOREGROUND", "-f"]).arg(&file), port);
    let brotli = site.bytes("embed.js", ".br").is_some();
    Hosted { server: server.address, site: &site, base: "/", brotli, whole_redirects: true }.holds();
}
