//! Rules about `NO_PROXY`.

mod consumers;

super::rule::group! {
    star_in_address,
    star_domain,
    cut_off,
    separator,
    address_form,
    networks,
    service_missing,
    internal_host,
    told_by_program,
    told_to_proxy,
    brackets,
    dot_alone,
    not_heeded,
    busybox_wget,
}
