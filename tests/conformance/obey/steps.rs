//! The steps of a file, followed to the letter: what a person types, and what must come of it. A step that nobody knows
//! how to follow is a failure.

use goproxy_wizard::base::Clean;
use goproxy_wizard::files::Step;
use goproxy_wizard::plan::{Plan, Var};

use super::lab::{Attempt, logins};
use super::person::{Answer, Line};

/// What a person types to follow a step.
pub(super) fn lines(step: &Step, plan: &Plan) -> Attempt<Vec<Line>> {
    let line = match (&step.command, step.text.key()) {
        (Some(command), _) => Line { text: command.clone(), answers: answers(step, plan) },
        // The host of the lab does want one.
        (None, "step.token-go-get") => Line { text: "sh netrc.sh".to_owned(), answers: netrc_answers(plan) },
        (None, other) => return Err(format!("nobody knows how to follow {other}")),
    };
    Ok(match step.text.key() {
        // It prints nothing yet, and so they choose one.
        "step.git-helper" => vec![line, Line::new("git config --global credential.helper store")],
        _ => vec![line],
    })
}

/// What a command asks, and what they answer.
fn answers(step: &Step, plan: &Plan) -> Vec<(String, String)> {
    match step.text.key() {
        "step.proxy-login" => {
            let (user, password) = logins().proxy;
            owned([("User: ", user), ("Password: ", password)])
        }
        "step.netrc" | "step.apply-netrc" => netrc_answers(plan),
        "step.git-credential" => {
            let (user, password) = logins().company;
            let asked =
                |host: &Clean| owned([(&*format!("Username for 'https://{host}'"), user), ("Password for ", password)]);
            plan.logins.iter().filter(|login| login.is_vcs).flat_map(|login| &login.machines).flat_map(asked).collect()
        }
        _ => Vec::new(),
    }
}

fn netrc_answers(plan: &Plan) -> Vec<(String, String)> {
    let (user, password) = logins().company;
    let asked = |host: &Clean| owned([(&*format!("User for {host}: "), user), ("Password or token: ", password)]);
    plan.logins.iter().flat_map(|login| &login.machines).flat_map(asked).collect()
}

fn owned<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs.map(|(prompt, answer)| (prompt.to_owned(), answer.to_owned())).into()
}

/// Whether a step is words alone, about what is so in the lab already or on a server that it does not have.
pub(super) fn is_so_already(step: &Step) -> bool {
    let said = [
        "step.apply-repo-file",
        "step.ca-in-repo",
        "step.local-replace",
        "step.dockerignore-rival",
        "step.undo-secrets",
        "step.apply-compose",
        "step.compose-services",
    ];
    said.contains(&step.text.key())
}

/// Whether a step is about the editor's own window: words alone, but for the login that go wants as well.
pub(super) fn is_in_editor(step: &Step) -> bool {
    step.command.is_none() && step.text.key() != "step.token-go-get"
}

/// Whether a step that was applied or undone did so.
pub(super) fn is_done(step: &Step, answers: &[Answer]) -> Attempt<()> {
    let (first, rest) = answers.split_first().ok_or("no answer")?;
    match step.text.key() {
        "step.git-helper" => match first.status {
            1 => rest.iter().try_for_each(|answer| answer.good().map(drop)),
            _ => Err(first.complaint("there should be no helper yet")),
        },
        "step.validate-daemon" => first.good()?.shows("configuration OK"),
        "step.see-issuer" => first.good()?.shows("Corp Inspection CA"),
        _ => answers.iter().try_for_each(|answer| answer.good().map(drop)),
    }
}

