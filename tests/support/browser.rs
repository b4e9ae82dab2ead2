//! A real Chromium under WebDriver, alone with our page: used by the browser tests and by the pictures.

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// A browser and its driver; both end with it.
pub(crate) struct Browser {
    /// The WebDriver session.
    pub(crate) client: Client,
    driver: Child,
}

impl Browser {
    /// Starts chromedriver and Chromium, from `CHROMEDRIVER` and `CHROMIUM` or the usual places. `languages` is what the
    /// browser tells pages that it prefers; downloads go into `downloads`.
    pub(crate) async fn start(languages: &str, downloads: &Path) -> io::Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let driver = Command::new(&program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| io::Error::other(format!("{program}: {error} (`scripts/tools browser` installs it)")))?;
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into()),
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--hide-scrollbars", "--window-size=1280,900", format!("--lang={languages}"),
                ],
                "prefs": {
                    "intl.accept_languages": languages,
                    "download.default_directory": downloads,
                    "download.prompt_for_download": false,
                },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let mut guard = Guard(Some(driver));
        wait_for(port).await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
        let client = builder.connect(&format!("http://127.0.0.1:{port}")).await.map_err(io::Error::other)?;
        Ok(Self { client, driver: guard.0.take().ok_or_else(|| io::Error::other("no driver"))? })
    }

    /// A command of the Chrome DevTools Protocol.
    pub(crate) async fn devtools(&self, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.client.issue_cmd(Raw { path: "goog/cdp/execute", body }).await.expect("the command is known")
    }

    /// What was logged since the last call: `browser` for the console, `performance` for DevTools events.
    pub(crate) async fn log(&self, kind: &str) -> Vec<Value> {
        let lines = self.client.issue_cmd(Raw { path: "se/log", body: json!({ "type": kind }) }).await;
        lines.expect("the log can be read").as_array().cloned().unwrap_or_default()
    }

    /// Makes the window as wide and high as that, in CSS pixels, with touch below 600.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Runs a script in the page and gives back what it returns.
    pub(crate) async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// Ends the session and the driver.
    pub(crate) async fn stop(mut self) {
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Ends a driver whose browser did not start.
struct Guard(Option<Child>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(driver) = &mut self.0 {
            let _ = driver.kill();
            let _ = driver.wait();
        }
    }
}

/// Waits until something listens at a port of loopback, ten seconds at most.
async fn wait_for(port: u16) -> io::Result<()> {
    for _ in 0..200 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(io::Error::other("chromedriver did not answer within ten seconds"))
}

/// A WebDriver extension command of Chromium's.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
