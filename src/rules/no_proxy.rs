//! Rules about `NO_PROXY`.

super::rule::group! {}
