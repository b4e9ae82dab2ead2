//! Rules about checksums and about what a module proxy answers.

super::rule::group! {
    sumdb_off,
    sumdb_unknown,
    no_such_variable,
    sumdb_for_nobody,
    insecure_flag,
    sumdb_unreachable,
    sumdb_lacks_it,
    sumdb_asked_about_private,
    gosumdb_refused,
    mismatch,
    relay_refuses,
    relay_fails,
    own_proxy_fails,
    own_proxy_lacks_it,
    own_proxy_log,
    wrong_content,
}
