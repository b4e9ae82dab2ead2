//! A button that copies what an element shows, and says whether it did.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::browser;
use super::embed::Said;
use super::icon::Icon;
use super::words::Words;
use crate::text::Msg;

/// What is copied.
#[derive(PartialEq, Properties)]
pub(crate) struct CopyButtonProps {
    /// The texts.
    pub(crate) words: Words,
    /// Says aloud how it went.
    pub(crate) say: Callback<String>,
    /// The id of the element whose text is copied.
    pub(crate) of: AttrValue,
    /// What it is, for those who hear it.
    pub(crate) what: AttrValue,
    /// What it says on it.
    #[prop_or("page.copy")]
    pub(crate) label: &'static str,
    /// The text to copy, if it is not what the element shows.
    #[prop_or_default]
    pub(crate) whole: Option<Callback<(), String>>,
    /// The file that it is, if it is one: a page around the frame may know.
    #[prop_or_default]
    pub(crate) file: Option<&'static str>,
    /// Whether it is the main one.
    #[prop_or_default]
    pub(crate) is_main: bool,
}

/// How the last try ended.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    None,
    Copied,
    Selected,
}

/// The label shows the outcome for so long, in milliseconds.
const SHOWN_FOR: u32 = 2500;

/// The button.
#[function_component]
pub(crate) fn CopyButton(props: &CopyButtonProps) -> Html {
    let (words, say) = (props.words.clone(), props.say.clone());
    let outcome = use_state_eq(|| Outcome::None);
    let timer = use_mut_ref(|| None::<Timeout>);
    let onclick = {
        let (of, what, outcome, words) = (props.of.clone(), props.what.clone(), outcome.clone(), words.clone());
        let (whole, file) = (props.whole.clone(), props.file);
        Callback::from(move |_: MouseEvent| {
            let (of, what, outcome, words) = (of.clone(), what.clone(), outcome.clone(), words.clone());
            let text = whole.as_ref().map_or_else(|| browser::text_of(&of), |whole| whole.emit(()));
            let (say, timer) = (say.clone(), timer.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let is_copied = browser::copy(&text).await;
                match file {
                    _ if !is_copied => browser::select(&of),
                    Some(file) => browser::say(Said::Copied { file }),
                    None => {}
                }
                outcome.set(if is_copied { Outcome::Copied } else { Outcome::Selected });
                let said = if is_copied { "page.copied-what" } else { "page.copy-by-hand-what" };
                say.emit(words.say(&Msg::new(said).with("what", &*what)));
                let back = outcome.clone();
                *timer.borrow_mut() = Some(Timeout::new(SHOWN_FOR, move || back.set(Outcome::None)));
            });
        })
    };
    let (icon, label) = match *outcome {
        Outcome::None => (Icon::Copy, props.label),
        Outcome::Copied => (Icon::Done, "page.copied"),
        Outcome::Selected => (Icon::Copy, "page.copy-by-hand"),
    };
    let classes = classes!("button", props.is_main.then_some("main"), (*outcome == Outcome::Copied).then_some("done"));
    html! {
        <button type="button" class={classes} data-copy={props.of.clone()} {onclick}>
            { icon.show() }<span>{ words.get(label) }</span><span class="unseen">{ format!(" {}", props.what) }</span>
        </button>
    }
}
