//! One field of the comma-separated lists that Docker's options take (`--driver-opt`, `--mount`).

use crate::base::Clean;

/// `"key=value"`, quoted whatever it holds, inner quotes doubled (RFC 4180, which `github.com/tonistiigi/go-csvvalue`
/// and Go's `encoding/csv` read).
pub fn field(key: &'static str, value: &Clean) -> Clean {
    let doubled = value.as_str().replace('"', "\"\"");
    let inner = Clean::new(doubled).unwrap_or_else(|_| Clean::of(""));
    Clean::join([&Clean::of("\""), &Clean::of(key), &Clean::of("="), &inner, &Clean::of("\"")], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_commas_and_quotes() {
        assert_eq!(field("env.A", &Clean::of("b,c\"d\"=e")).as_str(), "\"env.A=b,c\"\"d\"\"=e\"");
    }
}
