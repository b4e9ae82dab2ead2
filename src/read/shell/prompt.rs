//! Prompts: what a shell prints before a command.

use super::{Shell, is_known};

/// A prompt at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The first byte of it in the line.
    pub start: usize,
    /// The byte after its sign.
    pub end: usize,
    /// The first byte of the command.
    pub command: usize,
    /// The shell that prints such a prompt, if only one does.
    pub shell: Option<Shell>,
}

/// How far into a line the sign of a prompt is looked for.
const REACH: usize = 160;

/// The prompt that a line begins with.
pub fn prompt(line: &str) -> Option<Prompt> {
    let bare = line.trim_start();
    let bare = after_time(bare);
    let start = line.len() - bare.len();
    let rest = bare;
    let (length, shell) = windows(rest).or_else(|| arrow(rest)).or_else(|| sign(rest)).or_else(|| step(rest))?;
    let end = start + length;
    let command = line.len() - line[end..].trim_start().len();
    Some(Prompt { start, end, command, shell })
}

/// A log's line without its time: `2026-01-31T12:00:00.0000000Z `.
fn after_time(line: &str) -> &str {
    let Some((time, rest)) = line.split_once(' ') else { return line };
    let is_time = (19..40).contains(&time.len())
        && time.starts_with("20")
        && time.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b'T' | b'Z' | b'+'));
    if is_time { rest.trim_start() } else { line }
}

/// `PS C:\work>`, `PS>`, `C:\Users\me>`.
fn windows(line: &str) -> Option<(usize, Option<Shell>)> {
    let sign = line.bytes().take(REACH).position(|byte| byte == b'>')?;
    let before = &line[..sign];
    if before == "PS" || before.strip_prefix("PS ").is_some_and(is_path) {
        return Some((sign + 1, Some(Shell::PowerShell)));
    }
    let mut chars = before.chars();
    let is_drive = chars.next().is_some_and(|ch| ch.is_ascii_alphabetic()) && chars.as_str().starts_with(":\\");
    (is_drive && !before.contains(['"', '<', '|', '*', '?'])).then_some((sign + 1, Some(Shell::Cmd)))
}

fn is_path(text: &str) -> bool {
    text.contains([':', '/', '\\', '~']) && !text.contains(['"', '<', '|', '*', '?'])
}

/// `❯`, `➜`, `λ`, and what themes put behind them: a folder, a branch.
fn arrow(line: &str) -> Option<(usize, Option<Shell>)> {
    let sign = line.chars().next().filter(|ch| matches!(ch, '❯' | '➜' | 'λ' | '⟩' | '»' | '╰' | '└'))?;
    let end = sign.len_utf8();
    let mut at = end;
    // A folder and a branch stand between the arrow and the command.
    for _ in 0..4 {
        let rest = line[at..].trim_start();
        let from = line.len() - rest.len();
        let word = rest.split_whitespace().next().unwrap_or_default();
        if is_known(word) || word.is_empty() || is_assignment(word) {
            return Some((at, None));
        }
        at = from + word.len();
    }
    // Boxes are drawn with the last two as well.
    (!matches!(sign, '╰' | '└')).then_some((end, None))
}

/// `$`, `me@host:~/src$`, `[root@host dir]#`, `bash-5.1#`, `~/src>`, `/src #`.
fn sign(line: &str) -> Option<(usize, Option<Shell>)> {
    for (at, byte) in line.bytes().enumerate().take(REACH) {
        if !matches!(byte, b'$' | b'#' | b'%' | b'>' | b'+' | b'~') {
            continue;
        }
        let before = &line[..at];
        let behind = &line[at + 1..];
        let is_apart = behind.is_empty() || behind.starts_with([' ', '\t']);
        if before.is_empty() && byte == b'~' && !(is_apart && starts_known(behind)) {
            continue;
        }
        if before.is_empty() {
            return match byte {
                b'$' if behind.starts_with("> ") => Some((2, None)),
                b'$' if is_apart && !behind.trim().is_empty() => Some((1, None)),
                b'%' | b'>' | b'+' | b'~' if is_apart && starts_known(behind) => Some((1, None)),
                _ => None,
            };
        }
        if is_apart && !matches!(byte, b'+' | b'~') && is_before_sign(before, byte) {
            let shell = (byte == b'>').then_some(Shell::Fish);
            return Some((at + 1, shell));
        }
    }
    None
}

