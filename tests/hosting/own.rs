//! The program's own server.

use goproxy_wizard::serve::{Folder, start};

use crate::contract::Hosted;
use crate::site::Site;

#[test]
fn on_loopback() {
    let site = Site::new("own", "/");
    let server = start(Folder::at(&site.root).unwrap(), 0).unwrap();
    Hosted { server: server.address(), site: &site, base: "/", brotli: false, whole_redirects: false }.holds();
}
