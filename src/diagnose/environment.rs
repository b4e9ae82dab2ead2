//! The settings of a paste as Explain takes them: one environment, passwords replaced.

use crate::explain::{Pasted, VARIABLES};
use crate::facts::{Case, How, Place, Setting};
use crate::read::Kind;
use crate::secret::mask;

/// What go has for settings where the paste says most of them first. Several places never become one environment.
pub(super) fn environment(case: &Case) -> Pasted {
    // `go env` prints what counts in the end, defaults included; netrc is no variable: both have a reader of their own.
    let whole = case.documents.iter().filter(|it| matches!(it.kind(), Kind::GoEnv | Kind::Netrc));
    let text: Vec<_> = whole.map(|it| it.span().of(case.text)).collect();
    let mut out = Pasted::read(&text.join("\n"));
    let is_known = |it: &&Setting| VARIABLES.contains(&it.name.as_str()) && !it.is_remark && it.how != How::GoEnvPrint;
    let known: Vec<_> = case.settings.iter().filter(is_known).collect();
    let place = if out.variables.is_empty() { known.first().map_or(Place::Shell, |it| it.place) } else { Place::Shell };
    for setting in known.iter().filter(|it| together(it.place) == together(place)) {
        if setting.is_set() && !setting.has_gap() {
            out.variables.insert(setting.name.clone(), mask(&setting.value).0);
        } else {
            out.variables.remove(&setting.name);
        }
    }
    out.variables.retain(|_, value| !value.is_empty());
    out
}

/// go's own file counts wherever the shell of its user does.
const fn together(place: Place) -> Place {
    match place {
        Place::GoEnvFile => Place::Shell,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;

    fn setting(name: &str, value: &str, place: Place) -> Setting {
        Setting {
            name: name.to_owned(),
            value: value.to_owned(),
            how: How::Export,
            place,
            at: Span::default(),
            name_at: Span::default(),
            value_at: Span::default(),
            quote: None,
            is_remark: false,
        }
    }

    #[test]
    fn one_place_and_no_password() {
        let mut case = Case::of("", Some(Kind::Shell));
        case.settings = vec![
            setting("PATH", "/go/bin", Place::Shell),
            setting("GOPROXY", "https://me:hunter2@goproxy.corp.example,direct", Place::Shell),
            setting("GOPRIVATE", "*.corp.example", Place::GoEnvFile),
            setting("GOPROXY", "off", Place::BuildStep(Some(0))),
            setting("HTTPS_PROXY", "$PROXY", Place::Shell),
        ];
        let it = environment(&case);
        let names: Vec<_> = it.variables.keys().map(String::as_str).collect();
        assert_eq!(names, ["GOPRIVATE", "GOPROXY"]);
        assert!(it.variables["GOPROXY"].contains("goproxy.corp.example") && !format!("{it:?}").contains("hunter2"));
    }

    #[test]
    fn what_go_prints_is_read_as_such() {
        let text = "GOPROXY='https://proxy.golang.org,direct'\nGOPRIVATE='*.corp.example'\nGONOPROXY='*.corp.example'\nGOVERSION='go1.25.1'\n";
        let it = environment(&Case::of(text, Some(Kind::GoEnv)));
        assert_eq!(it.variables.keys().collect::<Vec<_>>(), ["GOPRIVATE"]);
        assert!(it.release.is_some() || it.other_release.is_some());
    }
}
