//! Rules about WSL and its proxies.

super::rule::group! {}
