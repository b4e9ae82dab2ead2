//! Rules about CI: workflows, runners, secrets.

super::rule::group! {
    unknown_input,
    setup_go_download,
    runner_without_proxy,
    runner_proxy_in_containers,
}
