//! A file: where it goes, its text with reasons, and how it is applied, checked and undone.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::block::block;
use super::existing::existing;
use super::reason::reason_panel;
use super::steps::steps;
use crate::ask::QuestionId;
use crate::files::How;
use crate::page::browser;
use crate::page::copy_button::CopyButton;
use crate::page::icon::Icon;
use crate::page::setup::desk::Desk;
use crate::page::setup::shown::Shown;
use crate::page::words::rich;

/// The file.
#[derive(PartialEq, Properties)]
pub(crate) struct PanelProps {
    /// Texts and dispatcher.
    pub(crate) desk: Desk,
    /// The file.
    pub(crate) shown: Rc<Shown>,
    /// What was pasted as the existing file.
    pub(crate) existing: Option<AttrValue>,
    /// Whether it is seen.
    pub(crate) is_open: bool,
    /// The line that was pointed at.
    pub(crate) spot: Option<usize>,
    /// The question whose lines are marked.
    pub(crate) mark: Option<QuestionId>,
    /// The questions that matter.
    pub(crate) asked: Rc<Vec<QuestionId>>,
}

/// The panel.
#[function_component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let (desk, words) = (&props.desk, &props.desk.words);
    let (shown, file) = (&props.shown, &props.shown.file);
    let target = file.target;
    let id = AttrValue::from(format!("block-{target}"));
    let download = {
        let (name, text) = (file.file_name(), id.clone());
        Callback::from(move |_: MouseEvent| {
            // A browser that refuses has told its user so.
            let _ = browser::download(name, &browser::text_of(&text));
        })
    };
    html! {
        <article
            class="panel"
            role="tabpanel"
            id={format!("panel-{target}")}
            aria-labelledby={format!("tab-{target}")}
            hidden={!props.is_open}
        >
            <header class="panel-head">
                <div class="panel-place">
                    <code class="panel-path" translate="no">{ file.place.at }</code>
                    <p class="help">{ rich(words.get(&format!("place.{}", file.place.how.name()))) }</p>
                </div>
                <div class="panel-tools">
                    <CopyButton words={words.clone()} say={desk.sends(Action::Say)} of={id.clone()} what={file.file_name()} file={target} is_main=true />
                    <button type="button" class="button" data-download={file.path} onclick={download}>
                        { Icon::Download.show() }<span>{ words.get("page.download") }</span>
                        <span class="unseen">{ format!(" {}", file.file_name()) }</span>
                    </button>
                </div>
            </header>
            if let Some(choice) = &file.choice {
                <p class="choice-why">{ rich(&words.say(choice)) }</p>
            }
            if let How::Merge { .. } = file.place.how {
                { existing(desk, shown, props.existing.as_ref()) }
            }
            <div class="bench">
                { block(desk, &id, shown, props.spot, props.mark) }
                { reason_panel(desk, shown, props.spot, &props.asked) }
            </div>
            // Steps can be many; those of hidden files would only cost time.
            if props.is_open {
                { steps(desk, target, "apply", &file.apply) }
                { steps(desk, target, "check", &file.check) }
                { steps(desk, target, "undo", &file.undo) }
            }
        </article>
    }
}
