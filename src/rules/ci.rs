//! Rules about CI: workflows, runners, secrets.

super::rule::group! {}
