//! Some of the files: those of the named targets and groups, as `--only` and the page's address name them.

use super::{Artifact, FILES, FileGroup};

/// Which files are wanted; without a name, all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only(Vec<&'static str>);

impl Only {
    /// Every name that can be given: targets in the order of the registry, then groups.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|kind| kind.target).chain(FileGroup::ALL.map(FileGroup::name))
    }

    /// The files of these names, each once, and the names that are none.
    pub fn of<'a>(wanted: impl IntoIterator<Item = &'a str>) -> (Self, Vec<&'a str>) {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for name in wanted {
            match Self::names().find(|known| *known == name) {
                Some(name) if known.contains(&name) => {}
                Some(name) => known.push(name),
                None => unknown.push(name),
            }
        }
        (Self(known), unknown)
    }

    /// The names, as a list that can be read again.
    pub fn list(&self) -> String {
        self.0.join(",")
    }

    /// The names that were given.
    pub fn wanted(&self) -> &[&'static str] {
        &self.0
    }

    /// Whether a file is wanted.
    pub fn takes(&self, file: &Artifact) -> bool {
        self.0.is_empty() || self.0.iter().any(|name| file.is_named(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Preset;
    use crate::plan::Plan;

    fn targets(only: &Only) -> Vec<&'static str> {
        let files = super::super::files(&Plan::of(&Preset::named("china-mirror").unwrap().answers()));
        files.into_iter().filter(|file| only.takes(file)).map(|file| file.target).collect()
    }

    #[test]
    fn takes_targets_and_groups() {
        let (only, unknown) = Only::of(["docker", "bash", "bash"]);
        assert_eq!((targets(&only), unknown), (vec!["bash", "dockerfile", "dockerignore", "docker-build"], vec![]));
    }

    #[test]
    fn without_a_known_name_all_are_wanted() {
        let (only, unknown) = Only::of(["dockr", "__proto__"]);
        assert_eq!((targets(&only), unknown), (targets(&Only::default()), vec!["dockr", "__proto__"]));
        assert!(targets(&only).len() > 4);
    }
}
