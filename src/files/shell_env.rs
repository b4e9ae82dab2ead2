//! What a shell's start-up file exports, the same for every shell: names, values, reasons.

use crate::ask::{self, GoSettings, Have, QuestionId};
use crate::base::Clean;
use crate::plan::{Plan, Reason, Var, Why};
use crate::text::Msg;
use crate::write::{Line, Script, Shell};

use super::step::good;
use super::{Step, company_ca, sign_in};

/// The line that opens a block. Without `<` and `>`, which are a parse error when pasted at zsh's prompt.
pub(super) const BEGIN: &str = "--- goproxy-wizard begin ---";
/// The line that closes it.
pub(super) const END: &str = "--- goproxy-wizard end ---";

/// Downloads a public module into a folder of its own, in every shell.
const DOWNLOAD: &str = "sh -c 'cd \"$(mktemp -d)\" && GOFLAGS=-modcacherw GOMODCACHE=\"$PWD/cache\" go mod download -x rsc.io/quote@v1.5.2'";

/// Downloads what the module here needs into an empty cache.
const DOWNLOAD_HERE: &str = "sh -c 'GOFLAGS=-modcacherw GOMODCACHE=\"$(mktemp -d)\" go mod download -x'";

/// What only the shell itself can say.
pub(super) struct Own<F> {
    /// Exports GOAUTH with the home folder in it.
    pub(super) goauth: &'static str,
    /// Reads the proxy's address, user and password included, from the file of [`super::proxy_login`].
    pub(super) login: fn(Script<F, Why>) -> Script<F, Why>,
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
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        script = (own.login)(script);
    }
    for (variable, value, reason) in proxy_variables(plan, own.has_cases) {
        script = script.export(variable, &value, &reason.into());
    }
    script = script.forgetting("goproxy_wizard_off", &names(plan, own.has_cases), &Reason::OffSwitch.into());
    if own.is_block {
        script = script.comment(END, &markers);
    }
    script.body().erase()
}

/// What comes before the text itself: logins, and trust in the company's CA.
pub(super) fn preparations(plan: &Plan, proxy_login: Option<Step>) -> Vec<Step> {
    let logins = proxy_login.into_iter().chain(sign_in::steps(plan));
    logins.chain(company_ca::trust_steps(plan)).collect()
}

fn keeps_go_variables(plan: &Plan) -> bool {
    plan.answers.go_settings == GoSettings::Shell
}

/// The proxy variables whose values stand in the file, upper case first. With a login the address comes from a file on
/// the machine and only `NO_PROXY` is here.
fn proxy_variables(plan: &Plan, has_cases: bool) -> Vec<(&'static str, Clean, Reason)> {
    let Some(forward) = &plan.forward else { return Vec::new() };
    let address = crate::door::Door::text(&forward.proxy).clone();
    let no_proxy = forward.no_proxy();
    let mut out = vec![
        ("HTTPS_PROXY", address.clone(), Reason::HttpsProxy),
        ("HTTP_PROXY", address.clone(), Reason::HttpProxy),
        ("NO_PROXY", no_proxy.clone(), Reason::NoProxy),
    ];
    if has_cases {
        out.push(("https_proxy", address.clone(), Reason::LowerCase));
        out.push(("http_proxy", address, Reason::LowerCase));
        out.push(("no_proxy", no_proxy, Reason::LowerCase));
    }
    out.retain(|(variable, ..)| !forward.has_login || variable.eq_ignore_ascii_case("no_proxy"));
    out
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
    let mut out = checks(plan, "GOTOOLCHAIN=local ", "env | grep -i _proxy");
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
