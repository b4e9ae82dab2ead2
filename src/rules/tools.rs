//! Rules about programs that start go with settings of their own.

super::rule::group! {}
