//! A pattern that was meant for the path in question and misses it: where it stands, why, and what to write; asks nobody.

use super::machine::Machine;
use super::repair::{Mistake, Repair, repair};
use super::story::set_by;
use crate::go::{Origin, pattern};
use crate::text::{Catalogue, Msg};

/// A pattern that misses the path for which it was meant.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The module path that it does not cover.
    pub path: String,
    /// The pattern as written, secrets replaced.
    pub pattern: String,
    /// The variable that it stands in, and who set that; nothing if a person named it among the private ones.
    pub setting: Option<(&'static str, Msg)>,
    /// Why it misses.
    pub mistakes: Vec<Mistake>,
    /// What to write in its place: patterns with commas between them, of which one covers the path.
    pub instead: String,
}

/// The pattern that misses the path: of those that count for go first, then of those that a person named.
pub(super) fn near_miss(machine: &Machine, private: &[String], path: &str) -> Option<NearMiss> {
    let told = |name: &'static str| {
        let setting = machine.environment.setting(name);
        let found = repair(&setting.value, path)?;
        let (name, origin) = match setting.origin {
            Origin::Follows(other) => (other, machine.environment.written(other).origin),
            origin => (name, origin),
        };
        Some(near(path, found, Some((name, set_by(machine, name, &origin)))))
    };
    told("GONOPROXY").or_else(|| told("GONOSUMDB")).or_else(|| {
        let is_covered = private.iter().any(|it| pattern::matching(it, path).is_some());
        let found = private.iter().find_map(|it| repair(it, path)).filter(|_| !is_covered);
        found.map(|found| near(path, found, None))
    })
}

fn near(path: &str, found: Repair, setting: Option<(&'static str, Msg)>) -> NearMiss {
    let Repair { written, mistakes, instead } = found;
    NearMiss { path: path.to_owned(), pattern: written, setting, mistakes, instead }
}

impl NearMiss {
    /// The patterns that it was meant to be.
    pub fn meant(&self) -> impl Iterator<Item = String> {
        self.instead.split(',').map(str::to_owned)
    }

    /// What misses what, why, and what to write, each a sentence.
    pub fn lines(&self, words: &Catalogue) -> Vec<String> {
        let head = match &self.setting {
            Some((variable, origin)) => {
                Msg::new("near.set").with("variable", *variable).with("origin", words.say(origin))
            }
            None => Msg::new("near.named"),
        };
        let head = head.with("pattern", &self.pattern).with("path", &self.path);
        let whys = self.mistakes.iter().map(|it| Msg::new(format!("near.{}", it.name())));
        let cure = Msg::new("near.instead").with("instead", &self.instead);
        [head].into_iter().chain(whys).chain([cure]).map(|msg| words.say(&msg)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::private_patterns;

    const PATH: &str = "git.corp.example/team/app";

    fn found(settings: &[(&str, &str)], named: &[&str]) -> Option<(Option<&'static str>, String)> {
        let process = settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let machine = Machine::with(process);
        let named: Vec<_> = named.iter().map(|it| (*it).to_owned()).collect();
        let private = private_patterns(&machine, &named);
        near_miss(&machine, &private, PATH).map(|it| (it.setting.map(|(name, _)| name), it.pattern))
    }

    #[test]
    fn the_variable_that_counts_is_named() {
        let near = |variable| Some((variable, "corp.example".to_owned()));
        assert_eq!(found(&[("GOPRIVATE", "corp.example")], &[]), near(Some("GOPRIVATE")));
        assert_eq!(
            found(&[("GONOPROXY", "corp.example"), ("GOPRIVATE", "git.corp.example")], &[]),
            near(Some("GONOPROXY"))
        );
        assert_eq!(
            found(&[("GONOSUMDB", "corp.example"), ("GOPRIVATE", "git.corp.example")], &[]),
            near(Some("GONOSUMDB"))
        );
        assert_eq!(found(&[("GONOPROXY", "none"), ("GOPRIVATE", "corp.example")], &[]), near(Some("GOPRIVATE")));
        assert_eq!(found(&[], &["corp.example"]), near(None));
    }

    #[test]
    fn what_is_covered_or_without_effect_is_no_miss() {
        assert_eq!(found(&[("GOPRIVATE", "corp.example,*.corp.example")], &[]), None);
        assert_eq!(found(&[("GOPRIVATE", "git.corp.example")], &["corp.example"]), None);
        assert_eq!(found(&[("GONOSUMDB", "git.corp.example")], &[]), None);
        let overruled =
            [("GOPRIVATE", "corp.example"), ("GONOPROXY", "git.corp.example"), ("GONOSUMDB", "git.corp.example")];
        assert_eq!(found(&overruled, &[]), None);
    }
}
