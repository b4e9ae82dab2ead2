//! The clean room: an image and a script that try a module away from this machine's settings, and report in Markdown.

mod lines;

use super::dockerfile::{golang_image, is_file_tree, uses_netrc, uses_ssh};
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, proxy_login};
use crate::ask::{Base, Cgo, Have, Works};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Plan, Reason, Var, Why};
use crate::text::Msg;
use crate::write::csv;
use crate::write::dockerfile::Recipe;
use crate::write::posix::{Script, Word};

/// Removes the image, in whichever engine it is, and both files.
const UNDO: &str =
    "docker image rm goproxy-wizard-report 2>/dev/null || podman image rm goproxy-wizard-report; rm -r report";

pub(super) fn dockerfile(plan: &Plan) -> Option<Artifact> {
    // Podman asks back, or fails, where a name has no registry.
    let image = plan.answers.registry.full_image(&golang_image(plan));
    let recipe = Recipe::default()
        .from(&image, None, &Reason::DockerFrom.into())
        .fixed("WORKDIR", "/src", &Reason::DockerWorkdir.into())
        .fixed("COPY", ". .", &Reason::ReportCopy.into());
    let build = "docker build -f report/Dockerfile -t goproxy-wizard-report .";
    artifact(plan, |place| Artifact {
        target: "report-dockerfile",
        path: "report/Dockerfile",
        place: Place { how: How::Whole, at: "report/Dockerfile" },
        lines: recipe.body().erase(),
        choice: Some(Msg::new("choice.report-dockerfile")),
        apply: vec![Step::say("apply-repo-file").with("file", "report/Dockerfile")],
        check: vec![Step::run("check-report-image", build).good(good("report-image"))],
        ..place
    })
}

pub(super) fn script(plan: &Plan) -> Option<Artifact> {
    let mut apply: Vec<Step> = proxy_login::ask(plan).into_iter().collect();
    apply.push(Step::say("apply-repo-file").with("file", "report/report.sh"));
    apply.push(Step::run("apply-report", "sh report/report.sh > report.md"));
    apply.push(Step::run("report-module", "sh report/report.sh rsc.io/quote@v1.5.2"));
    artifact(plan, |place| Artifact {
        target: "report-script",
        path: "report/report.sh",
        place: Place { how: How::Whole, at: "report/report.sh" },
        lines: text(plan).body().erase(),
        choice: Some(Msg::new("choice.report-script")),
        apply,
        undo: place.undo.into_iter().chain(proxy_login::undo(plan)).collect(),
        check: vec![Step::run("check-report", "tail -n 3 report.md").good(good("report"))],
        ..place
    })
}

/// What both files share.
fn artifact(plan: &Plan, fill: impl FnOnce(Artifact) -> Artifact) -> Option<Artifact> {
    let place = Place { how: How::Whole, at: "" };
    plan.answers.works.has(Works::Report).then(|| {
        fill(Artifact {
            target: "",
            group: FileGroup::Report,
            path: "",
            place,
            lines: Vec::new(),
            choice: None,
            apply: Vec::new(),
            check: Vec::new(),
            undo: vec![Step::run("undo-report", UNDO)],
        })
    })
}

fn add(script: Script<Why>, lines: &'static str, reason: Reason) -> Script<Why> {
    let why = Why::from(reason);
    lines.lines().fold(script, |script, line| script.script(line, &why))
}

fn text(plan: &Plan) -> Script<Why> {
    let mut script = add(Script::default(), lines::START, Reason::ReportUse);
    script = add(script, lines::ENGINE, Reason::ReportEngine);
    script = add(script, lines::MASK, Reason::ReportMask);
    script = settings(plan, script);
    script = add(script, lines::PROBE, Reason::ReportProbe);
    if plan.answers.base == Base::Alpine {
        script = script.nested(packages(plan));
    }
    script = add(script, lines::DOWNLOAD, Reason::ReportProbe).nested(build(plan));
    script = add(script, lines::PROBE_END, Reason::ReportProbe);
    script = add(script, lines::RUN, Reason::ReportClean);
    script = container(plan, script);
    script = add(script, lines::RUN_END, Reason::ReportClean);
    add(script, lines::VERDICT, Reason::ReportVerdict)
}

