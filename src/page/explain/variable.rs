//! The field of a variable. What is being typed stays in the field; only text without passwords leaves it.

use yew::prelude::*;

use crate::explain::mask;
use crate::page::browser;
use crate::page::icon::Icon;
use crate::page::words::{Words, rich};

/// A field.
#[derive(PartialEq, Properties)]
pub(crate) struct VariableFieldProps {
    /// The texts.
    pub(crate) words: Words,
    /// The variable.
    pub(crate) name: &'static str,
    /// Its value, passwords replaced.
    pub(crate) value: AttrValue,
    /// What go takes if it is not set.
    pub(crate) usual: AttrValue,
    /// It was typed.
    pub(crate) set: Callback<String>,
}

/// The field.
#[function_component]
pub(crate) fn VariableField(props: &VariableFieldProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let id = format!("explain-{}", props.name);
    let help = format!("{id}-help");
    let has_secret = typed.as_ref().is_some_and(|text| mask(text).1);
    let oninput = {
        let (typed, set) = (typed.clone(), props.set.clone());
        Callback::from(move |event: InputEvent| {
            let text = browser::typed(&event);
            set.emit(mask(&text).0);
            typed.set(Some(text));
        })
    };
    let onblur = {
        let typed = typed.clone();
        Callback::from(move |_: FocusEvent| typed.set(None))
    };
    let value = typed.as_ref().map_or_else(|| props.value.clone(), |text| AttrValue::from(text.clone()));
    html! {
        <div class="variable">
            <label for={id.clone()}><code translate="no">{ props.name }</code></label>
            <input
                {id} type="text" {value} placeholder={props.usual.clone()} spellcheck="false" autocapitalize="none"
                autocomplete="off" translate="no" aria-describedby={help.clone()} {oninput} {onblur}
            />
            <div id={help} role="status" class="note-line">
                if has_secret {
                    <p class="note caution">{ Icon::Caution.show() }<span>{ rich(props.words.get("see.secret")) }</span></p>
                }
            </div>
        </div>
    }
}
