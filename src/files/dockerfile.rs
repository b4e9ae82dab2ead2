//! The Dockerfile: modules are downloaded in a step of their own, with logins that leave nothing behind.

use super::step::{good, undo_repo_file};
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{AirGap, Base, Cgo, Have, QuestionId, Stages};
use crate::base::Clean;
use crate::data::images;
use crate::door::Door;
use crate::plan::{Login, Plan, Reason, SignIn, Var, Why};
use crate::text::Msg;
use crate::write::dockerfile::{Recipe, RunOption};
use crate::write::posix::{Word, one_line};

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !QuestionId::Package.is_asked(&plan.answers) {
        return None;
    }
    let mut recipe = build_stage(plan, Recipe::default());
    recipe = match plan.answers.stages {
        Stages::Multi => final_stage(plan, recipe),
        Stages::Single => recipe.fixed("USER", "10001", &Reason::DockerUser.into()).fixed(
            "ENTRYPOINT",
            "[\"/usr/local/bin/app\"]",
            &Reason::DockerEntrypoint.into(),
        ),
    };
    Some(Artifact {
        target: "dockerfile",
        group: FileGroup::DockerBuild,
        path: "Dockerfile",
        place: Place { how: How::Whole, at: "Dockerfile" },
        lines: recipe.body().erase(),
        choice: Some(Msg::new("choice.dockerfile")),
        apply: apply(plan),
        check: vec![
            Step::run("check-dockerfile", check_command(plan)).good(good("docker-check")),
            Step::run("check-history", "docker history --no-trunc --format '{{.CreatedBy}}' app").good(good("history")),
        ],
        undo: vec![undo_repo_file("Dockerfile")],
    })
}

fn keyscan(plan: &Plan) -> String {
    let hosts = ssh_login(plan).map_or(&[][..], |login| &login.machines);
    one_line(std::iter::once(Word::lit("ssh-keyscan")).chain(hosts.iter().cloned().map(Word::lit)))
}

/// A context that the Dockerfile names has to be given to the check as well.
fn check_command(plan: &Plan) -> String {
    let mut words = ["docker", "build", "--check"].map(Word::lit).to_vec();
    if is_file_tree(plan) {
        let pair = Clean::of("modules=").then(plan.answers.file_tree.text());
        words.extend(["--build-context".into(), Word::lit(pair)]);
    }
    words.push(".".into());
    one_line(words)
}

fn apply(plan: &Plan) -> Vec<Step> {
    let mut out = vec![Step::say("apply-repo-file").with("file", "Dockerfile")];
    if plan.answers.has(Have::Inspection) {
        out.push(Step::say("ca-in-repo").with("ca", plan.answers.ca.text()));
    }
    if uses_ssh(plan) {
        out.push(Step::run("known-hosts", keyscan(plan)).good(good("known-hosts")));
    }
    out.push(Step::say("local-replace"));
    out
}

/// The name of the image of Go that was asked for, without its registry.
pub(super) fn golang_image(plan: &Plan) -> Clean {
    let a = &plan.answers;
    let variant = match a.base {
        Base::Debian => Clean::of(images::DEBIAN),
        Base::Alpine => Clean::of("alpine").then(&Clean::of(images::ALPINE)),
    };
    Clean::of("golang:").then(&Clean::join([a.go.text(), &variant], "-"))
}

