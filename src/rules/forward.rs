//! Rules about forward proxies: `HTTPS_PROXY` and its kin.

pub(super) mod ports;

super::rule::group! {
    scheme_of_https_proxy,
    unsupported_scheme,
    no_scheme,
    all_proxy_alone,
    reserved_characters,
    http_only,
    letter_case,
    cases_differ,
    git_has_its_own,
    proxy_login,
    address_cut,
    proxy_speaks_plain,
    scheme_refused,
    cgi_environment,
}
