//! The imports of a Go file, as far as cases need them: one a line, alone or in a block; parses nothing else of Go.

/// Each import that is not of the standard library: the path, and `line:column` of the specification.
pub(crate) fn imports(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut block = false;
    for (number, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        let (spec, column) = if block {
            block = !trimmed.starts_with(')');
            (trimmed, indent)
        } else if let Some(rest) = trimmed.strip_prefix("import") {
            let spec = rest.trim_start();
            if spec.starts_with('(') {
                block = true;
                continue;
            }
            (spec, line.len() - spec.len())
        } else {
            continue;
        };
        let Some(path) =
            spec.split('"').nth(1).filter(|path| path.split('/').next().is_some_and(|host| host.contains('.')))
        else {
            continue;
        };
        found.push((path.to_owned(), format!("{}:{}", number + 1, column + 1)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alone_and_in_blocks() {
        let text = "package main\n\nimport _ \"corp.test/lib/pkg\"\n\nimport (\n\t\"fmt\"\n\tx \"corp.test/x\"\n)\n";
        let pair = |path: &str, place: &str| (path.to_owned(), place.to_owned());
        assert_eq!(imports(text), [pair("corp.test/lib/pkg", "3:8"), pair("corp.test/x", "7:2")]);
    }
}
