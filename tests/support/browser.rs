//! A real Chromium under WebDriver, alone with our page: used by the browser tests and by the pictures.

#[path = "webdriver.rs"]
mod webdriver;

use std::io;
use std::path::Path;

use serde_json::{Value, json};
pub(crate) use webdriver::Browser;

impl Browser {
    /// Starts chromedriver and Chromium, from `CHROMEDRIVER` and `CHROMIUM` or the usual places. `languages` is what the
    /// browser tells pages that it prefers; downloads go into `downloads`.
    pub(crate) async fn start(languages: &str, downloads: &Path) -> io::Result<Self> {
        Self::start_with(languages, downloads, &[]).await
    }

    /// The same with further options of Chromium.
    pub(crate) async fn start_with(languages: &str, downloads: &Path, options: &[String]) -> io::Result<Self> {
        let driver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
        let languages_option = format!("--lang={languages}");
        let own = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1280,900",
            &languages_option,
        ];
        let args: Vec<_> = own.into_iter().chain(options.iter().map(String::as_str)).collect();
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into()),
                "args": args,
                "prefs": {
                    "intl.accept_languages": languages,
                    "download.default_directory": downloads,
                    "download.prompt_for_download": false,
                },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        Self::drive(&driver, &[], capabilities, "browser").await
    }

    /// A command of the Chrome DevTools Protocol.
    pub(crate) async fn devtools(&self, command: &str, params: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    /// What was logged since the last call: `browser` for the console, `performance` for DevTools events.
    pub(crate) async fn log(&self, kind: &str) -> Vec<Value> {
        self.command("se/log", json!({ "type": kind })).await.as_array().cloned().unwrap_or_default()
    }

    /// Makes the window as wide and high as that, in CSS pixels, with touch below 600.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }
}
