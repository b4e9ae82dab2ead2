//! Rules about programs between a person and go that set or drop variables.

mod seen;

super::rule::group! {
    hugo,
    homebrew,
    nix,
    build_tool,
    bot,
    proxychains,
    sudo,
    file_of_tool,
    not_handed_on,
}
