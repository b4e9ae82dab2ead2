//! The syntax of git's configuration files; knows no key. Files that a file includes are not read.

/// Keys and values of a file; a file that git refuses gives what stands before the mistake.
pub(super) fn read(text: &str) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    let mut section = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let mut line = line.trim();
        if let Some(rest) = line.strip_prefix('[') {
            let Some((head, after)) = header(rest) else { return entries };
            section = head;
            line = after.trim_start();
        }
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        let (name, value) = match line.split_once('=') {
            Some((name, value)) => (name.trim_end(), value_of(value, &mut lines)),
            None => (line, "true".to_owned()),
        };
        if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return entries;
        }
        entries.push((format!("{section}.{}", name.to_ascii_lowercase()), value));
    }
    entries
}

/// A key as git compares them: section and name in lower case, the middle as it is.
pub(super) fn canonical(key: &str) -> String {
    let (first, last) = (key.find('.').unwrap_or(key.len()), key.rfind('.').unwrap_or(0));
    let lower = |part: Option<&str>| part.unwrap_or_default().to_ascii_lowercase();
    if first >= last {
        return key.to_ascii_lowercase();
    }
    format!("{}{}{}", lower(key.get(..first)), key.get(first..last).unwrap_or_default(), lower(key.get(last..)))
}

/// `section]`, `section "middle"]`: the key so far, and what follows.
fn header(rest: &str) -> Option<(String, &str)> {
    let quote = rest.find('"').filter(|quote| rest.find(']').is_none_or(|end| *quote < end));
    let Some(quote) = quote else {
        let (name, after) = rest.split_once(']')?;
        return Some((name.trim().to_ascii_lowercase(), after));
    };
    let mut middle = String::new();
    let mut chars = rest.get(quote + 1..)?.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                let name = rest.get(..quote)?.trim().to_ascii_lowercase();
                let after = rest.get(quote + 1 + at + 1..)?.trim_start().strip_prefix(']')?;
                return Some((format!("{name}.{middle}"), after));
            }
            '\\' => middle.push(chars.next()?.1),
            _ => middle.push(c),
        }
    }
    None
}

/// A value: quotes off, escapes resolved, comments off, lines that end in `\` continued.
fn value_of<'a>(first: &'a str, lines: &mut impl Iterator<Item = &'a str>) -> String {
    let (mut value, mut blank, mut quoted) = (String::new(), String::new(), false);
    let mut line = first.trim_start();
    'lines: loop {
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => quoted = !quoted,
                '#' | ';' if !quoted => break 'lines,
                ' ' | '\t' if !quoted => {
                    blank.push(c);
                    continue;
                }
                '\\' => {
                    value.push_str(&std::mem::take(&mut blank));
                    match chars.next() {
                        Some('n') => value.push('\n'),
                        Some('t') => value.push('\t'),
                        Some('b') => value.push('\u{8}'),
                        Some(other) => value.push(other),
                        None => {
                            line = lines.next().unwrap_or_default();
                            continue 'lines;
                        }
                    }
                    continue;
                }
                _ => {
                    value.push_str(&std::mem::take(&mut blank));
                    value.push(c);
                    continue;
                }
            }
            value.push_str(&std::mem::take(&mut blank));
        }
        break;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_git_lists_it() {
        // `git config --file … --list -z` of git 2.47.3.
        let text = "[url \"https://u:p@h/\"]\n\tinsteadOf = https://h/ # why\n[http]\nsslVerify\nproxy = \"a b\" c\\\n d\n\
                    [http \"https://X/\"] proxy = \\\"x\\\"\n; comment\n[credential]\n\thelper =\n\thelper = !f() { echo \\\"a;b\\\"; }\n";
        let want = [
            ("url.https://u:p@h/.insteadof", "https://h/"),
            ("http.sslverify", "true"),
            ("http.proxy", "a b c d"),
            ("http.https://X/.proxy", "\"x\""),
            ("credential.helper", ""),
            ("credential.helper", "!f() { echo \"a"),
        ];
        assert_eq!(read(text), want.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn keys_keep_their_middle() {
        assert_eq!(canonical("HTTP.https://Host/Path.sslCAInfo"), "http.https://Host/Path.sslcainfo");
        assert_eq!(canonical("http.sslVerify"), "http.sslverify");
    }
}
