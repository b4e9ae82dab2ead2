//! Docker's files in a real engine that a real systemd has started: its own proxy, builds, containers.

use std::process::Stdio;

use goproxy_wizard::ask::Have;
use goproxy_wizard::files::{Artifact, Step};
use goproxy_wizard::plan::Plan;
use serde_json::Value;

use super::lab::Attempt;
use super::leaks;
use super::machine::{Kind, Machine, PROJECT};
use super::person::SHELLS;
use super::project::{self, Sums};
use super::session::Session;
use super::steps;
use super::tally::Tally;
use super::world::World;

/// What the engine says when it can't reach Docker Hub.
const NO_HUB: &str = "lookup registry-1.docker.io";
/// What somebody writes who does not think of proxies; every step runs each time.
const PLAIN_BUILD: &str = "docker build --no-cache -f ../Plainfile -t plain .";

/// A machine with an engine, a person, and the files.
pub(super) struct Engine<'a> {
    world: &'a World,
    plan: Plan,
    machine: Machine,
    files: Vec<Artifact>,
}

impl<'a> Engine<'a> {
    /// Starts a machine, with files for these answers.
    pub(super) fn start(world: &'a World, name: &str, further: &str) -> Attempt<Self> {
        let plan = world.situation.plan(further);
        let machine = Machine::start(world, name, Kind::Engine)?;
        SHELLS[0].settle(&machine)?;
        project::settle(world, &machine, Sums::With)?;
        let files = project::generate(world, &machine, &plan)?;
        let engine = Self { world, plan, machine, files };
        let recipe = engine.file("dockerfile").map(Artifact::text).unwrap_or_default();
        let from = recipe.lines().next().unwrap_or_default().split(" AS ").next().unwrap_or_default();
        let naive = format!("{from}\nWORKDIR /src\nCOPY . .\nRUN go mod download\n");
        engine.machine.write("home/dev/Plainfile", naive)?;
        // What lies about in a repository and must not reach a builder.
        for name in [".env", "sub/.env.local", ".netrc", ".git/config"] {
            engine.machine.write(&format!("{PROJECT}/{name}"), "SECRET=1\n")?;
        }
        Ok(engine)
    }

    /// The file of that kind.
    pub(super) fn file(&self, target: &str) -> Option<&Artifact> {
        self.files.iter().find(|file| file.target == target)
    }