/// The plan's settings, as text that the container's shell reads before anything else: they stand in no argument and
/// in no environment that the engine would show.
fn settings(plan: &Plan, mut script: Script<Why>) -> Script<Why> {
    let frame = Why::from(Reason::ReportSettings);
    script = add(script, lines::SETTINGS, Reason::ReportSettings);
    for setting in plan.go.iter().filter(|setting| setting.var != Var::GoAuth) {
        let is_tree = setting.var == Var::GoProxy && is_file_tree(plan);
        let value = if is_tree { Clean::of("file:///modules") } else { setting.value.clone() };
        script = script.export(setting.var.name(), &value, &setting.why);
    }
    if let Some(forward) = &plan.forward {
        let both = |script: Script<Why>, upper, lower, value: &Clean, why: Reason| {
            script.export(upper, value, &why.into()).export(lower, value, &Reason::LowerCase.into())
        };
        if !forward.has_login {
            let address = forward.proxy.text();
            script = both(script, "HTTPS_PROXY", "https_proxy", address, Reason::HttpsProxy);
            script = both(script, "HTTP_PROXY", "http_proxy", address, Reason::HttpProxy);
        }
        script = both(script, "NO_PROXY", "no_proxy", &forward.no_proxy(), Reason::NoProxy);
    }
    script = script.script("GOPROXY_WIZARD", &frame);
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        script = add(script, lines::LOGIN, Reason::ProxyLoginFile);
    }
    if uses_netrc(plan) {
        script = add(script, lines::NETRC, Reason::ReportNetrc);
    }
    if uses_ssh(plan) {
        script = add(script, lines::SSH, Reason::ReportSsh);
    }
    if plan.answers.has(Have::Inspection) {
        let why = Why::from(Reason::ReportCa);
        let read = [Word::script("ca=$(quoted <").and_lit(plan.answers.ca.text().clone()).and_script(")")];
        script = script.nested(Script::default().run(read, &why));
        script = add(script, lines::CA, Reason::ReportCa);
    }
    script.script("}", &frame)
}

/// Alpine's image has neither git nor a C compiler.
fn packages(plan: &Plan) -> Script<Why> {
    let mut words = ["timeout", "60", "apk", "add", "--no-cache", "git"].map(Word::lit).to_vec();
    if uses_c(plan) {
        words.extend(["gcc", "musl-dev"].map(Word::lit));
    }
    words.push(Word::script(">/dev/null 2>&1"));
    Script::default().run(words, &Reason::DockerApk.into())
}

fn uses_c(plan: &Plan) -> bool {
    plan.answers.works.has(Works::Build) && plan.answers.cgo == Cgo::On
}

/// Compiles the main package, and looks at what the program needs.
fn build(plan: &Plan) -> Script<Why> {
    let package =
        if plan.answers.works.has(Works::Build) { plan.answers.package.text().clone() } else { Clean::of(".") };
    let cgo = if uses_c(plan) { "CGO_ENABLED=1" } else { "CGO_ENABLED=0" };
    // The history of a work tree or a submodule lies outside of the container; go would stop there.
    let mut words = ["GOPROXY=off", cgo, "go", "build", "-buildvcs=false", "-o"].map(Word::lit).to_vec();
    let program = Word::var("work").and_lit("/app");
    words.extend([program, Word::lit(package), Word::script(">\"$work/log\" 2>&1")]);
    let why = Why::from(Reason::ReportStatic);
    let inner = add(Script::default().run(words, &why), lines::BUILT, Reason::ReportStatic);
    let open = Script::default().script("if [ \"$code\" = 0 ] && [ -z \"$module\" ]; then", &why);
    open.nested(inner).script("fi", &why)
}

/// The container of one run, and what it shares with this machine.
fn container(plan: &Plan, script: Script<Why>) -> Script<Why> {
    let why = Why::from(Reason::ReportClean);
    let mut words = vec![Word::script("} |"), Word::script("\"$engine\""), "run".into(), "--rm".into(), "-i".into()];
    if super::build_inputs::proxy_on_this_machine(plan) {
        words.push("--network=host".into());
    }
    if is_file_tree(plan) {
        let source = csv::field("src", plan.answers.file_tree.text());
        let mount =
            Clean::join([&Clean::of("type=bind"), &source, &Clean::of("dst=/modules"), &Clean::of("readonly")], ",");
        words.extend(["--mount".into(), Word::lit(mount)]);
    }
    words.extend([Word::script("\"$image\""), "sh".into(), "-s".into(), Word::script("2>&1 | mask")]);
    script.nested(Script::default().run(words, &why))
}
