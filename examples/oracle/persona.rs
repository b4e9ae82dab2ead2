//! What a server is told to do in a case: credentials it wants, rules tried first, its kind; sends nothing.

use goproxy_wizard::go::Zip;
use regex::Regex;
use serde_json::{Map, Value};

use crate::checksum;
use crate::hosts;
use crate::universe;

/// The personas of a case.
#[derive(Debug, Default)]
pub(crate) struct Personas(Map<String, Value>);

/// What a rule makes of a request.
#[derive(Debug, PartialEq)]
pub(crate) enum Act {
    /// It never answers.
    Hang,
    /// It resets the connection.
    Reset,
    /// It closes the connection.
    Close,
    /// It sends so many bytes of a longer answer.
    Truncate(usize),
    /// It leads elsewhere.
    Redirect(u16, String),
    /// A text of a module: go.mod or .info.
    Text(String),
    /// A module's zip.
    Zip(Zip),
    /// What a server of that kind would answer.
    Pass(String),
    /// A status, a content type and a body.
    Reply(u16, String, String),
}

impl Personas {
    /// Of a case.
    pub(crate) fn new(servers: Map<String, Value>) -> Self {
        Personas(servers)
    }

    /// The persona of that name, if it has one; an empty one is none.
    pub(crate) fn of(&self, name: &str) -> Option<&Value> {
        let told =
            |name: &str| self.0.get(name).filter(|persona| persona.as_object().is_some_and(|map| !map.is_empty()));
        told(name).or_else(|| told("*"))
    }

    /// What TLS is like on the server of that primary name.
    pub(crate) fn tls(&self, primary: &str) -> &str {
        let told = self.of(primary).and_then(|persona| persona.get("tls")).and_then(Value::as_str);
        told.filter(|mode| !mode.is_empty()).unwrap_or_else(|| hosts::usual_tls(primary))
    }
}

/// A text of a persona or rule.
pub(crate) fn text<'a>(of: &'a Value, key: &str, usual: &'a str) -> &'a str {
    of.get(key).and_then(Value::as_str).unwrap_or(usual)
}

/// A status of a persona or rule.
pub(crate) fn status(of: &Value, key: &str, usual: u16) -> u16 {
    of.get(key).and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok()).unwrap_or(usual)
}

/// Python's truth of a value.
pub(crate) fn truth(of: &Value, key: &str) -> bool {
    match of.get(key) {
        None | Some(Value::Null) => false,
        Some(Value::Bool(told)) => *told,
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(Value::Object(map)) => !map.is_empty(),
    }
}

/// The header `Authorization` in words: what is in Basic is shown.
pub(crate) fn shown(authorization: &str) -> String {
    let basic = authorization.strip_prefix("Basic ").and_then(checksum::decoded);
    basic.map_or_else(|| authorization.to_owned(), |login| format!("Basic {login}"))
}

/// The first rule that fits the path, and what it does.
pub(crate) fn act(persona: &Value, path: &str) -> Option<Act> {
    let rules = persona.get("rules")?.as_array()?;
    rules.iter().find_map(|rule| {
        let pattern = Regex::new(text(rule, "path", "")).ok()?;
        pattern.is_match(path).then(|| one(rule, &pattern, path))
    })
}

fn one(rule: &Value, pattern: &Regex, path: &str) -> Act {
    for (key, act) in [("hang", Act::Hang), ("reset", Act::Reset), ("close", Act::Close)] {
        if truth(rule, key) {
            return act;
        }
    }
    if let Some(length) = rule.get("truncate").and_then(Value::as_u64) {
        return Act::Truncate(usize::try_from(length).unwrap_or_default());
    }
    if let Some(to) = rule.get("redirect").and_then(Value::as_str) {
        let to = if truth(rule, "sub") { substitute(pattern, path, to) } else { to.to_owned() };
        return Act::Redirect(status(rule, "status", 302), to);
    }
    if let Some(file) = rule.get("file").and_then(Value::as_array) {
        let word = |place: usize| file.get(place).and_then(Value::as_str).unwrap_or_default();
        let Some(module) = universe::find(word(0), word(1)) else { return Act::Close };
        return match (word(2), text(rule, "as", "")) {
            (_, prefix) if !prefix.is_empty() => Act::Zip(universe::pack(prefix, &module.files)),
            ("zip", _) => Act::Zip(module.zip()),
            ("mod", _) => Act::Text(module.go_mod.clone()),
            _ => Act::Text(module.info()),
        };
    }
    if truth(rule, "pass") {
        return Act::Pass(text(rule, "pass", "").to_owned());
    }
    let ctype = text(rule, "ctype", "text/plain; charset=utf-8").to_owned();
    Act::Reply(status(rule, "status", 200), ctype, text(rule, "body", "").to_owned())
}

/// Python's `re.sub`, with `\1` and `\g<1>` for what the groups matched.
fn substitute(pattern: &Regex, path: &str, to: &str) -> String {
    let group = Regex::new(r"\\(?:(\d{1,2})|g<(\w+)>)").expect("a pattern of our own");
    let to = to.replace('$', "$$");
    let to = group.replace_all(&to, "$${$1$2}");
    pattern.replace_all(path, &*to).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_rule_that_fits_counts() {
        let persona = json!({"rules": [
            {"path": r"\.zip$", "truncate": 10},
            {"path": r"^/(.*)$", "redirect": r"https://b.test/\1?a=$1", "sub": true, "status": 308},
        ]});
        assert_eq!(act(&persona, "/x/@v/v1.zip"), Some(Act::Truncate(10)));
        let to = "https://b.test/x/@v/v1.mod?a=$1".to_owned();
        assert_eq!(act(&persona, "/x/@v/v1.mod"), Some(Act::Redirect(308, to)));
        assert_eq!(act(&json!({}), "/"), None);
    }

    #[test]
    fn a_redirect_without_sub_is_taken_as_it_is() {
        let persona = json!({"rules": [{"path": "", "redirect": "https://a.test/loop"}]});
        assert_eq!(act(&persona, "/x"), Some(Act::Redirect(302, "https://a.test/loop".to_owned())));
    }

    #[test]
    fn a_file_may_pretend_to_be_another() {
        let persona = json!({"rules": [
            {"path": "zip$", "file": ["corp.test/lib", "v1.1.0", "zip"], "as": "corp.test/lib@v1.0.0/"},
            {"path": "info$", "file": ["corp.test/lib", "v1.1.0", "info"]},
        ]});
        let Some(Act::Zip(zip)) = act(&persona, "/v1.zip") else { panic!() };
        assert_eq!(zip.prefix, "corp.test/lib@v1.0.0/");
        assert_ne!(zip.sum, universe::find("corp.test/lib", "v1.0.0").unwrap().zip().sum);
        let Some(Act::Text(info)) = act(&persona, "/v1.info") else { panic!() };
        assert!(info.contains("v1.1.0"));
    }

    #[test]
    fn basic_is_shown_in_words() {
        assert_eq!(shown("Basic dTpw"), "Basic u:p");
        assert_eq!(shown("Bearer tok"), "Bearer tok");
    }
}
