//! The field: a text is typed, pasted, dropped or opened here. The field's text is its own; nothing renders it again.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::prelude::*;

use super::action::Action;
use super::bench::{Bench, FIELD};
use super::desk::Desk;
use super::examples::examples;
use super::recognised::{covered, kinds};
use super::state::{Size, State};
use super::told::Request;
use crate::page::browser;
use crate::page::icon::Icon;
use crate::page::words::Words;
use crate::text::Msg;

/// The field with all that belongs to it.
pub(crate) fn paste(desk: &Desk, state: &State, bench: &Rc<Bench>) -> Html {
    let words = &desk.words;
    let is_empty = state.size == Size::Empty;
    html! {
        <section class={classes!("paste", (!is_empty).then_some("filled"))} aria-labelledby="fix-label">
            <h2><label id="fix-label" for={FIELD}>{ words.get("fix.paste") }</label></h2>
            <p class="help" id="fix-help">{ words.get("fix.paste-help") }</p>
            { tools(desk, state, bench) }
            <Field words={words.clone()} bench={Hold(bench.clone())} is_long={state.size == Size::Long} />
            if let Some(window) = state.window.as_deref() {
                <div class="fix-part">
                    <p class="help">
                        { words.say(&part(state, window.first, window.last)) }
                    </p>
                    { look(words, bench, "fix.earlier", window.from > 0, Request::LookUpTo(window.from)) }
                    { look(words, bench, "fix.later", window.last < lines(state), Request::LookFrom(window.to)) }
                </div>
            }
            { covered(words, state) }
            if is_empty { { examples(words, state) } } else { { kinds(desk, state, bench) } }
        </section>
    }
}

fn lines(state: &State) -> usize {
    state.told.as_ref().map_or(0, |told| told.lines)
}

fn part(state: &State, first: usize, last: usize) -> Msg {
    Msg::new("fix.part").with("first", first).with("last", last).with("lines", lines(state))
}

fn look(words: &Words, bench: &Rc<Bench>, text: &'static str, is_there: bool, request: Request) -> Html {
    let bench = bench.clone();
    html! {
        <button type="button" class="button" disabled={!is_there} onclick={move |_| bench.look(request)}>
            { words.get(text) }
        </button>
    }
}

/// Opening, emptying, going back.
fn tools(desk: &Desk, state: &State, bench: &Rc<Bench>) -> Html {
    let words = &desk.words;
    let (opening, clearing) = (bench.clone(), bench.clone());
    let onchange = move |event: Event| opening.take(browser::opened(&event));
    let clear = move |_| {
        clearing.put("".into(), None, false);
        browser::focus(FIELD);
    };
    let step = |text: &'static str, request: Request, is_there: bool| {
        let bench = bench.clone();
        html! {
            if is_there {
                <button
                    type="button" class="button" data-step={text} disabled={state.is_old()}
                    onclick={move |_| bench.change(request)}
                >{ words.get(text) }</button>
            }
        }
    };
    let told = state.told.as_deref();
    html! {
        <div class="fix-tools">
            <label class="button">
                { Icon::Open.show() }<span>{ words.get("fix.open") }</span>
                <input id="fix-files" type="file" class="unseen" multiple=true {onchange} />
            </label>
            if state.size != Size::Empty {
                <button type="button" class="button" data-step="clear" onclick={clear}>{ words.get("fix.clear") }</button>
            }
            { step("fix.undo", Request::Undo, told.is_some_and(|told| told.has_past)) }
            { step("fix.redo", Request::Redo, told.is_some_and(|told| told.has_future)) }
        </div>
    }
}

/// The bench, which is the same as long as the view lives.
#[derive(Clone)]
pub(crate) struct Hold(pub(crate) Rc<Bench>);

impl PartialEq for Hold {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The field.
#[derive(PartialEq, Properties)]
struct FieldProps {
    words: Words,
    bench: Hold,
    is_long: bool,
}

#[function_component]
fn Field(props: &FieldProps) -> Html {
    let node = use_node_ref();
    let bench = props.bench.0.clone();
    // A word that is being composed is read when it is done.
    use_effect_with(node.clone(), {
        let bench = bench.clone();
        move |node| {
            let listener =
                node.get().map(|node| EventListener::new(&node, "compositionend", move |_| bench.typed(false)));
            move || drop(listener)
        }
    });
    let (typing, pasting) = (bench.clone(), bench);
    let oninput = move |event: InputEvent| {
        if !browser::is_composing(&event) {
            typing.typed(browser::is_pasted(&event));
        }
    };
    let onpaste = move |event: Event| {
        if browser::pasted(&event).is_some_and(|text| pasting.pasted(&text)) {
            event.prevent_default();
        }
    };
    html! {
        <textarea
            id={FIELD} ref={node} rows="14" spellcheck="false" autocapitalize="none" autocomplete="off" wrap="off"
            translate="no" readonly={props.is_long} placeholder={props.words.get("fix.placeholder").to_owned()}
            aria-describedby="fix-help fix-state" {oninput} {onpaste}
        />
    }
}

/// Files that are dropped anywhere on the view are taken; text finds its own way into the field.
pub(crate) fn catch(desk: &Desk, bench: &Rc<Bench>) -> [Callback<DragEvent>; 3] {
    let over = desk.dispatch.clone();
    let over = Callback::from(move |event: DragEvent| {
        if browser::has_files(&event) {
            event.prevent_default();
            over.dispatch(Action::Hold(true));
        }
    });
    let leave = desk.sends(|_: DragEvent| Action::Hold(false));
    let (dispatch, bench) = (desk.dispatch.clone(), bench.clone());
    let drop = Callback::from(move |event: DragEvent| {
        dispatch.dispatch(Action::Hold(false));
        let files = browser::dropped(&event);
        if !files.is_empty() {
            event.prevent_default();
            bench.take(files);
        }
    });
    [over, leave, drop]
}
