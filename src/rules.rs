//! The rules: each judges the facts of a paste and says what is wrong, why and what to do. A rule is one file.

mod cause;
mod finding;
mod fix;
mod loopback;
mod near;
mod rule;
mod told;

/// Declares the groups.
macro_rules! groups {
    ($($group:ident,)+) => {
        $(mod $group;)+

        /// Every rule, group by group.
        pub fn rules() -> impl Iterator<Item = &'static Rule> {
            [$($group::RULES,)+].into_iter().flatten().copied()
        }

        /// Every rule with what is written about it.
        pub fn docs() -> impl Iterator<Item = (&'static Rule, &'static Doc)> {
            [$($group::DOCS,)+].into_iter().flatten().copied()
        }
    };
}

groups! {
    checksums,
    ci,
    credentials,
    docker,
    editor,
    engine,
    forward,
    goproxy,
    modules,
    network,
    no_proxy,
    private,
    shell,
    systemd,
    tools,
    versions,
    wsl,
}

pub use cause::Cause;
pub use finding::{Confidence, Decider, Finding, Severity};
pub use fix::{Care, Edit, Fix, Run};
pub use rule::{Doc, Example, Rule, example};
