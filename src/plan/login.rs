//! Where modules ask for a login, and how one signs in there.

use crate::ask::{Answers, ModuleLogin, VcsLogin};
use crate::base::Clean;

/// The way of signing in; never the secret itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// `netrc`, read by go, git and curl.
    Netrc,
    /// git's credential store, through GOAUTH (Go 1.24 and later).
    GoAuth,
    /// A token in git's credential store; go's own `?go-get=1` request uses netrc.
    Token,
    /// A key, through git.
    Ssh,
}

/// Hosts that ask for a login.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    /// How.
    pub sign_in: SignIn,
    /// The names that stand in netrc after `machine`, without repetitions.
    pub machines: Vec<Clean>,
    /// Whether they are VCS hosts, so that git needs the login as well.
    pub is_vcs: bool,
}

impl Login {
    /// The Git hosts, then the module proxy: whichever ask for one.
    pub(super) fn all(answers: &Answers) -> Vec<Self> {
        Self::to_vcs(answers).into_iter().chain(Self::to_module_proxy(answers)).collect()
    }

    fn to_vcs(answers: &Answers) -> Option<Self> {
        if !answers.private_from_vcs() {
            return None;
        }
        let mut seen = std::collections::HashSet::new();
        let machines = answers.private.iter().filter_map(crate::door::ModulePattern::host);
        let sign_in = match answers.vcs_login {
            VcsLogin::Token => SignIn::Token,
            VcsLogin::Ssh => SignIn::Ssh,
            VcsLogin::Netrc => SignIn::Netrc,
            VcsLogin::GoAuth => SignIn::GoAuth,
        };
        Some(Self { sign_in, machines: machines.filter(|host| seen.insert(host.clone())).collect(), is_vcs: true })
    }

    fn to_module_proxy(answers: &Answers) -> Option<Self> {
        if !answers.asks_module_proxy() {
            return None;
        }
        let sign_in = match answers.module_login {
            ModuleLogin::None => return None,
            ModuleLogin::Netrc => SignIn::Netrc,
            ModuleLogin::GoAuth => SignIn::GoAuth,
        };
        Some(Self { sign_in, machines: vec![answers.module_proxy.netrc_machine()], is_vcs: false })
    }
}
