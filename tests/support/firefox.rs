//! A real Firefox under WebDriver, alone with our page.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::time::Duration;

use serde_json::{Map, Value, json};

use crate::chromium::Browser;

/// What stands where a network would be: a proxy that answers nothing.
pub(crate) struct Network(TcpListener);

impl Network {
    /// Listens on loopback.
    pub(crate) fn start() -> io::Result<Self> {
        Ok(Self(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?))
    }

    /// What Firefox has to know of it.
    pub(crate) fn prefs(&self) -> io::Result<Value> {
        let port = self.0.local_addr()?.port();
        Ok(json!({
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": port,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": port,
            "network.proxy.allow_hijacking_localhost": true,
        }))
    }

    /// The first lines of the requests since the last call; those of Firefox itself to its makers aside.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.0.set_nonblocking(true).unwrap();
        let mut out = Vec::new();
        while let Ok((stream, _)) = self.0.accept() {
            stream.set_nonblocking(false).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
            let mut line = String::new();
            let _ = BufReader::new(stream).read_line(&mut line);
            out.push(line);
        }
        out.retain(|line| !line.contains(".mozilla."));
        out
    }
}

/// Starts geckodriver and Firefox, from `GECKODRIVER` and `FIREFOX` or the usual places. `languages` is what the browser
/// tells pages that it prefers; downloads go into `downloads`; `prefs` say what it has for a network.
pub(crate) async fn start(languages: &str, downloads: &Path, prefs: Value) -> io::Result<Browser> {
    let driver = std::env::var("GECKODRIVER").unwrap_or_else(|_| "geckodriver".into());
    let own = json!({
        "intl.accept_languages": languages,
        "browser.download.folderList": 2,
        "browser.download.dir": downloads,
    });
    let all = [own, prefs].into_iter().filter_map(|prefs| prefs.as_object().cloned()).flatten();
    let capabilities = json!({
        "moz:firefoxOptions": {
            "binary": std::env::var("FIREFOX").unwrap_or_else(|_| "/usr/bin/firefox-esr".into()),
            "args": ["-headless", "-width", "1280", "-height", "900"],
            "prefs": all.collect::<Map<_, _>>(),
        },
    });
    Browser::drive(&driver, &["--allow-system-access"], capabilities, "firefox").await
}

/// Every message of the console, the browser's own included.
pub(crate) async fn messages(browser: &Browser) -> Vec<String> {
    browser.command("moz/context", json!({ "context": "chrome" })).await;
    let script = "return Services.console.getMessageArray().map((it) => String(it.message))";
    let said = browser.script(script).await;
    browser.command("moz/context", json!({ "context": "content" })).await;
    said.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
