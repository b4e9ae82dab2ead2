//! Answers that are picked from a list.

/// A closed list of answers, each with a stable short name that links and answer files use.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every answer, in the order in which it is offered.
    const ALL: &'static [Self];
    /// The same order, by name.
    const NAMES: &'static [&'static str];

    /// The stable name.
    fn name(self) -> &'static str;

    /// The answer of that name.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }
}

/// Declares choices: the type, and each answer with its name.
macro_rules! choices {
    ($($(#[$doc:meta])* $type:ident { $($(#[$item_doc:meta])* $item:ident = $name:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $type { $($(#[$item_doc])* $item),+ }

        impl $crate::ask::Choice for $type {
            const ALL: &'static [Self] = &[$(Self::$item),+];
            const NAMES: &'static [&'static str] = &[$($name),+];

            fn name(self) -> &'static str {
                match self { $(Self::$item => $name),+ }
            }
        }
    )+};
}
pub(super) use choices;
