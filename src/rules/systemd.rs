//! Rules about units of systemd.

super::rule::group! {}
