//! Rules about private modules: `GOPRIVATE` and its kin, and what follows from them.

mod patterns;

super::rule::group! {
    scheme,
    port,
    separator,
    leading_dot,
    odd_tail,
    proxy_address,
    too_wide,
    none_to_public,
    domain_not_covered,
    never_named,
    asked_of_public,
    azure_path,
}
