//! The credentials of a request, asked of netrc and GOAUTH (`cmd/go/internal/auth`).

use super::goauth::Target;
use super::session::Session;
use super::url::Url;
use super::{Failure, LoginSource};

impl Session<'_> {
    /// The value of `Authorization` for the first try.
    pub(crate) fn login(&mut self, url: &Url) -> Result<Option<(String, LoginSource)>, Failure> {
        let text = url.to_string();
        let said = self.credentials.for_request(self.world, Target { url: &text, host: &url.host });
        let login = said.map_err(Failure::fatal)?;
        Ok(login.and_then(|login| Some((login.authorization()?.to_owned(), login.source.clone()))))
    }

    /// The same for the second try, after a 4xx.
    pub(crate) fn better_login(&mut self, url: &Url) -> Result<Option<(String, LoginSource)>, Failure> {
        let text = url.to_string();
        let said = self.credentials.after_client_error(self.world, Target { url: &text, host: &url.host });
        let login = said.map_err(Failure::fatal)?;
        Ok(login.and_then(|login| Some((login.authorization()?.to_owned(), login.source.clone()))))
    }
}
