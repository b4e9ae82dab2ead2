//! What makes a fact one that can be checked again, and which facts want it.

use super::{images, mirrors};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
}

impl Date {
    /// A day.
    pub const fn new(year: i64, month: i64, day: i64) -> Self {
        Self { year, month, day }
    }

    /// Days since 1970-01-01 (proleptic Gregorian; the era arithmetic of Hinnant's `days_from_civil`).
    pub const fn day_number(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A fact that can change without us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What is said, in one English sentence, for those who keep the facts.
    pub what: &'static str,
    /// Where it can be read.
    pub source: &'static str,
    /// When somebody last read it there.
    pub checked: Date,
}

/// Every dated fact, for `make facts`.
pub fn stated() -> impl Iterator<Item = Stated> {
    mirrors::MIRRORS.iter().flat_map(|mirror| mirror.facts.iter()).chain(images::FACTS).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_like_the_calendar() {
        assert_eq!(Date::new(1970, 1, 1).day_number(), 0);
        assert_eq!(Date::new(2000, 3, 1).day_number(), 11_017);
        assert_eq!(Date::new(2026, 11, 22).day_number(), 20_779);
    }

    #[test]
    fn every_fact_has_a_source() {
        for fact in stated() {
            assert!(fact.source.starts_with("https://"), "{fact:?}");
        }
    }
}
