//! Takes pictures of the built page in a real Chromium: both languages, light and dark, wide and narrow.

#[path = "../tests/support/browser.rs"]
#[allow(dead_code, reason = "the browser tests use the rest")]
mod browser;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use browser::Browser;
use goproxy_wizard::serve::{Folder, start};
use serde_json::json;

/// Name of the picture, width, height, colour scheme, fragment of the page's address.
const SHOTS: &[(&str, u32, u32, &str, &str)] = &[
    ("page-en", 1280, 1360, "light", "#v=1&preset=forward-proxy&show=dockerfile&lang=en"),
    ("page-zh-CN", 1280, 960, "light", "#v=1&preset=china-mirror&lang=zh-CN"),
    ("page-dark", 1280, 1360, "dark", "#v=1&preset=tls-inspection&show=daemon-json&lang=en"),
    (
        "explain-en",
        1280,
        1360,
        "light",
        "#v=1&preset=private-vcs&lang=en&view=explain&module=rsc.io/quote&GOPROXY=https://goproxy.cn%2Cdirect&read=now&world=mirror-500",
    ),
    (
        "explain-zh-CN",
        1280,
        1360,
        "dark",
        "#v=1&preset=forward-proxy&lang=zh-CN&view=explain&module=rsc.io/quote&world=only-through-proxy",
    ),
    (
        "fix-en",
        1280,
        1360,
        "light",
        "#v=1&lang=en&view=fix&kind=shell&paste=export%20GOPROXY%3Ddirect%2Chttps://goproxy.cn%0Aexport%20HTTPS_PROXY%3Dhttps://127.0.0.1:7890%0Aexport%20HTTP_PROXY%3Dhttp://127.0.0.1:7890%0A",
    ),
    ("phone-en", 375, 812, "light", "#v=1&preset=private-vcs&lang=en"),
    ("phone-zh-CN", 375, 812, "dark", "#v=1&preset=china-mirror&lang=zh-CN"),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: shots FOLDER")?;
    let server = start(Folder::at(Path::new("dist"))?, 0)?;
    let browser = Browser::start("en-US", Path::new(&folder)).await?;
    for (name, width, height, scheme, fragment) in SHOTS {
        browser.resize(*width, *height).await;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.devtools("Emulation.setEmulatedMedia", media).await;
        browser.client.goto("about:blank").await?;
        browser.client.goto(&format!("http://{}/{fragment}", server.address())).await?;
        tokio::time::sleep(Duration::from_millis(800)).await;
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), browser.client.screenshot().await?)?;
        println!("{folder}/{name}.png");
    }
    browser.stop().await;
    Ok(())
}
