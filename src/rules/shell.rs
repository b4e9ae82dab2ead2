//! Rules about how shells and env files set variables.

super::rule::group! {}
