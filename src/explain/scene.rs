//! A question in its place and world, and all that can be said about it; the one way in for the page and the command line.

use super::cast::{Actor, cast};
use super::hops::Picture;
use super::host_world::HostWorld;
use super::leaks::{Leak, leaks};
use super::machine::Machine;
use super::near_miss::{NearMiss, near_miss};
use super::query::{Command, Query};
use super::sample::Sample;
use super::story::{Story, story};
use super::world::World;
use crate::go::{self, Source, Trace, Workspace};

/// What is to be explained.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Where go runs.
    pub machine: &'a Machine,
    /// The network around it.
    pub world: &'a World,
    /// The question.
    pub query: &'a Query,
    /// The patterns that say which modules are private.
    pub private: &'a [String],
}

/// All that can be said about it.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The pattern that was meant to cover the path and does not.
    pub near_miss: Option<NearMiss>,
    /// What happens.
    pub story: Story,
    /// Who learned of private paths.
    pub leaks: Vec<Leak>,
    /// Who asked whom.
    pub picture: Picture,
    /// Who takes part.
    pub actors: Vec<Actor>,
}

impl Scene<'_> {
    /// The pattern that was meant to cover the module and does not.
    pub fn near_miss(&self) -> Option<NearMiss> {
        near_miss(self.machine, self.private, &Sample::of(self.query).path)
    }

    /// The private patterns as they were meant: the world has a private module where it was, whatever go makes of it.
    fn meant(&self, near_miss: Option<&NearMiss>) -> Vec<String> {
        self.private.iter().cloned().chain(near_miss.into_iter().flat_map(NearMiss::meant)).collect()
    }

    /// Who takes part.
    pub fn cast(&self) -> Vec<Actor> {
        cast(self.machine, self.world, self.query, &self.meant(self.near_miss().as_ref()))
    }

    /// What go does.
    pub fn run(&self) -> Trace {
        let private = self.meant(self.near_miss().as_ref());
        let world = HostWorld::new(self.machine, self.world, self.query, &private);
        let sample = Sample::of(self.query);
        let run = go::Query {
            arguments: self.query.arguments(),
            release: self.machine.release,
            os: self.machine.environment.os,
            environment: self.machine.environment.clone(),
            workspace: workspace(self.query, &sample),
            cache: if self.machine.has_module { sample.cached() } else { go::Cache::default() },
        };
        go::run(run, &world).trace
    }

    /// All that can be said about it.
    pub fn explain(&self) -> Explained {
        let trace = self.run();
        let actors = self.cast();
        let near_miss = self.near_miss();
        Explained {
            story: story(self.query, self.machine, &trace),
            leaks: leaks(&trace, &actors, self.private, near_miss.as_ref()),
            picture: Picture::of(&trace, &actors),
            actors,
            near_miss,
        }
    }
}

/// The folder that the command runs in: a module of one's own, which for `go build` requires and imports what is asked
/// about, with a complete go.sum.
fn workspace(query: &Query, sample: &Sample) -> Workspace {
    let head = "module app.example\n\ngo 1.21\n";
    if query.command != Command::Build {
        return Workspace { go_mod: Some(head.to_owned()), ..Workspace::default() };
    }
    let version = sample.newest();
    let import = (query.path.clone(), "3:8".to_owned());
    Workspace {
        go_mod: Some(format!("{head}\nrequire {} {version}\n", query.path)),
        go_sum: sample.sums(&version).map(|lines| lines.join("\n") + "\n"),
        sources: vec![Source { folder: String::new(), name: "main.go".to_owned(), imports: vec![import] }],
        ..Workspace::default()
    }
}
