//! What gopls is given by editors other than VS Code: names, values, reasons.

use super::{Step, company_ca, sign_in};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Forward, Plan, Reason, Var, Why};

/// The variables. Where no file knows the proxy's address, it comes from the editor's own environment.
pub(super) fn variables(plan: &Plan) -> Vec<(&'static str, Clean, Why)> {
    let settings = plan.go.iter().filter(|setting| setting.var != Var::GoAuth);
    let mut out: Vec<_> = settings.map(|it| (it.var.name(), it.value.clone(), it.why)).collect();
    if let Some(forward) = &plan.forward {
        let address = forward.proxy.text();
        if forward.is_from_environment() {
            out.push(("NO_PROXY", forward.no_proxy(), Reason::GoplsProxyFromEnv.into()));
        } else {
            out.push(("HTTPS_PROXY", address.clone(), Reason::HttpsProxy.into()));
            out.push(("HTTP_PROXY", address.clone(), Reason::HttpProxy.into()));
            out.push(("NO_PROXY", forward.no_proxy(), Reason::NoProxy.into()));
        }
    }
    out
}

/// What comes before the file itself.
pub(super) fn preparations(plan: &Plan) -> Vec<Step> {
    let mut out = sign_in::steps(plan);
    out.extend(company_ca::trust_steps(plan));
    if plan.forward.as_ref().is_some_and(Forward::is_from_environment) || plan.answers.uses_goauth() {
        out.push(Step::say("editor-from-shell"));
    }
    out
}

/// What holds for every editor: gopls fetches nothing by itself.
pub(super) fn offline() -> Step {
    Step::run("gopls-offline", "go mod download")
}
