//! Where the page about a rule lies, seen from the page's root; knows rules by their codes only.

use crate::text::Lang;

/// The address of the page about the rule with this code.
pub(crate) fn rule_page(code: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("rules/{code}/"),
        Lang::ZhCn => format!("zh/rules/{code}/"),
    }
}
