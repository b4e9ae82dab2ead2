//! Rules about Dockerfiles and image builds.

mod asks;
mod names;
mod secrets;
mod stages;

super::rule::group! {
    arg_before_from,
    arg_of_another_stage,
    arg_after_use,
    arg_in_from,
    build_arg_not_declared,
    login_in_layer,
    secret_as_build_argument,
    secret_copied,
    password_in_image,
    proxy_in_image,
    loopback_in_build,
    loopback_in_container,
    loopback_in_node,
    loopback_of_the_desktop,
    setting_not_in_build,
    compose_build_without_args,
    container_action,
    container_without_proxy,
    podman_remote_build,
    build_command_of_an_extension,
    tool_in_container,
    git_missing,
    download_before_copy,
    cache_mount,
    only_a_network_step,
    refused_loopback,
    client_file_not_read,
    from_not_expanded,
    secret_in_history,
    login_not_in_container,
}
