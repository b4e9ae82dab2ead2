//! What the view shows, derived from the answers and from what is explained: pure, so that it is tested without a browser.

use super::asked::Asked;
use super::chain::{Entry, chain};
use crate::ask::Answers;
use crate::explain::{
    Actor, Difference, End, Explained, Machine, NearMiss, Place, ReadyMade, Row, Scene, WORLDS, World, compare, matrix,
    patterns, places, private_patterns, sample_paths, untouched,
};
use crate::plan::Plan;

/// What go does in one place with one set of settings.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    /// What happens.
    pub(crate) explained: Explained,
    /// The entries of `GOPROXY`.
    pub(crate) chain: Vec<Entry>,
    machine: Machine,
    world: World,
    private: Vec<String>,
}

impl Side {
    /// Whether it works.
    pub(crate) fn is_good(&self) -> bool {
        self.explained.story.end == End::Done
    }

    /// The value of `GOPROXY`, as far as it counts, passwords replaced.
    pub(crate) fn proxies(&self) -> String {
        let mut out = String::new();
        for (i, entry) in self.chain.iter().enumerate() {
            out.push_str(&entry.text);
            if i + 1 < self.chain.len() {
                out.push(if entry.moves_on_any_error { '|' } else { ',' });
            }
        }
        out
    }

    /// Who takes part.
    pub(crate) fn actors(&self) -> &[Actor] {
        &self.explained.actors
    }
}

/// A place among the answers', with what go does there.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    /// The place's name.
    pub(crate) name: &'static str,
    /// What happens there; nothing where there is no go.
    pub(crate) side: Option<Side>,
}

/// All that is shown.
#[derive(Clone, Debug)]
pub(crate) struct Board {
    /// The places that the answers speak of.
    pub(crate) stages: Vec<Stage>,
    /// The place whose story is that of the files.
    pub(crate) place: &'static str,
    /// What happens with the settings as they are now, if they were told.
    pub(crate) now: Option<Side>,
    /// Whether that is the story to read.
    pub(crate) reads_own: bool,
    /// What is different with the files.
    pub(crate) differences: Vec<Difference>,
    /// Every sample path with the settings whose story is read.
    pub(crate) rows: Vec<Row>,
    /// Paths to try.
    pub(crate) samples: Vec<String>,
    /// The ready-made worlds that concern somebody.
    pub(crate) worlds: Vec<&'static ReadyMade>,
}

impl Board {
    /// The board of these answers.
    pub(crate) fn of(answers: &Answers, asked: &Asked) -> Self {
        let plan = Plan::of(answers);
        let named = patterns(answers);
        let now = asked.own.as_ref().map(|own| {
            let machine = if own.is_empty() { untouched() } else { own.machine() };
            let around = places(&plan).into_iter().next().map(|it| it.world).unwrap_or_default();
            side(machine, &around, asked, &named)
        });
        // What is private now is so with the files, too, whether they name it or not.
        let meant = now.iter().flat_map(|now| now.explained.near_miss.iter().flat_map(NearMiss::meant));
        let known = named.iter().cloned().chain(now.iter().flat_map(|now| now.private.iter().cloned()));
        let known: Vec<String> = known.chain(meant).collect();
        let stages: Vec<_> = places(&plan).into_iter().map(|place| stage(place, asked, &known)).collect();
        let is_there = |name: &str| stages.iter().any(|it| it.name == name && it.side.is_some());
        let place = if is_there(asked.place) { asked.place } else { stages.first().map_or("", |it| it.name) };
        let mut board = Board {
            stages,
            place,
            reads_own: asked.reads_own && now.is_some(),
            now,
            differences: Vec::new(),
            rows: Vec::new(),
            samples: Vec::new(),
            worlds: Vec::new(),
        };
        if let (Some(now), Some(then)) = (&board.now, board.files()) {
            board.differences = compare(&now.explained, &then.explained);
        }
        let derived = board.read().map(|read| {
            let samples = sample_paths(&read.private);
            let rows = matrix(&read.machine, &read.world, &read.private, &samples);
            (rows, WORLDS.iter().filter(|it| it.concerns(read.actors())).collect(), samples)
        });
        if let Some((rows, worlds, samples)) = derived {
            (board.rows, board.worlds, board.samples) = (rows, worlds, samples);
        }
        board
    }

