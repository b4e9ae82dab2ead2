//! The choice between the public mirrors that the data file lists.

use super::Choice;
use crate::data::mirrors::{MIRRORS, MirrorFacts};

/// A public module mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mirror(usize);

const COUNT: usize = MIRRORS.len();

impl Mirror {
    /// What is known of it.
    pub fn facts(self) -> &'static MirrorFacts {
        &MIRRORS[self.0]
    }
}

impl Default for Mirror {
    /// The one that the data file lists first.
    fn default() -> Self {
        Self(0)
    }
}

impl Choice for Mirror {
    const ALL: &'static [Self] = &{
        let mut all = [Mirror(0); COUNT];
        let mut i = 0;
        while i < COUNT {
            all[i] = Mirror(i);
            i += 1;
        }
        all
    };
    const NAMES: &'static [&'static str] = &{
        let mut names = [""; COUNT];
        let mut i = 0;
        while i < COUNT {
            names[i] = MIRRORS[i].name;
            i += 1;
        }
        names
    };

    fn name(self) -> &'static str {
        self.facts().name
    }
}
