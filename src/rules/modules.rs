//! Rules about `go.mod` and `go.sum`, about module paths, and about what the go command refuses before it asks anybody.

super::rule::group! {
    sum_entry_missing,
    sum_malformed,
    no_go_mod_here,
    import_not_required,
    malformed_path,
    govcs,
    goflags_refused,
}

use crate::base::Span;
use crate::facts::Case;

/// Where one of these words stands, in small letters; remarks that quote a message tell of no failure.
fn said(case: &Case, ways: &[&str]) -> Option<Span> {
    let at = case.says_any(ways)?;
    let line = case.line(at).of(case.text).trim_start();
    let is_remark = line.starts_with("# ") || line.starts_with("//");
    let is_quoted = is_remark && case.text[..at.start].ends_with(['"', '`', '\'', '“']);
    (!is_quoted).then_some(at)
}