/// `Run go mod download`, as GitHub's logs begin a step.
fn step(line: &str) -> Option<(usize, Option<Shell>)> {
    let said = line.strip_prefix("##[group]").unwrap_or(line);
    let rest = said.strip_prefix("Run ")?;
    starts_known(rest).then_some((line.len() - rest.len() - 1, None))
}

/// Whether what follows begins with a program or a setting.
fn starts_known(behind: &str) -> bool {
    let word = behind.split_whitespace().next().unwrap_or_default();
    is_known(word) || word.starts_with("$env:") || is_assignment(word)
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_' || byte.is_ascii_digit())
    })
}

/// Whether this stands between the start of a line and the sign of a prompt.
fn is_before_sign(before: &str, sign: u8) -> bool {
    let before = match before.strip_prefix('(') {
        Some(rest) => rest.split_once(") ").map_or(before, |(_, rest)| rest),
        None => before,
    };
    let bare = before.trim_end();
    if bare.contains(['"', '\'', '=', '`', '<', ';', ',']) {
        return false;
    }
    let inner = bare.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(bare);
    let first = inner.split([' ', ':']).next().unwrap_or_default();
    let is_login = first.split_once('@').is_some_and(|(user, host)| is_name(user) && is_name(host));
    if is_login {
        // `x@v1.2.3 #` is no prompt: behind a host comes its folder.
        return sign != b'#' || before.ends_with(|ch: char| ch == ']' || !ch.is_whitespace()) || inner.contains(':');
    }
    if !bare.contains(' ') && (bare.starts_with('~') || (bare.starts_with('/') && !bare.contains(':'))) {
        return true;
    }
    ["bash-", "sh-", "zsh-"]
        .iter()
        .any(|name| bare.strip_prefix(name).is_some_and(|it| it.starts_with(|ch: char| ch.is_ascii_digit())))
        || (bare.starts_with('[') && bare.ends_with(']') && matches!(sign, b'$' | b'#') && inner.contains('@'))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::prompt;

    #[test]
    fn prompts_are_told_from_other_lines() {
        for (line, command) in [
            ("$ go env", "go env"),
            ("[root@k8s-m1 go]# export A=b", "export A=b"),
            ("v@v-IdeaPad-U330p:~/Downloads$ GOPROXY=x go get y", "GOPROXY=x go get y"),
            ("PS C:\\work> go mod tidy", "go mod tidy"),
            ("PS> podman pull x", "podman pull x"),
            ("C:\\Users\\PC>go env", "go env"),
            ("➜ ~ docker search mongo", "docker search mongo"),
            ("➜  src git:(main) ✗ go build", "go build"),
            ("❯ go env GOPROXY", "go env GOPROXY"),
            ("% export GO111MODULE=on", "export GO111MODULE=on"),
            ("~/go/src/x/samples$ proxychains go build", "proxychains go build"),
            ("/go/src/code # gosec ./...", "gosec ./..."),
            ("zhang@MacBook ~ % go version", "go version"),
            ("root@5f2b:/app# go build", "go build"),
            ("~> set GOPROXY https://goproxy.cn", "set GOPROXY https://goproxy.cn"),
            ("> go install -v x@latest", "go install -v x@latest"),
            ("$> export", "export"),
            ("bash-5.1# apk add git", "apk add git"),
            ("+ go mod tidy", "go mod tidy"),
            ("└─$ go install x@latest", "go install x@latest"),
            ("╰─❯ go build", "go build"),
            ("2026-01-31T12:00:00.0000000Z ##[group]Run go mod download", "go mod download"),
        ] {
            let found = prompt(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[found.command..], command);
        }
        for line in [
            "go: github.com/x/y@v1.2.3: reading https://a/b: 404 Not Found # x",
            "# a comment",
            "  > [line 0 : column 0] - loading files",
            "> go: github.com/x: i/o timeout",
            "$env:GOPROXY = 'x'",
            "$",
            "100% done",
            "<a> b",
            "Run actions/setup-go@v5",
        ] {
            assert_eq!(prompt(line), None, "{line}");
        }
    }
}
