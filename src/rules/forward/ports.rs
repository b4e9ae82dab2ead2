//! Ports by which a program on a person's own machine is known to be a forward proxy.

/// Whether such programs listen there by default.
pub(in crate::rules) fn is_local_default(port: u16) -> bool {
    matches!(
        port,
        1080..=1089 | 2080 | 3128 | 7890..=7899 | 8118 | 8123 | 8888 | 8889 | 10800 | 10808..=10811 | 20170..=20172 | 33210 | 33211
    )
}
