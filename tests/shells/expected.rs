//! What the environment must hold, said by the plan alone.

use std::collections::BTreeMap;
use std::path::Path;

use goproxy_wizard::ask::GoSettings;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::{Plan, SignIn, Var};

/// The variables of a process.
pub(super) type Env = BTreeMap<String, String>;

/// The variables, where the address of a proxy with a login is `login`.
pub(super) fn exports(plan: &Plan, home: &Path, login: Option<&str>) -> Env {
    let mut out = Env::new();
    if plan.answers.go_settings == GoSettings::Shell {
        out.extend(plan.go.iter().map(|it| (it.var.name().to_owned(), it.value.to_string())));
        if uses_goauth(plan) {
            out.insert(Var::GoAuth.name().to_owned(), format!("netrc;git {}", home.display()));
        }
    }
    if let Some(forward) = &plan.forward {
        let own = (!forward.has_login).then(|| forward.proxy.text().to_string());
        let address = own.or(login.map(str::to_owned));
        let both =
            |name: &str, value: &str| [(name.to_owned(), value.to_owned()), (name.to_lowercase(), value.to_owned())];
        for name in ["HTTPS_PROXY", "HTTP_PROXY"] {
            out.extend(address.iter().flat_map(|address| both(name, address)));
        }
        out.extend(both("NO_PROXY", forward.no_proxy().as_str()));
    }
    out
}

fn uses_goauth(plan: &Plan) -> bool {
    plan.logins.iter().any(|login| login.sign_in == SignIn::GoAuth)
}
