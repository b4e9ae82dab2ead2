//! daemon.json: the proxy that the Docker engine itself uses, for pulls and pushes.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca};
use crate::ask::{Engine, EngineFile, QuestionId, Works};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Forward, Plan, Reason};
use crate::text::Msg;
use crate::write::json::{Member, Node, print};
use crate::write::posix::{Word, one_line};

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    let forward = plan.forward.as_ref().filter(|forward| !forward.has_login)?;
    let is_wanted = QuestionId::EngineFile.is_asked(a) && a.engine_file == EngineFile::DaemonJson;
    if !is_wanted {
        return None;
    }
    let is_rootless = a.engine == Engine::Rootless;
    let at = if is_rootless { "~/.config/docker/daemon.json" } else { "/etc/docker/daemon.json" };
    let path = if is_rootless { "home/.config/docker/daemon.json" } else { "etc/docker/daemon.json" };
    let address = || Node::Text(forward.proxy.text().clone());
    let proxies = Node::Object(vec![
        Member::new("http-proxy", address(), Reason::DaemonHttp.into()),
        Member::new("https-proxy", address(), Reason::DaemonHttps.into()),
        Member::new("no-proxy", Node::Text(forward.no_proxy_for_go()), Reason::DaemonNoProxy.into()),
    ]);
    let body = print(&[Member::new("proxies", proxies, Reason::DaemonProxies.into())], &Reason::JsonFile.into());
    let mut apply = company_ca::trust_steps(plan);
    apply.push(Step::run("apply-merge", install(path, at, is_rootless)).with("file", at));
    let validate = format!("{}dockerd --validate --config-file={at}", sudo(is_rootless));
    apply.push(Step::run("validate-daemon", validate).good(good("daemon-valid")));
    apply.push(Step::run("restart-docker", restart(is_rootless)));
    Some(Artifact {
        target: "daemon-json",
        group: FileGroup::DockerEngine,
        path,
        place: Place { how: How::Merge { comments: false }, at },
        lines: body.erase(),
        choice: Some(Msg::new("choice.daemon-json")),
        apply,
        check: checks(plan),
        undo: vec![
            Step::say("undo-keys").with("keys", "`proxies`").with("file", at),
            Step::run("restart-docker", restart(is_rootless)),
        ],
    })
}

/// Puts the file in place where there is none yet; an existing one is never overwritten.
fn install(path: &str, at: &str, is_rootless: bool) -> String {
    let sudo = sudo(is_rootless);
    let folder = at.rsplit_once('/').map_or(at, |(folder, _)| folder);
    format!("{sudo}mkdir -p {folder} && {sudo}cp -n {path} {at} && {sudo}cat {at}")
}

pub(super) fn sudo(is_rootless: bool) -> &'static str {
    if is_rootless { "" } else { "sudo " }
}

fn restart(is_rootless: bool) -> &'static str {
    if is_rootless { "systemctl --user restart docker" } else { "sudo systemctl restart docker" }
}

fn pull(plan: &Plan) -> String {
    let image = plan.answers.registry.image(&Clean::of("hello-world"));
    one_line(["docker".into(), "pull".into(), Word::lit(image)])
}

/// The address as Docker prints it: a login is masked.
fn shown(forward: &Forward) -> String {
    let login = if forward.has_login { "xxxxx:xxxxx@" } else { "" };
    format!("{}://{login}{}", forward.proxy.scheme(), forward.proxy.authority())
}

/// What shows that the engine has its proxy and that pulls work.
pub(super) fn checks(plan: &Plan) -> Vec<Step> {
    let mut out = Vec::new();
    if let Some(forward) = &plan.forward {
        let step = Step::run("check-docker-info", "docker info --format '{{.HTTPSProxy}} {{.NoProxy}}'");
        out.push(step.good(good("docker-info").with("proxy", shown(forward))));
    }
    if plan.answers.works.has(Works::Pull) {
        out.push(Step::run("check-pull", pull(plan)).good(good("pull")));
    }
    out
}
