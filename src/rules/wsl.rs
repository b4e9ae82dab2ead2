//! Rules about WSL.

mod signs;

super::rule::group! {
    refused_loopback,
    windows_loopback,
    windows_refuses,
    name_server,
    config_section,
}
