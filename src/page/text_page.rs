//! Where the pages that need no script lie, seen from the page's root; knows rules by their codes only.

use crate::text::Lang;

/// The page about the rule with this code.
pub(crate) fn of_rule(code: &str, lang: Lang) -> String {
    of(&format!("rules/{code}"), lang)
}

/// The list of all rules.
pub(crate) fn of_rules(lang: Lang) -> String {
    of("rules", lang)
}

/// The quick reference: symptom, first check, what helps.
pub(crate) fn of_reference(lang: Lang) -> String {
    of("reference", lang)
}

fn of(folder: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{folder}/"),
        Lang::ZhCn => format!("zh/{folder}/"),
    }
}
