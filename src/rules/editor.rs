//! Rules about editors and their Go tools.

super::rule::group! {}
