//! What stands where a secret belongs and is none: a name of one, a placeholder, something that is hidden already.

/// Whether a value only refers to a secret, or is known not to be one.
pub(super) fn is_reference(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    let is_filler = |ch: char| matches!(ch, 'x' | 'X') || !ch.is_alphanumeric() && ch != '%';
    !value.chars().any(char::is_alphanumeric)
        || value.chars().all(is_filler)
        || [("<", ">"), ("[", "]"), ("{{", "}}"), ("`", "`")].iter().any(|(open, close)| is_between(value, open, close))
        || is_cmd(value)
        || is_expansion(value)
        || is_variable(value)
        || is_read_elsewhere(value)
        || is_word(value)
}

fn is_between(value: &str, open: &str, close: &str) -> bool {
    value.len() > open.len() + close.len() && value.starts_with(open) && value.ends_with(close)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// `%NAME%` of cmd.exe.
fn is_cmd(value: &str) -> bool {
    if value.strip_prefix("%s").is_some_and(|rest| rest.is_empty() || rest.starts_with('\\')) {
        // What `printf` fills in.
        return true;
    }
    let name = value.strip_prefix('%').and_then(|rest| rest.strip_suffix('%'));
    name.is_some_and(|name| name.starts_with(|ch: char| ch.is_ascii_alphabetic()) && name.bytes().all(is_name))
}

/// Nothing but `$NAME`, `${…}`, `${{ … }}`, `$(…)`, `$env:NAME`, with punctuation between them.
fn is_expansion(value: &str) -> bool {
    let mut rest = value;
    let mut count = 0;
    while let Some((before, after)) = rest.split_once('$') {
        if before.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            return false;
        }
        let Some(end) = expansion(after) else { return false };
        rest = &after[end..];
        count += 1;
    }
    count > 0 && !rest.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Where an expansion ends, seen from behind its `$`.
fn expansion(after: &str) -> Option<usize> {
    if after.starts_with("{{") {
        return after.find("}}").map(|at| at + 2);
    }
    if after.starts_with('{') {
        return after.find('}').map(|at| at + 1);
    }
    if after.starts_with('(') {
        // What a command prints; it may be cut off, and its own words may have brackets.
        return Some(after.rfind(')').map_or(after.len(), |at| at + 1));
    }
    let skip = if after.starts_with("env:") { "env:".len() } else { 0 };
    let name = after[skip..].bytes().take_while(|byte| is_name(*byte)).count();
    (name > 0).then_some(skip + name)
}

/// A variable's name instead of its value: `GITHUB_TOKEN`, `YOUR_API_KEY`.
fn is_variable(value: &str) -> bool {
    let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte == b'_';
    let ends = ["TOKEN", "PASSWORD", "PASSWD", "SECRET", "KEY", "PAT", "PASS", "PWD", "USERNAME", "USER"];
    value.bytes().all(is_capital) && value.contains('_') && ends.iter().any(|end| value.ends_with(end))
}

/// A file that has it, or an expression that gives it.
fn is_read_elsewhere(value: &str) -> bool {
    let starts = [
        "/run/",
        "/etc/",
        "/var/",
        "/root/",
        "/home/",
        "/tmp/",
        "~/",
        "./",
        "../",
        "file:",
        "secrets.",
        "env.",
        "vars.",
        "inputs.",
        "github.",
        "steps.",
        "needs.",
        "process.env",
        "os.Getenv",
        "os.environ",
        "!reference",
        "!secret",
        "op://",
        "vault:",
        "env://",
    ];
    starts.iter().any(|start| value.starts_with(start))
}

/// Words that say something about a secret and are none.
fn is_word(value: &str) -> bool {
    const WORDS: &[&str] = &[
        "true",
        "false",
        "null",
        "nil",
        "none",
        "yes",
        "no",
        "on",
        "off",
        "read",
        "write",
        "inherit",
        "required",
        "optional",
        "undefined",
        "empty",
        "unset",
        "redacted",
        "masked",
        "x-oauth-basic",
        "x-access-token",
        "hidden",
        "~",
        "|",
        ">",
        "|-",
        ">-",
        "|+",
        ">+",
    ];
    WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
        || (value.len() < 4 && value.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_reference;

    #[test]
    fn names_and_fillers_are_no_secrets() {
        for value in [
            "",
            "\"\"",
            "xxx",
            "***",
            "…",
            "<token>",
            "[REDACTED]",
            "{{ token }}",
            "%TOKEN%",
            "$TOKEN",
            "${TOKEN}",
            "${TOKEN:-}",
            "\"$TOKEN\"",
            "${{ secrets.X }}",
            "${{secrets.A}}:${{ secrets.B }}",
            "$(cat /run/secrets/t)",
            "$env:TOKEN",
            "$(pass",
            "`cat t`",
            "GITHUB_TOKEN",
            "YOUR_API_KEY",
            "/run/secrets/token",
            "secrets.X",
            "write",
            "True",
            "12",
        ] {
            assert!(is_reference(value), "{value}");
        }
    }

    #[test]
    fn secrets_are() {
        for value in ["s3cret", "a$b", "${A}b", "%41bc", "p@ss", "HUNTER", "1234", "<a", "xxa", "$kret!1", "$$pw"] {
            assert!(!is_reference(value), "{value}");
        }
    }
}
