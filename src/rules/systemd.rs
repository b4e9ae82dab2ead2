//! Rules about units of systemd.

super::rule::group! {
    single_percent,
    no_section,
    run_together,
    shell_in_unit,
    escaped_commas,
    not_reloaded,
    environment_empty,
    file_beats_environment,
}