    /// What happens with the files in the chosen place.
    pub(crate) fn files(&self) -> Option<&Side> {
        self.stages.iter().find(|it| it.name == self.place).and_then(|it| it.side.as_ref())
    }

    /// The story to read.
    pub(crate) fn read(&self) -> Option<&Side> {
        if self.reads_own { self.now.as_ref() } else { self.files() }
    }
}

fn stage(place: Place, asked: &Asked, named: &[String]) -> Stage {
    let side = place.machine.map(|machine| side(machine, &place.world, asked, named));
    Stage { name: place.name, side }
}

fn side(mut machine: Machine, around: &World, asked: &Asked, named: &[String]) -> Side {
    if let Some(release) = asked.release {
        machine.release = release;
    }
    let private = private_patterns(&machine, named);
    let scene = |world| Scene { machine: &machine, world, query: &asked.query, private: &private };
    let trouble = ReadyMade::named(asked.ready).map(|ready| ready.world(&scene(around).cast())).unwrap_or_default();
    let world = around.clone().and(&trouble).and(&asked.hosts);
    let explained = scene(&world).explain();
    let chain = chain(&machine);
    Side { explained, chain, machine, world, private }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Preset;
    use crate::page::explain::own::Own;

    fn board(preset: &str, change: impl FnOnce(&mut Asked)) -> Board {
        let answers = Preset::named(preset).unwrap().answers();
        let mut asked = Asked::first(&answers);
        change(&mut asked);
        Board::of(&answers, &asked)
    }

    #[test]
    fn what_is_private_now_is_private_with_the_files() {
        let it = board("china-mirror", |asked| {
            asked.own = Some(Own::read("GOPRIVATE=corp.example").0);
            asked.query.path = "git.corp.example/team/app".to_owned();
        });
        assert!(it.now.as_ref().unwrap().explained.near_miss.is_some());
        let leaks = &it.files().unwrap().explained.leaks;
        assert!(leaks.iter().any(|leak| leak.host == "goproxy.cn"), "{leaks:?}");
    }

    #[test]
    fn every_place_of_the_answers_has_its_story() {
        let it = board("private-vcs", |_| {});
        assert_eq!(it.place, "terminal");
        assert!(it.stages.iter().any(|stage| stage.name == "build-run" && stage.side.is_none()));
        assert!(it.now.is_none() && it.differences.is_empty());
        assert!(it.rows.iter().any(|row| row.is_private) && it.rows.iter().any(|row| !row.is_private));
    }

    #[test]
    fn a_pattern_that_misses_stands_out() {
        let it = board("private-vcs", |asked| {
            asked.own = Some(Own::read("GOPRIVATE=corp.example").0);
            asked.reads_own = true;
            asked.query.path = "git.corp.example/team/app".to_owned();
        });
        let read = it.read().unwrap();
        let near_miss = read.explained.near_miss.as_ref().unwrap();
        assert_eq!(near_miss.instead, "corp.example,*.corp.example");
        assert!(!read.is_good() && !read.explained.leaks.is_empty());
        assert!(it.files().unwrap().explained.near_miss.is_none());
    }

    #[test]
    fn a_place_without_go_is_not_read() {
        assert_eq!(board("private-vcs", |asked| asked.place = "build-run").place, "terminal");
        assert_eq!(board("private-vcs", |asked| asked.place = "build-compile").place, "build-compile");
    }

    #[test]
    fn settings_as_they_are_stand_beside_the_files() {
        let it = board("private-vcs", |asked| {
            asked.own = Some(Own::read("GOPROXY=off").0);
            asked.reads_own = true;
        });
        let now = it.read().unwrap();
        assert!(!now.is_good());
        assert_eq!(now.chain.len(), 1);
        assert!(!it.differences.is_empty());
    }
}
