//! Rules about forward proxies: `HTTPS_PROXY` and its kin.

super::rule::group! {
    scheme_of_https_proxy,
}
