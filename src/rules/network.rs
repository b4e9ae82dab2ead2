//! Rules about connections that failed.

super::rule::group! {
    mirror_unreachable,
    mirror_refuses,
    name_not_resolved,
    untrusted_authority,
    another_name,
    inspected,
    proxy_refuses,
    tools_not_installed,
    forward_proxy_unreachable,
    name_leads_here,
}
