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
