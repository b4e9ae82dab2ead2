//! Rules about versions: of go, of toolchains, of modules, and of what lies in `vendor`.

super::rule::group! {
    gopath_mode,
    go_too_old,
    toolchain_not_available,
    variable_too_new,
    vendor,
    version_not_there,
    gone_upstream,
    module_renamed,
}
