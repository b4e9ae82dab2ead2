//! The settings that count, each with who set it.

use yew::prelude::*;

use crate::explain::{Story, Told};
use crate::page::words::{Words, rich};

/// The table.
pub(crate) fn told(words: &Words, story: &Story) -> Html {
    let row = |told: &Told| {
        html! {
            <tr key={told.name}>
                <th scope="row"><code translate="no">{ told.name }</code></th>
                <td><code class="settings-value" translate="no">{ told.value.clone() }</code></td>
                <td>{ rich(&words.say(&told.origin)) }</td>
            </tr>
        }
    };
    html! {
        <>
            <h3 id="told-heading">{ words.get("see.told") }</h3>
            <table class="settings" aria-labelledby="told-heading">
                <thead class="unseen">
                    <tr>
                        <th scope="col">{ words.get("page.variable") }</th>
                        <th scope="col">{ words.get("page.value") }</th>
                        <th scope="col">{ words.get("see.set-by") }</th>
                    </tr>
                </thead>
                <tbody>{ for story.settings.iter().map(row) }</tbody>
            </table>
        </>
    }
}
