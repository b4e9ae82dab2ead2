//! Rules about CI: workflows, runners, secrets.

mod broken;
mod secrets;

super::rule::group! {
    unknown_input,
    setup_go_download,
    runner_without_proxy,
    service_without_proxy,
    action_without_proxy,
    runner_proxy_in_containers,
    secret_in_condition,
    secret_of_fork,
    token_of_other_repository,
    package_refused,
    empty_secret,
    stranger_code_with_secrets,
    token_to_mirror,
    version_as_number,
    login_in_env,
    token_of_setup_go,
    variable_not_in_step,
    quotes_in_runner_env,
}
