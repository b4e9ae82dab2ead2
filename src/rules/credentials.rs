//! Rules about logins: git, netrc, module proxies.

super::rule::group! {}
