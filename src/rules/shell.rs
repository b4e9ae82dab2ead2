//! Rules about how variables are set in shells, and which of several wins.

mod names;
mod shells;

super::rule::group! {
    set_does_not_set,
    blank_around_equals,
    unquoted_bar,
    list_cut_off,
    powershell_in_posix,
    fish_not_exported,
    not_exported,
    quotes_in_value,
    stray_characters,
    misspelt_name,
    go_env_refuses,
    two_places,
    setting_not_used,
    setx_is_for_later,
    git_config_equals,
    export_alone,
    other_shells_command,
    other_case_left,
    assignment_form,
    powershell_form,
    sudo_without_proxy,
    given_twice,
}
