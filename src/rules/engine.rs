//! Rules about the Docker engine, its client, builders and other daemons.

mod configs;

super::rule::group! {
    engine_keys,
    engine_keys_at_top,
    engine_values,
    client_keys,
    file_in_wrong_place,
    broken_json,
    loopback_in_client_file,
}
