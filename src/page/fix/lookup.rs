//! Where to look something up when there is nothing to paste: the quick reference and the list of rules.

use yew::prelude::*;

use crate::page::text_page;
use crate::page::words::Words;

/// The two links.
pub(crate) fn lookup(words: &Words) -> Html {
    let lang = words.lang();
    html! {
        <>
            <p class="help">{ words.get("fix.lookup") }</p>
            <ul class="chips">
                <li><a class="chip" href={text_page::of_reference(lang)} target="_blank" rel="noopener">{ words.get("fix.to-reference") }</a></li>
                <li><a class="chip" href={text_page::of_rules(lang)} target="_blank" rel="noopener">{ words.get("fix.to-rules") }</a></li>
            </ul>
        </>
    }
}
