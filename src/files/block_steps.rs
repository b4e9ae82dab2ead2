//! Commands that put a block between markers into a file, and take it out again.

/// Takes an earlier block out and puts the new one at the end: running it twice changes nothing. The file is written
/// in place, so that a link stays a link and its mode stays.
pub(super) fn apply(path: &str, at: &str) -> String {
    let new = format!("touch \"$f\" && {{ {WITHOUT_BLOCK} && cat {path}; }}");
    format!("f={at}; (umask 077; {new} > \"$f.new\") && {IN_PLACE}")
}

/// Takes the block out.
pub(super) fn undo(at: &str) -> String {
    format!("f={at}; (umask 077; {WITHOUT_BLOCK} > \"$f.new\") && {IN_PLACE}")
}

/// `cp` writes into the file that a link leads to, and leaves its mode.
const IN_PLACE: &str = "cp \"$f.new\" \"$f\" && rm \"$f.new\"";

/// Prints the file without its block. A block whose end was taken away by hand is left alone, with all that follows.
pub(super) const WITHOUT_BLOCK: &str = "awk '/^# --- goproxy-wizard begin ---$/ { if (on) print b; b = $0; on = 1; next } on { b = b \"\\n\" $0; if (/^# --- goproxy-wizard end ---$/) on = 0; next } { print } END { if (on) print b }' \"$f\"";

#[cfg(test)]
mod tests {
    use super::super::shell_env::{BEGIN, END};
    use super::*;

    #[test]
    fn takes_out_what_is_between_our_markers() {
        for marker in [BEGIN, END] {
            assert!(WITHOUT_BLOCK.contains(&format!("/^# {marker}$/")));
        }
    }
}
