//! What a build of our Dockerfile is handed besides its context, whoever hands it over; knows no format.

use super::dockerfile::{is_file_tree, uses_netrc, uses_ssh};
use crate::ask::Engine;
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Plan, Reason};

/// A file of the person who builds, lent to the steps that ask for it.
pub(super) struct Secret {
    /// What the Dockerfile calls it.
    pub(super) id: &'static str,
    /// The file, below the home folder.
    pub(super) below_home: &'static str,
    /// The reason.
    pub(super) why: Reason,
}

/// Everything that is handed over.
pub(super) struct BuildInputs {
    /// Whether the steps share the network of the engine's machine.
    pub(super) uses_host_network: bool,
    /// Arguments that Dockerfiles need not declare; without a value, the one of the shell that builds. Upper case alone:
    /// beside `config.json` it wins.
    pub(super) args: Vec<(&'static str, Option<Clean>, Reason)>,
    /// Files with logins and keys.
    pub(super) secrets: Vec<Secret>,
    /// Whether the ssh agent is lent.
    pub(super) lends_ssh: bool,
    /// The folder that the Dockerfile knows as `modules`.
    pub(super) modules: Option<Clean>,
}

impl BuildInputs {
    /// What this plan's Dockerfile needs.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut args = Vec::new();
        let mut secrets = Vec::new();
        if let Some(forward) = &plan.forward {
            if forward.has_login {
                let below_home = ".config/goproxy-wizard/proxy-url";
                secrets.push(Secret { id: "https_proxy", below_home, why: Reason::BuildProxySecret });
            } else if forward.is_at_windows {
                args.push(("HTTPS_PROXY", None, Reason::BuildProxyOfShell));
                args.push(("HTTP_PROXY", None, Reason::BuildProxyOfShell));
            } else {
                args.push(("HTTPS_PROXY", Some(forward.proxy.text().clone()), Reason::BuildProxyArg));
                args.push(("HTTP_PROXY", Some(forward.proxy.text().clone()), Reason::HttpProxy));
            }
            args.push(("NO_PROXY", Some(forward.no_proxy()), Reason::NoProxy));
        }
        if uses_netrc(plan) {
            secrets.push(Secret { id: "netrc", below_home: ".netrc", why: Reason::BuildNetrc });
        }
        if uses_ssh(plan) {
            secrets.push(Secret { id: "known_hosts", below_home: ".ssh/known_hosts", why: Reason::BuildKnownHosts });
        }
        Self {
            uses_host_network: proxy_on_this_machine(plan),
            args,
            secrets,
            lends_ssh: uses_ssh(plan),
            modules: is_file_tree(plan).then(|| plan.answers.file_tree.text().clone()),
        }
    }
}

/// Whether the forward proxy is reached only in the network of the machine that the engine runs on.
pub(super) fn proxy_on_this_machine(plan: &Plan) -> bool {
    plan.answers.engine == Engine::Systemd && plan.forward.as_ref().is_some_and(|forward| forward.proxy.is_loopback())
}