    fn sitting(&self) -> Session<'_> {
        Session::new(self.world, &self.plan)
    }

    fn run(&self, sitting: &Session) -> Attempt<Tally> {
        sitting.run(&self.machine, &SHELLS[0])
    }

    /// The engine's own proxy: pulls work with the file, and a build that knows nothing of proxies gets its base image
    /// but no module.
    pub(super) fn proxy(&self, file: &Artifact) -> Attempt<Tally> {
        let mut sitting = self.sitting();
        sitting.line_fails("docker pull hello-world", NO_HUB);
        sitting.follow(&file.apply)?;
        sitting.check(&file.check)?;
        sitting.line_fails(PLAIN_BUILD, self.world.situation.without);
        self.run(&sitting)
    }

    /// Takes the engine's proxy away again.
    pub(super) fn no_proxy(&self, file: &Artifact) -> Attempt<Tally> {
        self.take_keys_out(&file.undo, "etc/docker/daemon.json")?;
        let mut sitting = self.sitting();
        sitting.follow(file.undo.iter().filter(|step| step.text.key() != "step.undo-keys"))?;
        sitting.line("docker image rm hello-world");
        sitting.line_fails("docker pull hello-world", NO_HUB);
        self.run(&sitting)
    }

    /// The Dockerfile, `.dockerignore` and the build command: the image is built, works, and holds no password.
    pub(super) fn build(&self) -> Attempt<Tally> {
        let own = ["dockerfile", "dockerignore", "docker-build"].map(|target| self.file(target));
        let [Some(recipe), Some(ignore), Some(command)] = own else { return Err("there is no build".to_owned()) };
        let mut sitting = self.sitting();
        sitting.line_fails(PLAIN_BUILD, self.world.situation.without);
        let done = |step: &&Step| !steps::is_so_already(step);
        sitting.follow(recipe.apply.iter().chain(&ignore.apply).filter(done))?;
        sitting.builds(&command.apply)?;
        sitting.line_shows("docker run --rm app", "hello in English");
        for file in [recipe, ignore, command] {
            sitting.check(&file.check)?;
        }
        let mut tally = self.run(&sitting)?;
        self.no_leak(&mut tally)?;

        let mut sitting = self.sitting();
        for file in [command, recipe, ignore] {
            sitting.follow(&file.undo)?;
        }
        sitting.line_fails(PLAIN_BUILD, self.world.situation.without);
        tally.add(self.run(&sitting)?);
        Ok(tally)
    }

    /// Compose, which builds the same image by its own file.
    pub(super) fn compose(&self) -> Attempt<Tally> {
        let file = self.file("compose").ok_or("there is no compose.yaml")?;
        for needed in ["dockerfile", "dockerignore"].iter().filter_map(|target| self.file(target)) {
            self.machine.write(&format!("{PROJECT}/{}", needed.path), needed.text())?;
        }
        let mut sitting = self.sitting();
        sitting.line("docker builder prune --all --force --filter type=regular");
        sitting.line_fails(PLAIN_BUILD, self.world.situation.without);
        sitting.builds(file.apply.iter().filter(|step| !steps::is_so_already(step)))?;
        sitting.line_shows("docker run --rm app", "hello in English");
        sitting.check(&file.check)?;
        let mut tally = self.run(&sitting)?;
        self.no_leak(&mut tally)?;
        self.leak(&mut tally)?;
        let mut sitting = self.sitting();
        sitting.follow(&file.undo)?;
        sitting.line_fails(PLAIN_BUILD, self.world.situation.without);
        tally.add(self.run(&sitting)?);
        Ok(tally)
    }

    /// The report: it fails in a clean container without the settings, works with them, and tells no password.
    pub(super) fn report(&self) -> Attempt<Tally> {
        let [Some(recipe), Some(script)] = ["report-dockerfile", "report-script"].map(|target| self.file(target))
        else {
            return Err("there is no report".to_owned());
        };
        let logins = self.file("docker-build").into_iter().flat_map(|file| &file.apply);
        let mut sitting = self.sitting();
        sitting.follow(logins.filter(|step| step.text.key() != "step.apply-docker-build"))?;
        sitting.follow(script.apply.iter().filter(|step| !steps::is_so_already(step)))?;
        sitting.check(recipe.check.iter().chain(&script.check))?;
        sitting.line_shows("cat report.md", self.world.situation.without);
        sitting.line_shows("cat report.md", "It fails without the settings and works with them");
        let mut tally = self.run(&sitting)?;
        let text = self.machine.read(&format!("{PROJECT}/report.md"))?;
        tally.case(leaks::check("report.md", text.as_bytes()))?;
        // The first of its two runs is the one that had to fail.
        tally.twin(Ok(()))?;
        let mut sitting = self.sitting();
        sitting.follow(&script.undo)?;
        tally.add(self.run(&sitting)?);
        Ok(tally)
    }

    /// No password in the image, in the engine's own folder with all layers and caches, in a log, or in a file of the
    /// project.
    fn no_leak(&self, tally: &mut Tally) -> Attempt<()> {
        tally.case(leaks::check("the image", &self.saved("app")?))?;
        for folder in [self.machine.path("var/lib/docker"), self.world.path("log"), self.machine.path(PROJECT)] {
            tally.case(leaks::check_folder(&folder))?;
        }
        Ok(())
    }

    /// A password in an image is found; it stays in the engine's folder for good.
    fn leak(&self, tally: &mut Tally) -> Attempt<()> {
        self.machine.write("home/dev/leak/Dockerfile", format!("FROM app\nLABEL password={}\n", leaks::example()))?;
        let build = self.machine.run(&["docker", "build", "-t", "leaking", "leak"], Stdio::null())?;
        if !build.status.success() {
            return Err(format!("no leaking image: {}", String::from_utf8_lossy(&build.stderr)));
        }
        let found = leaks::check("the image", &self.saved("leaking")?);
        tally.twin(found.err().map(drop).ok_or_else(|| "a leak was not found".to_owned()))
    }

    /// All that belongs to an image.
    fn saved(&self, image: &str) -> Attempt<Vec<u8>> {
        let output = self.machine.run(&["docker", "save", image], Stdio::null())?;
        let is_good = output.status.success();
        is_good.then_some(output.stdout).ok_or_else(|| format!("docker save {image}: {}", output.status))
    }

    /// The client's proxy for containers and builds.
    pub(super) fn containers(&self, file: &Artifact) -> Attempt<Tally> {
        const LIST: &str = "docker run --rm busybox env | grep -i _proxy";
        let mut sitting = self.sitting();
        sitting.line_fails(LIST, "");
        sitting.follow(&file.apply)?;
        sitting.check(&file.check)?;
        match self.world.situation.half {
            // The certificate is the Dockerfile's business.
            Some((_, words)) if self.plan.answers.has(Have::Inspection) => sitting.line_fails(PLAIN_BUILD, words),
            _ => sitting.line_shows(PLAIN_BUILD, "naming to docker.io/library/plain"),
        }
        let mut tally = self.run(&sitting)?;
        self.take_keys_out(&file.undo, "home/dev/.docker/config.json")?;
        let mut sitting = self.sitting();
        sitting.line_fails(LIST, "");
        sitting.line_fails(PLAIN_BUILD, self.world.situation.without);
        tally.add(self.run(&sitting)?);
        Ok(tally)
    }

    /// Does what a step says in words: takes our keys out of a JSON file.
    fn take_keys_out(&self, undo: &[Step], path: &str) -> Attempt<()> {
        if !undo.iter().any(|step| step.text.key() == "step.undo-keys") {
            return Ok(());
        }
        let text = self.machine.read(path)?;
        let mut value: Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        let taken = value.as_object_mut().and_then(|object| object.remove("proxies"));
        taken.ok_or(format!("{path} has no proxies"))?;
        self.machine.write(path, value.to_string())
    }
}
