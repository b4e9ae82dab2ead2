//! What direct access is lent by the session that it runs in.

use super::client::Security;
use super::direct::{Asks, Origins, Page};
use super::govcs::Govcs;
use super::pattern;
use super::session::Session;
use super::url::Url;
use super::{Event, Failure, Purpose, Release, World};

impl Asks for Session<'_> {
    fn world(&self) -> &dyn World {
        self.world
    }

    fn release(&self) -> Release {
        self.release
    }

    fn record(&mut self, event: Event) {
        self.note(event);
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.environment.process.get(name).cloned()
    }

    fn setting(&self, name: &'static str) -> String {
        self.value(name)
    }

    fn covered(&self, patterns: &str, path: &str) -> bool {
        pattern::matching(patterns, path).is_some()
    }

    fn govcs(&self, root: &str, vcs: &str) -> Result<(), Failure> {
        let covers = |patterns: &str, path: &str| pattern::matching(patterns, path).is_some();
        Govcs::parse(&self.value("GOVCS"))?.check(vcs, root, &self.value("GOPRIVATE"), &covers)
    }

    fn discover(&mut self, url: &str, insecure: bool, shown: &str) -> Result<Page, Failure> {
        let parsed = Url::parse(&format!("https://{url}"), self.release);
        let mut url = parsed.map_err(|why| Failure::new(super::Kind::BadUrl, why))?;
        // The client tries https first, and perhaps http.
        url.scheme.clear();
        let security = if insecure { Security::Insecure } else { Security::SecureOnly };
        let fetched = self.get(security, &url, &Purpose::Discovery, shown)?;
        let (status_error, text, cut) = (fetched.error(), fetched.text(), fetched.cut);
        Ok(Page { url: fetched.url, status_error, text, cut })
    }

    fn probe(&mut self, url: &str) -> Result<(), Failure> {
        let url = Url::parse(url, self.release).map_err(|why| Failure::new(super::Kind::BadUrl, why))?;
        let fetched = self.get(Security::Default, &url, &Purpose::RepositoryProbe, "")?;
        fetched.error().map_or(Ok(()), Err)
    }

    fn origins(&mut self) -> &mut Origins {
        &mut self.origins
    }
}
