//! Rules about logins: for git, for discovery and for module proxies.

mod netrc;

super::rule::group! {
    git_login,
    host_key,
    group_path,
    discovery_refused,
    module_proxy_login,
    netrc_incomplete,
    netrc_of_origin,
    netrc_port,
    login_refused,
    goauth_value,
}
