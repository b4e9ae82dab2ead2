//! Rules about the list of module proxies, `GOPROXY`.

mod look;

super::rule::group! {
    direct_first,
    behind_the_end,
    unknown_word,
    separator,
    odd_address,
    empty_list,
    forward_proxy,
    plain_http,
    gone,
    comma_stops,
    direct_alone,
    login_over_http,
    password,
    shown_to_public,
    off,
    list_refused,
    socks_refused,
    mirror_failed,
    origin_failed,
}
