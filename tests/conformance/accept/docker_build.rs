//! docker-build.sh run by sh, with a `docker` that lets the real one check the build instead of doing it.

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::{engine, own_root};

pub(super) const JUDGE: Judge = Judge {
    program: "sh and docker build --check",
    files: &["docker-build"],
    most: (8, 64),
    version: engine::version,
    twins: &[
        Twin { what: "an unknown option", spoil: |text| swap(text, "--build-arg", "--build-arrg") },
        Twin { what: "a line cut off", spoil: |text| swap(text, " \\\n", "\n") },
        Twin { what: "a secret without its source", spoil: |text| swap(text, ",src=", ",source-file=") },
        Twin { what: "no context", spoil: |text| swap(text, "-t app .", "-t app") },
    ],
    verdicts: judge,
};

/// A builder of its own would have to run; the engine's own one reads the same command.
const CHECK: &str = r#"[ "$1" = build ]
shift
builder=
for word; do
    shift
    if [ "$word" = --builder ]; then builder=next; continue; fi
    if [ "$builder" = next ]; then builder=; [ "$word" = goproxy-wizard ]; continue; fi
    set -- "$@" "$word"
done
exec "$DOCKER" build --check "$@""#;

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let ran = own_root::run(given, "sh docker-build.sh", CHECK)?;
    let verdict = |i| match ran.said(i) {
        (said, true) if said.contains("no warnings found") => Ok(()),
        (said, _) => Err(said),
    };
    Ok((0..given.len()).map(verdict).collect())
}
