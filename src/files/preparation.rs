//! What a file's first steps prepared on the machine, its last steps take back: the same for every file.

use super::{Artifact, company_ca, sign_in};
use crate::plan::Plan;

/// The file with the steps that are missing at its end.
pub(super) fn taken_back(plan: &Plan, mut file: Artifact) -> Artifact {
    let prepares = |name: &str| file.apply.iter().any(|step| step.text.key() == name);
    let mut undo = Vec::new();
    if prepares("step.ssh-instead-of") {
        undo.extend(sign_in::undo(plan));
    }
    if prepares("step.git-credential") {
        undo.extend(sign_in::forget(plan));
    }
    undo.extend(prepares("step.trust-ca").then(company_ca::undo));
    undo.extend(prepares("step.trust-ca-windows").then(company_ca::undo_windows));
    undo.retain(|step| !file.undo.contains(step));
    file.undo.extend(undo);
    file
}
