//! Rules about the Docker engine, its client, builders and other daemons.

mod configs;
mod pull;
mod puller;

super::rule::group! {
    engine_keys,
    engine_keys_at_top,
    engine_values,
    engine_lists,
    client_keys,
    file_in_wrong_place,
    broken_json,
    loopback_in_client_file,
    engine_says_invalid,
    client_says_invalid,
    engine_too_old,
    pull_by_engine,
    unread_file,
    openrc_export,
    other_unit,
    engine_beside,
    pull_by_containerd,
    builder_without_proxy,
    token_by_client,
    old_buildx,
    driver_options_empty,
    no_systemd,
    socket_unit,
    builder_of_workflow,
}
