//! Rules about editors and their Go tools.

mod json;

super::rule::group! {
    unknown_setting,
    reference_not_replaced,
    gopls_env,
    proxy_in_workspace,
    loopback_on_remote,
    desktops_proxy_on_remote,
    proxy_of_another_process,
    only_in_terminal,
    shell_not_seen,
    ide_own_environment,
    tools_variables,
    http_proxy_wins,
    proxy_switched_off,
    internal_behind_proxy,
}
