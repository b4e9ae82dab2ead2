//! Rules about WSL and its proxies.

super::rule::group! {
    refused_loopback,
}