fn build_stage(plan: &Plan, recipe: Recipe<Why>) -> Recipe<Why> {
    let a = &plan.answers;
    let stage = (a.stages == Stages::Multi).then_some("build");
    let mut recipe = recipe.from(&a.registry.image(&golang_image(plan)), stage, &Reason::DockerFrom.into()).fixed(
        "WORKDIR",
        "/src",
        &Reason::DockerWorkdir.into(),
    );
    if a.has(Have::Inspection) {
        let to = "/usr/local/share/ca-certificates/corp-ca.crt";
        recipe = recipe.copy(&a.ca, to, &Reason::DockerCopyCa.into()).run(
            Vec::new(),
            ["update-ca-certificates".into()],
            &Reason::DockerTrustCa.into(),
        );
    }
    recipe = alpine_packages(plan, recipe);
    if is_vendored(plan) {
        return vendored_build(plan, recipe);
    }
    for setting in plan.go.iter().filter(|setting| !matches!(setting.var, Var::GoAuth | Var::GoToolchain)) {
        let value = if setting.var == Var::GoProxy && is_file_tree(plan) {
            Clean::of("file:///modules")
        } else {
            setting.value.clone()
        };
        recipe = recipe.arg(setting.var.name(), &value, &setting.why);
    }
    recipe = recipe.fixed("COPY", "go.mod go.sum* ./", &Reason::DockerCopyMod.into());
    recipe = recipe.run(download_options(plan), download_words(plan), &Reason::DockerDownload.into()).fixed(
        "COPY",
        ". .",
        &Reason::DockerCopyAll.into(),
    );
    let cache = option("--mount=type=cache,target=/root/.cache/go-build", Reason::DockerBuildCache);
    let mut words = vec![Word::lit("GOPROXY=off")];
    words.extend(build_words(plan));
    recipe.run(vec![cache], words, &Reason::DockerBuild.into())
}

fn vendored_build(plan: &Plan, recipe: Recipe<Why>) -> Recipe<Why> {
    let options = vec![
        option("--network=none", Reason::DockerNoNetwork),
        option("--mount=type=cache,target=/root/.cache/go-build", Reason::DockerBuildCache),
    ];
    let mut words = vec![Word::lit("GOPROXY=off")];
    words.extend(build_words(plan));
    recipe.fixed("COPY", ". .", &Reason::DockerCopyVendored.into()).run(
        options,
        words,
        &Reason::DockerBuildVendored.into(),
    )
}

/// Alpine's image has neither git nor a C compiler (docker-library/golang).
fn alpine_packages(plan: &Plan, recipe: Recipe<Why>) -> Recipe<Why> {
    let a = &plan.answers;
    if a.base != Base::Alpine {
        return recipe;
    }
    let mut packages = Vec::new();
    let fetches = plan.value(Var::GoProxy).is_none_or(|list| list.as_str().contains("direct"));
    if fetches || a.private_from_vcs() {
        packages.push("git");
    }
    if uses_ssh(plan) {
        packages.push("openssh-client");
    }
    if a.cgo == Cgo::On {
        packages.extend(["gcc", "musl-dev"]);
    }
    if packages.is_empty() {
        return recipe;
    }
    let mut words: Vec<Word> = Vec::new();
    let options = proxy_secret_options(plan);
    if !options.is_empty() {
        words.extend(secret_is_there());
    }
    words.extend(["apk", "add", "--no-cache"].map(Word::lit));
    words.extend(packages.into_iter().map(Word::lit));
    recipe.run(options, words, &Reason::DockerApk.into())
}

fn download_options(plan: &Plan) -> Vec<RunOption<Why>> {
    let mut out = proxy_secret_options(plan);
    if is_file_tree(plan) {
        out.push(option("--mount=type=bind,from=modules,target=/modules", Reason::DockerModuleContext));
    }
    if uses_netrc(plan) {
        out.push(option("--mount=type=secret,id=netrc,target=/root/.netrc,required=true", Reason::DockerNetrc));
    }
    if uses_ssh(plan) {
        out.push(option("--mount=type=ssh,required=true", Reason::DockerSsh));
        let known = "--mount=type=secret,id=known_hosts,target=/etc/ssh/ssh_known_hosts,mode=0444,required=true";
        out.push(option(known, Reason::DockerKnownHosts));
    }
    out
}

/// An unset variable behind `--secret …,env=` arrives as an empty secret, without an error.
fn secret_is_there() -> [Word; 4] {
    ["test".into(), "-n".into(), Word::var("HTTPS_PROXY"), Word::script("&&")]
}

fn download_words(plan: &Plan) -> Vec<Word> {
    let mut words = Vec::new();
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        words.extend(secret_is_there());
    }
    if let Some(login) = ssh_login(plan) {
        words.extend(ssh_instead_of(&login.machines));
    }
    words.extend(["go", "mod", "download"].map(Word::lit));
    words
}

