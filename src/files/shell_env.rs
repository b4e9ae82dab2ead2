//! What a shell's start-up file exports, the same for every shell: names, values, reasons.

use crate::ask::{self, GoSettings, Have, QuestionId};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Forward, Plan, Reason, Var, Why};
use crate::text::Msg;
use crate::write::{Line, Script, Shell};

use super::step::good;
use super::{Step, company_ca, proxy_login, sign_in};

/// The line that opens a block. Without `<` and `>`, which are a parse error when pasted at zsh's prompt.
pub(super) const BEGIN: &str = "--- goproxy-wizard begin ---";
/// The line that closes it.
pub(super) const END: &str = "--- goproxy-wizard end ---";

/// Downloads a public module into a folder of its own, in every shell.
const DOWNLOAD: &str = "sh -c 'cd \"$(mktemp -d)\" && GOFLAGS=-modcacherw GOMODCACHE=\"$PWD/cache\" go mod download -x rsc.io/quote@v1.5.2'";

/// Downloads what the module here needs into an empty cache.
const DOWNLOAD_HERE: &str = "sh -c 'GOFLAGS=-modcacherw GOMODCACHE=\"$(mktemp -d)\" go mod download -x'";

/// Adds what finds Windows and exports the proxy's address there.
type FindWindows<F> = fn(Script<F, Why>, &Forward) -> Script<F, Why>;

/// What only the shell itself can say.
pub(super) struct Own<F> {
    /// Exports GOAUTH with the home folder in it.
    pub(super) goauth: &'static str,
    /// Reads the proxy's address, user and password included, from the file of [`super::proxy_login`].
    pub(super) login: fn(Script<F, Why>) -> Script<F, Why>,
    /// Finds the Windows around it and exports the proxy's address there; `None` for a shell of Windows itself.
    pub(super) windows: Option<FindWindows<F>>,
    /// Whether names in lower case are names of their own.
    pub(super) has_cases: bool,
    /// Whether the text is a block inside a file.
    pub(super) is_block: bool,
}

/// Whether this shell is wanted and there is anything to say in it.
pub(super) fn is_wanted(plan: &Plan, shell: ask::Shell) -> bool {
    let is_chosen = QuestionId::Shells.is_asked(&plan.answers) && plan.answers.shells.has(shell);
    is_chosen && !names(plan, false).is_empty()
}

/// The text: Go's own variables, the proxy's, and the switch that forgets them all.
pub(super) fn lines<F: Shell>(plan: &Plan, own: &Own<F>) -> Vec<Line<Why>> {
    let markers = Why::from(Reason::Markers);
    let mut script = Script::default();
    if own.is_block {
        script = script.comment(BEGIN, &markers);
    }
    if keeps_go_variables(plan) {
        for it in &plan.go {
            script = script.export(it.var.name(), &it.value, &it.why);
        }
        if plan.answers.uses_goauth() {
            script = script.script(own.goauth, &Reason::GoAuth.into());
        }
    }
    if let Some(forward) = &plan.forward {
        script = match own.windows.filter(|_| forward.is_at_windows) {
            Some(find) => find(script, forward),
            None if forward.has_login => (own.login)(script),
            None => proxy_address(script, forward, own.has_cases),
        };
        script = no_proxy(script, forward, own.has_cases);
    }
    script = script.forgetting("goproxy_wizard_off", &names(plan, own.has_cases), &Reason::OffSwitch.into());
    if own.is_block {
        script = script.comment(END, &markers);
    }
    script.body().erase()
}

/// What comes before the text itself: logins, and trust in the company's CA.
pub(super) fn preparations(plan: &Plan, login: Option<Step>) -> Vec<Step> {
    let logins = login.into_iter().chain(sign_in::steps(plan));
    logins.chain(company_ca::trust_steps(plan)).collect()
}

fn keeps_go_variables(plan: &Plan) -> bool {
    plan.answers.go_settings == GoSettings::Shell
}

/// The proxy's address, upper case first.
fn proxy_address<F: Shell>(script: Script<F, Why>, forward: &Forward, has_cases: bool) -> Script<F, Why> {
    let address = forward.proxy.text();
    let script = script.export("HTTPS_PROXY", address, &Reason::HttpsProxy.into());
    let script = script.export("HTTP_PROXY", address, &Reason::HttpProxy.into());
    if !has_cases {
        return script;
    }
    let lower = Why::from(Reason::LowerCase);
    script.export("https_proxy", address, &lower).export("http_proxy", address, &lower)
}

/// The exceptions, in both cases where those are two names.
fn no_proxy<F: Shell>(script: Script<F, Why>, forward: &Forward, has_cases: bool) -> Script<F, Why> {
    let list = forward.no_proxy();
    let script = script.export("NO_PROXY", &list, &Reason::NoProxy.into());
    if has_cases { script.export("no_proxy", &list, &Reason::LowerCase.into()) } else { script }
}

/// All that the file may set, for the switch that forgets it.
fn names(plan: &Plan, has_cases: bool) -> Vec<&'static str> {
    let mut names = Vec::new();
    if keeps_go_variables(plan) {
        names.extend(plan.go.iter().map(|setting| setting.var.name()));
        names.extend(plan.answers.uses_goauth().then_some(Var::GoAuth.name()));
    }
    if plan.forward.is_some() {
        names.extend(["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"]);
        names.extend(["https_proxy", "http_proxy", "no_proxy"].into_iter().filter(|_| has_cases));
    }
    names
}

/// The steps that show whether a new shell has the settings: `list` prints the proxy variables, and `prefix` keeps go
/// from fetching the toolchain that a go.mod here may ask for.
pub(super) fn checks(plan: &Plan, prefix: &str, list: &str) -> Vec<Step> {
    let mut out = Vec::new();
    if let Some(first) = plan.go.first() {
        let step =
            Step::run("check-go-env", format!("{prefix}go env {}", first.var.name())).with("var", first.var.name());
        out.push(step.good(good("value").with("value", &first.value)));
    }
    if plan.forward.is_some() {
        out.push(Step::run("check-proxy", list).good(good("proxy-variables")));
    }
    out
}

/// The checks for shells that know `sh` and `env`.
pub(super) fn unix_checks(plan: &Plan) -> Vec<Step> {
    let mut out = checks(plan, "GOTOOLCHAIN=local ", &format!("env | grep -i _proxy{}", proxy_login::mask(plan)));
    out.push(if plan.answers.has(Have::AirGap) {
        Step::run("check-download-here", DOWNLOAD_HERE).good(download_good(plan))
    } else {
        Step::run("check-download", DOWNLOAD).good(download_good(plan))
    });
    out.extend(sign_in::checks(plan));
    out
}

/// What a good download says, by where modules come from.
fn download_good(plan: &Plan) -> Msg {
    match plan.value(Var::GoProxy).map(Clean::as_str) {
        Some("off") => good("download-off"),
        Some(list) if list.starts_with("http") => {
            good("download").with("url", list.split([',', '|']).next().unwrap_or_default())
        }
        _ => good("download-any"),
    }
}
