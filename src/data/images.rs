//! Releases that generated files name: Go, base images, actions.

use super::{Date, Stated};

/// The newest Go release line, the default of the question.
pub const GO: &str = "1.27";
/// The Debian release in the tags of the golang image.
pub const DEBIAN: &str = "trixie";
/// The Alpine release in the tags of the golang image and of the final stage.
pub const ALPINE: &str = "3.24";
/// The checkout action with its major version.
pub const CHECKOUT: &str = "actions/checkout@v7";
/// The set-up action with its major version.
pub const SETUP_GO: &str = "actions/setup-go@v7";
/// The name that GitHub's guide gives to a set of runners in a cluster.
pub const ARC_SCALE_SET: &str = "arc-runner-set";

const CHECKED: Date = Date::new(2026, 11, 22);

/// What the names above rest on.
pub const FACTS: &[Stated] = &[
    Stated {
        what: "The golang image is built for Go 1.26 and 1.27, on trixie, bookworm, alpine3.24 and alpine3.23.",
        source: "https://github.com/docker-library/golang/blob/master/versions.json",
        checked: CHECKED,
    },
    Stated {
        what: "v7 is the current major version of actions/checkout.",
        source: "https://github.com/actions/checkout/releases",
        checked: CHECKED,
    },
    Stated {
        what: "v7 is the current major version of actions/setup-go; it has no input for a module proxy.",
        source: "https://github.com/actions/setup-go/blob/main/action.yml",
        checked: CHECKED,
    },
];