/// `insteadOf` for each host in the environment of one command, so that nothing is left in a layer.
fn ssh_instead_of(hosts: &[Clean]) -> Vec<Word> {
    let number = |n: usize| Clean::new(n.to_string()).unwrap_or_else(|_| Clean::of("0"));
    let mut words = vec![Word::lit(Clean::of("GIT_CONFIG_COUNT=").then(&number(hosts.len())))];
    for (i, host) in hosts.iter().enumerate() {
        let parts = [&Clean::of("GIT_CONFIG_KEY_"), &number(i), &Clean::of("=url.ssh://git@"), host];
        words.push(Word::lit(Clean::join(parts, "").then(&Clean::of("/.insteadOf"))));
        let parts = [&Clean::of("GIT_CONFIG_VALUE_"), &number(i), &Clean::of("=https://"), host, &Clean::of("/")];
        words.push(Word::lit(Clean::join(parts, "")));
    }
    words
}

fn build_words(plan: &Plan) -> Vec<Word> {
    let a = &plan.answers;
    let mut words = vec![Word::lit(if a.cgo == Cgo::On { "CGO_ENABLED=1" } else { "CGO_ENABLED=0" })];
    words.extend(["go", "build"].map(Word::lit));
    if is_vendored(plan) {
        words.push(Word::lit("-mod=vendor"));
    }
    let output = if a.stages == Stages::Multi { "/out/app" } else { "/usr/local/bin/app" };
    words.extend(["-trimpath", "-o", output].map(Word::lit));
    words.push(Word::lit(a.package.text().clone()));
    words
}

fn final_stage(plan: &Plan, recipe: Recipe<Why>) -> Recipe<Why> {
    let a = &plan.answers;
    let stage = Why::from(Reason::DockerFinalStage);
    let recipe = recipe.gap(&stage);
    let recipe = match (a.cgo, a.base) {
        (Cgo::Off, _) => recipe.from(&Clean::of("scratch"), None, &Reason::DockerScratch.into()),
        (Cgo::On, base) => {
            let image = match base {
                Base::Debian => Clean::of("debian:").then(&Clean::of(images::DEBIAN)).then(&Clean::of("-slim")),
                Base::Alpine => Clean::of("alpine:").then(&Clean::of(images::ALPINE)),
            };
            recipe.from(&a.registry.image(&image), None, &Reason::DockerSameLibc.into())
        }
    };
    let roots = "--from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/";
    let recipe = recipe.fixed("COPY", roots, &Reason::DockerCopyRoots.into());
    recipe
        .fixed("COPY", "--from=build /out/app /usr/local/bin/app", &stage)
        .fixed("USER", "10001", &Reason::DockerUser.into())
        .fixed("ENTRYPOINT", "[\"/usr/local/bin/app\"]", &Reason::DockerEntrypoint.into())
}

fn proxy_secret_options(plan: &Plan) -> Vec<RunOption<Why>> {
    if !plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        return Vec::new();
    }
    vec![
        option("--mount=type=secret,id=https_proxy,env=HTTPS_PROXY,required=true", Reason::DockerProxySecret),
        option("--mount=type=secret,id=https_proxy,env=https_proxy,required=true", Reason::LowerCase),
    ]
}

fn option(text: &'static str, reason: Reason) -> RunOption<Why> {
    RunOption { text, why: reason.into() }
}

pub(super) fn uses_netrc(plan: &Plan) -> bool {
    plan.logins.iter().any(|login| login.sign_in != SignIn::Ssh)
}

pub(super) fn uses_ssh(plan: &Plan) -> bool {
    ssh_login(plan).is_some()
}

/// The Git hosts that are reached over SSH.
fn ssh_login(plan: &Plan) -> Option<&Login> {
    plan.logins.iter().find(|login| login.sign_in == SignIn::Ssh && !login.machines.is_empty())
}

pub(super) fn is_file_tree(plan: &Plan) -> bool {
    plan.answers.has(Have::AirGap) && plan.answers.air_gap == AirGap::Files
}

pub(super) fn is_vendored(plan: &Plan) -> bool {
    plan.answers.has(Have::AirGap) && plan.answers.air_gap == AirGap::Vendor
}
