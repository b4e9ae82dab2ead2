//! The image that jobs and editors run Go in: the official one, on Debian, which has git and a C compiler.

use crate::base::Clean;
use crate::data::images;
use crate::door::Door;
use crate::plan::Plan;

/// Its name, with the registry before it.
pub(super) fn of(plan: &Plan) -> Clean {
    let tag = Clean::join([plan.answers.go.text(), &Clean::of(images::DEBIAN)], "-");
    plan.answers.registry.image(&Clean::of("golang:").then(&tag))
}
