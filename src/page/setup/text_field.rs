//! A question that is answered by typing: one value, or several, one a line.

use yew::prelude::*;

use crate::ask::QuestionId;
use crate::page::browser;
use crate::page::icon::Icon;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;
use crate::page::setup::draft::{self, Draft};
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// The field shows what was typed, always; what is wrong with it stands under it.
pub(crate) fn text_field(desk: &Desk, id: QuestionId, is_list: bool, values: &[String], draft: Option<&Draft>) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let (id, question) = (id, id.question().name);
    let (field, help, error) = (format!("field-{question}"), format!("help-{question}"), format!("error-{question}"));
    let text = draft.map_or_else(|| draft::text(values), |draft| draft.text.clone());
    let is_refused = draft.is_some_and(|draft| draft.refused.is_some());
    let described = format!("{help} {error}");
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| dispatch.dispatch(Action::Type(id, browser::typed(&event))))
    };
    let onblur = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: FocusEvent| dispatch.dispatch(Action::Leave(id)))
    };
    let take = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::TakeInstead(id)));
    let input = if is_list {
        let rows = text.lines().count().clamp(2, 8).to_string();
        html! {
            <textarea
                id={field.clone()} name={question} {rows} value={text} spellcheck="false" autocapitalize="none"
                autocomplete="off" wrap="off" translate="no" aria-describedby={described}
                aria-invalid={is_refused.to_string()} {oninput} {onblur}
            />
        }
    } else {
        html! {
            <input
                id={field.clone()} name={question} type="text" value={text} spellcheck="false" autocapitalize="none"
                autocomplete="off" translate="no" aria-describedby={described} aria-invalid={is_refused.to_string()}
                {oninput} {onblur}
            />
        }
    };
    html! {
        <>
            <label class="label" for={field}>{ words.get(&format!("ask.{question}")) }</label>
            <p class="help" id={help}>{ rich(words.get(&format!("ask.{question}.help"))) }</p>
            { input }
            <div class="error" id={error} role="status">
                { for draft.and_then(|draft| refusal(draft, words, &take)) }
            </div>
        </>
    }
}

fn refusal(draft: &Draft, words: &Words, take: &Callback<MouseEvent>) -> Option<Html> {
    let refused = draft.refused.as_ref()?;
    let place = refused.place.map(|n| {
        html! { <strong class="lead">{ words.say(&Msg::new("page.value-place").with("n", n)) }</strong> }
    });
    let instead = refused.refusal.instead.as_ref().map(|instead| {
        html! {
            <button type="button" class="button" onclick={take.clone()}>
                { rich(&words.say(&Msg::new("page.take-instead").with("instead", instead))) }
            </button>
        }
    });
    Some(html! {
        <>
            <p>{ Icon::Stop.show() }<span>{ for place }{ rich(&words.say(&refused.refusal.msg)) }</span></p>
            <p class="help">{ words.get("page.last-valid") }</p>
            { instead }
        </>
    })
}
