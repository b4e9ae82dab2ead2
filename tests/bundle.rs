//! The zip with everything: unpacked by the programs of others, and its script run on machines of every kind.
#![cfg(unix)]

#[path = "support/answers.rs"]
mod answers;
#[allow(dead_code)]
#[path = "support/folder.rs"]
mod folder;
#[path = "support/foreign.rs"]
mod foreign;
#[allow(dead_code)]
#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/situations.rs"]
mod situations;
#[allow(dead_code)]
#[path = "support/typed.rs"]
mod typed;

#[path = "bundle/asking.rs"]
mod asking;
#[path = "bundle/hard_places.rs"]
mod hard_places;
#[path = "bundle/machine.rs"]
mod machine;
#[path = "bundle/merging.rs"]
mod merging;
#[path = "bundle/placing.rs"]
mod placing;
#[path = "bundle/readme.rs"]
mod readme;
#[path = "bundle/script.rs"]
mod script;
#[path = "bundle/steps.rs"]
mod steps;
#[path = "bundle/tree.rs"]
mod tree;
#[path = "bundle/undoing.rs"]
mod undoing;
#[path = "bundle/unpacking.rs"]
mod unpacking;
