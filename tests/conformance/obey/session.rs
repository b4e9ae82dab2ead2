//! What a person does in one sitting: a list of things to do, each with what must come of it.

use goproxy_wizard::files::Step;
use goproxy_wizard::plan::Plan;

use super::lab::Attempt;
use super::machine::Machine;
use super::person::{Answer, Line, Shell};
use super::tally::Tally;
use super::world::World;
use super::{routes, steps};

/// The download that this is all about.
const DOWNLOAD: &str = "go mod download";
/// So that nothing is there already.
const FORGET: &str = "go clean -modcache";

/// What must come of some lines.
#[derive(Clone, Copy, Debug)]
enum Must<'a> {
    /// End well, and no more.
    EndWell,
    /// Do what a step says.
    Do(&'a Step),
    /// Show what a check promises.
    Show(&'a Step),
    /// Download, by the way that the world has.
    Download,
    /// Fail, with these words.
    Fail(&'a str),
    /// End well and show this.
    Tell(&'a str),
    /// End well, after asking for modules by the way that the world has; go.sum vouches for them.
    Build,
    /// Reach these hosts past the forward proxy.
    GoDirect(&'a [&'a str]),
}

/// The list.
pub(super) struct Session<'a> {
    world: &'a World,
    plan: &'a Plan,
    list: Vec<(Must<'a>, Vec<Line>)>,
}

impl<'a> Session<'a> {
    /// Nothing yet, in the project's folder.
    pub(super) fn new(world: &'a World, plan: &'a Plan) -> Self {
        Self { world, plan, list: vec![(Must::EndWell, vec![Line::new("cd ~/app")])] }
    }

    /// Types a line.
    pub(super) fn line(&mut self, text: &str) {
        self.list.push((Must::EndWell, vec![Line::new(text)]));
    }

    /// Follows steps of applying or undoing.
    pub(super) fn follow(&mut self, steps: impl IntoIterator<Item = &'a Step>) -> Attempt<()> {
        for step in steps {
            self.list.push((Must::Do(step), steps::lines(step, self.plan)?));
        }
        Ok(())
    }

    /// Follows checks.
    pub(super) fn check(&mut self, steps: impl IntoIterator<Item = &'a Step>) -> Attempt<()> {
        for step in steps {
            self.list.push((Must::Show(step), steps::lines(step, self.plan)?));
        }
        Ok(())
    }

    /// Downloads the modules, which must work.
    pub(super) fn downloads(&mut self) {
        self.line(FORGET);
        self.list.push((Must::Download, vec![Line::new(DOWNLOAD)]));
    }

    /// Tries to download the modules, which must fail with these words.
    pub(super) fn fails(&mut self, words: &'a str) {
        self.line(FORGET);
        self.list.push((Must::Fail(words), vec![Line::new(DOWNLOAD)]));
    }

    /// Types a line that must fail with these words.
    pub(super) fn line_fails(&mut self, text: &str, words: &'a str) {
        self.list.push((Must::Fail(words), vec![Line::new(text)]));
    }

    /// Types a line that must end well and show this.
    pub(super) fn line_shows(&mut self, text: &str, words: &'a str) {
        self.list.push((Must::Tell(words), vec![Line::new(text)]));
    }

    /// Follows steps in which modules are downloaded for a build.
    pub(super) fn builds(&mut self, steps: impl IntoIterator<Item = &'a Step>) -> Attempt<()> {
        let mut lines = Vec::new();
        for step in steps {
            lines.extend(steps::lines(step, self.plan)?);
        }
        self.list.push((Must::Build, lines));
        Ok(())
    }

    /// Asks the company's own hosts for something.
    pub(super) fn goes_direct(&mut self, hosts: &'a [&'a str], commands: &[&str]) {
        let lines = commands.iter().map(|command| Line::new(*command)).collect();
        self.list.push((Must::GoDirect(hosts), lines));
    }

    /// Does it all at a shell, and counts.
    pub(super) fn run(&self, machine: &Machine, shell: &Shell) -> Attempt<Tally> {
        let lines: Vec<_> = self.list.iter().flat_map(|(_, lines)| lines.clone()).collect();
        let answers = shell.type_lines(machine, &lines)?;
        let mut rest = &answers[..];
        let mut tally = Tally::default();
        for (must, lines) in &self.list {
            let (these, after) = rest.split_at_checked(lines.len()).ok_or("the shell was gone too early")?;
            rest = after;
            self.judge(must, these, &mut tally)?;
        }
        Ok(tally)
    }

    fn judge(&self, must: &Must, answers: &[Answer], tally: &mut Tally) -> Attempt<()> {
        let (Some(first), Some(last)) = (answers.first(), answers.last()) else { return Ok(()) };
        let time = (first.time.0, last.time.1);
        let all_good = || answers.iter().try_for_each(|answer| answer.good().map(drop));
        match must {
            Must::EndWell => all_good(),
            Must::Do(step) => steps::is_done(step, answers),
            Must::Show(step) => tally.case(steps::is_good(step, self.plan, answers)),
            Must::Download => tally.case(all_good().and_then(|()| routes::check(self.world, time))),
            Must::Build => tally.case(all_good().and_then(|()| routes::check_modules(self.world, time))),
            Must::Tell(words) => tally.case(all_good().and_then(|()| first.shows(words))),
            Must::Fail(words) => tally.twin(first.fails_with(words)),
            Must::GoDirect(hosts) => {
                tally.case(all_good().and_then(|()| routes::check_direct(self.world, time, hosts)))
            }
        }
    }
}
