//! A real browser under WebDriver: what drivers of every browser understand.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

/// A browser and its driver; both end with it.
pub(crate) struct Browser {
    /// The WebDriver session.
    pub(crate) client: Client,
    session: Option<String>,
    driver: Driver,
}

impl Browser {
    /// Starts a driver with these arguments and, through it, a browser with these capabilities. `group` is the group of
    /// `scripts/tools` that installs them.
    pub(crate) async fn drive(driver: &str, arguments: &[&str], capabilities: Value, group: &str) -> io::Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let program = Command::new(driver)
            .arg(format!("--port={port}"))
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| io::Error::other(format!("{driver}: {error} (`scripts/tools {group}` installs it)")))?;
        let driver = Driver { program, port };
        wait_for(port).await?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().cloned().unwrap_or_default());
        let client = builder.connect(&format!("http://127.0.0.1:{port}")).await.map_err(io::Error::other)?;
        let session = client.session_id().await.map_err(io::Error::other)?;
        Ok(Self { client, session, driver })
    }

    /// A command of the driver's own, at a path of the session.
    pub(crate) async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Raw { path, body }).await.expect("the driver knows the command")
    }

    /// Runs a script in the page and gives back what it returns.
    pub(crate) async fn script(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// Ends the session and the driver.
    pub(crate) async fn stop(mut self) {
        let is_closed = self.client.clone().close().await.is_ok();
        self.session.take_if(|_| is_closed);
    }
}

impl Drop for Browser {
    /// A test that fails leaves no browser behind; there is nobody left to wait for a client.
    fn drop(&mut self) {
        let Some(session) = &self.session else { return };
        let port = self.driver.port;
        let Ok(mut driver) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else { return };
        // geckodriver answers to its very address only.
        let head = format!("DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        let _ = driver.write_all(head.as_bytes());
        let _ = driver.set_read_timeout(Some(Duration::from_secs(10)));
        let _ = driver.read(&mut [0; 64]);
    }
}

/// A driver that runs.
struct Driver {
    program: Child,
    port: u16,
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
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
    Err(io::Error::other("the driver did not answer within ten seconds"))
}

/// A command that WebDriver itself does not have.
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