/// Whether a check found what its step promises.
pub(super) fn is_good(step: &Step, plan: &Plan, answers: &[Answer]) -> Attempt<()> {
    let answer = answers.first().ok_or("no answer")?.good()?;
    let value = |var: Var| plan.value(var).map(ToString::to_string);
    match step.text.key() {
        "step.check-go-env" => {
            let wanted = plan.go.first().map(|setting| setting.value.to_string()).unwrap_or_default();
            let is_there = answer.shown.lines().any(|line| line.trim() == wanted);
            if is_there { Ok(()) } else { Err(answer.complaint(&format!("should show «{wanted}»"))) }
        }
        "step.check-proxy" | "step.check-container" => {
            let forward = plan.forward.as_ref().ok_or("a check of the proxy without one")?;
            let address = forward.proxy.authority();
            for name in ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"] {
                let line = answer.shown.lines().find(|line| line.starts_with(&format!("{name}=http://")));
                if !line.is_some_and(|line| line.ends_with(&address)) {
                    return Err(answer.complaint(&format!("should show {name}")));
                }
            }
            ["NO_PROXY", "no_proxy"].iter().try_for_each(|name| answer.shows(&format!("{name}={}", forward.no_proxy())))
        }
        "step.check-download" | "step.check-download-here" => {
            let first = value(Var::GoProxy).unwrap_or_else(|| "https://proxy.golang.org".to_owned());
            let url = first.split([',', '|']).next().unwrap_or_default();
            let is_there = |line: &str| line.starts_with(&format!("# get {url}/")) && line.contains(": 200 OK");
            if answer.shown.lines().any(is_there) { Ok(()) } else { Err(answer.complaint("should show 200 OK")) }
        }
        "step.check-docker-info" => {
            let forward = plan.forward.as_ref().ok_or("a check of the proxy without one")?;
            let login = if forward.has_login { "xxxxx:xxxxx@" } else { "" };
            answer.shows(&format!("http://{login}{} {}", forward.proxy.authority(), forward.no_proxy_for_go()))
        }
        "step.check-unit" => {
            let forward = plan.forward.as_ref().ok_or("a check of the proxy without one")?;
            answer.shows(&format!("NO_PROXY={}", forward.no_proxy_for_go()))?;
            let where_from = if forward.has_login { "/etc/docker/proxy.env" } else { "HTTPS_PROXY=http://" };
            answer.shows(where_from)
        }
        "step.check-pull" => answer.shows("Status: Downloaded newer image"),
        "step.check-dockerfile" => answer.shows("Check complete, no warnings found."),
        "step.check-compose" if answer.shown.contains("variable is not set") => {
            Err(answer.complaint("a variable is missing"))
        }
        "step.check-compose" => answer.shows("dockerfile: Dockerfile"),
        "step.check-report-image" => Ok(()),
        "step.check-report" => answer.shows("the settings are right"),
        "step.check-git-proxy" => {
            let forward = plan.forward.as_ref().ok_or("a check of the proxy without one")?;
            answer.shows(&format!("http://{}", forward.proxy.authority()))
        }
        "step.check-context" => {
            ["go.mod", "main.go", "go.sum"].iter().try_for_each(|name| answer.shows(&format!("/c/{name}")))?;
            let bad = ["/c/.git/", ".env", ".netrc"].iter().find(|name| answer.shown.contains(*name));
            bad.map_or(Ok(()), |name| Err(answer.complaint(&format!("{name} reaches the builder"))))
        }
        "step.check-image" | "step.check-history" => {
            let shown = answer.shown.split_once('\n').map_or("", |(_, shown)| shown);
            let (proxy, company) = (logins().proxy, logins().company);
            let bad = ["_PROXY=", "_proxy=", proxy.1, company.1].into_iter().find(|bad| shown.contains(bad));
            bad.map_or(Ok(()), |_| Err(answer.complaint("there is a proxy or a password")))
        }
        "step.check-runner" => answer.shows("active (running)"),
        "step.check-netrc" => answer.shows("-rw-------"),
        "step.check-git" => answer.shows("refs/heads/main"),
        "step.check-go-env-changed" => {
            plan.go.iter().try_for_each(|it| answer.shows(&format!("{}='{}'", it.var.name(), it.value)))
        }
        other => Err(format!("nobody knows what {other} should show")),
    }
}
