//! What to do with a file, step by step: to apply, to check or to undo it.

use yew::prelude::*;

use super::action::Action;
use crate::files::Step;
use crate::page::command::command as command_line;
use crate::page::setup::desk::Desk;
use crate::page::words::rich;

/// The steps, in order.
pub(crate) fn steps(desk: &Desk, target: &'static str, name: &'static str, steps: &[Step]) -> Html {
    let words = &desk.words;
    if steps.is_empty() {
        return html! {};
    }
    let id = format!("{name}-{target}");
    let step = |(i, step): (usize, &Step)| {
        html! {
            <li>
                <p>{ rich(&words.say(&step.text)) }</p>
                if let Some(command) = &step.command {
                    { command_line(words, desk.sends(Action::Say), &format!("{id}-{i}").into(), command) }
                }
                if let Some(good) = &step.good {
                    <p class="good"><strong class="lead">{ words.get("page.good") }</strong>{ rich(&words.say(good)) }</p>
                }
            </li>
        }
    };
    html! {
        <section class={classes!("steps", name)} aria-labelledby={id.clone()}>
            <h3 id={id.clone()}>{ words.get(&format!("page.{name}")) }</h3>
            <ol>{ for steps.iter().enumerate().map(step) }</ol>
        </section>
    }
}
